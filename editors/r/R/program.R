# Where the program `lakatos` is.

lakatos_path <- function() {
  found <- found_program()
  if (is.null(found)) refuse(how_to_install())
  found
}

install_lakatos <- function() {
  found <- found_program()
  if (is.null(found)) {
    message(how_to_install())
  } else {
    message("lakatos is installed: ", found, " (", version_of(found), ")")
  }
  invisible(found)
}

# The option, the environment variable, the PATH, and where installers put it: the first that is there.
# One that is named and is not there is an error, and not passed over: another would answer in its place.
found_program <- function() {
  named <- c(
    "the option `lakatos.path`" = getOption("lakatos.path", ""),
    "the environment variable `LAKATOS`" = Sys.getenv("LAKATOS")
  )
  named <- named[nzchar(named)]
  if (length(named) > 0) {
    path <- path.expand(named[[1]])
    if (!is_program(path)) {
      path <- Sys.which(path)[[1]]
    }
    if (!nzchar(path)) {
      refuse(names(named)[[1]], " names ", named[[1]], ", and there is no such program")
    }
    return(normalizePath(path))
  }
  places <- c(Sys.which("lakatos")[[1]], usual_places())
  places <- places[nzchar(places)]
  there <- places[vapply(places, is_program, logical(1))]
  if (length(there) > 0) normalizePath(there[[1]])
}

is_program <- function(path) file.exists(path) && !dir.exists(path) && file.access(path, 1) == 0

# RStudio started from a desk has a shorter PATH than a terminal: these are the folders of cargo, pip and pipx, Homebrew.
usual_places <- function() {
  if (.Platform$OS.type == "windows") {
    home <- Sys.getenv("USERPROFILE")
    scripts <- Sys.glob(file.path(Sys.getenv("APPDATA"), "Python", "Python*", "Scripts", "lakatos.exe"))
    return(c(file.path(home, c(".cargo/bin", ".local/bin"), "lakatos.exe"), scripts))
  }
  folders <- c("~/.cargo/bin", "~/.local/bin", "/opt/homebrew/bin", "/usr/local/bin")
  file.path(path.expand(folders), "lakatos")
}

version_of <- function(program) {
  printed <- suppressWarnings(system2(program, "--version", stdout = TRUE, stderr = FALSE))
  if (length(printed) == 0) "which does not run" else printed[[1]]
}

how_to_install <- function() {
  paste(
    "The program `lakatos` was not found. This package downloads nothing; install the program, in a terminal:",
    "  from a clone, with Rust and a C compiler:   cargo install --path .",
    "  from a clone, with Rust and Python:         pip install .",
    "  from a wheel or an archive of a release:    pip install lakatos-*.whl, or unpack it into a folder of the PATH",
    "Then start R again. If the program is elsewhere, say where: options(lakatos.path = \"/path/to/lakatos\"),",
    "or the environment variable LAKATOS in ~/.Renviron.",
    sep = "\n"
  )
}
