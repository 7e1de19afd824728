; The last pattern that matches a node wins.

(comment) @comment

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
  "data"
] @keyword.storage.type

"use" @keyword.control.import

[
  "outcome"
  "about"
  "answer"
  "values"
  "measured"
  "measures"
  "same-as"
  "column"
  "core"
  "heuristic"
  "predicts"
  "explains"
  "of"
  "mechanism"
  "scope"
  "irrespective-of"
  "rivals"
  "built-on"
  "concedes"
  "amends"
  "rescues"
  "excepts"
  "recodes"
  "follows-from"
  "settles"
  "within"
  "selected-as"
  "like"
  "on"
  "kind"
  "looks-for"
  "found"
  "against"
  "defined"
  "step"
  "succeeds"
  "proposed"
  "unit"
  "actors"
  "to"
  "answered"
  "answered-by"
  "granted"
  "known-as"
  "note"
  "from"
  "table"
  "row"
  "names"
  "missing"
  "joined"
] @keyword

[
  "via"
  "for"
  "by"
  "as"
  "with"
  "where"
] @keyword

[
  "when"
  "only"
  "exactly"
  "mostly"
  "more"
  "often"
  "moves"
] @keyword.control.conditional

[
  "and"
  "or"
  "not"
  "same"
  "all"
  "any"
  "both"
] @keyword.operator

(operator) @operator

(ordered_levels "<" @operator)

(coding "=" @operator)

(level_code "=" @operator)

(join_key "=" @operator)

".." @operator

[
  ","
  ":"
  "."
] @punctuation.delimiter

[
  "("
  ")"
] @punctuation.bracket

[
  (string)
  (unclosed_string)
] @string

(use library: (text (string) @string.special.path))

(column (text (string) @string.special))

(column_name (string) @string.special)

(from (text (string) @string.special.path))

(names (text (string) @string.special.path))

(table (text (string) @string.special))

(number) @constant.numeric

(citation_key) @markup.link.label

(locator) @markup.link.text

; Levels and values. `yes`, `no` and `unknown` are no identifiers.
(level) @constant

(value) @constant

(level [ "yes" "no" "unknown" ] @constant.builtin.boolean)

(value [ "yes" "no" "unknown" ] @constant.builtin.boolean)

(code [ "yes" "no" ] @constant.builtin.boolean)

(code (identifier) @constant)

(code (number) @constant.numeric)

(level (number) @constant.numeric)

(value (number) @constant.numeric)

; `values number` is the one level that is a type.
((unordered_levels . (level) @type.builtin .)
  (#eq? @type.builtin "number"))

(word) @constant.builtin

(reference) @variable

(name) @variable.other.member

(qualified label: (name) @variable.other.member)

(recodes case: (reference) @variable)

(by_actor (reference) @variable.parameter)

(actors (reference) @variable.parameter)

(coding concept: (reference) @variable.other.member)

(column_name (identifier) @variable.other.member)

(puzzle name: (name) @label)

(source name: (name) @markup.link.label)

(concept name: (name) @type)

(paradigm name: (name) @namespace)

(theory name: (name) @function)

(auxiliary name: (name) @function)

(case name: (name) @variable)

(test name: (name) @function.method)

(objection name: (name) @label)

(data name: (name) @namespace)

(reserved_word) @error
