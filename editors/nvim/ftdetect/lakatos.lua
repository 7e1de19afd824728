vim.filetype.add({ extension = { lak = "lakatos", qmd = "quarto" } })
