--- `:checkhealth lakatos`.
local lakatos = require("lakatos")
local M = {}

function M.check()
  local health = vim.health
  health.start("lakatos")
  if vim.fn.has("nvim-" .. lakatos.minimum) == 0 then
    health.error("Neovim is too old", { "Install Neovim " .. lakatos.minimum .. " or later" })
    return
  end
  health.ok("Neovim is " .. tostring(vim.version()))

  local command = vim.lsp.config.lakatos and vim.lsp.config.lakatos.cmd[1] or "lakatos"
  if vim.fn.executable(command) == 1 then
    local version = vim.trim(vim.fn.system({ command, "--version" }))
    health.ok("the server is " .. version .. " (" .. vim.fn.exepath(command) .. ")")
  else
    health.error("`" .. command .. "` is not on the PATH", {
      "Install it: `cargo install --path .` in a copy of lakatos",
      "Or name it: `vim.g.lakatos_command = '/path/to/lakatos'` before the plugin loads",
    })
  end

  if lakatos.has_parser() then
    health.ok("the tree-sitter parser is built")
  else
    health.warn("the tree-sitter parser is not built: no colours in .lak files", {
      "Run `sh build.sh` in the plugin's folder (`editors/nvim`); it needs a C compiler",
    })
  end

  local clients = vim.lsp.get_clients({ name = "lakatos" })
  if #clients == 0 then
    health.info("the server is not running: it starts when you open a draft")
  else
    health.ok("the server runs in " .. #vim.tbl_keys(clients[1].attached_buffers) .. " buffer(s)")
  end
end

return M
