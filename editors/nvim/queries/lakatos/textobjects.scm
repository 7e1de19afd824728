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
] @class.outer

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
] @function.outer

; The inside of a property is what it says, without its keyword and what supports it.
(_ (text) @function.inner)

(predicts
  outcome: (_) @_start
  condition: (_) @_end
  (#make-range! "function.inner" @_start @_end))

(scope (_formula) @function.inner)

(excepts (_formula) @function.inner)

(coding value: (_) @assignment.rhs)

(coding concept: (_) @assignment.lhs)

(coding) @assignment.outer

(predicts condition: (_) @conditional.inner)

[
  (reference)
  (level)
  (qualified)
] @parameter.inner

(number) @number.inner

(comment) @comment.outer
