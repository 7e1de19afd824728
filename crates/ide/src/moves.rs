//! Files that get another name or place: what drafts and configurations say of them is to be written anew.

use super::occurrences::{Symbol, occurrences};
use super::references::Target;
use lakatos_engine::rules::finding::Location;
use lakatos_project::world::World;
use lakatos_project::{CONFIG_NAME, CONFIGURATIONS, File, Project, absolute, bibliographies_named_in};
use lakatos_syntax::{Buffer, Host, Span};
use std::path::{Component, Path, PathBuf};

/// Where the texts of drafts have to change, and to what, when files or folders move: the bibliographies that a draft
/// names, and the libraries that it uses by path. Each move is from a path to a path.
pub fn edits(project: &Project, moves: &[(PathBuf, PathBuf)]) -> Vec<(Target, String)> {
    let mut edits = Vec::new();
    for (source, file) in project.files.iter().enumerate() {
        let at = |span| Target::Draft(Location { source: source as u32, span });
        let named = named(file).into_iter();
        let edits_of = named.filter_map(|(name, place)| edit(&file.path, &file.buffer, &name, place, moves));
        edits.extend(edits_of.map(|(span, text)| (at(span), text)));
    }
    edits
}

/// A file that no project holds, and what has to change in it.
#[derive(Debug)]
pub struct Elsewhere {
    /// Its path.
    pub path: PathBuf,
    /// What it says now.
    pub buffer: Buffer,
    /// The texts that take the places of others.
    pub edits: Vec<(Span, String)>,
}

/// The same, of what names bibliographies and is in no project: the configuration of a project or a publishing system, and
/// drafts that are not open. They are looked for in `folders`; `is_known` says which files a project holds.
pub fn edits_elsewhere(
    world: &dyn World,
    folders: &[PathBuf],
    is_known: impl Fn(&Path) -> bool,
    moves: &[(PathBuf, PathBuf)],
) -> Vec<Elsewhere> {
    // Who names what moves, names the last part of its path. What moves itself may name anything.
    let names = moves.iter().filter_map(|(from, _)| from.file_stem()?.to_str());
    let names: Vec<&str> = names.collect();
    let may_name = |path: &Path| moved(path, moves) != path || world.mentions(path, &names);
    let mut files: Vec<PathBuf> = folders.iter().flat_map(|folder| world.walk(folder, None).files).collect();
    files.sort();
    files.dedup();
    let files = files.into_iter().filter(|path| names_bibliographies(path) && !is_known(path) && may_name(path));
    let changed = files.take(MOST_FILES).filter_map(|path| {
        let buffer = Buffer::from_text(world.read(&path).ok()?);
        let named = bibliographies_named_in(&path, buffer.text()).into_iter();
        let edits: Vec<_> = named.filter_map(|(name, place)| edit(&path, &buffer, &name, place, moves)).collect();
        (!edits.is_empty()).then_some(Elsewhere { path, buffer, edits })
    });
    changed.collect()
}

/// How many files are read for one move.
const MOST_FILES: usize = 2_000;

fn names_bibliographies(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name == CONFIG_NAME
        || CONFIGURATIONS.contains(&name)
        || Host::from_path(path).is_some_and(|host| host != Host::Lakatos)
}

/// What takes the place of the name of a file, if that is another after some moves.
fn edit(file: &Path, buffer: &Buffer, name: &str, place: Span, moves: &[(PathBuf, PathBuf)]) -> Option<(Span, String)> {
    let text = renamed(file, name, moves)?;
    let written = buffer.slice(place);
    // The place of a text is that of its quotation marks, too; and LaTeX may leave the ending out.
    let short = name.strip_suffix(".bib").unwrap_or(name);
    let (found, text) = match written.find(name) {
        Some(found) => (found..found + name.len(), text),
        None => {
            let found = written.find(short)?;
            (found..found + short.len(), text.strip_suffix(".bib").map(str::to_owned).unwrap_or(text))
        }
    };
    let start = place.start as usize;
    Some((Span::new(start + found.start, start + found.end), text))
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
fn renamed(file: &Path, name: &str, moves: &[(PathBuf, PathBuf)]) -> Option<String> {
    let path = absolute(file);
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
