//! An argument as it was, held against the argument as it is.

use super::{Aliases, Source, build_on};
use crate::argument::model::{Argument, Concept, Domain};
use crate::argument::names::Named;
use crate::argument::past::Past;
use crate::argument::renamed::{Renaming, follow_renames, rename};
use std::sync::Arc;

/// An argument as it was, by itself and over the concepts of the argument as it is; `sources` say what it was.
pub fn recall(alone: Argument, sources: &[Source], now: &Argument) -> Past {
    past(alone, now, |concepts, aliases| build_on(concepts, aliases, sources))
}

/// Reads what was over the concepts that are.
pub(super) fn past(mut alone: Argument, now: &Argument, read: impl Fn(&[Concept], &Aliases) -> Argument) -> Past {
    let renamings = follow_renames(&mut alone, now);
    // What it was is written with the names that levels had then.
    let mut concepts = now.concepts.clone();
    for Renaming { concept, before, after } in &renamings {
        let renamed = concepts.iter_mut().find(|one| concept.as_ref() == Some(&one.header.name));
        if let Some(Domain::Levels { names, .. }) = renamed.map(|concept| &mut concept.domain) {
            names.iter_mut().filter(|name| *name == after).for_each(|name| *name = Arc::clone(before));
        }
    }
    let mut over = read(&concepts, &renamed_concepts(now, &renamings));
    rename(&mut over, &renamings);
    over.concepts[..now.concepts.len()].clone_from_slice(&now.concepts);
    Past { alone, over, renamings }
}

/// The names that concepts had.
fn renamed_concepts(argument: &Argument, renamings: &[Renaming]) -> Aliases {
    let of_declarations = renamings.iter().filter(|renaming| renaming.concept.is_none());
    let concept = |renaming: &Renaming| match argument.named(&renaming.after)? {
        Named::Concept(id) => Some((Arc::clone(&renaming.before), id)),
        _ => None,
    };
    of_declarations.filter_map(concept).collect()
}
