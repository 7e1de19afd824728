//! Two states of one argument: what is claimed more, less or otherwise, what is coded otherwise, and what came of it.
//!
//! Compared is what predictions forbid, not how they are written (Popper's empirical content): a prediction is narrowed
//! where all that it forbids was forbidden before, and not the other way round. The solver decides it.

mod cases;
mod claims;
mod content;
mod theories;

pub use claims::{Threshold, claim_moves, scope_move};
pub use content::Shift;

use super::result::CaseResult;
use super::{Appraisal, appraise};
use crate::argument::Argument;
use crate::argument::renamed::Renaming;

/// An argument as it was. Its declarations are read twice: by themselves, for what followed from them; and over the
/// concepts of the argument as it is, so that formulas of both can be held against each other; both times under the
/// names of the argument as it is.
#[derive(Clone, Copy)]
pub struct Before<'all> {
    /// By itself, with what followed.
    pub argument: &'all Argument,
    /// What followed.
    pub appraisal: &'all Appraisal,
    /// Over the concepts of the argument as it is.
    pub over: &'all Argument,
}

/// An argument as it is.
#[derive(Clone, Copy)]
pub struct After<'all> {
    /// The argument.
    pub argument: &'all Argument,
    /// What follows.
    pub appraisal: &'all Appraisal,
}

/// Something that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What it is about: `theory.label`, the name of a theory, an auxiliary or a case.
    pub subject: String,
    /// What became of it.
    pub kind: ChangeKind,
}

impl Change {
    /// Something goes by another name.
    pub fn renamed(renaming: &Renaming) -> Self {
        let kind = ChangeKind::Renamed { before: renaming.before.to_string() };
        Self { subject: renaming.after.to_string(), kind }
    }
}

/// What became of something.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "`before` and `after` are as they are written")]
pub enum ChangeKind {
    /// It goes by another name.
    Renamed {
        before: String,
    },
    TheoryAdded,
    TheoryDropped,
    PredictionAdded {
        after: String,
    },
    PredictionDropped {
        before: String,
    },
    /// It forbids more, less, or something else.
    PredictionMoved {
        shift: Shift,
        before: String,
        after: String,
        thresholds: Vec<Threshold>,
        /// Cases that would contradict it as it was, and do not contradict it as it is.
        spared: Vec<String>,
        /// Cases that would corroborate it as it was, and do not corroborate it as it is.
        given_up: Vec<String>,
    },
    /// The theory claims to apply elsewhere.
    ScopeMoved {
        shift: Shift,
        before: String,
        after: String,
        thresholds: Vec<Threshold>,
        spared: Vec<String>,
        given_up: Vec<String>,
        /// Those of the spared that contradicted it before: the scope was moved once they were known.
        known: Vec<String>,
    },
    AuxiliaryAdded {
        amends: Vec<String>,
        rescues: Vec<String>,
    },
    AuxiliaryDropped,
    /// Where an auxiliary makes its exception.
    ExceptionMoved {
        shift: Shift,
        before: String,
        after: String,
        thresholds: Vec<Threshold>,
    },
    Conceded {
        case: String,
    },
    CaseAdded,
    /// With what it said of predictions that still stand.
    CaseDropped {
        said: Vec<(String, CaseResult)>,
    },
    CodingChanged {
        concept: String,
        before: String,
        after: String,
    },
    /// What the case says of predictions that stand as they did.
    ResultsFlipped {
        flips: Vec<Flip>,
    },
    VerdictChanged {
        before: &'static str,
        after: &'static str,
    },
}

/// A result that is another.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "what it says")]
pub struct Flip {
    pub prediction: String,
    pub before: CaseResult,
    pub after: CaseResult,
}

/// What is claimed otherwise than in `frozen`, which is over the concepts of the argument as it is. New theories and new
/// auxiliaries are no change of what was frozen.
pub fn deviations(frozen: &Argument, after: After) -> Vec<Change> {
    let before = Before { argument: frozen, appraisal: &appraise(frozen), over: frozen };
    let is_of_frozen = |change: &Change| match &change.kind {
        ChangeKind::PredictionAdded { .. } => {
            let owner = change.subject.split('.').next().unwrap_or_default();
            frozen.named(owner).is_some()
        }
        ChangeKind::TheoryDropped
        | ChangeKind::PredictionDropped { .. }
        | ChangeKind::PredictionMoved { .. }
        | ChangeKind::ScopeMoved { .. }
        | ChangeKind::AuxiliaryDropped
        | ChangeKind::ExceptionMoved { .. } => true,
        _ => false,
    };
    let mut changes = theories::compare(before, after);
    changes.retain(is_of_frozen);
    changes
}

/// Everything that is not as it was: claims first, then auxiliaries, cases, results and verdicts.
pub fn compare(before: Before, after: After) -> Vec<Change> {
    let mut changes = theories::compare(before, after);
    changes.extend(cases::compare(before, after));
    changes
}
