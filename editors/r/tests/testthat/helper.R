# The tests run the real program: LAKATOS names it, or it is on the PATH.
needs_lakatos <- function() {
  testthat::skip_if(is.null(lakatos:::found_program()), "the program lakatos is not installed")
}

# A draft in a folder of its own. It is deleted with the session.
draft_of <- function(..., name = "paper.Rmd") {
  folder <- tempfile("draft")
  dir.create(folder)
  path <- file.path(normalizePath(folder), name)
  con <- file(path, "wb")
  writeLines(enc2utf8(c(...)), con, useBytes = TRUE)
  close(con)
  path
}

argument <- c(
  "concept alliance \"A pact\"", "concept threat \"A threat\"", "concept memory \"A war within 50 years\"",
  "theory bot \"Balance of threat\"", "  predicts align: alliance when threat",
  "case korea-japan \"South Korea and Japan\" 1990..2012", "  alliance = no", "  threat = yes", "  memory = yes",
  "case germany-france \"West Germany and France\" 1955..1963", "  alliance = yes", "  threat = yes",
  "auxiliary conquest", "  amends bot", "  rescues korea-japan", "  excepts memory"
)

paper <- c("# Caf\u00e9, \ud55c\uad6d", "", "Text.", "", "```lakatos", argument, "```")

# An editor that remembers what it was told, for the time of a test.
with_editor <- function(document, code, answer = NULL, has_markers = TRUE) {
  editor <- lakatos:::editor
  kept <- as.list(editor)
  told <- new.env()
  on.exit(list2env(kept, editor))
  editor$is_here <- function() TRUE
  editor$has_markers <- function() has_markers
  editor$document <- function() document
  editor$mark <- function(markers) told$markers <- markers
  editor$replace <- function(id, start, end, text) told$edit <- list(start = start, end = end, text = text)
  editor$ask <- function(title, message, default) if (is.null(answer)) default else answer
  force(code)
  told
}

in_folder <- function(folder, code) {
  kept <- setwd(folder)
  on.exit(setwd(kept))
  force(code)
}
