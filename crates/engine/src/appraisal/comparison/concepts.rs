//! Concepts: the values that they take, and how they are measured.

use super::{After, Before, Change, ChangeKind};
use crate::argument::print::formula_text;
use crate::argument::print_data::concept_column_text;
use crate::argument::{Argument, Concept, Named};

/// What is meant otherwise by a name that stands.
pub fn compare(before: Before, after: After) -> Vec<Change> {
    let mut changes = Vec::new();
    for then in before.past.alone.concepts.iter().filter(|concept| concept.built_in.is_none()) {
        let Some(Named::Concept(id)) = after.argument.named(&then.header.name) else { continue };
        let now = after.argument.concept(id);
        let mut tell = |kind| changes.push(Change { subject: now.header.name.to_string(), kind });
        if !then.domain.says_the_same(&now.domain) {
            tell(ChangeKind::ValuesChanged { before: then.domain.text(), after: now.domain.text() });
        }
        let (was, is) = (measure(&before.past.alone, then), measure(after.argument, now));
        if was != is {
            tell(ChangeKind::MeasureChanged { before: was, after: is });
        }
    }
    changes
}

/// How a concept is measured, what it is made of, or in which columns it is.
fn measure(argument: &Argument, concept: &Concept) -> String {
    let defined = concept.defined.iter().map(|formula| format!("defined {}", formula_text(argument, formula)));
    let stated = concept.columns.iter().filter(|column| column.is_stated());
    let columns = stated.map(|column| format!("column {}", concept_column_text(argument, concept, column)));
    concept.measured.iter().map(ToString::to_string).chain(defined).chain(columns).collect::<Vec<_>>().join("; ")
}
