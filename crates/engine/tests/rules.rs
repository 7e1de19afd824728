//! The rules' own examples, which are their tests.
//!
//! The files are read where they lie, at run time: a changed text is tried without anything being built anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use lakatos_engine::rules::RuleSet;
use lakatos_engine::rules::examples::{Expectation, Outcome, outcomes};
use lakatos_engine::rules::rule::Rule;
use lakatos_engine::rules::set::RuleFileText;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A rule file: its group, its name and its text.
static FILES: LazyLock<Vec<[String; 3]>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let groups = sorted(&root).into_iter().filter(|entry| entry.is_dir() && !entry.ends_with("src"));
    let files = groups.flat_map(|group| sorted(&group));
    let stem = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    files.map(|file| [stem(file.parent().unwrap()), stem(&file), std::fs::read_to_string(&file).unwrap()]).collect()
});

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn texts() -> Vec<RuleFileText<'static>> {
    FILES.iter().map(|[group, id, text]| RuleFileText { group, id, text }).collect()
}

#[test]
fn every_built_in_rule_loads() {
    let (_, broken) = RuleSet::load(&texts());
    let problems: Vec<String> = broken
        .iter()
        .flat_map(|rule| {
            rule.problems.iter().map(|problem| {
                let there = rule.text.get(problem.place.range()).unwrap_or_default();
                format!("{}: {} at `{there}`", rule.name, problem.message)
            })
        })
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_rule_is_called_as_its_file_is() {
    let (rules, _) = RuleSet::load(&texts());
    for file in texts() {
        assert!(rules.rule(file.id).is_some(), "rules/{}/{}.toml has another id", file.group, file.id);
    }
}

#[test]
fn every_example_comes_out() {
    let (rules, _) = RuleSet::load(&texts());
    assert!(!rules.rules().is_empty());
    let failures: Vec<String> = rules.rules().iter().flat_map(|rule| failures(rule, &rules)).collect();
    assert!(failures.is_empty(), "{} examples:\n{}", failures.len(), failures.join("\n"));
}

fn failures(rule: &Rule, others: &RuleSet) -> Vec<String> {
    let failed = outcomes(rule, others).into_iter().filter(|(.., outcome)| *outcome != Outcome::Passed);
    failed
        .map(|(expectation, index, outcome)| {
            let kind = if expectation == Expectation::Bad { "bad" } else { "good" };
            format!("{} {kind} {}: {outcome:?}", rule.id(), index + 1)
        })
        .collect()
}
