#!/bin/sh
# Tests the modules in Node: run.sh BINARY. The engine in a worker, the npm package, and that its commands print the same
# bytes as BINARY. Needs dist/lakatos.wasm and dist/engine.wasm, which ci/wasm.sh builds.
set -eu
[ $# -eq 1 ] || { echo "usage: run.sh BINARY" >&2; exit 2; }
LAKATOS=$(realpath "$1")
export LAKATOS
cd "$(dirname "$0")/.."
# The tests of the editors bring a newer node than Debian has.
PATH=$PWD/../../.editors/node24/node_modules/node/bin:$PATH
export PATH
if ! command -v npm >/dev/null; then
  echo "SKIPPED: there is no npm, so nothing of what is made for Node and for browsers was tested" >&2
  exit 0
fi
[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund --silent
../../npm/pack.sh dist/lakatos.wasm dist >/dev/null
node --test test/*.test.mjs ../../npm/test/*.test.mjs
