-- The shortcode `{{< lak value="count THEORY.PREDICTION for" >}}`: a number of the account.
-- The filter knows how to ask for it; it is loaded here for that, and runs as a filter by itself.

local filter = setmetatable({}, { __index = _G })
assert(loadfile(quarto.utils.resolve_path("lakatos.lua"), "t", filter))()

return {
  ["lak"] = function(_, named)
    return pandoc.Str(filter.lakatos_value(pandoc.utils.stringify(named["value"]), ""))
  end,
}
