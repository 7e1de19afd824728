#!/bin/sh
# Runs the linter in Vim with ALE: test/run.sh VIM LAKATOS
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf 'concept alignment\n\nconcept threat\n\ntheory balance\n  predicts alignment when threat\n\ncase korea-japan 1990..2012\n  threat    = yes\n  alignment = no\n' > "$folder/a.lak"
code=0
HOME="$folder" LAKATOS="$2" LAKATOS_PLUGIN="$here" LAKATOS_FILE="$folder/a.lak" LAKATOS_OUT="$folder/out" \
  timeout 600 "$1" -Nu NONE -i NONE -n -es -S "$here/test/run.vim" || code=$?
cat "$folder/out"
exit $code
