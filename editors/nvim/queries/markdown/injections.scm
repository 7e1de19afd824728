; extends

; ```{.lakatos …} and ```{lakatos}: plain names are Neovim's own business.
(fenced_code_block
  (info_string) @_info
  (code_fence_content) @injection.content
  (#lua-match? @_info "^{[^}]*lak")
  (#set! injection.language "lakatos"))

; <!-- lakatos … -->
((html_block) @injection.content
  (#lua-match? @injection.content "^<!%-%-%s*lak[atos]*%s*\n")
  (#offset! @injection.content 1 0 -1 0)
  (#set! injection.language "lakatos"))
