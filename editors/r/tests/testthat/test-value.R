test_that("a number of the account is given, in figures and in words", {
  needs_lakatos()
  path <- draft_of(paper)
  expect_equal(value("count bot.align for", path), 1L)
  expect_equal(value("count bot.align decided", path, words = TRUE), "two")
})

test_that("every kind of draft can be asked", {
  needs_lakatos()
  said <- "count bot.align decided"
  expect_equal(value(said, draft_of(argument, name = "a.lak")), 2L)
  tex <- c(
    "\\documentclass{article}\\usepackage{lakatos}", "\\begin{document}", "\\begin{lakatos}", argument, "\\end{lakatos}",
    "\\end{document}"
  )
  expect_equal(value(said, draft_of(tex, name = "a.tex")), 2L)
})

test_that("an argument in another file of the project is asked as well", {
  needs_lakatos()
  path <- draft_of("Text.", name = "paper.Rmd")
  writeLines(argument, file.path(dirname(path), "argument.lak"))
  file.create(file.path(dirname(path), "lakatos.toml"))
  expect_equal(value("count bot.align for", path), 1L)
  expect_equal(value("count bot.align for", file.path(dirname(path), "argument.lak")), 1L)
})

test_that("what the account does not know is an error that says why", {
  needs_lakatos()
  path <- draft_of(paper)
  expect_error(value("count bot.aling for", path), "no number for `count bot.aling for`: ", class = "lakatos_error")
  expect_error(value("cuont bot.align for", path), "no number", class = "lakatos_error")
  expect_error(value("x\"} y", path), "no value is written so", class = "lakatos_error")
  expect_error(value("count bot.align for", "/no/such.Rmd"), "no such file", class = "lakatos_error")
  expect_error(value("count bot.align for"), "name the draft", class = "lakatos_error")
})

test_that("claims that are marked are rows", {
  needs_lakatos()
  path <- draft_of(paper, "", "[They fail]{.lak claim=\"korea-japan against bot.align\"}, [3]{.lak value=\"count bot.align for\"}.")
  said <- claims(path)
  expect_equal(said$state, c("holds", "stale"))
  expect_equal(said$number, c(NA, 1L))
})

test_that("values and tables stand in a document that is knitted, and blocks are not run", {
  needs_lakatos()
  skip_if_not_installed("knitr")
  path <- draft_of(
    paper, "", "It holds in `r lakatos::value(\"count bot.align for\")` of `r value(\"count bot.align decided\", words = TRUE)`.", "",
    "```{r setup, include=FALSE}", "library(lakatos)", "```", "", "```{r, echo=FALSE}", "case_matrix(knitr::current_input())", "```", "",
    "```{lakatos}", "concept war \"War\"", "```"
  )
  # `value` is found before the chunk that attaches the package runs: it is attached already in tests.
  output <- in_folder(dirname(path), knitr::knit(path, quiet = TRUE, envir = new.env()))
  text <- readLines(file.path(dirname(path), output), encoding = "UTF-8")
  expect_true(any(grepl("It holds in 1 of two.", text, fixed = TRUE)))
  expect_true(any(grepl("|South Korea and Japan", text, fixed = TRUE)))
  block <- grep("^``````lakatos$", text)
  expect_equal(text[block + 1], "concept war \"War\"")
})
