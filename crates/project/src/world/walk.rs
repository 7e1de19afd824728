//! The files below a folder, in any world.

use super::{Entry, Kind, ReadError, World, absolute};
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::overrides::Override;
use std::path::{Path, PathBuf};

/// What was found below a folder.
#[derive(Clone, Debug, Default)]
pub struct Walked {
    /// The files, by path.
    pub files: Vec<PathBuf>,
    /// The links, which are not followed.
    pub links: Vec<PathBuf>,
    /// Folders that could not be looked into, each with why.
    pub problems: Vec<(PathBuf, ReadError)>,
}

/// How the files are called that say what is ignored, the one that takes precedence first.
const IGNORE_FILES: [&str; 3] = [".ignore", ".gitignore", ".git/info/exclude"];

/// How many folders are gone down.
const MAX_DEPTH: usize = 256;

/// The files below a folder.
pub fn walk<W: World + ?Sized>(world: &W, folder: &Path, wanted: Option<&Override>) -> Walked {
    let top = absolute(folder);
    let mut ignored: Vec<Ignored> = top.ancestors().skip(1).flat_map(|above| ignored_by(world, above)).collect();
    ignored.reverse();
    let mut walk = Walk { world, wanted, ignored, files: Vec::new(), links: Vec::new(), problems: Vec::new() };
    walk.below(folder, &top, 0);
    Walked { files: walk.files, links: walk.links, problems: walk.problems }
}

struct Walk<'world, W: ?Sized> {
    world: &'world W,
    wanted: Option<&'world Override>,
    /// From the farthest to the nearest.
    ignored: Vec<Ignored>,
    files: Vec<PathBuf>,
    links: Vec<PathBuf>,
    problems: Vec<(PathBuf, ReadError)>,
}

/// What a file of version control ignores at and below its folder.
struct Ignored {
    /// How the file is called.
    name: &'static str,
    folder: PathBuf,
    patterns: Gitignore,
}

impl Ignored {
    /// Whether it ignores what lies at an absolute path; none where it says nothing.
    fn decides(&self, place: &Path, is_folder: bool) -> Option<bool> {
        let decided = self.patterns.matched(place.strip_prefix(&self.folder).ok()?, is_folder);
        (!decided.is_none()).then(|| decided.is_ignore())
    }
}

impl<W: World + ?Sized> Walk<'_, W> {
    /// Finds the files of a folder, which lies at the absolute path `place`.
    fn below(&mut self, folder: &Path, place: &Path, depth: usize) {
        let known = self.ignored.len();
        self.ignored.extend(ignored_by(self.world, place));
        let entries = self.world.list(folder).unwrap_or_else(|error| {
            self.problems.push((folder.to_path_buf(), error));
            Vec::new()
        });
        for Entry { path, kind } in entries {
            let place = place.join(path.file_name().unwrap_or_default());
            if !self.is_wanted(&path, &place, kind == Kind::Folder) {
                continue;
            }
            match kind {
                Kind::File => self.files.push(path),
                Kind::Link => self.links.push(path),
                Kind::Folder if depth < MAX_DEPTH => self.below(&path, &place, depth + 1),
                _ => {}
            }
        }
        self.ignored.truncate(known);
    }

    fn is_wanted(&self, path: &Path, place: &Path, is_folder: bool) -> bool {
        match self.wanted.map_or(Match::None, |wanted| wanted.matched(path, is_folder).map(drop)) {
            Match::Ignore(()) => return false,
            Match::Whitelist(()) => return true,
            Match::None => {}
        }
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // One kind of file takes precedence over the next, and of one kind the nearest has the last word.
        let decided = IGNORE_FILES.into_iter().find_map(|name| {
            let of_kind = self.ignored.iter().rev().filter(|ignored| ignored.name == name);
            of_kind.filter_map(|ignored| ignored.decides(place, is_folder)).next()
        });
        decided.map_or(!is_hidden, |is_ignored| !is_ignored)
    }
}

fn ignored_by<W: World + ?Sized>(world: &W, folder: &Path) -> Vec<Ignored> {
    let read = |name: &'static str| {
        let path = folder.join(name);
        let text = if world.is_file(&path) { world.read(&path).ok()? } else { return None };
        let mut builder = GitignoreBuilder::new("");
        for line in text.lines() {
            // A pattern that is none ignores nothing.
            let _ = builder.add_line(None, line);
        }
        Some(Ignored { name, folder: folder.to_path_buf(), patterns: builder.build().ok()? })
    };
    IGNORE_FILES.into_iter().filter_map(read).collect()
}
