//! What each prediction hangs on, worked out once however many cases it speaks of.

use super::Facts;
use super::prediction::concepts_of;
use crate::appraisal::codings::{ObservationId, coding_of};
use crate::appraisal::derived::{concepts_behind, of_actors};
use crate::appraisal::explain::{hangs_on, parts_of};
use crate::appraisal::missing::Missing;
use crate::appraisal::result::Instance;
use crate::argument::formula::Formula;
use crate::argument::{CaseId, ConceptId, PredictionId};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Of each prediction that was asked about.
#[derive(Debug, Default)]
pub struct Behind {
    predictions: RefCell<FxHashMap<PredictionId, Rc<Of>>>,
    /// What is missing where a result is open: several fields ask for it, of many cases.
    missing: RefCell<FxHashMap<PredictionId, Missing>>,
}

/// What one prediction hangs on.
#[derive(Debug)]
pub struct Of {
    /// Scope, condition and outcome, with every index written out.
    parts: [Formula; 3],
    /// The concepts in them.
    concepts: Vec<ConceptId>,
    /// The concepts that it speaks of, as it is written.
    pub spoken_of: Vec<ConceptId>,
}

impl Behind {
    /// What a prediction hangs on.
    pub fn of(&self, facts: &Facts, prediction: PredictionId) -> Rc<Of> {
        let worked_out = || {
            let parts = parts_of(facts.argument, prediction);
            let mut concepts: Vec<ConceptId> =
                parts.iter().flat_map(|part| concepts_behind(facts.argument, part)).collect();
            concepts.sort_unstable();
            concepts.dedup();
            let spoken_of = concepts_of(facts, facts.argument.prediction(prediction));
            Rc::new(Of { parts, concepts, spoken_of })
        };
        Rc::clone(self.predictions.borrow_mut().entry(prediction).or_insert_with(worked_out))
    }

    /// What would decide an open result.
    pub fn missing(&self, facts: &Facts, (prediction, case): Instance) -> Vec<ConceptId> {
        let mut known = self.missing.borrow_mut();
        let missing = known.entry(prediction).or_insert_with(|| Missing::new(facts.argument, prediction));
        missing.on(facts.argument, facts.appraisal, case)
    }

    /// Whether an open result lacks anything that is not coded `unknown` on purpose.
    pub fn is_uncoded(&self, facts: &Facts, (prediction, case): Instance) -> bool {
        let mut known = self.missing.borrow_mut();
        let missing = known.entry(prediction).or_insert_with(|| Missing::new(facts.argument, prediction));
        missing.is_uncoded_on(facts.argument, facts.appraisal, case)
    }
}

/// The observations, by whatever case they are written on, that a result hangs on.
pub fn observations_behind(facts: &Facts, prediction: PredictionId, case: CaseId) -> Vec<ObservationId> {
    let codings = &facts.appraisal.codings[case.index()];
    let concepts = of_actors(facts.argument, case, &facts.behind.of(facts, prediction).concepts);
    let used = concepts.into_iter().filter_map(|concept| coding_of(codings, concept));
    used.flat_map(|coding| coding.alternatives.iter().flat_map(|alternative| alternative.observations.iter().copied()))
        .collect()
}

/// Whether a decided result would be open without an observation of a concept.
pub fn is_decided_by(facts: &Facts, (prediction, case): Instance, id: ObservationId, concept: ConceptId) -> bool {
    let of = facts.behind.of(facts, prediction);
    let coding = coding_of(&facts.appraisal.codings[case.index()], concept);
    let is_in = coding.is_some_and(|coding| coding.alternatives.iter().any(|one| one.observations.contains(&id)));
    is_in
        && of_actors(facts.argument, case, &of.concepts).contains(&concept)
        && hangs_on(facts.argument, facts.appraisal, (prediction, case), &of.parts, concept)
}
