//! A rule that a suppression names.

use super::Hover;
use crate::project::workspace::{File, Snapshot};
use crate::rules::RuleSet;
use crate::rules::page::page;

/// The rule whose name stands at a byte of a file.
pub fn named_at(snapshot: &Snapshot, file: &File, offset: u32) -> Option<Hover> {
    let mut named = file.document.directives.iter().flat_map(|directive| &directive.rules);
    let (rule, span) = named.find(|(_, span)| span.start <= offset && offset <= span.end)?;
    Some(Hover { markdown: explanation(snapshot.rules(), rule)?, span: *span })
}

/// All that is to be said of a rule, in Markdown: one of the user's own, or one that lakatos ships.
pub fn explanation(rules: &RuleSet, id: &str) -> Option<String> {
    // Rules that lakatos ships are in force without their examples.
    let built_in = || RuleSet::built_in_with_examples().0.rule(id).map(page);
    let is_own = RuleSet::built_in().rule(id).is_none();
    if is_own { rules.rule(id).map(page) } else { built_in() }
}
