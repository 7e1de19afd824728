//! What the paths of a command name, read: files and folders, and standard input under the name of a file.

use super::arguments::Paths;
use lakatos_project::world::{Disk, Overlay, bounded_text};
use lakatos_project::{InputProblem, Loaded, unusable};

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
    loaded
}

/// Says on standard error what could not be used.
pub fn report<'problem>(problems: impl IntoIterator<Item = &'problem InputProblem>) {
    for problem in problems {
        eprintln!("lakatos: {}: {problem}", problem.place);
    }
}
