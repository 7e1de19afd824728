--- The argument as a picture and as a table, and the text of a rule.
local lakatos = require("lakatos")
local outline = require("lakatos.outline")
local show = require("lakatos.beside").show
local M = {}

--- Goes to the place that a line of a window stands for, with Enter.
local function follow(buffer, places)
  vim.keymap.set("n", "<CR>", function()
    local place = places[vim.api.nvim_win_get_cursor(0)[1]]
    if place then
      vim.cmd("wincmd p")
      vim.lsp.util.show_document(place, lakatos.client().offset_encoding, { focus = true })
    end
  end, { buffer = buffer, desc = "Go to the case" })
end

--- The table of predictions and cases as lines, and the place of each line.
function M.table_of(matrix)
  local lines, places = {}, {}
  local width = 4
  for _, case in ipairs(matrix.cases) do
    width = math.max(width, vim.fn.strdisplaywidth(case.name))
  end
  for number, prediction in ipairs(matrix.predictions) do
    lines[#lines + 1] = ("%2d  %s"):format(number, prediction.name)
    places[#lines] = prediction.location
  end
  lines[#lines + 1] = ""
  local head = (" "):rep(width)
  for number in ipairs(matrix.predictions) do
    head = head .. ("%4d"):format(number)
  end
  lines[#lines + 1] = head
  for _, case in ipairs(matrix.cases) do
    local line = case.name .. (" "):rep(width - vim.fn.strdisplaywidth(case.name))
    for _, result in ipairs(case.results) do
      line = line .. "   " .. (outline.SIGNS[result] or result)
    end
    lines[#lines + 1] = line
    places[#lines] = case.location
  end
  lines[#lines + 1] = ""
  return vim.list_extend(lines, outline.LEGEND), places
end

--- Shows predictions and cases as a table; Enter goes to the case or prediction of a line.
function M.matrix()
  lakatos.ask("lakatos/matrix", lakatos.document(), function(matrix)
    local lines, places = M.table_of(matrix)
    follow(show(lines, "lakatos://matrix", "lakatos-matrix"), places)
  end)
end

--- Whether a picture can be shown where this Neovim's user sits: at the end of SSH there is nobody to see it.
function M.has_display()
  if vim.env.SSH_TTY or vim.env.SSH_CONNECTION or #vim.api.nvim_list_uis() == 0 then
    return false
  end
  return vim.fn.has("mac") == 1
    or vim.fn.has("win32") == 1
    or vim.fn.has("wsl") == 1
    or (vim.env.DISPLAY or vim.env.WAYLAND_DISPLAY or "") ~= ""
end

--- Shows the argument as an outline, and says where its picture is.
local function show_outline(map, file)
  lakatos.ask("lakatos/matrix", lakatos.document(), function(matrix)
    local lines, places = outline.lines_of(map, matrix)
    local head = { "The picture is in " .. file .. ".", "Enter goes to the line in the draft.", "" }
    local moved = {}
    for line, place in pairs(places) do
      moved[line + #head] = place
    end
    follow(show(vim.list_extend(head, lines), "lakatos://map", "lakatos-map"), moved)
    vim.wo[0].wrap = false
  end)
end

--- Draws the map into a file of Neovim's own cache. Where there is a display, the system opens it as it opens pictures; where
--- there is none, or with `as_text`, the argument is shown as an outline.
function M.map(as_text)
  lakatos.ask("lakatos/map", lakatos.document(), function(map)
    local file = vim.fs.joinpath(vim.fn.stdpath("cache"), "lakatos-map.svg")
    vim.fn.mkdir(vim.fn.fnamemodify(file, ":h"), "p")
    vim.fn.writefile(vim.split(map.svg, "\n"), file)
    vim.b.lakatos_map = file
    if as_text or not M.has_display() then
      return show_outline(map, file)
    end
    local _, problem = vim.ui.open(file)
    if problem then
      show_outline(map, file)
    end
  end)
end

--- The rule that is found on this line, if one is.
local function rule_here()
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  for _, diagnostic in ipairs(vim.diagnostic.get(0, { lnum = line })) do
    if diagnostic.source == "lakatos" then
      return diagnostic.code
    end
  end
end

--- Shows the page of a rule.
function M.explain(rule)
  rule = rule ~= "" and rule or rule_here()
  if not rule then
    vim.notify("lakatos finds nothing on this line: name a rule", vim.log.levels.INFO)
    return
  end
  lakatos.ask("lakatos/explain", { rule = rule }, function(page)
    show(vim.split(page, "\n"), "lakatos://" .. rule, "markdown")
  end)
end

return M
