# Numbers of the account in running text.

claims <- function(files = NULL) {
  all <- ask("claims", draft(files))$claims
  text <- function(what) column(all, function(one) one[[what]])
  frame(
    file = text("file"), line = column(all, function(one) one$line, integer(1)),
    form = text("form"), text = text("text"), state = text("state"), account = text("account"),
    number = column(all, function(one) one$number, integer(1)), shown = text("shown"),
    class = "lakatos_claims"
  )
}

# The question is put as a draft would put it: a value is written behind the text of the draft, in memory, and the
# program answers what it would fill in there.
value <- function(what, file = NULL, words = FALSE) {
  file <- draft(file)
  if (grepl("[\"{}\\\\\n]", what)) refuse("no value is written so: ", what)
  asked <- with_value(file, what, if (words) "one" else "")
  answer <- run(c("claims", "--format", "json"), asked$file, asked$text)
  if (answer$code != 0) refuse(answer$said)
  all <- jsonlite::fromJSON(answer$out, simplifyVector = FALSE)$claims
  # The one that was added stands last in its file, and other files may be read as well.
  behind <- Filter(function(one) one$line == asked$line && same_file(one$file, asked$file), all)
  if (length(behind) == 0) refuse(no_value(asked, what))
  one <- behind[[length(behind)]]
  if (is.null(one$number)) refuse("`", what, "` may hang on a line that cannot be read; `lakatos::check()` says which")
  if (words) one$fill else one$number
}

with_value <- function(file, what, shown) {
  text <- readLines(file, warn = FALSE, encoding = "UTF-8")
  kind <- tolower(tools::file_ext(file))
  if (kind == "tex") {
    said <- paste0("\\lakvalue", if (nzchar(shown)) paste0("[", shown, "]"), "{", what, "}")
    end <- grep("\\\\end\\{document\\}", text)
    before <- if (length(end) > 0) end[[length(end)]] - 1L else length(text)
    return(list(file = file, text = append(text, c("", said), before), line = before + 2L))
  }
  if (kind == "lak") {
    # An argument without a text is asked as the block of one.
    text <- c("``````lakatos", text, "``````")
    file <- sub("\\.lak$", ".md", file, ignore.case = TRUE)
  }
  list(file = file, text = c(text, "", paste0("[", shown, "]{.lak value=\"", what, "\"}")), line = length(text) + 2L)
}

no_value <- function(asked, what) {
  answer <- run(c("check", "--format", "json", "--fail-on", "never"), asked$file, asked$text)
  found <- findings(jsonlite::fromJSON(answer$out, simplifyVector = FALSE))
  here <- found[found$line == asked$line, ]
  why <- paste0(": ", here$message, ". ", ifelse(is.na(here$help), "", here$help))
  paste0("the account has no number for `", what, "`", if (nrow(here) > 0) why[[1]])
}

same_file <- function(one, other) identical(absolute(one), absolute(other))

# Of a file that need not be there, in a folder that is.
absolute <- function(path) {
  path <- path.expand(path)
  file.path(normalizePath(dirname(path), winslash = "/", mustWork = FALSE), basename(path))
}

# The draft that is named, or that is being knitted, or that is open in the editor.
draft <- function(file = NULL) {
  if (!is.null(file)) {
    missing <- file[!file.exists(file)]
    if (length(missing) > 0) refuse(missing[[1]], ": there is no such file or folder")
    return(file)
  }
  knitted <- if (isNamespaceLoaded("knitr")) knitr::current_input(dir = TRUE)
  if (!is.null(knitted)) return(written_by_author(knitted))
  if (editor$is_here()) {
    path <- editor$document()$path
    if (nzchar(path)) return(path)
  }
  refuse("name the draft: nothing is being knitted, and no draft is open in the editor")
}

# Quarto hands knitr a copy of the draft, under the name of the draft with another extension.
written_by_author <- function(path) {
  if (!grepl("\\.rmarkdown$", path)) return(path)
  candidates <- paste0(sub("\\.rmarkdown$", "", path), c(".qmd", ".Rmd", ".rmd", ".md"))
  there <- candidates[file.exists(candidates)]
  if (length(there) > 0) there[[1]] else path
}
