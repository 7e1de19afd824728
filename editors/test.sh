#!/usr/bin/env bash
# Every editor, for real and without a screen: test.sh LAKATOS
# What it needs is installed into .editors, which git ignores, at the versions named here and in vscode/test/install.sh;
# Debian's packages are installed where root may, and named otherwise.
set -euo pipefail
cd "$(dirname "$0")/.."
lakatos=$(realpath "$1")
tools=$PWD/.editors
mkdir -p "$tools"

packages=()
command -v emacs >/dev/null || packages+=(emacs-nox elpa-eglot)
command -v vim.nox >/dev/null || packages+=(vim-nox)
test -d /usr/share/vim-ale || packages+=(vim-ale)
command -v chromium >/dev/null || packages+=(chromium fonts-dejavu-core)
command -v pandoc >/dev/null || packages+=(pandoc)
command -v unzip >/dev/null || packages+=(unzip)
kpsewhich verbatim.sty booktabs.sty beamer.cls pgfmath.sty lmodern.sty >/dev/null 2>&1 || packages+=(texlive-latex-base texlive-latex-recommended texlive-pictures lmodern)
command -v pdftotext >/dev/null || packages+=(poppler-utils)
command -v python3 >/dev/null || packages+=(python3 python3-venv)
command -v npm >/dev/null || packages+=(npm)
if [ ${#packages[@]} -gt 0 ]; then
  install="apt-get install -y -q --no-install-recommends ${packages[*]}"
  if [ "$(id -u)" != 0 ]; then
    echo "The editors' tests need more than there is. Run: sudo $install" >&2
    exit 1
  fi
  apt-get update -q >"$tools/apt.log" 2>&1
  DEBIAN_FRONTEND=noninteractive $install >>"$tools/apt.log" 2>&1 || { tail -20 "$tools/apt.log" >&2; exit 1; }
fi

nvim=$tools/nv/bin/nvim
if ! [ -x "$nvim" ]; then
  python3 -m venv "$tools/nv"
  "$tools/nv/bin/pip" install -q --disable-pip-version-check --no-deps --require-hashes -r editors/nvim/test/requirements.txt
fi

step() { echo "== $1"; shift; timeout 900 "$@"; }
step Neovim sh editors/nvim/test/run.sh "$nvim" "$lakatos"
step Emacs sh editors/emacs/test/run.sh "$(command -v emacs)" "$lakatos"
step Vim sh editors/vim/test/run.sh "$(command -v vim.nox)" "$lakatos"
step "VS Code" sh editors/vscode/test/run.sh "$lakatos"
step Pandoc bash editors/pandoc/test/run.sh "$lakatos"
step LaTeX bash editors/latex/test/run.sh "$lakatos"
