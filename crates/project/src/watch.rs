//! What was read, and what is to be looked at for changes of it.

use super::bibliography::Bibliographies;
use super::load::{ConfigChoice, Input, Loaded, load_with};
use super::path::absolute;
use super::workspace::Watched;
use super::{CONFIG_NAME, Project};
use crate::library::FileRole;
use std::path::PathBuf;

/// Reads what the user named, as [`load`](super::load) does, and says what is to be looked at from then on: drafts,
/// bibliographies, libraries, rules and every `lakatos.toml`.
pub fn load_watched(inputs: &[Input], choice: &ConfigChoice) -> (Loaded, Watched) {
    let bibliographies = Bibliographies::default();
    let loaded = load_with(inputs, choice, &bibliographies, &|| {});
    let named = inputs.iter().filter_map(|input| match input {
        Input::Path(path) => Some(absolute(path)),
        Input::StandardInput(_) => None,
    });
    let (folders, mut files): (Vec<PathBuf>, Vec<PathBuf>) = named.partition(|path| path.is_dir());
    let roots = loaded.projects.iter().filter(|project| project.config.is_some());
    let roots = roots.map(|project| absolute(project.root())).chain(folders);
    let of_project = |project: &Project| -> Vec<PathBuf> {
        // A library that lakatos ships is no file.
        let read = project.files.iter().filter(|file| file.path.exists() || matches!(file.role, FileRole::Draft(_)));
        read.map(|file| absolute(&file.path)).chain([absolute(&project.lock_path())]).collect()
    };
    files.extend(loaded.projects.iter().flat_map(of_project));
    files.extend(bibliographies.files());
    // A `lakatos.toml` may come, and one that is broken gives no project.
    let above: Vec<PathBuf> =
        files.iter().flat_map(|file| file.ancestors().skip(1).map(|folder| folder.join(CONFIG_NAME))).collect();
    let mut roots: Vec<PathBuf> = roots.collect();
    let of_config = match choice {
        ConfigChoice::File(config) => vec![absolute(config)],
        ConfigChoice::Nearest => {
            roots.iter().flat_map(|root| root.ancestors().map(|folder| folder.join(CONFIG_NAME))).chain(above).collect()
        }
        ConfigChoice::Isolated => Vec::new(),
    };
    files.extend(of_config);
    roots.sort();
    roots.dedup();
    (loaded, Watched::of(roots, files))
}
