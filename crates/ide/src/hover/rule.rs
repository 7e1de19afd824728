//! A rule that a suppression names.

use super::Hover;
use lakatos_engine::rules::RuleSet;
use lakatos_engine::rules::page::page;
use lakatos_engine::rules::rule::Rule;
use lakatos_project::{File, Project};

/// The rule whose name stands at a byte of a file.
pub fn named_at(project: &Project, file: &File, offset: u32) -> Option<Hover> {
    let mut named = file.document.directives.iter().flat_map(|directive| &directive.rules);
    let (rule, span) = named.find(|(_, span)| span.start <= offset && offset <= span.end)?;
    Some(Hover { markdown: explanation(project.rules(), rule)?, span: *span })
}

/// All that is to be said of a rule, in Markdown: one of the user's own, or one that lakatos ships.
pub fn explanation(rules: &RuleSet, id: &str) -> Option<String> {
    // Rules that lakatos ships are in force without their examples.
    let described = |rule: &Rule| page(rule, lakatos_rules::built_in());
    let built_in = || lakatos_rules::with_examples().0.rule(id).map(described);
    let is_own = lakatos_rules::built_in().rule(id).is_none();
    if is_own { rules.rule(id).map(described) } else { built_in() }
}
