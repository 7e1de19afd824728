//! Files that were rendered from others: `paper.md` beside `paper.Rmd` holds its argument a second time.

use crate::file::File;
use rustc_hash::FxHashSet;
use std::path::Path;
use std::sync::Arc;

/// The endings of what is rendered, and of what it is rendered from, in lower case.
const RENDERED: [&str; 3] = ["md", "markdown", "tex"];
const SOURCES: [&str; 2] = ["rmd", "qmd"];
/// What a renderer puts before the ending of a file that it keeps.
const KEPT: [&str; 6] = [".knit", ".utf8", ".html", ".pdf", ".docx", ".rmarkdown"];

/// Whether a file is, by its name, rendered from another.
pub fn is_rendered_from(path: &Path, source: &Path) -> bool {
    let ending = |path: &Path| path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if !RENDERED.contains(&ending(path).as_str()) || !SOURCES.contains(&ending(source).as_str()) {
        return false;
    }
    let (name, source_name) = (stem(path), stem(source));
    let is_named_so = name == source_name || name.strip_prefix(&source_name).is_some_and(|rest| KEPT.contains(&rest));
    path.parent() == source.parent() && is_named_so
}

/// The names that a file declares.
fn declared(file: &File) -> FxHashSet<&str> {
    let declarations = file.document.pieces.iter().flat_map(|piece| &piece.read.declarations);
    declarations.filter_map(|declaration| Some(&*declaration.name.as_ref()?.text)).collect()
}

/// A file that was rendered from another of its project.
pub struct Rendered {
    /// The file.
    pub file: Arc<File>,
    /// Whether it declares what the other does not: it was changed by hand, or the other since.
    pub differs_from: Option<Arc<File>>,
}

/// Takes the rendered files out of a project: those that declare again what the file does that they are named after.
pub fn take_rendered(files: &mut Vec<Arc<File>>) -> Vec<Rendered> {
    let source_of = |file: &Arc<File>| {
        let source = files.iter().find(|source| is_rendered_from(&file.path, &source.path))?;
        let (own, known) = (declared(file), declared(source));
        let differs = own.difference(&known).next().is_some();
        let repeats = own.intersection(&known).next().is_some();
        repeats.then(|| Rendered { file: Arc::clone(file), differs_from: differs.then(|| Arc::clone(source)) })
    };
    let rendered: Vec<Rendered> = files.iter().filter_map(source_of).collect();
    files.retain(|file| rendered.iter().all(|rendered| !Arc::ptr_eq(&rendered.file, file)));
    rendered
}
