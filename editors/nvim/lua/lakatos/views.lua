--- The argument as a picture and as a table, and the text of a rule.
local lakatos = require("lakatos")
local M = {}

--- The signs of results in the table.
local SIGNS = { corroborates = "+", contradicts = "–", silent = "·", undecided = "?", contested = "±" }

--- Opens a window beside this one with some lines that are not to be changed.
local function show(lines, name, filetype)
  vim.cmd("vertical new")
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].buftype = "nofile"
  vim.bo[buffer].bufhidden = "wipe"
  vim.bo[buffer].swapfile = false
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].filetype = filetype
  pcall(vim.api.nvim_buf_set_name, buffer, name)
  return buffer
end

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
      line = line .. "   " .. (SIGNS[result] or result)
    end
    lines[#lines + 1] = line
    places[#lines] = case.location
  end
  lines[#lines + 1] = ""
  lines[#lines + 1] = "+ corroborates   – contradicts   · silent   ? undecided   ± contested"
  return lines, places
end

--- Shows predictions and cases as a table; Enter goes to the case or prediction of a line.
function M.matrix()
  lakatos.ask("lakatos/matrix", lakatos.document(), function(matrix)
    local lines, places = M.table_of(matrix)
    follow(show(lines, "lakatos://matrix", "lakatos-matrix"), places)
  end)
end

--- Draws the map into a file of Neovim's own cache, and opens it as the system opens pictures.
function M.map()
  lakatos.ask("lakatos/map", lakatos.document(), function(map)
    local file = vim.fs.joinpath(vim.fn.stdpath("cache"), "lakatos-map.svg")
    vim.fn.mkdir(vim.fn.fnamemodify(file, ":h"), "p")
    vim.fn.writefile(vim.split(map.svg, "\n"), file)
    vim.b.lakatos_map = file
    local _, problem = vim.ui.open(file)
    if problem then
      vim.notify("lakatos: the map is in " .. file, vim.log.levels.INFO)
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
