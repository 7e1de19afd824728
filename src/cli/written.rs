//! What a command writes where it is told to.

use crate::project::{Project, write_atomically};
use std::io::{self, Write};
use std::path::Path;

/// Writes a text into a file, or to standard output where no file or `-` is named. In a line, why it cannot be written; a
/// file that was read is not written over.
pub fn write_to(
    path: Option<&Path>,
    text: &str,
    read: &[Project],
    out: &mut impl Write,
) -> io::Result<Result<(), String>> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else {
        return out.write_all(text.as_bytes()).map(Ok);
    };
    Ok(refuse_read(path, read).and_then(|()| {
        write_atomically(path, text).map_err(|error| format!("{}: cannot be written: {error}", path.display()))
    }))
}

/// That a file is none of those that were read; else, in a line, that it is.
pub fn refuse_read(path: &Path, read: &[Project]) -> Result<(), String> {
    match read.iter().any(|project| project.holds(path)) {
        true => Err(format!("{} is read here, and stays as it is: name another file to write", path.display())),
        false => Ok(()),
    }
}
