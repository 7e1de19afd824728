; The last pattern that matches a node wins.

[
  (comment)
  (string)
  (unclosed_string)
] @spell

[
  (use library: (text))
  (column (text))
  (from (text))
  (table (text))
  (names (text))
  (column_name)
  (code)
  (citation)
] @nospell

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
] @keyword.type

"use" @keyword.import

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
] @keyword.conditional

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

(number) @number

(citation_key) @markup.link.label

(locator) @markup.link

; Levels and values. `yes`, `no` and `unknown` are no identifiers.
(level) @constant

(value) @constant

(level [ "yes" "no" "unknown" ] @boolean)

(value [ "yes" "no" "unknown" ] @boolean)

(code [ "yes" "no" ] @boolean)

(code (identifier) @constant)

(code (number) @number)

(level (number) @number)

(value (number) @number)

; `values number` is the one level that is a type.
((unordered_levels . (level) @type.builtin .)
  (#eq? @type.builtin "number"))

(word) @constant.builtin

(reference) @variable

(name) @property

(qualified label: (name) @property)

(recodes case: (reference) @variable)

(by_actor (reference) @variable.parameter)

(actors (reference) @variable.parameter)

(coding concept: (reference) @variable.member)

(column_name (identifier) @variable.member)

(puzzle name: (name) @label)

(source name: (name) @markup.link.label)

(concept name: (name) @type.definition)

(paradigm name: (name) @module)

(theory name: (name) @function)

(auxiliary name: (name) @function)

(case name: (name) @variable)

(test name: (name) @function.method)

(objection name: (name) @label)

(data name: (name) @module)

(reserved_word) @error
