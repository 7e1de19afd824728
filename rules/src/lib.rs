//! The rules that lakatos ships, embedded: a crate of their own, so that a changed text rebuilds nothing of the engine.

use lakatos_engine::rules::RuleSet;
use lakatos_engine::rules::rule::Rule;
use lakatos_engine::rules::set::{BrokenRule, RuleFileText};
use std::sync::LazyLock;

/// Every built-in rule file, by group and id.
pub static BUILT_IN: &[RuleFileText<'static>] = include!(concat!(env!("OUT_DIR"), "/built_in_rules.rs"));

static RULES: LazyLock<RuleSet> = LazyLock::new(|| {
    RuleSet::new(BUILT_IN.iter().filter_map(|file| Rule::load_trusted(head(file.text), file.group)).collect())
});

/// The rules that lakatos ships, without their examples.
pub fn built_in() -> &'static RuleSet {
    &RULES
}

/// The same with their examples, every expression typed; and those that do not load: none, which a test sees to.
pub fn with_examples() -> (RuleSet, Vec<BrokenRule>) {
    RuleSet::load(BUILT_IN)
}

/// All of a rule file but its examples, which come last and are most of the text.
fn head(text: &'static str) -> &'static str {
    let end = ["\n[[bad]]", "\n[[good]]"].into_iter().filter_map(|key| text.find(key)).min();
    &text[..end.unwrap_or(text.len())]
}
