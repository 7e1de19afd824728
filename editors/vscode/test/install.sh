#!/bin/sh
# Installs what the tests of the editors run in, with pinned versions, into the ignored folder .editors/:
# node 24, code-server (which is VS Code in a browser) and playwright-core. Chromium comes from the system.
# Nothing is compiled: install scripts are off, and the packages that need binaries bring them.
set -eu
root=$(cd "$(dirname "$0")/../../.." && pwd)
mkdir -p "$root/.editors"
editors=$(cd "$root/.editors" && pwd)

pinned() { # FOLDER PACKAGE@VERSION
  mkdir -p "$editors/$1"
  cd "$editors/$1"
  [ -f package.json ] || echo '{"private":true}' > package.json
  npm install --no-audit --no-fund --save-exact $3 "$2" > install.log 2>&1 || { cat install.log >&2; exit 1; }
}

[ -x "$editors/node24/node_modules/node/bin/node" ] || pinned node24 node@24.21.0 ""
PATH=$editors/node24/node_modules/node/bin:$PATH
export PATH

if [ ! -f "$editors/cs/ready" ] && [ ! -d "$editors/cs/node_modules/code-server/lib/vscode/extensions/node_modules" ]; then
  pinned cs code-server@4.139.1 --ignore-scripts
  cd node_modules/code-server/lib/vscode
  npm install --omit=dev --ignore-scripts --no-audit --no-fund >> "$editors/cs/install.log" 2>&1
  cd extensions
  npm install --omit=dev --ignore-scripts --no-audit --no-fund >> "$editors/cs/install.log" 2>&1
  cd ..
  # What would ask for an account, and is not tested here.
  rm -rf node_modules/@github node_modules/@microsoft/mxc-sdk extensions/copilot* extensions/microsoft-authentication extensions/github*
  touch "$editors/cs/ready"
fi

[ -d "$editors/pw/node_modules/playwright-core" ] || pinned pw playwright-core@1.65.1 --ignore-scripts

if ! command -v chromium > /dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core > /dev/null
  else
    echo "Chromium is missing. Install it: sudo apt-get install chromium fonts-dejavu-core" >&2
    exit 1
  fi
fi

extension=$root/editors/vscode
[ -d "$extension/node_modules/vscode-languageclient" ] ||
  (cd "$extension" && npm ci --ignore-scripts --no-audit --no-fund > "$editors/extension.log" 2>&1)
