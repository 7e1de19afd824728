# The account of theories and repairs, and the table of predictions and cases.

appraise <- function(files = ".") {
  account <- ask("appraise", files)
  theories <- account$theories
  count <- function(pick) column(theories, function(one) length(pick(one)), integer(1))
  record <- function(what) count(function(one) one$record[[what]])
  tests <- function(what) count(function(one) one$tests[[what]])
  rows <- frame(
    theory = column(theories, function(one) one$name),
    title = column(theories, function(one) account$titles[[one$name]]),
    paradigm = column(theories, function(one) one$paradigm),
    standing = column(theories, function(one) one$standing),
    decided = column(theories, function(one) one$record$decided, integer(1)),
    "for" = record("for"), against = record("against"), left_open = record("left_open"),
    excused = record("excused"), contested = record("contested"), built_on = record("built_on"),
    tests_passed = tests("passed"), tests_failed = tests("failed"), tests_pending = tests("pending"),
    check.names = FALSE, class = "lakatos_account"
  )
  attr(rows, "account") <- account
  rows
}

repairs <- function(files = ".") {
  theories <- ask("appraise", files)$theories
  owner <- unlist(lapply(theories, function(one) rep(one$name, length(one$auxiliaries))))
  all <- unlist(lapply(theories, function(one) one$auxiliaries), recursive = FALSE)
  names_of <- function(what) column(all, function(one) joined(one[[what]]))
  frame(
    theory = as.character(owner),
    repair = column(all, function(one) one$name),
    word = column(all, function(one) one$word),
    borne_out = column(all, function(one) one$borne_out, integer(1)),
    failed = column(all, function(one) one$failed, integer(1)),
    rescued = names_of("rescued"), lost = names_of("lost"), ad_hoc = names_of("ad_hoc"),
    class = "lakatos_repairs"
  )
}

# Not `matrix`: that would mask the one of base R in every session that attaches this package.
case_matrix <- function(files = ".") {
  answer <- run(c("matrix", "--format", "csv"), files)
  if (answer$code != 0) refuse(answer$said)
  if (nzchar(answer$said)) warning(answer$said, call. = FALSE)
  rows <- utils::read.csv(
    text = answer$out, check.names = FALSE, colClasses = "character", encoding = "UTF-8", na.strings = character()
  )
  structure(rows, class = c("lakatos_matrix", "lakatos_table", "data.frame"))
}

suggest <- function(theory, files = ".") {
  answer <- ask(c("suggest", theory), files)
  rows <- list()
  add <- function(cases, role, of) {
    for (one in cases) rows[[length(rows) + 1]] <<- c(one[c("name", "title", "period", "in")], list(
      role = role, of = of, notes = paste(unlist(one$notes), collapse = " ")
    ))
  }
  for (rival in answer$rivals) {
    add(rival$told_apart_by, "tells it from its rival", rival$name)
    add(rival$fitting, "would tell it from its rival", rival$name)
  }
  for (one in answer$predictions) {
    add(one$against, "contradicts it", one$claim)
    add(one[["for"]], "bears it out", one$claim)
    add(one$contested, "contested", one$claim)
  }
  text <- function(what) column(rows, function(one) one[[what]])
  found <- frame(
    case = text("name"), title = text("title"), period = text("period"), source = text("in"),
    role = text("role"), of = text("of"), notes = text("notes"), class = "lakatos_suggestions"
  )
  attr(found, "look_for") <- vapply(answer$rivals, function(one) one$look_for, "")
  found
}
