--- The argument as an outline: what the map draws, in lines. Paradigm → theory → repairs → predictions → cases.
local M = {}

--- The signs of results, here and in the table; and their words, in the order in which cases are listed.
M.SIGNS = {
  corroborates = "+",
  contradicts = "–",
  ["absent as claimed"] = "∅",
  contested = "±",
  undecided = "?",
  silent = "·",
}
local ORDER = { "contradicts", "corroborates", "absent as claimed", "contested", "undecided" }

--- What the signs mean, a line each at most this wide.
M.LEGEND = {
  "+ corroborates   – contradicts   ∅ absent as claimed",
  "± contested: the result differs between two codings of the case",
  "? undecided: an observation is missing   · silent: nothing is predicted of the case",
}

--- A name with its title, where it has another.
local function named(node)
  return (node.title and node.title ~= "" and node.title ~= node.id) and ("%s “%s”"):format(node.id, node.title) or node.id
end

--- What is said of a node, where something is.
local function standing(node)
  return (type(node.standing) == "string" and node.standing ~= "") and ": " .. node.standing or ""
end

local function count(number, one, many)
  return number == 1 and ("1 " .. one) or ("%d %s"):format(number, many)
end

--- Nodes by name, and the edges from and to them, by kind.
local function indexed(map)
  local nodes, from, to = {}, {}, {}
  for _, node in ipairs(map.nodes) do
    nodes[node.id], from[node.id], to[node.id] = node, {}, {}
  end
  for _, edge in ipairs(map.edges) do
    if nodes[edge.from] and nodes[edge.to] then
      local out, into = from[edge.from], to[edge.to]
      out[edge.kind] = vim.list_extend(out[edge.kind] or {}, { edge.to })
      into[edge.kind] = vim.list_extend(into[edge.kind] or {}, { edge.from })
    end
  end
  return nodes, from, to
end

--- The cases of each prediction, by result; and how many cases any prediction says nothing of.
local function results_of(matrix)
  local of, decisive = {}, {}
  for number, prediction in ipairs(matrix.predictions) do
    local cases = { silent = 0, tendency = prediction.tendency ~= vim.NIL and prediction.tendency or nil }
    for _, case in ipairs(matrix.cases) do
      local result = case.results[number]
      if result == "silent" then
        cases.silent = cases.silent + 1
      elseif result ~= "" then
        cases[result] = vim.list_extend(cases[result] or {}, { case })
        decisive[case.name] = decisive[case.name] or (result ~= "undecided")
      end
    end
    of[prediction.name] = cases
  end
  return of, decisive
end

--- The outline as lines, and the place of each line.
function M.lines_of(map, matrix)
  local lines, places, shown = {}, {}, {}
  local nodes, from, to = indexed(map)
  local results, decisive = results_of(matrix)

  local function add(depth, text, place)
    lines[#lines + 1] = ("  "):rep(depth) .. text
    places[#lines] = place
  end

  local function prediction(id, depth)
    local node, cases = nodes[id], results[id] or { silent = 0 }
    shown[id] = true
    local tendency = cases.tendency and (" (over all cases: %s)"):format(cases.tendency) or ""
    add(depth, ("→ %s: %s%s"):format(id:match("[^.]*$"), node.title, tendency), node.location)
    for _, result in ipairs(ORDER) do
      for _, case in ipairs(cases[result] or {}) do
        local name = named({ id = case.name, title = case.title })
        add(depth + 1, ("%s %s"):format(M.SIGNS[result], name), case.location)
      end
    end
    if cases.silent > 0 then
      add(depth + 1, "· silent about " .. count(cases.silent, "case", "cases"))
    end
  end

  local function auxiliary(id, depth)
    local node = nodes[id]
    shown[id] = true
    local rescues = from[id].rescues and ("; rescues it from " .. table.concat(from[id].rescues, ", ")) or ""
    add(depth, ("repair %s%s%s"):format(named(node), standing(node), rescues), node.location)
    for _, predicted in ipairs(from[id].predicts or {}) do
      prediction(predicted, depth + 1)
    end
  end

  local function theory(id, depth)
    local node = nodes[id]
    shown[id] = true
    add(depth, ("theory %s%s"):format(named(node), standing(node)), node.location)
    for _, kind in ipairs({ "succeeds", "rivals" }) do
      local others = vim.list_extend({}, from[id][kind] or {})
      if kind == "rivals" then
        vim.list_extend(others, to[id].rivals or {})
      end
      if #others > 0 then
        add(depth + 1, kind .. " " .. table.concat(others, ", "))
      end
    end
    for _, repair in ipairs(to[id].amends or {}) do
      auxiliary(repair, depth + 1)
    end
    for _, predicted in ipairs(from[id].predicts or {}) do
      prediction(predicted, depth + 1)
    end
  end

  for _, node in ipairs(map.nodes) do
    if node.kind == "paradigm" then
      shown[node.id] = true
      add(0, "paradigm " .. named(node) .. standing(node), node.location)
      for _, id in ipairs(to[node.id].of or {}) do
        theory(id, 1)
      end
      add(0, "")
    end
  end
  -- What belongs to nothing above.
  local show = { theory = theory, auxiliary = auxiliary, prediction = prediction }
  for _, kind in ipairs({ "theory", "auxiliary", "prediction" }) do
    for _, node in ipairs(map.nodes) do
      if node.kind == kind and not shown[node.id] then
        show[kind](node.id, 0)
        add(0, "")
      end
    end
  end
  for _, node in ipairs(map.nodes) do
    if not show[node.kind] and node.kind ~= "paradigm" and node.kind ~= "case" then
      local about = from[node.id].objects and (" against " .. table.concat(from[node.id].objects, ", ")) or ""
      local answers = to[node.id].answers and ("; answered by " .. table.concat(to[node.id].answers, ", ")) or ""
      add(0, ("%s %s%s%s%s"):format(node.kind, named(node), about, answers, standing(node)), node.location)
      add(0, "")
    end
  end

  local idle = vim.tbl_filter(function(case)
    return not decisive[case.name]
  end, matrix.cases)
  if #idle > 0 then
    add(0, "Cases that decide nothing:")
    for _, case in ipairs(idle) do
      add(1, named({ id = case.name, title = case.title }), case.location)
    end
    add(0, "")
  end
  vim.iter(M.LEGEND):each(function(line)
    add(0, line)
  end)
  add(0, "Not shown: concepts, sources, tests, and what a draft says in prose.")
  return lines, places
end

return M
