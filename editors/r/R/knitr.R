# Tables in papers, and blocks of lakatos in documents that are knitted.

paper_table <- function(x, caption = NULL, engine = c("auto", "gt", "kable")) {
  engine <- match.arg(engine)
  plain <- flat(x)
  has <- function(package) requireNamespace(package, quietly = TRUE)
  if (engine == "gt" || engine == "auto" && has("gt")) {
    if (!has("gt")) refuse("the package gt is not installed")
    table <- gt::gt(plain)
    return(if (is.null(caption)) table else gt::tab_header(table, title = caption))
  }
  if (!has("knitr")) refuse("neither gt nor knitr is installed; the data frame itself can be printed")
  knitr::kable(plain, caption = caption, row.names = FALSE)
}

# What fits into cells of a table: lists stay behind.
flat <- function(x) {
  is_cell <- vapply(x, is.atomic, logical(1))
  data.frame(unclass(x)[is_cell], check.names = FALSE, stringsAsFactors = FALSE)
}

# Registered for knitr in NAMESPACE.
knit_print.lakatos_table <- function(x, ...) {
  knitr::knit_print(knitr::kable(flat(x), row.names = FALSE), ...)
}

# A chunk marked `{lakatos}` is set as the block that it is, and nothing is run: the filter for Pandoc takes it from there.
echo_block <- function(options) {
  if (isFALSE(options$echo) || isFALSE(options$include)) return("")
  paste(c("``````lakatos", options$code, "``````"), collapse = "\n")
}

.onLoad <- function(libname, pkgname) {
  register <- function(...) knitr::knit_engines$set(lakatos = echo_block)
  if (isNamespaceLoaded("knitr")) register() else setHook(packageEvent("knitr", "onLoad"), register)
}
