//! What a command writes where it is told to.

use crate::cli::refusal::Refusal;
use lakatos_project::world::Disk;
use lakatos_project::{Project, write_atomically};
use std::io::{self, Write};
use std::path::Path;

/// Writes a text into a file, or to standard output where no file or `-` is named. In a line, why it cannot be written; a
/// file that was read is not written over.
pub fn write_to(
    path: Option<&Path>,
    text: &str,
    read: &[Project],
    out: &mut impl Write,
) -> io::Result<Result<(), Refusal>> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else {
        return out.write_all(text.as_bytes()).map(Ok);
    };
    Ok(refuse_read(path, read).and_then(|()| write_atomically(path, text).map_err(Refusal::unwritten(path))))
}

/// That a file is none of those that were read, nor one that only people write; else, in a line, that it is.
pub fn refuse_read(path: &Path, read: &[Project]) -> Result<(), Refusal> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let is_of_people = WRITTEN_BY_PEOPLE.contains(&extension.as_str()) && path.exists();
    match is_of_people || read.iter().any(|project| project.holds(&Disk, path)) {
        true => Err(Refusal::Asked(format!(
            "{} is one of the files being read: choose another output file",
            path.display()
        ))),
        false => Ok(()),
    }
}

/// What configurations and bibliographies end in: lakatos reads these and writes none.
const WRITTEN_BY_PEOPLE: [&str; 4] = ["toml", "bib", "yml", "yaml"];
