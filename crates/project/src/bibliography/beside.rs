//! The bibliographies that lie in a folder.

use crate::world::{Kind, World, absolute};
use lakatos_syntax::nearest::{ALIKE, nearest};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Whether a file is a bibliography by its name; what `biblatex` writes for its own use is none.
pub fn is_bib(path: &Path) -> bool {
    let is_own = path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("-blx"));
    !is_own && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("bib"))
}

/// The `.bib` files of a folder, by name.
pub fn bibliographies_in(world: &dyn World, folder: &Path) -> Vec<PathBuf> {
    listed_in(world, folder).0
}

/// The same by absolute path, and whether all of them are known: what a link leads to may still be asked.
pub fn beside_in(world: &dyn World, folder: &Path) -> (Arc<[PathBuf]>, bool) {
    let (files, is_known) = listed_in(world, folder);
    (files.iter().map(|file| absolute(file)).collect(), is_known)
}

fn listed_in(world: &dyn World, folder: &Path) -> (Vec<PathBuf>, bool) {
    let list = world.list(folder);
    let mut is_known = list.is_ok();
    let entries = list.unwrap_or_default().into_iter().filter(|entry| is_bib(&entry.path));
    let files = entries.filter(|entry| match entry.kind {
        Kind::File => true,
        Kind::Link => {
            is_known = false;
            world.is_file(&entry.path)
        }
        Kind::Folder | Kind::Other => false,
    });
    let files = files.map(|entry| entry.path).collect();
    (files, is_known)
}

/// The name beside a bibliography that is not there, most like its own.
pub fn nearest_to(world: &dyn World, path: &Path) -> Option<String> {
    let name_of = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let names: Vec<String> = bibliographies_in(world, path.parent()?).iter().map(|path| name_of(path)).collect();
    nearest(&name_of(path), names.iter().map(String::as_str), ALIKE).map(str::to_owned)
}
