[
  (puzzle)
  (source)
  (concept)
  (paradigm)
  (theory)
  (auxiliary)
  (case)
  (test)
  (use)
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
  (note)
] @fold

(source_file
  (comment)+ @fold)
