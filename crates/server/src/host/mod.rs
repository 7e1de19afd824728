//! What the server asks of the place that it runs in: to run tasks, to compute beside them, to wait.
//!
//! A process of its own has threads, pipes and a clock that wakes it ([`native`]). A module of WebAssembly has none of
//! these: it runs while it is called, computes at once, and says when it wants to be called again ([`embedded`]).

#[cfg(target_family = "wasm")]
mod embedded;
#[cfg(not(target_family = "wasm"))]
mod native;
#[cfg(not(target_family = "wasm"))]
mod parent;
#[cfg(not(target_family = "wasm"))]
mod stdio;

#[cfg(target_family = "wasm")]
pub use embedded::{CHANGES_UNTOLD, Session, off_thread, sleep, spawn, within};
#[cfg(not(target_family = "wasm"))]
pub use native::{CHANGES_UNTOLD, off_thread, run, sleep, spawn, within};
