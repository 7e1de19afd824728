#!/usr/bin/env bash
# That the engine, and what an editor asks of it, compile for a browser: no terminal, no git, no threads, no disk needed.
# The toolchain is rustup's target where it is installed or can be fetched; on Debian, where root may install packages,
# a compiler with the sources of its library. Where neither is to be had, nothing is checked, and that is said.
set -euo pipefail
cd "$(dirname "$0")/.."
target=wasm32-unknown-unknown
crates=(--package lakatos-ide)
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/web"

skip() {
  echo "SKIPPED: nothing was compiled for $target: $1" >&2
  exit 0
}

# Some clang that knows the target, for the parsers, which are C.
find_clang() {
  for clang in clang clang-{25..14}; do
    if echo | "$clang" --target=wasm32 -xc -c -o /dev/null - 2>/dev/null; then
      archiver=llvm-ar${clang#clang}
      command -v "$archiver" >/dev/null || continue
      export CC_wasm32_unknown_unknown=$clang AR_wasm32_unknown_unknown=$archiver
      return
    fi
  done
  return 1
}

has_target() { command -v rustup >/dev/null && rustup target list --installed 2>/dev/null | grep -q "^$target$"; }
has_debians() { [ -d /usr/src/rustc-*/library ] 2>/dev/null && [ -x /usr/bin/cargo ]; }
install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -y -qq --no-remove --no-install-recommends "$@"; } >/dev/null 2>&1
}

find_clang || install clang-19 llvm-19 && find_clang || skip "no clang for it"
if has_target || { command -v rustup >/dev/null && timeout 60 rustup target add $target >/dev/null 2>&1; }; then
  echo "$ cargo check --target $target ${crates[*]}"
  exec cargo check --locked --target $target "${crates[@]}"
fi
has_debians || install rustc-web cargo-web rust-web-src && has_debians || skip "no Rust library for it"
echo "$ /usr/bin/cargo check -Zbuild-std --target $target ${crates[*]}"
# The variables are rustup's, whose toolchain is another.
env -u RUSTUP_TOOLCHAIN -u CARGO RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
  /usr/bin/cargo check --locked -Zbuild-std=std,panic_abort --target $target "${crates[@]}"
