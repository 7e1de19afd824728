; What follows the line of a declaration stands one step inside it, until its author goes back to the margin.
(source_file
  (_) @indent @extend)
