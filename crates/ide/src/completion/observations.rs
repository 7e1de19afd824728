//! Concepts that a case does not observe yet: first those that would decide a prediction.

use super::place::Place;
use super::template::{choice, escaped};
use super::{Offer, OfferKind, OfferText, names};
use crate::hover::wording;
use lakatos_engine::appraisal::missing::missing;
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::argument::{Argument, CaseId, Concept, ConceptId, Domain, Named, PredictionId};
use lakatos_project::Project;
use lakatos_syntax::ast::DeclarationKind;

/// For how many undecided predictions it is asked what would decide them.
const MOST_ASKED: usize = 100;

/// `CONCEPT = …` for each concept that a case does not observe.
pub fn offers(project: &Project, case: Option<&str>, place: &Place) -> Vec<Offer> {
    let argument = wording(project).argument;
    let case = match case.and_then(|case| argument.named(case)) {
        Some(Named::Case(id)) => Some(id),
        _ => None,
    };
    let needed = case.map(|case| deciding(project, case)).unwrap_or_default();
    let others = (0..argument.concepts.len()).map(ConceptId::from_index).filter(|id| !needed.contains(id));
    // What follows from others, or from the case, is not observed.
    let others = others.filter(|id| {
        let concept = argument.concept(*id);
        concept.built_in.is_none() && concept.defined.is_none()
    });
    let is_observed = |id: &ConceptId| {
        let observations = case.map(|case| argument.case(case).observations.as_slice()).unwrap_or_default();
        observations.iter().any(|observation| observation.concept == *id)
    };
    let unobserved = needed.iter().copied().chain(others).filter(|id| !is_observed(id));
    unobserved.map(|id| offer(argument, argument.concept(id), place)).collect()
}

/// What would decide predictions that the case leaves undecided.
fn deciding(project: &Project, case: CaseId) -> Vec<ConceptId> {
    let wording = wording(project);
    let all = (0..wording.argument.predictions.len()).map(PredictionId::from_index);
    let undecided = all.filter(|id| wording.appraisal.result(*id, case) == CaseResult::Undecided).take(MOST_ASKED);
    let mut concepts = Vec::new();
    for concept in undecided.flat_map(|id| missing(wording.argument, wording.appraisal, id, case)) {
        if !concepts.contains(&concept) {
            concepts.push(concept);
        }
    }
    concepts
}

fn offer(argument: &Argument, concept: &Concept, place: &Place) -> Offer {
    let name = &concept.header.name;
    let bare = names::offer(argument, &concept.header);
    if !place.rest.is_empty() {
        return bare;
    }
    let value = match &concept.domain {
        // What is left as it is says that nobody has looked yet.
        Domain::Number => "${1:unknown}".to_owned(),
        Domain::Levels { names, .. } => {
            let levels: Vec<&str> = names.iter().map(AsRef::as_ref).chain(["unknown"]).collect();
            choice(&levels, &mut 0)
        }
    };
    Offer {
        label: format!("{name} ="),
        kind: OfferKind::Name(DeclarationKind::Concept),
        text: OfferText::Template { snippet: format!("{} = {value}", escaped(name)), plain: format!("{name} = ") },
        ..bare
    }
}
