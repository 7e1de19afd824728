//! What readers may hold against an argument, and what the author says to it.

use super::{Header, Mention};
use crate::argument::ids::{AssumptionId, PredictionId, StepId};
use crate::argument::names::Named;
use std::sync::Arc;

/// An objection.
#[derive(Clone, Debug)]
pub struct Objection {
    /// Name, what it says, who raised it, place.
    pub header: Header,
    /// What it is raised against.
    pub to: Vec<Mention<Target>>,
    /// Each answer in words.
    pub answered: Vec<Arc<str>>,
    /// What answers it.
    pub answered_by: Vec<Mention<Target>>,
    /// Each concession in words.
    pub granted: Vec<Arc<str>>,
}

impl Objection {
    /// Whether the author says anything to it.
    pub fn is_met(&self) -> bool {
        !self.answered.is_empty() || !self.answered_by.is_empty() || !self.granted.is_empty()
    }
}

/// What an objection, or an answer to it, speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A declaration.
    Declared(Named),
    /// A prediction.
    Prediction(PredictionId),
    /// A core or heuristic.
    Assumption(AssumptionId),
    /// A link of a mechanism.
    Step(StepId),
}
