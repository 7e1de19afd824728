#!/bin/sh
# Runs all tests of the extension with a server binary: `run.sh BINARY`. Prints `N passed, N failed` at the end.
# Screenshots and logs are left in .editors/out/. Where LAKATOS_PICTURES is set, which `cargo xtask gen --pictures` does,
# those that the documentation and the walkthrough show are kept; no other run changes a file of the repository.
# LAKATOS_PARTS names the parts to run, all of them where it is not set.
set -u
[ $# -eq 1 ] || { echo "usage: run.sh BINARY" >&2; exit 2; }
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
"$here/install.sh" || exit 1

cd "$here/.."
editors=$(cd ../../.editors && pwd)
PATH=$editors/node24/node_modules/node/bin:$PATH
export PATH
out=$editors/out
mkdir -p "$out"
rm -f "$out"/*.png "$out"/*.log
extension=$out/lakatos-test.vsix
passed=0
failed=0

count() { # TEXT: adds the last `N passed, M failed` that was printed, or a failure where there is none
  line=$(printf '%s\n' "$1" | grep -E '^[0-9]+ passed, [0-9]+ failed$' | tail -n 1)
  [ -n "$line" ] || line="0 passed, 1 failed"
  passed=$((passed + ${line%% *}))
  rest=${line#*, }
  failed=$((failed + ${rest%% *}))
}

part() { # NAME COMMAND...
  name=$1
  shift
  case " ${LAKATOS_PARTS:-$name} " in *" $name "*) ;; *) return ;; esac
  echo "== $name"
  text=$("$@" 2> "$out/$name.err")
  printf '%s\n' "$text"
  count "$text"
}

# A part that drives a browser. One that fails is told, and run once more: a busy machine may lose a key.
browser() { # NAME COMMAND...
  passed_before=$passed
  failed_before=$failed
  part "$@"
  [ "$failed" -gt "$failed_before" ] || return 0
  echo "-- once more"
  passed=$passed_before
  failed=$failed_before
  part "$@"
}

types() { npm run -s check && echo "1 passed, 0 failed"; }

# The syntaxes that are kept are those that the words of the grammar give.
syntaxes() {
  cp -r syntaxes "$out/syntaxes-kept"
  node scripts/syntaxes.mjs
  diff -r syntaxes "$out/syntaxes-kept" && echo "1 passed, 0 failed"
  rm -rf "$out/syntaxes-kept"
}

grammar() {
  LAKATOS=$binary node --test --test-reporter=tap test/grammar.test.mjs > "$out/grammar.log"
  grep -A 12 '^not ok' "$out/grammar.log"
  echo "$(sed -n 's/^# pass //p' "$out/grammar.log") passed, $(sed -n 's/^# fail //p' "$out/grammar.log") failed"
}

package() {
  rm -f lakatos-*.vsix
  npm run -s package -- "$binary" > "$out/package.log" 2>&1 && mv lakatos-*.vsix "$extension" && echo "1 passed, 0 failed"
}

part types types
part syntaxes syntaxes
part grammar grammar
part package package
browser api node test/api.mjs
browser trust node test/trust.mjs "$extension" "$binary"
browser health node test/health.mjs "$extension" "$binary"
browser ui node test/ui.mjs "$extension"
browser typing node test/typing.mjs "$extension"
browser views node test/views.mjs "$extension"
browser begin node test/begin.mjs "$extension"
# In a browser there is another engine, which the extension has inside where ci/wasm.sh has built it.
if [ -f dist/lakatos.wasm ]; then
  browser web node test/web.mjs "$extension"
else
  echo "SKIPPED: web: there is no module of WebAssembly (ci/wasm.sh)" >&2
fi
rm -f "$extension"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
