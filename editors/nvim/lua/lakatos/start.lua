--- The first block of a draft that is prose alone: shown as what would change, and written after a yes.
local lakatos = require("lakatos")
local show = require("lakatos.beside").show
local M = {}

--- What would change, beside the draft.
local function preview(found, before)
  local lines = vim.tbl_map(function(line)
    return "# " .. line
  end, found.lines)
  local diff = vim.diff(table.concat(before, "\n") .. "\n", found.after)
  vim.list_extend(lines, vim.split(diff, "\n", { trimempty = true }))
  show(lines, nil, "diff")
  return vim.api.nvim_get_current_win()
end

--- Proposes the block, and writes it into the buffer where that is wanted; the file is left to `:write`.
function M.start()
  local draft = vim.api.nvim_get_current_win()
  local buffer = vim.api.nvim_win_get_buf(draft)
  lakatos.ask("lakatos/start", lakatos.document(), function(found)
    if found.refusal then
      vim.notify("lakatos: " .. found.refusal, vim.log.levels.INFO)
      return
    end
    local encoding = lakatos.client(buffer).offset_encoding
    local changed = vim.api.nvim_buf_get_changedtick(buffer)
    local window = preview(found, vim.api.nvim_buf_get_lines(buffer, 0, -1, false))
    vim.cmd("redraw")
    local answer = vim.fn.confirm("Write this first block into the draft?", "&Write\n&Leave", 2)
    pcall(vim.api.nvim_win_close, window, true)
    if vim.api.nvim_win_is_valid(draft) then
      vim.api.nvim_set_current_win(draft)
    end
    if answer ~= 1 then
      return
    end
    if vim.api.nvim_buf_get_changedtick(buffer) ~= changed then
      vim.notify("lakatos: the draft has changed meanwhile, so nothing was written", vim.log.levels.WARN)
      return
    end
    vim.lsp.util.apply_workspace_edit(found.edit, encoding)
    vim.fn.search("^\\(```lakatos\\|%| puzzle\\)", "w")
  end)
end

return M
