//! A project's own rules: folders of rule files, loaded and held to their vocabulary like the built-in ones.

use super::located;
use crate::problem::{InputProblem, unusable};
use crate::world::World;
use lakatos_engine::rules::RuleSet;
use lakatos_engine::rules::rule::Rule;
use std::path::{Path, PathBuf};

/// The group of rules that lie in no folder of their own.
const OWN_GROUP: &str = "own";

/// The built-in rules and those of `folders`, which are relative to `root`; one of the same id replaces a built-in.
pub fn load(world: &dyn World, root: &Path, folders: &[String]) -> (RuleSet, Vec<InputProblem>) {
    let mut rules = lakatos_rules::built_in().clone();
    let mut problems = Vec::new();
    for folder in folders {
        let (loaded, broken) = load_folder(world, &root.join(folder));
        problems.extend(broken);
        for rule in loaded {
            rules = rules.with(rule);
        }
    }
    (rules, problems)
}

/// Every rule file below a folder.
pub fn load_folder(world: &dyn World, folder: &Path) -> (Vec<Rule>, Vec<InputProblem>) {
    if !world.is_folder(folder) {
        return (Vec::new(), vec![unusable(folder, "there is no such folder of rules")]);
    }
    let mut rules = Vec::new();
    let mut problems = Vec::new();
    for path in rule_files(world, folder) {
        let text = match world.read(&path) {
            Ok(text) => text,
            Err(error) => {
                problems.push(unusable(&path, error.to_string()));
                continue;
            }
        };
        match Rule::load(&text, &group_of(&path, folder)) {
            Ok(rule) => rules.push(rule),
            Err(found) => problems.extend(located(&path, &text, found)),
        }
    }
    (rules, problems)
}

/// The files in a folder of rules.
pub fn rule_files(world: &dyn World, folder: &Path) -> Vec<PathBuf> {
    let mut files = world.walk(folder, None).files;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files
}

/// `my-rules/style/x.toml` is of the group `style`.
fn group_of(path: &Path, folder: &Path) -> String {
    let parent = path.parent().filter(|parent| *parent != folder).and_then(Path::file_name);
    parent.map_or_else(|| OWN_GROUP.to_owned(), |name| name.to_string_lossy().into_owned())
}
