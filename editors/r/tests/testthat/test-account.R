test_that("the account has a row for each theory", {
  needs_lakatos()
  account <- appraise(draft_of(paper))
  expect_equal(account$theory, "bot")
  expect_equal(account$title, "Balance of threat")
  expect_equal(account[["for"]], 1L)
  expect_equal(account$decided, 2L)
  expect_true(is.na(account$paradigm))
  expect_equal(attr(account, "account")$version, 2L)
})

test_that("repairs are rows, and there may be none", {
  needs_lakatos()
  worth <- repairs(draft_of(paper))
  expect_equal(worth$repair, "conquest")
  expect_equal(worth$word, "ad hoc")
  expect_equal(worth$rescued, "korea-japan")
  expect_equal(nrow(repairs(draft_of(argument[1:12], name = "a.lak"))), 0)
})

test_that("cases are rows, predictions are columns, and matrix is still the one of base R", {
  needs_lakatos()
  results <- case_matrix(draft_of(paper))
  expect_equal(results$case, c("korea-japan", "germany-france"))
  expect_equal(results[["bot.align"]], c("contradicts", "corroborates"))
  expect_equal(dim(matrix(1:4, 2)), c(2L, 2L))
})

test_that("cases of draft and library are suggested", {
  needs_lakatos()
  found <- suggest("balance-of-threat", draft_of("use \"ir\"", name = "a.lak"))
  expect_gt(nrow(found), 5)
  expect_true("library" %in% found$source)
  expect_true("contradicts it" %in% found$role)
  expect_error(suggest("no-such-theory", draft_of(paper)), class = "lakatos_error")
})

test_that("an account that is incomplete is a warning", {
  needs_lakatos()
  path <- draft_of(argument, "theory other", "  predicts", name = "a.lak")
  expect_warning(appraise(path), "incomplete")
})

test_that("tables are made by knitr", {
  needs_lakatos()
  skip_if_not_installed("knitr")
  table <- paper_table(case_matrix(draft_of(paper)), caption = "Cases", engine = "kable")
  expect_s3_class(table, "knitr_kable")
  expect_match(paste(table, collapse = "\n"), "South Korea and Japan")
})

test_that("tables are made by gt", {
  needs_lakatos()
  skip_if_not_installed("gt")
  expect_s3_class(paper_table(case_matrix(draft_of(paper)), caption = "Cases"), "gt_tbl")
})
