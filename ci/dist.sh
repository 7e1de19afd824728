#!/usr/bin/env bash
# A release as `cargo xtask dist` makes it, opened, installed and run as its users would: dist.sh LAKATOS
# It is made of the program that the tests have built, since another build takes minutes. What cannot be made on this
# machine is named; the tools of Python are installed into .editors/dist, which git ignores, at the versions and hashes of
# dist-requirements.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
lakatos=$(realpath "$1")
root=$PWD
tools=$root/.editors/dist
if ! cmp -s ci/dist-requirements.txt "$tools/installed.txt"; then
  rm -rf "$tools"
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r ci/dist-requirements.txt
  cp ci/dist-requirements.txt "$tools/installed.txt"
fi
export MATURIN=$tools/bin/maturin
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
step() { echo "== $1"; }
fail() { echo "dist: $1" >&2; exit 1; }
draft=examples/korea-japan.md
"$lakatos" check --format json --fail-on never $draft >"$folder/expected.json"
# checks PROGRAM...: it finds what the program of the tests finds.
checks() {
  "$@" check --format json --fail-on never $draft >"$folder/found.json" || fail "$* does not run"
  cmp "$folder/expected.json" "$folder/found.json" || fail "$* finds something else"
}

step "make"
dist() { cargo xtask dist --profile dev --allow-missing --out "$@"; }
dist "$folder/one"
cd "$folder/one"
sha256sum --check --quiet SHA256SUMS
[ "$(wc -l <SHA256SUMS)" = "$(find . -type f ! -name SHA256SUMS | wc -l)" ] || fail "not every product has its sum"
only() { [ $# = 1 ] && [ -f "$1" ] || fail "there is not one product $*"; }
cd "$root"

step "native"
only "$folder"/one/lakatos-*-*-*.tar.gz
mkdir "$folder/native"
tar xzf "$folder"/one/lakatos-*-*-*.tar.gz -C "$folder/native" --strip-components 1
checks "$folder/native/lakatos"
for file in README.md LICENSE-MIT LICENSE-APACHE THIRD-PARTY-LICENSES.txt man/man1/lakatos-check.1 completions/_lakatos; do
  [ -s "$folder/native/$file" ] || fail "the archive has no $file"
done
bash -n "$folder/native/completions/lakatos.bash"

step "the bill of materials, by its schema"
"$tools/bin/python" - "$folder"/one/*.cdx.json <<'PYTHON'
import json, pathlib, sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
text = pathlib.Path(sys.argv[1]).read_text()
problem = JsonStrictValidator(SchemaVersion.V1_5).validate_str(text)
assert problem is None, problem
parts = json.loads(text)["components"]
from_elsewhere = [part for part in parts if "hashes" in part]
assert len(from_elsewhere) > 100 and all("licenses" in part for part in from_elsewhere)
assert not any(part["name"] in ("insta", "proptest", "xtask") for part in parts), "tests are no part of the program"
PYTHON

step "pip: the wheel, in a fresh environment and without a network"
wheel=$(echo "$folder"/one/lakatos-*.whl)
only "$wheel"
python3 -m venv "$folder/fresh"
"$folder/fresh/bin/pip" install --quiet --disable-pip-version-check --no-index "$wheel"
checks "$folder/fresh/bin/lakatos"
[ -s "$folder/fresh/share/doc/lakatos/THIRD-PARTY-LICENSES.txt" ] || fail "the wheel has no licences of others"

step "pip install ."
# As pip does it, but for the profile, and with the tools that are here.
MATURIN_PEP517_ARGS="--profile dev" PATH="$tools/bin:$PATH" "$tools/bin/pip" install --quiet --disable-pip-version-check \
  --no-index --no-deps --no-build-isolation --target "$folder/pip" .
checks "$folder/pip/bin/lakatos"

step "the sources for pip"
tar xzf "$(ls "$folder"/one/lakatos-*.tar.gz | grep -E '/lakatos-[0-9.]+\.tar\.gz$')" -C "$folder"
sources=$(echo "$folder"/lakatos-[0-9]*)
for gone in docs editors examples tests .github npm web ci; do [ ! -e "$sources/$gone" ] || fail "$gone is in the sources for pip"; done
# What only chores use is gone from the list of crates, and the versions of all others are as they were.
cp "$sources/Cargo.lock" "$folder/lock"
(cd "$sources" && cargo metadata --offline --format-version 1 >/dev/null) || fail "the sources for pip are not whole"
! diff "$folder/lock" "$sources/Cargo.lock" | grep '^>' || fail "the sources for pip are built with other crates"

step "VS Code, npm and the page"
for product in vsix tgz; do
  for file in "$folder"/one/*."$product"; do
    [ -e "$file" ] || { echo "!! NOT TESTED: there is no .$product"; continue; }
    python3 - "$file" "$(sed -n '/^\[workspace.package\]/,/^version/s/^version = "\(.*\)"/\1/p' Cargo.toml)" <<'PYTHON'
import json, sys, tarfile, zipfile
path, version = sys.argv[1:]
if path.endswith("tgz"):
    with tarfile.open(path) as archive:
        manifest = json.load(archive.extractfile("package/package.json"))
        archive.getmember("package/THIRD-PARTY-LICENSES.txt")
else:
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("extension/package.json"))
        archive.getinfo("extension/THIRD-PARTY-LICENSES.txt")
        assert archive.getinfo("extension/server/lakatos").external_attr >> 16 & 0o100, "the server cannot be run"
assert manifest["version"] == version, manifest["version"]
PYTHON
  done
done

for page in "$folder"/one/lakatos-web-*.tar.gz; do
  [ -e "$page" ] || { echo "!! NOT TESTED: there is no page"; continue; }
  tar tzf "$page" >"$folder/page.txt"
  for file in index.html THIRD-PARTY-LICENSES.txt; do grep -q "/$file$" "$folder/page.txt" || fail "the page has no $file"; done
done

step "Quarto: the filter that the extension names, run by Pandoc"
mkdir "$folder/quarto"
tar xzf "$folder"/one/lakatos-quarto-*.tar.gz -C "$folder/quarto" --strip-components 1
extension=$folder/quarto/_extensions/lakatos
for file in $(sed -n 's/^ *- \(.*\.lua\)$/\1/p' "$extension/_extension.yml"); do [ -s "$extension/$file" ] || fail "the extension names $file"; done
if command -v pandoc >/dev/null; then
  LAKATOS=$lakatos pandoc editors/quarto/example.qmd -f markdown -t plain -L "$extension/lakatos.lua" >"$folder/example.txt" 2>"$folder/warnings"
  { grep -q "in 1 of 2 cases" "$folder/example.txt" && [ ! -s "$folder/warnings" ]; } || { cat "$folder/example.txt" "$folder/warnings" >&2; fail "the example of the extension"; }
  ! grep -q "predicts" "$folder/example.txt" || fail "the argument is not hidden"
else
  echo "!! NOT TESTED: there is no pandoc"
fi

if ls "$folder"/one/lakatos_*.tar.gz >/dev/null 2>&1; then
  step "R: the source package, installed"
  mkdir "$folder/library"
  R CMD INSTALL --library="$folder/library" "$folder"/one/lakatos_*.tar.gz >"$folder/install.log" 2>&1 || { cat "$folder/install.log" >&2; fail "R does not install it"; }
  found=$(LAKATOS=$lakatos R_LIBS=$folder/library Rscript -e "cat(nrow(lakatos::check('$draft', show = FALSE)))")
  [ "$found" = "$(python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))["findings"]))' "$folder/expected.json")" ] || fail "R finds $found"
fi

step "made twice, the same bytes"
# Not once more what takes longest: the native archive and the extension of VS Code are packed in the same ways.
dist "$folder/two" --only bill,wheel,npm,web,r,quarto >/dev/null 2>&1
grep -vxFf "$folder/one/SHA256SUMS" "$folder/two/SHA256SUMS" >"$folder/other" || true
[ ! -s "$folder/other" ] || { cat "$folder/other" >&2; fail "these are not the same the second time"; }
echo "dist: $(wc -l <"$folder/one/SHA256SUMS") products, of which $(wc -l <"$folder/two/SHA256SUMS") were made twice"
