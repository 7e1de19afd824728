test_that("findings are rows, with places that count from one", {
  needs_lakatos()
  found <- check(draft_of(paper), show = FALSE)
  expect_s3_class(found, c("lakatos_findings", "data.frame"), exact = FALSE)
  one <- found[found$rule == "adhoc-no-excess-content", ]
  expect_equal(nrow(one), 1)
  expect_equal(as.character(one$severity), "error")
  expect_equal(one$line, 18L)
  expect_equal(one$column, 11L)
  expect_equal(one$subject, "conquest")
  expect_match(one$help, "\\S")
  expect_false(any(is.na(found$help) | !nzchar(found$help)))
  expect_output(print(found), "paper.Rmd:18:11: error\\[adhoc-no-excess-content\\]")
  expect_output(print(found[, c("rule", "severity")]), "adhoc-no-excess-content")
})

test_that("where nothing is raised there are no rows, and all columns", {
  needs_lakatos()
  found <- check(draft_of("concept war \"War\"", "  measured \"1000 deaths\"", name = "a.lak"), show = FALSE)
  expect_equal(nrow(found[found$severity == "error", ]), 0)
  none <- found[FALSE, ]
  expect_true(all(c("file", "line", "column", "rule", "severity", "message") %in% names(none)))
  expect_output(print(none), "nothing is raised")
})

test_that("a text that is not saved is checked instead of the file", {
  needs_lakatos()
  path <- draft_of(paper)
  found <- check(path, text = sub("threat = yes", "thraet = yes", paper), show = FALSE)
  expect_true("undefined-name" %in% found$rule)
  expect_false("undefined-name" %in% check(path, show = FALSE)$rule)
})

test_that("what cannot be read is told", {
  needs_lakatos()
  expect_error(check("/no/such/draft.Rmd"), "there is no such file", class = "lakatos_error")
  found <- check(draft_of("theory t", "  predicts", name = "a.lak"), show = FALSE)
  expect_output(print(found), "cannot be read, and findings may be missing: .*a.lak:2")
  nothing <- tempfile()
  dir.create(nothing)
  expect_output(print(check(nothing, show = FALSE)), "no draft was read")
})

test_that("markers are what RStudio takes", {
  needs_lakatos()
  path <- draft_of(paper)
  told <- with_editor(list(path = path, text = paper, line = 1L), check(path, show = TRUE))
  expect_true(all(told$markers$type %in% c("error", "warning", "info", "style")))
  expect_equal(unique(told$markers$file), path)
  expect_type(told$markers$line, "integer")
  expect_match(told$markers$message[told$markers$type == "error"][[1]], "\\[adhoc-no-excess-content\\]$")
  expect_false(markers(check(path, show = FALSE)))
})

test_that("a rule is explained", {
  needs_lakatos()
  expect_output(print(explain("single-swan")), "single-swan")
  expect_error(explain("no-such-rule"), class = "lakatos_error")
})
