# Running the program, and what it answers.

# An error of this package, told apart by its class.
refuse <- function(..., class = "lakatos_error") {
  stop(errorCondition(paste0(...), class = class, call = NULL))
}

# Runs a command over drafts. `text` is what an editor holds instead of the first of them, not saved yet.
# Text goes through files as bytes, so that no encoding of the session can change it; names are those of the session.
run <- function(command, files = character(), text = NULL) {
  program <- lakatos_path()
  paths <- path.expand(files)
  output <- tempfile()
  errors <- tempfile()
  input <- tempfile()
  on.exit(unlink(c(output, errors, input)))
  if (!is.null(text)) {
    con <- file(input, "wb")
    writeLines(enc2utf8(text), con, sep = "\n", useBytes = TRUE)
    close(con)
    command <- c(command, "--stdin-filename", paths[[1]])
    paths <- "-"
  }
  arguments <- c(command, if (length(paths) > 0) c("--", paths))
  code <- system2(
    program, shQuote(arguments),
    stdout = output, stderr = errors, stdin = if (is.null(text)) "" else input
  )
  list(code = code, out = read_utf8(output), said = plain(read_utf8(errors)))
}

read_utf8 <- function(path) {
  lines <- readLines(path, warn = FALSE, encoding = "UTF-8")
  paste(lines, collapse = "\n")
}

# Without the name of the program before each line: R says who speaks.
plain <- function(said) gsub("(^|\n)lakatos: ", "\\1", said)

# What a command answers in JSON, as nested lists. Code 1 says that there are findings, which is no failure.
ask <- function(command, files = character(), text = NULL) {
  answer <- run(c(command, "--format", "json"), files, text)
  if (!nzchar(answer$out) || answer$code > 1 && !is_partial(answer)) {
    refuse(if (nzchar(answer$said)) answer$said else paste0("`lakatos ", command[[1]], "` gave no answer"))
  }
  if (nzchar(answer$said)) {
    if (command[[1]] == "check" && answer$code <= 1) message(answer$said) else warning(answer$said, call. = FALSE)
  }
  jsonlite::fromJSON(answer$out, simplifyVector = FALSE)
}

# Some of the files could be used, and others not.
is_partial <- function(answer) {
  read <- jsonlite::fromJSON(answer$out, simplifyVector = FALSE)
  !is.null(names(read)) && (is.null(read$summary) || isTRUE(read$summary$files > 0))
}

# A column of a data frame, of what each element of a list has; NA where it has nothing.
column <- function(list, pick, kind = character(1)) {
  missing <- kind
  missing[1] <- NA
  vapply(list, function(one) {
    value <- pick(one)
    if (is.null(value)) missing else as.vector(value, typeof(kind))
  }, kind, USE.NAMES = FALSE)
}

frame <- function(..., class) {
  rows <- data.frame(..., stringsAsFactors = FALSE)
  structure(rows, class = c(class, "lakatos_table", "data.frame"))
}

joined <- function(names) paste(unlist(names), collapse = ", ")
