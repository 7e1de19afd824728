--- A window beside the draft.
local M = {}

--- Opens a window beside this one with some lines that are not to be changed; `name` may be left out.
function M.show(lines, name, filetype)
  vim.cmd("vertical new")
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].buftype = "nofile"
  vim.bo[buffer].bufhidden = "wipe"
  vim.bo[buffer].swapfile = false
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].filetype = filetype
  if name then
    pcall(vim.api.nvim_buf_set_name, buffer, name)
  end
  return buffer
end

return M
