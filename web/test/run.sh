#!/bin/sh
# Tests the page in a real browser, with the module that ci/wasm.sh built. Prints `N passed, N failed` at the end.
# It needs no binary, and takes no notice of one that it is given.
# Pictures of it are left in web/test/out/; the one that the documentation shows is kept where LAKATOS_PICTURES is set, which
# `cargo xtask gen --pictures` does. Other browsers are tried where they are there (browsers.mjs). LAKATOS_PARTS names the
# parts to run, all of them where it is not set. Where there is no module or no Chromium, nothing is tested, and that is said;
# LAKATOS_TEST_ALL=1 makes that a failure.
set -u
here=$(cd "$(dirname "$0")" && pwd)

skip() {
  echo "SKIPPED: the page was not tested: $1" >&2
  [ -z "${LAKATOS_TEST_ALL:-}" ] || exit 1
  exit 0
}

sh "$here/../build.sh"
case $? in 0) ;; 3) skip "it was not built, as it says above" ;; *) exit 1 ;; esac
cd "$here/.."
PATH=$PWD/../.editors/node24/node_modules/node/bin:$PATH
export PATH
[ -d node_modules/playwright-core ] || npm ci --ignore-scripts --no-audit --no-fund > /dev/null || exit 1

browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$browser" ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } > /dev/null 2>&1
  browser=$(command -v chromium || true)
fi
[ -n "$browser" ] || skip "there is no Chromium. Install it: sudo apt-get install chromium fonts-dejavu-core"
export CHROMIUM="$browser"
rm -rf test/out
mkdir -p test/out

passed=0
failed=0
part() { # NAME: one that fails is told, and run once more, for a busy machine may lose a key.
  echo "== $1"
  text=$(node "test/$1.mjs")
  line=$(printf '%s\n' "$text" | grep -E '^[0-9]+ passed, [0-9]+ failed$' | tail -n 1)
  case ${line:-0 passed, 1 failed} in
    *' 0 failed') printf '%s\n' "$text" ;;
    *)
      printf '%s\n-- once more\n' "$text"
      text=$(node "test/$1.mjs")
      printf '%s\n' "$text"
      line=$(printf '%s\n' "$text" | grep -E '^[0-9]+ passed, [0-9]+ failed$' | tail -n 1)
      ;;
  esac
  line=${line:-0 passed, 1 failed}
  passed=$((passed + ${line%% *}))
  rest=${line#*, }
  failed=$((failed + ${rest%% *}))
}

npm run -s check || failed=$((failed + 1))
for name in ${LAKATOS_PARTS:-writing views files keeping lesson reading stopping offline browsers speed}; do part "$name"; done
[ -z "${LAKATOS_PICTURES:-}" ] || cp test/out/map.png ../docs/pictures/web.png
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
