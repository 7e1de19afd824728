# Findings.

check <- function(files = ".", text = NULL, show = interactive()) {
  found <- findings(ask(c("check", "--fail-on", "never"), files, text))
  if (show) markers(found)
  found
}

findings <- function(answer) {
  all <- answer$findings
  at <- function(end, what) column(all, function(one) one$range[[end]][[what]], integer(1))
  text <- function(what) column(all, function(one) one[[what]])
  rows <- frame(
    file = text("file"), line = at("start", "line"), column = at("start", "column"),
    end_line = at("end", "line"), end_column = at("end", "column"),
    rule = text("rule"), group = text("group"), severity = text("severity"),
    subject = text("subject"), message = text("message"), help = advice(all, answer$rules),
    class = "lakatos_findings"
  )
  rows$severity <- factor(rows$severity, levels = c("error", "warning", "info", "hint"))
  rows$fixes <- lapply(all, function(one) one$fixes)
  attr(rows, "unread") <- lapply(answer$unread, function(one) list(file = one$file, line = one$line))
  attr(rows, "drafts") <- answer$summary$files
  attr(rows, "folder") <- getwd()
  rows
}

# What to do instead: what the rule says of all its findings, and what there is to say of this one.
advice <- function(all, rules) {
  names(rules) <- column(rules, function(one) one$id)
  column(all, function(one) {
    said <- c(rules[[one$rule]]$instead, one$help)
    if (length(said) > 0) paste(said, collapse = "\n")
  })
}

print.lakatos_findings <- function(x, ...) {
  if (!all(c("file", "line", "column", "severity", "rule", "message") %in% names(x))) {
    print(structure(x, class = "data.frame"), ...)
    return(invisible(x))
  }
  for (row in seq_len(nrow(x))) {
    one <- x[row, ]
    cat(sprintf("%s:%d:%d: %s[%s] %s\n", one$file, one$line, one$column, one$severity, one$rule, one$message))
  }
  counts <- table(x$severity)
  counts <- counts[counts > 0]
  nothing <- if (identical(attr(x, "drafts"), 0L)) "no draft was read" else "nothing is raised"
  cat(if (length(counts) == 0) nothing else paste(counts, names(counts), collapse = ", "), "\n", sep = "")
  unread <- attr(x, "unread")
  if (length(unread) > 0) {
    places <- vapply(unread, function(one) paste0(one$file, ":", one$line), "")
    cat("left out, because it cannot be read, and findings may be missing: ", joined(places), "\n", sep = "")
  }
  invisible(x)
}

markers <- function(findings) {
  if (!editor$has_markers()) return(invisible(FALSE))
  # RStudio has no lamps for hints, and marks style more quietly than information.
  kinds <- c(error = "error", warning = "warning", info = "info", hint = "style")
  folder <- attr(findings, "folder")
  is_absolute <- grepl("^(/|~|[A-Za-z]:|\\\\\\\\)", findings$file)
  file <- ifelse(is_absolute, findings$file, file.path(if (is.null(folder)) getwd() else folder, findings$file))
  editor$mark(data.frame(
    type = unname(kinds[as.character(findings$severity)]),
    file = vapply(file, absolute, "", USE.NAMES = FALSE),
    line = findings$line, column = findings$column,
    message = sprintf("%s [%s]", findings$message, findings$rule),
    stringsAsFactors = FALSE
  ))
  invisible(TRUE)
}

explain <- function(rule) {
  page <- run(c("explain", "--", rule))
  if (page$code != 0) refuse(page$said)
  structure(page$out, class = "lakatos_page")
}

print.lakatos_page <- function(x, ...) {
  cat(x, "\n", sep = "")
  invisible(x)
}
