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
] @fold

; A property that runs on over several lines.
[
  (predicts)
  (observation)
  (settles)
  (scope)
  (excepts)
  (core)
  (heuristic)
  (mechanism)
  (step)
  (defined)
  (note)
] @fold

(source_file
  (comment)+ @fold)
