//! A work that is cited.

use super::headline;
use super::markdown::escaped;
use crate::argument::{Argument, Named};
use crate::project::workspace::Snapshot;
use crate::project::{bibliographies, reference};

/// Its reference: from a bibliography, or from the `source` that declares it.
pub fn of(snapshot: &Snapshot, key: &str) -> Option<String> {
    let files = snapshot.files.iter().map(AsRef::as_ref);
    let in_bibliography = bibliographies(files, snapshot.config.as_deref()).into_iter().find_map(|file| {
        let entry = file.entries.iter().find(|entry| entry.key == key)?;
        let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let reference = reference(&file.buffer.slice(entry.span));
        Some(
            reference
                .unwrap_or_else(|| format!("{}, an entry of {} that cannot be read", escaped(key), escaped(&name))),
        )
    });
    in_bibliography.or_else(|| declared(&snapshot.analysis().argument, key))
}

/// The `source` of a key.
pub fn declared(argument: &Argument, key: &str) -> Option<String> {
    (argument.named(key)? == Named::Source).then(|| headline(argument, key))
}
