--- What the parts of the plugin share.
local M = {}

--- The oldest Neovim that the plugin runs on.
M.minimum = "0.11"

--- Whether the tree-sitter parser is built.
function M.has_parser()
  return (pcall(vim.treesitter.language.inspect, "lakatos"))
end

--- The client of the server in a buffer, if it runs there.
function M.client(buffer)
  return vim.lsp.get_clients({ name = "lakatos", bufnr = buffer or 0 })[1]
end

--- Asks the server, and calls `with` with the answer. Says why where there is none.
function M.ask(method, params, with)
  local client = M.client()
  if not client then
    vim.notify("lakatos is not running in this buffer: see :checkhealth lakatos", vim.log.levels.WARN)
    return
  end
  client:request(method, params, function(problem, answer)
    if problem then
      vim.notify("lakatos: " .. problem.message, vim.log.levels.ERROR)
    elseif answer and answer ~= vim.NIL then
      with(answer)
    else
      vim.notify("lakatos has nothing to show here", vim.log.levels.INFO)
    end
  end, 0)
end

--- The place in this buffer that the server is asked about.
function M.document()
  return { uri = vim.uri_from_bufnr(0) }
end

return M
