#!/usr/bin/env bash
# Every editor, for real and without a screen: test.sh LAKATOS
# What it needs is installed into .editors, which git ignores, at the versions named here and in vscode/test/install.sh;
# Debian's packages are installed where root may. What cannot be had is left out, and named at the end: the others run.
# LAKATOS_TEST_ALL=1 makes that a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
lakatos=$(realpath "$1")
tools=$PWD/.editors
mkdir -p "$tools"

# What each editor's tests need of Debian, if it is not there.
needs() {
  case $1 in
    Neovim) command -v python3 >/dev/null || echo python3 python3-venv ;;
    Emacs) command -v emacs >/dev/null || echo emacs-nox elpa-eglot ;;
    Vim)
      command -v vim.nox >/dev/null || echo vim-nox
      test -d /usr/share/vim-ale || echo vim-ale
      ;;
    "VS Code")
      command -v chromium >/dev/null || [ -n "${CHROMIUM:-}" ] || echo chromium fonts-dejavu-core
      command -v npm >/dev/null || echo npm
      ;;
    Pandoc)
      command -v pandoc >/dev/null || echo pandoc
      command -v unzip >/dev/null || echo unzip
      ;;
    LaTeX)
      kpsewhich verbatim.sty booktabs.sty beamer.cls pgfmath.sty lmodern.sty >/dev/null 2>&1 ||
        echo texlive-latex-base texlive-latex-recommended texlive-pictures lmodern
      command -v pdftotext >/dev/null || echo poppler-utils
      ;;
    R)
      command -v Rscript >/dev/null || echo r-base-core
      for package in jsonlite testthat knitr rstudioapi; do
        [ -d /usr/lib/R/site-library/$package ] || Rscript -e "quit(status = !requireNamespace('$package', quietly = TRUE))" >/dev/null 2>&1 || echo "r-cran-$package"
      done
      ;;
    Helix)
      new_enough "$("$helix" --version 2>/dev/null)" || echo hx
      command -v tmux >/dev/null || echo tmux
      ;;
    Zed)
      command -v git >/dev/null || echo git
      ;;
  esac
}
editors=(Neovim Emacs Vim "VS Code" Zed Pandoc LaTeX R)

# Helix is not in every release of Debian, and an old one has no colours: it is tested where it is there, or can be had.
helix=${HX:-$(command -v hx || command -v helix || echo hx)}
new_enough() {
  local version=${1#helix }
  version=${version%%[ +-]*}
  [ -n "$version" ] && [ "$(printf '%s\n' 25.07 "$version" | sort -V | head -1)" = 25.07 ]
}
if new_enough "$("$helix" --version 2>/dev/null)" ||
  new_enough "$(apt-cache policy hx 2>/dev/null | sed -n 's/^ *Candidate: \([0-9].*\)/\1/p')"; then
  editors+=(Helix)
else
  echo "No Helix of 25.07 or later is to be had here: with one, HX=/path/to/hx $0 tests it."
fi

packages=$(for editor in "${editors[@]}"; do needs "$editor"; done | tr '\n' ' ')
if [ -n "$packages" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  # What fails here is missed below.
  apt-get update -q >"$tools/apt.log" 2>&1 || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages >>"$tools/apt.log" 2>&1 || tail -5 "$tools/apt.log" >&2
fi

nvim=$tools/nv/bin/nvim
neovim() {
  if ! [ -x "$nvim" ]; then
    python3 -m venv "$tools/nv" &&
      "$tools/nv/bin/pip" install -q --disable-pip-version-check --no-deps --require-hashes -r editors/nvim/test/requirements.txt || return 1
  fi
  timeout 900 sh editors/nvim/test/run.sh "$nvim" "$lakatos"
}
run() {
  case $1 in
    Neovim) neovim ;;
    Emacs) timeout 900 sh editors/emacs/test/run.sh "$(command -v emacs)" "$lakatos" ;;
    Vim) timeout 900 sh editors/vim/test/run.sh "$(command -v vim.nox)" "$lakatos" ;;
    "VS Code") timeout 2400 sh editors/vscode/test/run.sh "$lakatos" ;;
    Helix) timeout 900 sh editors/helix/test/run.sh "$helix" "$lakatos" ;;
    Zed) timeout 900 sh editors/zed/test/run.sh ;;
    Pandoc) timeout 900 bash editors/pandoc/test/run.sh "$lakatos" ;;
    LaTeX) timeout 900 bash editors/latex/test/run.sh "$lakatos" ;;
    R) timeout 900 sh editors/r/test/run.sh "$lakatos" ;;
  esac
}

failed=()
left_out=()
for editor in "${editors[@]}"; do
  missing=$(needs "$editor" | tr '\n' ' ')
  if [ -n "$missing" ]; then
    left_out+=("$editor, which needs: $missing")
    continue
  fi
  echo "== $editor"
  # One failure does not hide the others.
  run "$editor" || failed+=("$editor")
done

if [ ${#left_out[@]} -gt 0 ]; then
  {
    echo
    echo "!! NOT RUN:"
    printf '!!   %s\n' "${left_out[@]}"
    echo "!! Run: sudo apt-get install --no-install-recommends $(for editor in "${editors[@]}"; do needs "$editor"; done | tr '\n' ' ')"
  } >&2
fi
if [ ${#failed[@]} -gt 0 ]; then
  printf 'failed: %s\n' "${failed[@]}" >&2
  exit 1
fi
[ ${#left_out[@]} = 0 ] || [ -z "${LAKATOS_TEST_ALL:-}" ]
