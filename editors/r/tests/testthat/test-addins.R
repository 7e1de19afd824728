test_that("the draft at hand is checked as it is shown", {
  needs_lakatos()
  path <- draft_of(paper)
  shown <- sub("threat = yes", "thraet = yes", paper)
  told <- with_editor(list(path = path, text = shown, line = 1L), addin_check())
  expect_true(any(grepl("\\[undefined-name\\]$", told$markers$message)))
})

test_that("where there is no pane of markers, findings are printed", {
  needs_lakatos()
  document <- list(path = draft_of(paper), text = paper, line = 1L)
  expect_output(with_editor(document, addin_check(), has_markers = FALSE), "adhoc-no-excess-content")
})

test_that("the finding at the cursor is explained, or the nearest above it", {
  needs_lakatos()
  document <- list(path = draft_of(paper), text = paper, line = 18L)
  expect_output(with_editor(document, addin_explain()), "adhoc-no-excess-content")
  document$line <- 1L
  expect_message(with_editor(document, addin_explain()), "no finding stands")
})

test_that("a case of the library is added as the library codes it, and then the draft mentions it", {
  needs_lakatos()
  text <- c(
    "use \"ir/cases\"", "", "theory bot \"Balance of threat\" @walt1987", "  mechanism \"Neighbours of an aggressor ally.\"",
    "  predicts align: alignment >= entente when shared-threat", "", "case franco-russian 1894..1914", "  shared-threat = yes @walt1987",
    "  alignment = defence @leeds2002"
  )
  document <- list(path = draft_of(text, name = "a.lak"), text = text, line = 5L, id = "1")
  told <- with_editor(document, suppressMessages(addin_add_case()))
  expect_match(told$edit$text, "\ncase \\S+ ")
  expect_equal(told$edit$start, told$edit$end)
  # As RStudio would write it.
  line <- told$edit$start[[1]]
  after <- text
  after[line] <- paste0(
    substr(text[line], 1, told$edit$start[[2]] - 1), told$edit$text, substring(text[line], told$edit$start[[2]])
  )
  after <- strsplit(paste(after, collapse = "\n"), "\n")[[1]]
  name <- sub("^[\\s\\S]*?case (\\S+)[\\s\\S]*$", "\\1", told$edit$text, perl = TRUE)
  expect_true(name %in% case_matrix(draft_of(after, name = "a.lak"))$case)
  expect_error(with_editor(document, addin_add_case(), answer = "atlantis"), "no finding offers", class = "lakatos_error")
})

test_that("outside of RStudio, and without a name, the commands say what to do", {
  expect_error(addin_check(), "this is a command of RStudio", class = "lakatos_error")
  nameless <- list(path = "", text = "x", line = 1L)
  expect_error(with_editor(nameless, addin_check()), "save it once", class = "lakatos_error")
})
