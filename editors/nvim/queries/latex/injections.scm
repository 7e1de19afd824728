; extends

((generic_environment
  begin: (begin
    name: (curly_group_text
      text: (text) @_name))) @injection.content
  (#eq? @_name "lakatos")
  (#offset! @injection.content 1 0 -1 0)
  (#set! injection.language "lakatos"))
