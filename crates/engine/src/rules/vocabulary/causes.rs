//! What the theories of a draft give as conditions of an outcome: worked out once for each outcome.

use super::Facts;
use crate::appraisal::entailment::exclude_each_other;
use crate::appraisal::idle::conjuncts;
use crate::appraisal::opposed::spell;
use crate::appraisal::truth::Truth;
use crate::argument::formula::Formula;
use crate::argument::{Owner, Prediction, PredictionId};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// What has been asked, by the outcome, spelled out.
pub type CausesByOutcome = RefCell<FxHashMap<Vec<u64>, Rc<Causes>>>;

/// The conditions of an outcome.
pub struct Causes {
    /// The predictions by theories, with a condition, of what makes for the outcome.
    pub of: Vec<PredictionId>,
    /// Where any of the conditions, or one of those that it joins by `and`, holds; what makes for the contrary is a cause where it is absent. None where something is
    /// said with the same concepts that is neither: then nothing can be said.
    pub hold: Option<Truth>,
}

impl Facts<'_> {
    /// What theories give as conditions of an outcome.
    pub fn causes_of(&self, outcome: &Formula) -> Rc<Causes> {
        let mut key = Vec::new();
        spell(outcome, &mut key);
        if let Some(known) = self.causes.borrow().get(&key) {
            return Rc::clone(known);
        }
        let causes = Rc::new(self.work_out_causes(outcome));
        self.causes.borrow_mut().insert(key, Rc::clone(&causes));
        causes
    }

    fn work_out_causes(&self, outcome: &Formula) -> Causes {
        let concepts = outcome.concepts();
        let speaks_of_it = |prediction: &Prediction| {
            matches!(prediction.owner, Owner::Theory(_))
                && prediction.claim.outcome.concepts() == concepts
                && !prediction.claim.condition.concepts().is_empty()
        };
        let contrary = outcome.clone().negated();
        let (mut of, mut conditions) = (Vec::new(), Vec::new());
        for (index, one) in self.argument.predictions.iter().enumerate().filter(|(_, one)| speaks_of_it(one)) {
            let excludes = |outcome: &Formula| exclude_each_other(self.argument, &one.claim.outcome, outcome);
            if excludes(&contrary) {
                of.push(PredictionId::from_index(index));
                conditions.extend(conjuncts(&one.claim.condition).into_iter().cloned());
            } else if excludes(outcome) {
                conditions.push(one.claim.condition.clone().negated());
            } else {
                return Causes { of, hold: None };
            }
        }
        let hold = Some(self.evaluator.borrow_mut().truth(&Formula::Or(conditions)).as_ref().clone());
        Causes { of, hold }
    }
}
