//! The command line as a library: for the binary, and for the same as a module of WebAssembly (`crates/wasm`).

pub mod cli;
