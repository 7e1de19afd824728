//! `cargo xtask gen`: files that are derived from others, and `--check`, which says which of them are stale.

use crate::generated::Generated;
use crate::{
    Outcome, config_schema, contents, editors, grammar, language_tables, library_pages, library_read, picture, queries,
    root, rule_pages, validity_page, versions, vocabulary_page,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Writes them all.
pub fn write() -> Outcome {
    // First: what else is derived is written into the same manifests.
    versions::write()?;
    for stale in leftovers() {
        std::fs::remove_file(root().join(&stale)).map_err(|error| format!("{}: {error}", stale.display()))?;
    }
    for file in all()? {
        let path = root().join(&file.path);
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        std::fs::write(&path, file.text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    library_read::write()?;
    grammar::generate()
}

/// Says which are not as they would be written.
pub fn check() -> Outcome {
    versions::check()?;
    let differs =
        |file: &Generated| std::fs::read_to_string(root().join(&file.path)).ok().as_deref() != Some(&file.text);
    let mut stale: Vec<PathBuf> = all()?.into_iter().filter(differs).map(|file| file.path).collect();
    stale.extend(leftovers());
    if !stale.is_empty() {
        let list: Vec<String> = stale.iter().map(|path| path.display().to_string()).collect();
        return Err(format!("stale, run `cargo xtask gen`: {}", list.join(", ")));
    }
    library_read::check()?;
    grammar::check()
}

fn all() -> Result<Vec<Generated>, String> {
    let mut files = rule_pages::pages();
    files.extend(library_pages::pages());
    files.push(contents::contents()?);
    files.push(vocabulary_page::page());
    files.push(validity_page::page()?);
    files.push(config_schema::schema());
    files.push(picture::picture()?);
    files.push(picture::map()?);
    files.extend(queries::queries()?);
    files.push(editors::rule_names()?);
    files.push(editors::quarto_filter()?);
    files.extend(language_tables::files()?);
    Ok(files)
}

/// Pages of rules that are no more.
fn leftovers() -> Vec<PathBuf> {
    let wanted: BTreeSet<PathBuf> = rule_pages::pages().into_iter().map(|page| page.path).collect();
    let folder = Path::new(rule_pages::FOLDER);
    let entries = std::fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
    entries.map(|entry| folder.join(entry.file_name())).filter(|path| !wanted.contains(path)).collect()
}
