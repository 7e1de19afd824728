; Comments may carry TODO, FIXME and the like.

((comment) @injection.content
  (#set! injection.language "comment"))
