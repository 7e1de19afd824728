-- The plugin as a user has it: `nvim --headless --clean --cmd 'set rtp^=PLUGIN' -l` does not load plugins, so it is sourced
-- by `-c luafile`. Run by test/run.sh.
local passed, failed = 0, 0

local function check(name, ok, seen)
  passed, failed = passed + (ok and 1 or 0), failed + (ok and 0 or 1)
  io.stdout:write(("%s %s%s\n"):format(ok and "ok  " or "FAIL", name, ok and "" or "  " .. vim.inspect(seen)))
end

local function eventually(condition)
  return vim.wait(120000, condition, 20)
end

local function codes(buffer)
  return vim.tbl_map(function(diagnostic)
    return diagnostic.code
  end, vim.diagnostic.get(buffer))
end

local function find(pattern)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.fn.search(pattern, "cW")
  local position = vim.api.nvim_win_get_cursor(0)
  return { line = position[1] - 1, character = position[2] }
end

local function request(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 120000) or {}
  for _, answer in pairs(answers) do
    return answer.result
  end
end

local function draft(name, text)
  local file = vim.fs.joinpath(vim.env.LAKATOS_FOLDER, name)
  vim.fn.writefile(vim.split(text, "\n"), file)
  vim.cmd.edit(file)
  return vim.api.nvim_get_current_buf()
end

local TEXT = [[
concept alignment

concept threat

theory balance "Balance of threat"
  predicts align: alignment when threat

case korea-japan 1990..2012
  threat=yes
  alignment = no]]

local function lak()
  local buffer = draft("a.lak", TEXT)
  check("the file type is lakatos", vim.bo.filetype == "lakatos", vim.bo.filetype)
  check("a finding is shown", eventually(function()
    return vim.tbl_contains(codes(buffer), "anomaly-unaddressed")
  end), codes(buffer))
  local underlined = vim.api.nvim_buf_get_extmarks(buffer, -1, 0, -1, { details = true })
  check("it is underlined", vim.iter(underlined):any(function(mark)
    return (mark[4].hl_group or ""):find("DiagnosticUnderline") ~= nil
  end), #underlined)

  find("alignment = no")
  local float = vim.diagnostic.open_float({ scope = "line" })
  local words = float and table.concat(vim.api.nvim_buf_get_lines(float, 0, -1, false), " ") or ""
  check("a window tells what is found, and the rule", words:find("contradicts", 1, true) and words:find("anomaly%-unaddressed"), words)
  vim.cmd("silent! fclose")
  vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
  check("the result stands behind a prediction", eventually(function()
    return #vim.lsp.inlay_hint.get({ bufnr = buffer }) > 0
  end))
  vim.lsp.codelens.refresh({ bufnr = buffer })
  check("and above a theory how it stands", eventually(function()
    return #vim.lsp.codelens.get(buffer) > 0
  end))
  vim.lsp.completion.enable(true, require("lakatos").client().id, buffer, { autotrigger = true })

  local document = vim.lsp.util.make_text_document_params()
  local hover = request("textDocument/hover", { textDocument = document, position = find("balance") })
  check("a hover tells the account of a theory", hover and hover.contents.value:find("Balance of threat", 1, true), hover)

  vim.lsp.buf.format({ timeout_ms = 120000 })
  local line = vim.api.nvim_buf_get_lines(buffer, 8, 9, false)[1]
  check("the draft is laid out", line == "  threat    = yes", line)

  find("alignment = no")
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title:find("concede", 1, true) ~= nil
    end,
  })
  check("a fix is applied", eventually(function()
    return vim.fn.search("concedes korea-japan", "nw") > 0
  end), vim.api.nvim_buf_get_lines(buffer, 0, -1, false))
  vim.cmd("silent! %s/…/The theory fails here/g")
  check("once it is finished, its finding goes", eventually(function()
    return not vim.tbl_contains(codes(buffer), "anomaly-unaddressed")
  end), codes(buffer))

  find("threat$")
  vim.lsp.buf.rename("menace")
  check("a name is changed everywhere", eventually(function()
    return vim.fn.search([[\<threat\>]], "nw") == vim.fn.search("Balance of threat", "nw")
      and vim.fn.search("menace    = yes\\|menace *= yes", "nw") > 0
  end), vim.api.nvim_buf_get_lines(buffer, 0, -1, false))

  check("the parser is there", require("lakatos").has_parser())
  vim.treesitter.get_parser(buffer, "lakatos"):parse()
  local captures = vim.treesitter.get_captures_at_pos(buffer, 4, 0)
  check("a keyword is coloured", captures[1] and captures[1].capture == "keyword.type", captures)
  check("declarations fold", vim.treesitter.foldexpr(5) ~= "0", vim.treesitter.foldexpr(5))
