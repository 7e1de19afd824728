#!/bin/sh
# Makes the npm package: pack.sh [MODULE [FOLDER]]. MODULE is what ci/wasm.sh built, FOLDER where the package is put.
# Needs no network; what of it is bundled comes from web/engine, where `npm ci` was run.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
module=${1:-$here/../web/engine/dist/lakatos.wasm}
folder=$(cd "${2:-$here}" && pwd)
mkdir -p "$here/dist"
[ "$module" -ef "$here/dist/lakatos.wasm" ] || cp "$module" "$here/dist/lakatos.wasm"
node "$here/../web/engine/build.mjs"
cp "$here/../web/engine/dist/engine.js" "$here/dist/engine.js"
cp "$here/../LICENSE-MIT" "$here/../LICENSE-APACHE" "$here"
cd "$here"
npm pack --silent --pack-destination "$folder"
