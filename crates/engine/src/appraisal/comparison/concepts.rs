//! Concepts: the values that they take, and how they are measured.

use super::{After, Before, Change, ChangeKind};
use crate::argument::Named;

/// What is meant otherwise by a name that stands.
pub fn compare(before: Before, after: After) -> Vec<Change> {
    let mut changes = Vec::new();
    for then in &before.past.alone.concepts {
        let Some(Named::Concept(id)) = after.argument.named(&then.header.name) else { continue };
        let now = after.argument.concept(id);
        let mut tell = |kind| changes.push(Change { subject: now.header.name.to_string(), kind });
        if !then.domain.says_the_same(&now.domain) {
            tell(ChangeKind::ValuesChanged { before: then.domain.text(), after: now.domain.text() });
        }
        if then.measured != now.measured {
            tell(ChangeKind::MeasureChanged { before: then.measured.join("; "), after: now.measured.join("; ") });
        }
    }
    changes
}
