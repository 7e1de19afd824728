//! What prose names and no block speaks of: what the library that lakatos ships says of it.

use super::{case, name_description, notes, theory};
use crate::mentions::in_shipped;
use crate::occurrences::Symbol;
use crate::prose::written_at;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::Named;
use lakatos_engine::rules::prose::shipped;
use lakatos_project::Project;
use lakatos_syntax::Span;

/// What the library says of a name that stands in prose.
pub fn described(project: &Project, source: u32, symbol: &Symbol, span: Span) -> Option<String> {
    let Symbol::Name(name) = symbol else { return None };
    // In a block, what is not declared is a slip.
    if written_at(project, source, span.start).is_some() {
        return None;
    }
    let (argument, appraisal) = shipped();
    let wording = Wording { argument, appraisal };
    let text = match argument.named(name)? {
        Named::Theory(id) => theory::describe_in_library(wording, id),
        Named::Case(id) => case::describe(wording, id),
        _ => name_description(wording, name)?,
    };
    let (library, _) = in_shipped(name)?;
    Some(format!("{text}{}\n\n*From the library `{library}`.*", notes(argument, name)))
}
