(parenthesized
  "(" @open
  (close) @close)
