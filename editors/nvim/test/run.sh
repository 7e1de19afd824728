#!/bin/sh
# Runs the plugin in Neovim, headless: test/run.sh NVIM LAKATOS
set -eu
nvim=$1
lakatos=$2
here=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sh "$here/build.sh"
"$nvim" --headless --clean -c "helptags $here/doc" -c 'qall!' 2>/dev/null
mkdir -p "$folder/bin" "$folder/state" "$folder/cache" "$folder/data"
ln -s "$lakatos" "$folder/bin/lakatos"
PATH="$folder/bin:$PATH" LAKATOS_FOLDER="$folder" XDG_STATE_HOME="$folder/state" XDG_CACHE_HOME="$folder/cache" XDG_DATA_HOME="$folder/data" \
  "$nvim" --headless --clean --cmd "set rtp^=$here" -c "luafile $here/test/run.lua"