end

local function markdown()
  local buffer = draft("b.md", "Some prose.\n\n```lakatos\n" .. TEXT .. "\n```\n\n<!-- lakatos\nconcept more\n-->\n")
  check("findings stand in Markdown too", eventually(function()
    return vim.tbl_contains(codes(buffer), "anomaly-unaddressed")
  end), codes(buffer))
  local parser = vim.treesitter.get_parser(buffer, "markdown")
  parser:parse(true)
  local function language_at(row)
    return parser:language_for_range({ row, 2, row, 3 }):lang()
  end
  check("a fence is of the language", language_at(7) == "lakatos", language_at(7))
  check("so is a comment", language_at(16) == "lakatos", language_at(16))
  check("prose is not", language_at(0):find("markdown") ~= nil, language_at(0))
end

local function views()
  vim.cmd.buffer("a.lak")
  vim.cmd("LakatosMatrix")
  check("the matrix opens", eventually(function()
    return vim.bo.filetype == "lakatos-matrix"
  end), vim.bo.filetype)
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  check("with a row for the case", vim.iter(lines):any(function(line)
    return line:find("^korea%-japan%s+–") ~= nil
  end), lines)
  vim.fn.search("^korea-japan")
  vim.api.nvim_feedkeys(vim.keycode("<CR>"), "x", false)
  check("Enter goes to the case", vim.api.nvim_get_current_line():find("^case korea%-japan") ~= nil, vim.api.nvim_get_current_line())
  vim.cmd.only()
  vim.cmd("LakatosExplain anomaly-unaddressed")
  check("a rule is explained", eventually(function()
    return vim.api.nvim_buf_get_name(0):find("anomaly%-unaddressed$") ~= nil
  end), vim.api.nvim_buf_get_name(0))
end

local MAP = [[
concept alignment

concept threat

paradigm realism "Realism"

theory balance "Balance of threat"
  of realism
  predicts align: alignment when threat

auxiliary memory "Memory of conquest"
  amends balance
  rescues korea-japan
  excepts conquered

concept conquered

case korea-japan 1990..2012
  threat    = yes
  conquered = yes
  alignment = no

case against-hitler 1941
  threat    = yes
  conquered = no
  alignment = yes

case against-napoleon 1813
  threat    = yes
  conquered = no
  alignment = yes @kissinger1957
  alignment = no @schroeder1994

case far-away 1900
  threat = no

case unseen 1910
]]

--- The line of a window that has a text, and the text of that line.
local function line_with(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    if line:find(text, 1, true) then
      return number, line
    end
  end
end

local function map()
  vim.cmd.only()
  draft("map.lak", MAP)
  local opened
  vim.ui.open = function(file)
    opened = file
  end
  check("there is no display here", not require("lakatos.views").has_display())
  eventually(function()
    return require("lakatos").client() ~= nil
  end)
  vim.cmd("LakatosMap")
  check("without a display, the map is text", eventually(function()
    return vim.bo.filetype == "lakatos-map"
  end), vim.bo.filetype)
  check("and nothing is opened", opened == nil, opened)
  local file = vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]:match("in (.*)%.$")
  check("it says where the picture is", vim.fn.readfile(file)[1]:find("<svg", 1, true) ~= nil, file)
  local text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  for _, line in ipairs({
    "paradigm realism “Realism”",
    "  theory balance “Balance of threat”: ",
    "    repair memory “Memory of conquest”: ad hoc; rescues it from korea-japan",
    "    → align: alignment when threat",
    "      – korea-japan",
    "      + against-hitler",
    "      ± against-napoleon",
    "      ? unseen",
    "      · silent about 1 case",
    "Cases that decide nothing:",
    "? undecided: an observation is missing",
    "Not shown: concepts",
  }) do
    check("it has the line " .. vim.trim(line), vim.iter(text):any(function(seen)
      return vim.startswith(seen, line)
    end), text)
  end
  vim.api.nvim_win_set_cursor(0, { line_with("+ against-hitler"), 0 })
  vim.api.nvim_feedkeys(vim.keycode("<CR>"), "x", false)
  local here = vim.api.nvim_get_current_line()
  check("Enter goes to the line", here:find("^case against%-hitler") ~= nil, here)

  vim.cmd.only()
  require("lakatos.views").has_display = function()
    return true
  end
  vim.cmd("LakatosMap")
  check("with one, the picture is opened", eventually(function()
    return opened ~= nil
  end), opened)
  vim.cmd("LakatosMap!")
  check("unless text is asked for", eventually(function()
    return vim.bo.filetype == "lakatos-map"
  end), vim.bo.filetype)
