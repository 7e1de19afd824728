[
  (string)
  (unclosed_string)
] @string

(comment) @comment.inclusive
