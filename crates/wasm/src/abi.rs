//! What is called from outside, with plain numbers. Bytes go in through memory from [`alloc`], and come out at the place
//! that a length is returned for.
#![allow(unsafe_code, reason = "memory is shared with a caller that knows no Rust")]

use lakatos_server::Session;
use std::cell::RefCell;
use std::time::Duration;

thread_local! {
    static SESSION: RefCell<Session> = RefCell::new(Session::new());
    /// What was last answered.
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

unsafe extern "C" {
    fn __wasm_call_ctors();
}

/// Readies the module, once: what WASI calls a reactor. Without it, the linker would take every call for a program of its
/// own, and have it begin and end as one.
#[unsafe(no_mangle)]
pub extern "C" fn _initialize() {
    // SAFETY: the linker makes it, and nothing has run before it.
    unsafe { __wasm_call_ctors() }
}

/// Memory for so many bytes of a message, which [`message`] takes back.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    Box::into_raw(vec![0; length].into_boxed_slice()).cast()
}

/// Gives the language server a message of JSON-RPC; the length of what it answers, which [`answer`] points at: messages of
/// JSON-RPC, each on a line of its own.
///
/// # Safety
/// The bytes are those of [`alloc`] for the same length, and are not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn message(bytes: *mut u8, length: usize) -> usize {
    // SAFETY: what the caller promises.
    let message = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(bytes, length)) };
    answered(&SESSION.with_borrow_mut(|session| session.message(&message)))
}

/// Has the language server do what was to be done by now; as [`message`].
#[unsafe(no_mangle)]
pub extern "C" fn tick() -> usize {
    answered(&SESSION.with_borrow_mut(Session::tick))
}

/// In how many milliseconds [`tick`] is to be called, if no message comes before; -1 for never.
#[unsafe(no_mangle)]
pub extern "C" fn rest() -> i32 {
    let rest = SESSION.with_borrow(Session::rest);
    // Not a moment too early.
    rest.map_or(-1, |rest| i32::try_from((rest + Duration::from_millis(1)).as_millis()).unwrap_or(i32::MAX))
}

/// Where the last answer stands, until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

/// Runs the command that the arguments of WASI ask for; its exit code.
#[cfg(feature = "commands")]
#[unsafe(no_mangle)]
pub extern "C" fn command() -> u8 {
    // The embedder's folder; in WASI every process begins at the root.
    if let Some(folder) = std::env::var_os("PWD") {
        drop(std::env::set_current_dir(folder));
    }
    lakatos::cli::run(None)
}

fn answered(messages: &[Vec<u8>]) -> usize {
    let lines: Vec<u8> = messages.iter().flat_map(|message| message.iter().chain(b"\n")).copied().collect();
    let length = lines.len();
    ANSWER.set(lines);
    length
}
