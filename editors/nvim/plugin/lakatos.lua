-- What happens when Neovim starts: the server is enabled, and its commands are there.
if vim.g.loaded_lakatos then
  return
end
vim.g.loaded_lakatos = true

if vim.fn.has("nvim-0.11") == 0 then
  vim.notify("lakatos needs Neovim 0.11 or later: see :checkhealth lakatos", vim.log.levels.WARN)
  return
end

-- Blocks of Markdown may be called `lak` as well.
vim.treesitter.language.register("lakatos", { "lakatos", "lak" })
vim.lsp.enable("lakatos")

local function command(name, run, description)
  vim.api.nvim_create_user_command(name, run, { desc = description, nargs = "?" })
end

-- With `!`, as text wherever one sits.
vim.api.nvim_create_user_command("LakatosMap", function(arguments)
  require("lakatos.views").map(arguments.bang)
end, { desc = "Draw the argument of this file: a picture, or text where no picture can be shown", bang = true })

command("LakatosMatrix", function()
  require("lakatos.views").matrix()
end, "Show predictions and cases as a table")

command("LakatosExplain", function(arguments)
  require("lakatos.views").explain(arguments.args)
end, "Explain a rule: the one named, or the one found on this line")

command("LakatosStart", function()
  require("lakatos.start").start()
end, "Propose a first block for a draft that is prose alone; nothing is written without a yes")

command("LakatosWhy", function(arguments)
  require("lakatos.why").why(arguments.args)
end, "Say why a theory, a repair, a prediction or a case stands as it does: the one named, or the one at the cursor")
-- Behind lenses, the same page.
for _, name in ipairs({ "lakatos.why", "lakatos.crucialCase" }) do
  vim.lsp.commands[name] = function(command)
    require("lakatos.why")
    vim.lsp.commands[name](command)
  end
end
