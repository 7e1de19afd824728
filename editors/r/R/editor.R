# RStudio and Positron, as this package uses them. Tests put another editor in its place.

editor <- new.env()

editor$is_here <- function() requireNamespace("rstudioapi", quietly = TRUE) && rstudioapi::isAvailable()

# Positron answers as RStudio does, but it has no such pane.
editor$has_markers <- function() editor$is_here() && rstudioapi::hasFun("sourceMarkers")

# The draft at hand: where it is stored, the lines as they are shown, and the line of the cursor.
editor$document <- function() {
  context <- rstudioapi::getSourceEditorContext()
  if (is.null(context) || is.null(context$path)) return(list(path = "", text = character(), line = 1L))
  cursor <- rstudioapi::primary_selection(context)$range$start[["row"]]
  list(path = path.expand(context$path), text = context$contents, line = as.integer(cursor), id = context$id)
}

# RStudio takes no data frame without rows.
editor$mark <- function(markers) rstudioapi::sourceMarkers("lakatos", if (nrow(markers) > 0) markers else list())

# Text in place of a stretch of the document; `undo` takes it back.
editor$replace <- function(id, start, end, text) {
  range <- rstudioapi::document_range(
    rstudioapi::document_position(start[[1]], start[[2]]), rstudioapi::document_position(end[[1]], end[[2]])
  )
  # Positron writes into the document at hand, and takes no other.
  if (identical(Sys.getenv("POSITRON"), "1")) id <- NULL
  rstudioapi::insertText(range, text, id = id)
}

editor$ask <- function(title, message, default) rstudioapi::showPrompt(title, message, default)
