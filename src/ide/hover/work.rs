//! A work that is cited.

use super::headline;
use super::markdown::escaped;
use crate::argument::{Argument, Named};
use crate::project::workspace::Snapshot;

/// Its reference: from a bibliography, or from the `source` that declares it.
pub fn of(snapshot: &Snapshot, key: &str) -> Option<String> {
    let in_bibliography = snapshot.bibliographies().into_iter().find_map(|file| {
        let (file, entry) = file.entry(key)?;
        let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let reference = file.reference(entry);
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
