//! `library/read/`: what is read of each file of the library, so that no start has to parse it.

use crate::{Outcome, root};
use lakatos_engine::library::{Library, SHIPPED};
use lakatos_syntax::stored::stored;
use lakatos_syntax::{Document, Host};
use std::path::PathBuf;

/// Writes them all.
pub fn write() -> Outcome {
    for library in &SHIPPED {
        let path = path(library);
        std::fs::write(&path, bytes(library)?).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Says which are not as they would be written.
pub fn check() -> Outcome {
    for library in &SHIPPED {
        if std::fs::read(path(library)).ok() != Some(bytes(library)?) {
            return Err(format!("stale, run `cargo xtask gen`: {}", path(library).display()));
        }
    }
    Ok(())
}

fn bytes(library: &Library) -> Result<Vec<u8>, String> {
    let document = Document::read(library.text, Host::Lakatos);
    stored(library.text, &document).ok_or_else(|| format!("{} cannot be read in full", library.name))
}

fn path(library: &Library) -> PathBuf {
    let name = library.name.rsplit('/').next().unwrap_or_default();
    root().join("library/read").join(format!("{name}.bin"))
}
