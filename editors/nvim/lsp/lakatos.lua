-- Read by `vim.lsp.enable('lakatos')` (Neovim 0.11).
return {
  cmd = { vim.g.lakatos_command or "lakatos", "server" },
  filetypes = { "lakatos", "markdown", "quarto", "rmd", "tex", "plaintex", "bib" },
  root_markers = { "lakatos.toml", ".git" },
}
