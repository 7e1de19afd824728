; Properties stand one step inside their declaration, and what continues a property one step further in.

[
  (puzzle)
  (source)
  (concept)
  (paradigm)
  (theory)
  (auxiliary)
  (case)
  (test)
  (objection)
  (use)
  (data)
] @indent.begin

[
  (outcome)
  (about)
  (answer)
  (values)
  (measured)
  (measures)
  (same_as)
  (column)
  (core)
  (heuristic)
  (predicts)
  (explains)
  (of)
  (mechanism)
  (scope)
  (irrespective_of)
  (rivals)
  (built_on)
  (concedes)
  (amends)
  (rescues)
  (excepts)
  (recodes)
  (follows_from)
  (observation)
  (settles)
  (within)
  (selected_as)
  (like)
  (on)
  (kind)
  (looks_for)
  (found)
  (against)
  (defined)
  (step)
  (succeeds)
  (proposed)
  (unit)
  (actors)
  (to)
  (answered)
  (answered_by)
  (granted)
  (known_as)
  (note)
  (from)
  (table)
  (row)
  (filter)
  (names)
  (missing_codes)
  (joined)
] @indent.begin

; Declarations themselves always begin at the margin.
[
  "puzzle"
  "source"
  "concept"
  "paradigm"
  "theory"
  "auxiliary"
  "case"
  "test"
  "objection"
  "use"
  "data"
] @indent.zero

; Prose that wraps is left as its author laid it out.
[
  (string)
  (unclosed_string)
] @indent.auto
