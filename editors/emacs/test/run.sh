#!/bin/sh
# Runs lakatos-mode in Emacs, in batch: test/run.sh EMACS LAKATOS
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/a.lak" <<'DRAFT'
concept alignment

concept threat

theory balance "Balance of threat"
  predicts align: alignment when threat

case korea-japan 1990..2012
  threat=yes
  alignment = no
DRAFT
mkdir -p "$folder/paper/concepts" "$folder/paper/chapters"
: > "$folder/paper/lakatos.toml"
printf 'concept alignment\n\nconcept threat\n' > "$folder/paper/concepts/all.lak"
{
  printf '\\documentclass{article}\n\\begin{document}\n\\begin{lakatos}\n'
  sed -n '/^theory/,$p' "$folder/a.lak"
  printf '\\end{lakatos}\n\\end{document}\n'
} > "$folder/paper/chapters/one.tex"
HOME="$folder" LAKATOS_PROJECT="$folder/paper/" LAKATOS="$2" LAKATOS_FILE="$folder/a.lak" "$1" --batch -q -l "$here/run.el" 2> "$folder/log" || { tail -20 "$folder/log"; exit 1; }
