--- Why a verdict is what it is: the server's page in a floating window, in which Enter follows a link.
local lakatos = require("lakatos")
local M = {}

--- Puts the cursor on the first hole from a line on, to be written over.
local function to_hole(row)
  vim.api.nvim_win_set_cursor(0, { row, 0 })
  if vim.fn.search("…", "cW") > 0 then
    vim.cmd("normal! v")
  end
end

--- Leads to a line, or makes an edit.
local function follow(link, page_window, encoding)
  vim.api.nvim_win_close(page_window, true)
  if link.location then
    vim.lsp.util.show_document(link.location, encoding, { focus = true })
  elseif link.edit then
    vim.lsp.util.apply_workspace_edit(link.edit, encoding)
    local uri, edits = next(link.edit.changes or {})
    local change = (link.edit.documentChanges or {})[1]
    if change then
      uri, edits = change.textDocument.uri, change.edits
    end
    if uri then
      vim.lsp.util.show_document({ uri = uri, range = edits[1].range }, encoding, { focus = true })
      to_hole(edits[1].range.start.line + 1)
    end
  end
end

--- The link at the cursor of a page, or else the first on its line.
local function link_here(page)
  local line, column = vim.api.nvim_get_current_line(), vim.api.nvim_win_get_cursor(0)[2] + 1
  local first
  for from, number, to in line:gmatch("()%[[^%]]*%]%(#(%d+)%)()") do
    first = first or tonumber(number)
    if from <= column and column < to then
      return page.links[tonumber(number)]
    end
  end
  return page.links[first]
end

--- Shows a page in a window above the text.
local function show(page)
  -- The page's own buffer has no server.
  local encoding = lakatos.client().offset_encoding
  local lines = vim.split(page.markdown, "\n", { trimempty = true })
  local width = math.min(92, vim.o.columns - 4)
  local height = math.min(#lines + 4, vim.o.lines - 6)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].bufhidden = "wipe"
  local window = vim.api.nvim_open_win(buffer, true, {
    relative = "editor",
    row = math.floor((vim.o.lines - height) / 2) - 1,
    col = math.floor((vim.o.columns - width) / 2),
    width = width,
    height = height,
    border = "rounded",
    title = " " .. page.title .. " ",
    footer = " Enter follows a link, q closes ",
  })
  -- The ends of links are hidden, and long points run over under their words.
  vim.bo[buffer].filetype = "markdown"
  vim.wo[window].conceallevel = 2
  vim.wo[window].concealcursor = "n"
  vim.wo[window].wrap = true
  vim.wo[window].linebreak = true
  vim.wo[window].breakindent = true
  vim.b[buffer].lakatos_page = page.title
  vim.keymap.set("n", "q", "<cmd>close<cr>", { buffer = buffer, desc = "Close the page" })
  vim.keymap.set("n", "<CR>", function()
    local link = link_here(page)
    if link then
      follow(link, window, encoding)
    end
  end, { buffer = buffer, desc = "Follow the link" })
end

--- The name at the cursor, with its label.
local function name_here()
  local line, column = vim.api.nvim_get_current_line(), vim.api.nvim_win_get_cursor(0)[2] + 1
  for from, word, to in line:gmatch("()([%w_.%-]+)()") do
    if from <= column and column < to then
      return word
    end
  end
end

--- Says why something stands as it does: what is named, or what is at the cursor.
function M.why(name)
  name = name ~= "" and name or name_here()
  if not name then
    vim.notify("lakatos: name a theory, an auxiliary, a prediction or a case", vim.log.levels.INFO)
    return
  end
  local question = vim.tbl_extend("force", lakatos.document(), { name = name })
  lakatos.ask("lakatos/why", question, show)
end

--- Says which case would tell a theory from its rivals.
function M.crucial(name)
  lakatos.ask("lakatos/why", vim.tbl_extend("force", lakatos.document(), { name = name, crucial = true }), show)
end

--- The commands behind the server's lenses.
vim.lsp.commands["lakatos.why"] = function(command)
  local uri, name, case = unpack(command.arguments)
  lakatos.ask("lakatos/why", { uri = uri, name = name, case = case }, show)
end
vim.lsp.commands["lakatos.crucialCase"] = function(command)
  M.crucial(command.arguments[2])
end

return M
