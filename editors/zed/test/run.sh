#!/bin/sh
# What can be known of the extension without Zed: test/run.sh
# That it can be prepared, and that Zed would find the grammar where it says. That its queries find something is a test of the
# grammar's. LAKATOS_ZED=1 compiles it too, as Zed does, for wasm32-wasip2.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sh "$here/prepare.sh" "$folder/extension"
echo "ok   the extension is prepared"

value() { sed -n "/^\[grammars/,\$ s/^$1 = \"\(.*\)\"/\1/p" "$folder/extension/extension.toml"; }
# As Zed fetches a grammar.
git init -q "$folder/grammar"
git -C "$folder/grammar" remote add origin "$(value repository)"
git -C "$folder/grammar" fetch -q --depth 1 origin "$(value rev)"
git -C "$folder/grammar" checkout -q "$(value rev)"
test -f "$folder/grammar/$(value path)/src/parser.c"
echo "ok   the grammar is where it says"

if [ -n "${LAKATOS_ZED:-}" ]; then
  cd "$folder/extension"
  cargo build --quiet --locked --target wasm32-wasip2
  test -f "${CARGO_TARGET_DIR:-target}/wasm32-wasip2/debug/zed_lakatos.wasm"
  echo "ok   it compiles for Zed"
fi
