#!/bin/sh
# Builds the page into web/dist/: `build.sh [MODULES]`. MODULES is the folder into which ci/wasm.sh put the modules, or one
# of these; web/engine/dist by default. Needs npm, and a network the first time.
set -eu
modules=${1:-$(dirname "$0")/engine/dist}
[ ! -f "$modules" ] || modules=$(dirname "$modules")
case $modules in /*) ;; *) modules=$PWD/$modules ;; esac
cd "$(dirname "$0")"
# The tests of the editors bring a newer node than Debian has.
PATH=$PWD/../.editors/node24/node_modules/node/bin:$PATH
export PATH
command -v npm > /dev/null || { echo "SKIPPED: there is no npm to build the page with" >&2; exit 3; }
installed() { # FOLDER
  [ -d "$1/node_modules" ] || (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund > /dev/null)
}
installed .
for module in engine.wasm lakatos.wasm; do
  [ -f "$modules/$module" ] || { echo "SKIPPED: there is no $modules/$module; ci/wasm.sh builds it" >&2; exit 3; }
done
installed engine
(cd engine && npm run -s build)
node build.mjs "$modules"
