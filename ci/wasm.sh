#!/usr/bin/env bash
# Builds lakatos as modules of WebAssembly, for a browser and for Node, into a folder: wasm.sh [FOLDER]
# lakatos.wasm is all of it; engine.wasm, which is smaller, has no commands.
# The library of the target is rustup's; the parsers, which are C, take some clang that knows it, which is installed where
# root may install packages. Where one of them is not to be had, nothing is built: that is said, and the exit code is 3.
set -euo pipefail
cd "$(dirname "$0")/.."
target=wasm32-wasip1
out=${1:-web/engine/dist}
# Not the folder of the native build: neither is to throw away what the other has built.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/web"

skip() {
  echo "SKIPPED: nothing was built for $target: $1" >&2
  exit 3
}

find_clang() {
  for clang in clang clang-{25..14}; do
    if echo | "$clang" --target=$target -xc -c -o /dev/null - 2>/dev/null; then
      archiver=llvm-ar${clang#clang}
      command -v "$archiver" >/dev/null || continue
      export CC_wasm32_wasip1=$clang AR_wasm32_wasip1=$archiver
      return
    fi
  done
  return 1
}

install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -y -qq --no-remove --no-install-recommends "$@"; } >/dev/null 2>&1
}

has_target() { [ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; }

find_clang || install clang-19 llvm-19 && find_clang || skip "no clang for it"
has_target || { command -v rustup >/dev/null && timeout 300 rustup target add $target >/dev/null 2>&1 && has_target; } || skip "no Rust library for it"

# The few functions of C that tree-sitter asks for are in the library of the target; it brings the headers of those itself.
headers=$(cargo metadata --locked --format-version 1 | grep -o '"[^"]*/tree-sitter-language-[^/"]*/Cargo.toml"' | head -1 | tr -d '"')
export CFLAGS_wasm32_wasip1="-nostdlibinc -I$(dirname "$headers")/wasm/include"
# What is nested deep in a draft is gone down on a stack that is no smaller than that of a process.
export CARGO_TARGET_WASM32_WASIP1_RUSTFLAGS="-Clink-arg=-zstack-size=8388608"
mkdir -p "$out"
build() { # NAME FLAGS...
  local name=$1
  shift
  echo "$ cargo build --profile web --target $target --package lakatos-wasm $*"
  cargo build --locked --profile web --target $target --package lakatos-wasm "$@"
  cp "$CARGO_TARGET_DIR/$target/web/lakatos_wasm.wasm" "$out/$name.wasm"
}
build engine --no-default-features
build lakatos
