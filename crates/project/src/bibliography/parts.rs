//! Files that are one document: chapters and their main file, children and what includes them.

use super::named::{Named, named_in};
use crate::world::{Kind, ReadError, World, absolute};
use lakatos_syntax::Host;
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that includes others, with all of them.
#[derive(Debug)]
pub struct Whole {
    /// The file.
    pub path: PathBuf,
    /// It and all that becomes part of it, each with what it says of its works.
    pub parts: Vec<(PathBuf, Arc<Named>)>,
}

impl Whole {
    /// Whether a file is part of it.
    pub fn holds(&self, path: &Path) -> bool {
        self.parts.iter().any(|(part, _)| part == path)
    }
}

/// What no file is without that includes another.
const SIGNS: [&str; 6] = ["\\in", "\\sub", "import", "child", "{{<", "\\load"];

/// How many files of a folder are looked into, and of how many parts a document may be.
const MAX_FILES: usize = 400;

/// What the files of a folder include, and whether all of it is known.
pub fn wholes_in(world: &dyn World, folder: &Path) -> (Vec<Arc<Whole>>, bool) {
    let entries = match world.list(folder) {
        Ok(entries) => entries,
        Err(error) => return (Vec::new(), error != ReadError::Pending),
    };
    let mut is_whole = true;
    let mut wholes = Vec::new();
    let files = entries.into_iter().filter(|entry| entry.kind == Kind::File).map(|entry| entry.path);
    for path in files.filter(|path| Host::from_path(path).is_some_and(|host| host != Host::Lakatos)).take(MAX_FILES) {
        // Most include nothing.
        let may_include = match world.read(&path) {
            Ok(text) => SIGNS.iter().any(|sign| text.contains(sign)),
            Err(error) => {
                is_whole &= error != ReadError::Pending;
                false
            }
        };
        if !may_include {
            continue;
        }
        let (whole, is_known) = whole(world, absolute(&path));
        is_whole &= is_known;
        wholes.extend(whole.filter(|whole| whole.parts.len() > 1).map(Arc::new));
    }
    (wholes, is_whole)
}

/// A file and all that becomes part of it; and whether all of it is known.
pub fn whole(world: &dyn World, path: PathBuf) -> (Option<Whole>, bool) {
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    let mut is_known = true;
    let mut seen: FxHashSet<PathBuf> = FxHashSet::default();
    let mut parts: Vec<(PathBuf, Arc<Named>)> = Vec::new();
    let mut open = vec![path.clone()];
    while let Some(part) = open.pop() {
        if parts.len() >= MAX_FILES || !seen.insert(part.clone()) {
            continue;
        }
        let named = match world.read(&part) {
            Ok(text) => Arc::new(named_in(&text, host_of(&part))),
            Err(error) => {
                is_known &= error != ReadError::Pending;
                continue;
            }
        };
        let beside = part.parent().unwrap_or(Path::new(""));
        // LaTeX counts from the folder of the main file; others from that of the including one.
        for name in &named.includes {
            let found = candidates(name, &part, &[&folder, beside]);
            let there = found.iter().find(|file| world.is_file(file));
            open.extend(there.or(found.first()).cloned());
        }
        parts.push((part, named));
    }
    let whole = (!parts.is_empty()).then_some(Whole { path, parts });
    (whole, is_known)
}

/// What LaTeX includes has any ending.
fn host_of(path: &Path) -> Host {
    Host::from_path(path).unwrap_or(Host::Latex)
}

/// The paths that the name of a part may stand for, the likeliest first.
pub fn candidates(name: &str, by: &Path, folders: &[&Path]) -> Vec<PathBuf> {
    let name = name.trim();
    if name.is_empty() || name.contains(['\\', '#', '$', '{', '`']) {
        return Vec::new();
    }
    let with_ending = |path: PathBuf| {
        let is_latex = host_of(by) == Host::Latex;
        let has_ending =
            path.extension().is_some_and(|ending| ["tex", "bbl", "ltx"].iter().any(|known| ending == *known));
        if is_latex && !has_ending {
            let mut name = path.file_name().unwrap_or_default().to_os_string();
            name.push(".tex");
            return vec![path.with_file_name(name), path];
        }
        vec![path]
    };
    folders.iter().flat_map(|folder| with_ending(absolute(&folder.join(name)))).collect()
}
