# Nothing of the machine's own is in the way: no option, no variable, no program on the PATH.
alone <- function(code, path = "", lakatos = "", home = tempfile()) {
  kept <- Sys.getenv(c("PATH", "LAKATOS", "HOME"), names = TRUE)
  kept_option <- options(lakatos.path = NULL)
  on.exit({
    do.call(Sys.setenv, as.list(kept))
    options(kept_option)
  })
  Sys.setenv(PATH = path, LAKATOS = lakatos, HOME = home)
  force(code)
}

program_in <- function(folder) {
  dir.create(folder, recursive = TRUE)
  path <- file.path(normalizePath(folder), "lakatos")
  writeLines(c("#!/bin/sh", "echo lakatos 9.9.9"), path)
  Sys.chmod(path, "755")
  path
}

test_that("the program is looked for in order: option, variable, PATH, the usual places", {
  skip_on_os("windows")
  by_option <- program_in(tempfile())
  by_variable <- program_in(tempfile())
  on_path <- program_in(tempfile())
  home <- tempfile()
  at_home <- program_in(file.path(home, ".cargo", "bin"))
  expect_equal(alone(lakatos_path(), home = home), at_home)
  expect_equal(alone(lakatos_path(), path = dirname(on_path), home = home), on_path)
  expect_equal(alone(lakatos_path(), path = dirname(on_path), lakatos = by_variable), by_variable)
  expect_equal(alone({
    options(lakatos.path = by_option)
    lakatos_path()
  }, lakatos = by_variable), by_option)
})

test_that("where it is missing, it is said how it is installed, and nothing is fetched", {
  skip_on_os("windows")
  skip_if(any(file.exists(c("/opt/homebrew/bin/lakatos", "/usr/local/bin/lakatos"))))
  expect_error(alone(lakatos_path()), "cargo install", class = "lakatos_error")
  expect_message(alone(expect_null(install_lakatos())), "downloads nothing")
  expect_error(alone(lakatos_path(), lakatos = "/no/such/lakatos"), "`LAKATOS` names /no/such/lakatos", class = "lakatos_error")
  found <- program_in(tempfile())
  expect_message(alone(install_lakatos(), lakatos = found), "lakatos 9.9.9")
})
