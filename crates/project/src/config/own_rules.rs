//! A project's own rules: folders of rule files, loaded and held to their vocabulary like the built-in ones.

use super::located;
use crate::InputProblem;
use crate::read::read_text;
use ignore::WalkBuilder;
use lakatos_engine::rules::RuleSet;
use lakatos_engine::rules::rule::Rule;
use std::path::{Path, PathBuf};

/// The group of rules that lie in no folder of their own.
const OWN_GROUP: &str = "own";

/// The built-in rules and those of `folders`, which are relative to `root`; one of the same id replaces a built-in.
pub fn load(root: &Path, folders: &[String]) -> (RuleSet, Vec<InputProblem>) {
    let mut rules = lakatos_rules::built_in().clone();
    let mut problems = Vec::new();
    for folder in folders {
        let (loaded, broken) = load_folder(&root.join(folder));
        problems.extend(broken);
        for rule in loaded {
            rules = rules.with(rule);
        }
    }
    (rules, problems)
}

/// Every rule file below a folder.
pub fn load_folder(folder: &Path) -> (Vec<Rule>, Vec<InputProblem>) {
    let unusable = |path: &Path, message: String| InputProblem { path: path.to_path_buf(), position: None, message };
    if !folder.is_dir() {
        return (Vec::new(), vec![unusable(folder, "there is no such folder of rules".to_owned())]);
    }
    let mut rules = Vec::new();
    let mut problems = Vec::new();
    for path in rule_files(folder) {
        let text = match read_text(&path) {
            Ok(text) => text,
            Err(message) => {
                problems.push(unusable(&path, message));
                continue;
            }
        };
        match Rule::load(&text, &group_of(&path, folder)) {
            Ok(rule) => rules.push(rule),
            Err(found) => {
                let found = found.into_iter().map(|problem| (problem.place.range(), problem.message)).collect();
                problems.extend(located(&path, &text, found));
            }
        }
    }
    (rules, problems)
}

/// The files in a folder of rules.
pub fn rule_files(folder: &Path) -> Vec<PathBuf> {
    let walk = WalkBuilder::new(folder).follow_links(false).sort_by_file_path(|a, b| a.cmp(b)).build();
    let files = walk.flatten().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    files
        .map(ignore::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect()
}

/// `my-rules/style/x.toml` is of the group `style`.
fn group_of(path: &Path, folder: &Path) -> String {
    let parent = path.parent().filter(|parent| *parent != folder).and_then(Path::file_name);
    parent.map_or_else(|| OWN_GROUP.to_owned(), |name| name.to_string_lossy().into_owned())
}
