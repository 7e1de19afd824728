//! What the paths of a command name, read: files and folders, and standard input under the name of a file.

use super::arguments::Paths;
use super::slips::is_command;
use super::tell::tell;
use lakatos_project::world::{Disk, Overlay, World, bounded_text};
use lakatos_project::{InputProblem, Loaded, unusable};
use lakatos_syntax::nearest::{ALIKE, nearest};
use std::path::Path;

/// Reads what was named, and whatever else belongs to the same projects. `progress` is told of each file read.
pub fn load(paths: &Paths, progress: &(dyn Fn() + Sync)) -> Loaded {
    let mut named = paths.named();
    let mut world = Overlay::new(&Disk);
    let mut unread = None;
    if let Some(name) = paths.standard_input() {
        match bounded_text(std::io::stdin().lock()) {
            Ok(text) => world.lay(&name, &text),
            Err(error) => {
                named.retain(|path| *path != name);
                unread = Some(unusable(&name, error.to_string()));
            }
        }
    }
    let mut loaded = lakatos_project::load(&world, &named, &paths.config_choice(), progress);
    loaded.problems.splice(0..0, unread);
    for problem in loaded.problems.iter_mut().filter(|problem| !Disk.exists(&problem.place.path)) {
        if let Some(meant) = meant_by(&problem.place.path) {
            problem.message = format!("{}; {meant}", problem.message);
        }
    }
    loaded
}

/// What may be meant by a path where nothing lies.
fn meant_by(path: &Path) -> Option<String> {
    /// What commands write, and none reads.
    const WRITTEN: [&str; 9] = ["svg", "png", "html", "csv", "json", "sarif", "xml", "dot", "pdf"];
    let word = path.to_str()?;
    if is_command(word) {
        return Some(format!("to run the command `{word}`, write it first: `lakatos {word} PATH`"));
    }
    if word.contains(['*', '?']) {
        return Some(
            "no file fits that pattern: a folder is read with all that lies in it, as in `lakatos check .`".to_owned(),
        );
    }
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if WRITTEN.contains(&extension) {
        return Some(format!("to write that file, put `>` before its name: `> {word}`"));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let beside = Disk.list(folder).unwrap_or_default().into_iter().map(|entry| entry.path);
    let beside: Vec<String> = beside.filter_map(|path| path.to_str().map(str::to_owned)).collect();
    nearest(word, beside.iter().map(String::as_str), ALIKE).map(|nearest| format!("did you mean `{nearest}`?"))
}

/// Says on standard error what could not be used.
pub fn report<'problem>(problems: impl IntoIterator<Item = &'problem InputProblem>) {
    for problem in problems {
        tell(format!("{}: {problem}", problem.place));
    }
}
