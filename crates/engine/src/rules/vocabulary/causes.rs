//! What the theories of a draft give as conditions of an outcome: worked out once for each outcome.

use super::Facts;
use crate::appraisal::truth::Truth;
use crate::argument::formula::Formula;
use crate::argument::{ConceptId, Owner, Prediction, PredictionId};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// What has been asked, by the concepts of the outcome.
pub type CausesByOutcome = RefCell<FxHashMap<Vec<ConceptId>, Rc<Causes>>>;

/// The conditions of an outcome.
pub struct Causes {
    /// The predictions of it by theories, as far as these have a condition.
    pub of: Vec<PredictionId>,
    /// Where any of the conditions holds.
    pub hold: Truth,
}

impl Facts<'_> {
    /// What theories give as conditions of what is said with some concepts.
    pub fn causes_of(&self, outcomes: &[ConceptId]) -> Rc<Causes> {
        if let Some(known) = self.causes.borrow().get(outcomes) {
            return Rc::clone(known);
        }
        let is_cause = |prediction: &Prediction| {
            matches!(prediction.owner, Owner::Theory(_))
                && prediction.claim.outcome.concepts() == outcomes
                && !prediction.claim.condition.concepts().is_empty()
        };
        let numbered = self.argument.predictions.iter().enumerate();
        let of = numbered.filter(|(_, one)| is_cause(one)).map(|(index, _)| PredictionId::from_index(index));
        let of: Vec<PredictionId> = of.collect();
        let any = Formula::Or(of.iter().map(|id| self.argument.prediction(*id).claim.condition.clone()).collect());
        let hold = self.evaluator.borrow_mut().truth(&any).as_ref().clone();
        let causes = Rc::new(Causes { of, hold });
        self.causes.borrow_mut().insert(outcomes.to_vec(), Rc::clone(&causes));
        causes
    }
}
