//! What is said beside the output of a command.

use lakatos_engine::escape::one_line;
use std::fmt::Display;
use std::io::Write;
use std::path::Path;

/// Says a line on standard error, under the name of the program. Whoever has closed it does not want to know.
pub fn tell(line: impl Display) {
    let _ = writeln!(std::io::stderr(), "lakatos: {}", one_line(&line.to_string()));
}

/// A path on one line, as a terminal prints it.
pub fn shown(path: &Path) -> String {
    one_line(&path.to_string_lossy())
}
