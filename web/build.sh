#!/bin/sh
# Builds the page into web/dist/: `build.sh [MODULE]`. MODULE is what ci/wasm.sh builds, web/engine/dist/lakatos.wasm by
# default; a folder that has a worker.js is taken for the whole engine. Needs npm, and a network the first time.
set -eu
module=${1:-$(dirname "$0")/engine/dist/lakatos.wasm}
case $module in /*) ;; *) module=$PWD/$module ;; esac
cd "$(dirname "$0")"
# The tests of the editors bring a newer node than Debian has.
PATH=$PWD/../.editors/node24/node_modules/node/bin:$PATH
export PATH
command -v npm > /dev/null || { echo "SKIPPED: there is no npm to build the page with" >&2; exit 3; }
installed() { # FOLDER
  [ -d "$1/node_modules" ] || (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund > /dev/null)
}
installed .
if [ -d "$module" ]; then
  engine=$module
else
  [ -f "$module" ] || { echo "SKIPPED: there is no module of the engine at $module; ci/wasm.sh builds it" >&2; exit 3; }
  installed engine
  (cd engine && npm run -s build)
  engine=$PWD/node_modules/.engine
  rm -rf "$engine"
  mkdir -p "$engine"
  cp engine/dist/worker.js "$engine/worker.js"
  cp "$module" "$engine/lakatos.wasm"
fi
node build.mjs "$engine"
