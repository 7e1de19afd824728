#!/bin/sh
# Builds the tree-sitter parser for Neovim: `parser/lakatos.so` beside this script.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
grammar=$here/../../grammar/src
mkdir -p "$here/parser"
${CC:-cc} -O2 -shared -fPIC -I"$grammar" "$grammar/parser.c" "$grammar/scanner.c" -o "$here/parser/lakatos.so"
