; Declarations, and the predictions and steps within them that have a name.
(source_file
  (_
    . _ @context
    name: (name) @name) @item)

(predicts
  "predicts" @context
  label: (name) @name) @item

(core
  "core" @context
  label: (name) @name) @item

(heuristic
  "heuristic" @context
  label: (name) @name) @item

(step
  "step" @context
  label: (name) @name) @item
