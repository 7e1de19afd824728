; A declaration is a class, a property a function, and what stands in a list a parameter.

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
] @class.around

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
] @function.around

; The inside of a property is what it says, without its keyword and what supports it.
(_ (text) @function.inside)

(scope (_formula) @function.inside)

(excepts (_formula) @function.inside)

(coding value: (_) @entry.inside)

(coding) @entry.around

[
  (reference)
  (level)
  (qualified)
] @parameter.inside

(comment) @comment.around
