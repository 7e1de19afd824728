//! Which files of a folder hold arguments.

use super::{CONFIG_NAME, InputProblem};
use ignore::WalkBuilder;
use ignore::overrides::Override;
use lakatos_syntax::Host;
use std::path::{Path, PathBuf};

/// The files below `folder` that may hold an argument, in order. What version control ignores is left out, and symbolic
/// links are not followed.
pub fn files_below(folder: &Path, files: Option<&Override>) -> (Vec<PathBuf>, Vec<InputProblem>) {
    let mut walk = walk(folder);
    if let Some(files) = files {
        walk.overrides(files.clone());
    }
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for entry in walk.build() {
        match entry {
            Ok(entry)
                if entry.file_type().is_some_and(|kind| kind.is_file()) && Host::of_path(entry.path()).is_some() =>
            {
                found.push(entry.into_path());
            }
            Ok(_) => {}
            Err(error) => {
                problems.push(InputProblem { path: folder.to_path_buf(), position: None, message: error.to_string() })
            }
        }
    }
    (found, problems)
}

/// The folders at and below `folder` that are projects.
pub fn roots_below(folder: &Path) -> Vec<PathBuf> {
    let configs = walk(folder).build().flatten().filter(|entry| entry.file_name() == CONFIG_NAME);
    configs.filter_map(|entry| entry.path().parent().map(Path::to_path_buf)).collect()
}

fn walk(folder: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    walk.follow_links(false).require_git(false).sort_by_file_path(|a, b| a.cmp(b));
    walk
}
