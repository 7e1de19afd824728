//! A work that is cited.

use super::headline;
use super::markdown::escaped;
use lakatos_engine::argument::{Argument, Named};
use lakatos_project::BibliographyFile;
use lakatos_project::Project;

/// Its reference: from a bibliography, or from the `source` that declares it; else from what a library in use cites.
pub fn describe(project: &Project, key: &str) -> Option<String> {
    project
        .bibliographies()
        .into_iter()
        .find_map(|file| in_bibliography(&file, key))
        .or_else(|| declared(&project.analysis().argument, key))
        .or_else(|| project.bibliographies_of_libraries().into_iter().find_map(|file| in_bibliography(&file, key)))
}

fn in_bibliography(file: &BibliographyFile, key: &str) -> Option<String> {
    let (file, entry) = file.entry(key)?;
    let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let unread = || format!("{}, an entry in {} that cannot be read", escaped(key), escaped(&name));
    Some(file.reference(entry).unwrap_or_else(unread))
}

/// The `source` of a key.
pub fn declared(argument: &Argument, key: &str) -> Option<String> {
    (argument.named(key)? == Named::Source).then(|| headline(argument, key))
}