end

local function settings()
  vim.lsp.stop_client(vim.lsp.get_clients({ name = "lakatos" }))
  eventually(function()
    return #vim.lsp.get_clients({ name = "lakatos" }) == 0
  end)
  vim.lsp.config("lakatos", { init_options = { typing = "onSave", lenses = false, rules = { ["missing-mechanism"] = "off" } } })
  local buffer = draft("d.lak", TEXT)
  check("settings are taken", eventually(function()
    return vim.tbl_contains(codes(buffer), "anomaly-unaddressed")
  end) and not vim.tbl_contains(codes(buffer), "missing-mechanism"), codes(buffer))
  local lenses = request("textDocument/codeLens", { textDocument = vim.lsp.util.make_text_document_params() })
  check("lenses can be left out", lenses == nil or #lenses == 0, lenses)
end

local function why()
  vim.cmd.only()
  local buffer = draft("c.lak", TEXT)
  eventually(function()
    return vim.tbl_contains(codes(buffer), "anomaly-unaddressed")
  end)
  vim.fn.search("^theory")
  vim.cmd("normal! w")
  vim.cmd("LakatosWhy")
  check("a page says why", eventually(function()
    return vim.b.lakatos_page ~= nil
  end), vim.b.lakatos_page)
  vim.fn.search("c.lak:")
  vim.api.nvim_feedkeys(vim.keycode("<CR>"), "x", false)
  check("Enter goes to the line", vim.fs.basename(vim.api.nvim_buf_get_name(0)) == "c.lak", vim.api.nvim_buf_get_name(0))
  vim.cmd("LakatosWhy balance")
  eventually(function()
    return vim.b.lakatos_page ~= nil
  end)
  vim.fn.search("^  - \\[")
  vim.api.nvim_feedkeys(vim.keycode("<CR>"), "x", false)
  local line = vim.api.nvim_get_current_line()
  check("and writes what is missing, with the cursor where it is left open", line:find("…", 1, true) ~= nil, line)
  check("selected, to be written over", vim.api.nvim_get_mode().mode == "v", vim.api.nvim_get_mode().mode)
  vim.cmd("normal! \27")
end

local function start()
  local text = "Balance of threat expects Korea and Japan to ally.\n\nWhy do Korea and Japan not align?\n"
  local buffer = draft("start.md", text)
  eventually(function()
    return require("lakatos").client() ~= nil
  end)
  local confirm, asked = vim.fn.confirm, 0
  local shown, told
  local function answering(answer)
    vim.fn.confirm = function()
      asked = asked + 1
      shown = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
      return answer
    end
    local before = asked
    vim.cmd("LakatosStart")
    eventually(function()
      return asked > before or told ~= nil
    end)
    return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
  end
  local left = answering(2)
  check("a first block is shown with what the draft names", shown and shown:find("case `korea-japan`", 1, true) and shown:find("+```lakatos", 1, true), shown)
  check("and nothing is written without a yes", not left:find("lakatos", 1, true), left)
  local written = answering(1)
  check("it is written after one", written:find("about korea-japan", 1, true) ~= nil, written)
  check("with the cursor at it", vim.api.nvim_get_current_line() == "```lakatos", vim.api.nvim_get_current_line())
  local notify = vim.notify
  vim.notify = function(message)
    told = message
  end
  -- Neovim tells of a change a little later.
  eventually(function()
    if not told then
      answering(2)
    end
    return told ~= nil
  end)
  vim.fn.confirm = confirm
  check("a second one is not", told and told:find("has a block already", 1, true), told)
  vim.notify = notify
end

local function health()
  vim.cmd("checkhealth lakatos")
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  check("checkhealth finds nothing wrong", text:find("the server is lakatos", 1, true) and not text:find("ERROR"), text)
  check("and the parser", text:find("parser is built", 1, true), text)
  check(":help lakatos is there", pcall(vim.cmd.help, "lakatos"))
end

local ok, problem = xpcall(function()
  lak()
  markdown()
  views()
  map()
  why()
  start()
  settings()
  health()
end, debug.traceback)
if not ok then
  check("no error on the way", false, problem)
end
io.stdout:write(("%d passed, %d failed\n"):format(passed, failed))
vim.cmd(failed == 0 and "qall!" or "cquit 1")
