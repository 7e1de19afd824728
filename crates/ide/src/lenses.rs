//! What stands over theories and auxiliaries: how they stand, and what can be looked at from there.

use super::hover::wording;
use lakatos_engine::appraisal::rivalry::crucial_cases;
use lakatos_engine::appraisal::wording::repair_word;
use lakatos_engine::argument::{AuxiliaryId, Header, TheoryId};
use lakatos_project::Project;
use lakatos_syntax::Span;
use std::sync::Arc;

/// Some words over a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The name that they stand over, in bytes of the file.
    pub span: Span,
    /// The words.
    pub title: String,
    /// What they lead to.
    pub leads_to: View,
}

/// What a lens leads to, each of the declaration of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// Why it stands as it does.
    Why(Arc<str>),
    /// The map of the argument.
    Map(Arc<str>),
    /// The cases that would tell a theory from its rivals.
    CrucialCase(Arc<str>),
}

/// The lenses of a file, in order.
pub fn lenses(project: &Project, source: u32) -> Vec<Lens> {
    let wording = wording(project);
    let mut lenses = Vec::new();
    let mut over = |header: &Header, standing: Option<String>, has_crucial_case: &dyn Fn() -> bool| {
        if header.place.source != source {
            return;
        }
        let span = project.location(header.place).span;
        let mut push = |title: &str, leads_to| lenses.push(Lens { span, title: title.to_owned(), leads_to });
        if let Some(standing) = standing {
            push(&standing, View::Why(Arc::clone(&header.name)));
        }
        push("show map", View::Map(Arc::clone(&header.name)));
        if has_crucial_case() {
            push("crucial case", View::CrucialCase(Arc::clone(&header.name)));
        }
    };
    for (index, theory) in wording.argument.theories.iter().enumerate() {
        let id = TheoryId::from_index(index);
        over(&theory.header, Some(wording.tally(id)), &|| !crucial_cases(wording.argument, id).is_empty());
    }
    for (index, auxiliary) in wording.argument.auxiliaries.iter().enumerate() {
        over(&auxiliary.header, worth(project, AuxiliaryId::from_index(index)), &|| false);
    }
    lenses.sort_by_key(|lens| lens.span);
    lenses
}

/// What an auxiliary is worth; to which theory, where that makes a difference. None where it amends nothing.
fn worth(project: &Project, id: AuxiliaryId) -> Option<String> {
    let analysis = project.analysis();
    let amendments: Vec<_> =
        analysis.appraisal.amendments.iter().filter(|amendment| amendment.auxiliary == id).collect();
    let first = repair_word(amendments.first()?);
    if amendments.iter().all(|amendment| repair_word(amendment) == first) {
        return Some(first);
    }
    let of_each = amendments.iter().map(|amendment| {
        format!("{} on {}", repair_word(amendment), analysis.argument.theory(amendment.theory).header.name)
    });
    Some(of_each.collect::<Vec<_>>().join(", "))
}
