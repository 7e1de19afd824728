; Properties stand one step inside their declaration.
(source_file
  (_) @indent)
