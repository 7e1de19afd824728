#!/bin/sh
# The R package, held against `R CMD check` and the real program: test/run.sh LAKATOS
# Debian's packages are installed where root may. Where there is no R, nothing is tested, and that is said.
set -eu
lakatos=$(realpath "$1")
package=$(cd "$(dirname "$0")/.." && pwd)

has_all() { command -v R >/dev/null && Rscript -e 'quit(status = !all(vapply(c("jsonlite", "testthat", "knitr", "rstudioapi"), requireNamespace, NA, quietly = TRUE)))' >/dev/null 2>&1; }
if ! has_all && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    r-base-core r-cran-jsonlite r-cran-testthat r-cran-knitr r-cran-rstudioapi; } >/dev/null 2>&1 || true
fi
if ! has_all; then
  echo "!! SKIPPED: the R package was not tested: R, jsonlite, testthat, knitr and rstudioapi are not to be had here" >&2
  exit 0
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$package" "$folder/lakatos"
cd "$folder"
R CMD build --no-build-vignettes lakatos >build.log 2>&1 || { cat build.log >&2; exit 1; }
# gt is in few distributions: it is tested where it is installed.
LAKATOS=$lakatos _R_CHECK_FORCE_SUGGESTS_=false timeout 900 R CMD check --no-manual lakatos_*.tar.gz >check.log 2>&1 || true
if ! grep -qE '^Status: (OK|[0-9]+ NOTEs?)$' check.log; then
  cat check.log >&2
  find . -name 'testthat.Rout*' -exec cat {} + >&2
  exit 1
fi
tests=$(cat lakatos.Rcheck/tests/testthat.Rout)
echo "$tests" | grep -F '[ FAIL 0' | tail -1
case $tests in
  *"the program lakatos is not installed"*) echo "the tests did not find the program" >&2; exit 1 ;;
esac
grep -E '^Status:' check.log
