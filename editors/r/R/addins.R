# The commands in the menu "Addins".

# What is raised in the document as it is shown, saved or not.
here <- function() {
  if (!editor$is_here()) refuse("this is a command of RStudio and Positron; elsewhere, call lakatos::check(\"paper.Rmd\")")
  document <- editor$document()
  if (!nzchar(document$path)) refuse("open a draft and save it once: its name says what format it is in")
  document
}

addin_check <- function() {
  document <- here()
  found <- check(document$path, text = document$text, show = FALSE)
  if (!markers(found) || nrow(found) == 0) print(found)
  invisible(found)
}

# The rules of the findings on the line of the cursor, or else of the nearest line above it that has one.
addin_explain <- function() {
  document <- here()
  found <- of_document(check(document$path, text = document$text, show = FALSE), document)
  above <- found[found$line <= document$line, ]
  if (nrow(above) == 0) {
    message("no finding stands on this line or above it")
    return(invisible(NULL))
  }
  for (rule in unique(above$rule[above$line == max(above$line)])) print(explain(rule))
}

addin_add_case <- function() {
  document <- here()
  found <- of_document(check(document$path, text = document$text, show = FALSE), document)
  cases <- cases_to_add(found)
  if (nrow(cases) == 0) {
    message("no finding offers a case of the library; does the draft `use \"ir/cases\"`?")
    return(invisible(NULL))
  }
  cases <- cases[order(abs(cases$line - document$line)), ]
  chosen <- cases$case[[1]]
  if (nrow(cases) > 1) {
    chosen <- editor$ask("Add the case", paste0("One of: ", joined(cases$case)), chosen)
    if (is.null(chosen)) return(invisible(NULL))
  }
  row <- match(trimws(chosen), cases$case)
  if (is.na(row)) refuse("no finding offers a case called `", chosen, "`")
  edit <- cases$edit[[row]]
  at <- function(end) {
    position <- edit$range[[end]]
    # What is added behind the last line begins with its end.
    if (position$line > length(document$text)) {
      return(list(length(document$text), nchar(document$text[[length(document$text)]]) + 1L))
    }
    list(position$line, position$column)
  }
  is_behind <- edit$range$start$line > length(document$text)
  editor$replace(document$id, at("start"), at("end"), paste0(if (is_behind) "\n", edit$text))
  message("added `", cases$case[[row]], "` as the library codes it; read it, and say what you make of it")
  invisible(cases$case[[row]])
}

of_document <- function(found, document) found[vapply(found$file, same_file, NA, document$path), , drop = FALSE]

# Whole cases that fixes of findings write into the draft, each once: those that the library codes.
cases_to_add <- function(found) {
  rows <- list()
  for (row in seq_len(nrow(found))) {
    for (fix in found$fixes[[row]]) {
      text <- if (length(fix$edits) == 1) fix$edits[[1]]$text else ""
      # What is left to the author is no case of the library.
      if (grepl("^\\s*case [^\u2026]*$", text)) {
        name <- sub("^\\s*case (\\S+)[\\s\\S]*$", "\\1", text, perl = TRUE)
        rows[[length(rows) + 1]] <- list(case = name, line = found$line[[row]], edit = fix$edits[[1]])
      }
    }
  }
  cases <- data.frame(
    case = column(rows, function(one) one$case), line = column(rows, function(one) one$line, integer(1)),
    stringsAsFactors = FALSE
  )
  cases$edit <- lapply(rows, function(one) one$edit)
  cases[!duplicated(cases$case), ]
}
