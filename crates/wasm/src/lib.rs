//! lakatos as a module of WebAssembly: the language server ([`abi::message`]) and the commands ([`abi::command`]).
//!
//! Files, the clock, arguments, standard input and output are those that the embedder gives by WASI (preview 1): a disk, or
//! texts in memory. So both are the same code as in the binary.

#[cfg(target_family = "wasm")]
mod abi;
