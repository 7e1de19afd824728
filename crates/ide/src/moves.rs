//! Files that get another name or place: what drafts say of them is to be written anew.

use super::occurrences::{Symbol, occurrences};
use super::references::Target;
use lakatos_engine::rules::finding::Location;
use lakatos_project::{File, Project, absolute};
use lakatos_syntax::Span;
use std::path::{Component, Path, PathBuf};

/// Where the texts of drafts have to change, and to what, when files or folders move: the bibliographies that a draft
/// names, and the libraries that it uses by path. Each move is from a path to a path.
pub fn edits(project: &Project, moves: &[(PathBuf, PathBuf)]) -> Vec<(Target, String)> {
    let mut edits = Vec::new();
    for (source, file) in project.files.iter().enumerate() {
        let at = |span| Target::Draft(Location { source: source as u32, span });
        edits.extend(named(file).into_iter().filter_map(|(name, place)| {
            let text = renamed(file, &name, moves)?;
            let written = file.buffer.slice(place);
            // The place of a text is that of its quotation marks, too; and LaTeX may leave the ending out.
            let short = name.strip_suffix(".bib").unwrap_or(&name);
            let (found, text) = match written.find(&*name) {
                Some(found) => (found..found + name.len(), text),
                None => {
                    let found = written.find(short)?;
                    (found..found + short.len(), text.strip_suffix(".bib").map(str::to_owned).unwrap_or(text))
                }
            };
            let start = place.start as usize;
            Some((at(Span::new(start + found.start, start + found.end)), text))
        }));
    }
    edits
}

/// The paths that a file names, each with its place.
fn named(file: &File) -> Vec<(String, Span)> {
    let bibliographies = file.names.iter().flat_map(|names| &names.files);
    let mut named: Vec<(String, Span)> = bibliographies.map(|named| (named.name.clone(), named.place)).collect();
    let uses = occurrences(file).into_iter().filter_map(|occurrence| match occurrence.symbol {
        Symbol::Library(name) if name.contains('/') || name.ends_with(".lak") => {
            Some((name.to_string(), occurrence.span))
        }
        _ => None,
    });
    named.extend(uses);
    named
}

/// What a file calls another after some moves, if that is something else.
fn renamed(file: &File, name: &str, moves: &[(PathBuf, PathBuf)]) -> Option<String> {
    let path = absolute(&file.path);
    let (folder, new_folder) = (path.parent()?.to_path_buf(), moved(&path, moves).parent()?.to_path_buf());
    let target = absolute(&folder.join(name));
    let new_target = moved(&target, moves);
    if new_target == target && (new_folder == folder || Path::new(name).is_absolute()) {
        return None;
    }
    let new = match Path::new(name).is_absolute() {
        true => new_target.to_str()?.to_owned(),
        false => relative(&new_target, &new_folder)?,
    };
    // `./refs.bib` and `refs.bib` are the same.
    (absolute(&folder.join(&new)) != target || new_folder != folder).then_some(new).filter(|new| new != name)
}

/// Where a path is after some moves.
fn moved(path: &Path, moves: &[(PathBuf, PathBuf)]) -> PathBuf {
    let of_move = |(from, to): &(PathBuf, PathBuf)| {
        let rest = path.strip_prefix(from).ok()?;
        Some(if rest.as_os_str().is_empty() { to.clone() } else { to.join(rest) })
    };
    moves.iter().find_map(of_move).unwrap_or_else(|| path.to_path_buf())
}

/// A path as seen from a folder, with the separators that Markdown, LaTeX and the language have.
fn relative(path: &Path, folder: &Path) -> Option<String> {
    let shared = path.components().zip(folder.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| "..");
    let down = path.components().skip(shared).map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    Some(up.map(Some).chain(down).collect::<Option<Vec<&str>>>()?.join("/"))
}
