//! What a terminal can do.

use std::io::IsTerminal;

/// Whether something is a terminal that moves its cursor and shows colours; a `dumb` one, as within Emacs, prints what moves
/// the cursor elsewhere.
pub fn is_capable(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
