#!/bin/sh
# Writes the extension into a folder, ready for "Install Dev Extension": prepare.sh FOLDER
# Zed takes a grammar from a commit of a git repository: this one, as it was last committed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
repository=$(git -C "$here" rev-parse --show-toplevel)
commit=$(git -C "$here" rev-parse HEAD)
mkdir -p "$1"
cp -r "$here/Cargo.toml" "$here/Cargo.lock" "$here/src" "$here/languages" "$1/"
sed "/^\[grammars/,\$ { s#^repository = .*#repository = \"file://$repository\"#; s#^rev = .*#rev = \"$commit\"# }" \
  "$here/extension.toml" >"$1/extension.toml"
