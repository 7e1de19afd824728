//! Two states of one argument: what is claimed more, less or otherwise, what is coded otherwise, and what came of it.
//!
//! Compared is what predictions forbid, not how they are written (Popper's empirical content): a prediction is narrowed
//! where all that it forbids was forbidden before, and not the other way round. The solver decides it.

mod assumptions;
mod cases;
mod claims;
mod concepts;
mod content;
mod data;
mod theories;

pub use claims::{Threshold, claim_moves, scope_move};
pub use content::Shift;
pub use theories::auxiliary_added;

use super::result::CaseResult;
use super::{Appraisal, appraise};
use crate::argument::renamed::Renaming;
use crate::argument::{Argument, Past};

/// An argument as it was, with what followed from it.
#[derive(Clone, Copy)]
pub struct Before<'all> {
    /// The argument.
    pub past: &'all Past,
    /// What followed from it by itself.
    pub appraisal: &'all Appraisal,
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

/// What became of something.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "`before` and `after` are as they are written")]
pub enum ChangeKind {
    /// It goes by another name.
    Renamed {
        before: String,
    },
    /// One of its levels goes by another name.
    LevelRenamed {
        before: String,
        after: String,
    },
    /// A concept takes other values.
    ValuesChanged {
        before: String,
        after: String,
    },
    /// A concept is measured otherwise.
    MeasureChanged {
        before: String,
        after: String,
    },
    /// A data set is another table, or other rows of it count.
    DataChanged {
        before: String,
        after: String,
    },
    /// What belonged to a hard core or a heuristic is worded otherwise, or gone, or new.
    AssumptionChanged {
        before: String,
        after: String,
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
    /// The theories that an auxiliary is added to are others.
    AmendsChanged {
        before: String,
        after: String,
    },
    /// The anomalies that an auxiliary is there for are others.
    RescuesChanged {
        before: String,
        after: String,
    },
    /// An auxiliary recodes other cases, or otherwise.
    RecodingsChanged {
        before: String,
        after: String,
    },
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
    PeriodChanged {
        before: String,
        after: String,
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
    StandingChanged {
        before: String,
        after: String,
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

/// What is claimed otherwise than it was when it was frozen. New theories and new auxiliaries are no change of that.
pub fn deviations(frozen: &Past, after: After) -> Vec<Change> {
    let before = Before { past: frozen, appraisal: &appraise(&frozen.alone) };
    let is_of_frozen = |change: &Change| match &change.kind {
        ChangeKind::PredictionAdded { .. } => {
            let owner = change.subject.split('.').next().unwrap_or_default();
            frozen.alone.named(owner).is_some()
        }
        ChangeKind::Renamed { .. }
        | ChangeKind::LevelRenamed { .. }
        | ChangeKind::ValuesChanged { .. }
        | ChangeKind::MeasureChanged { .. }
        | ChangeKind::DataChanged { .. }
        | ChangeKind::TheoryDropped
        | ChangeKind::PredictionDropped { .. }
        | ChangeKind::PredictionMoved { .. }
        | ChangeKind::ScopeMoved { .. }
        | ChangeKind::AuxiliaryDropped
        | ChangeKind::AmendsChanged { .. }
        | ChangeKind::RecodingsChanged { .. }
        | ChangeKind::ExceptionMoved { .. } => true,
        _ => false,
    };
    let mut changes = names(frozen);
    changes.extend(data::compare(before, after));
    changes.extend(concepts::compare(before, after));
    changes.extend(theories::compare(before, after));
    changes.retain(is_of_frozen);
    changes
}

/// Everything that is not as it was: names and concepts first, then claims, auxiliaries, cases, results and verdicts.
pub fn compare(before: Before, after: After) -> Vec<Change> {
    let mut changes = names(before.past);
    changes.extend(data::compare(before, after));
    changes.extend(concepts::compare(before, after));
    changes.extend(assumptions::compare(before, after));
    changes.extend(theories::compare(before, after));
    changes.extend(cases::compare(before, after));
    changes
}

fn names(past: &Past) -> Vec<Change> {
    let change = |Renaming { concept, before, after }: &Renaming| match concept {
        None => Change { subject: after.to_string(), kind: ChangeKind::Renamed { before: before.to_string() } },
        Some(concept) => Change {
            subject: concept.to_string(),
            kind: ChangeKind::LevelRenamed { before: before.to_string(), after: after.to_string() },
        },
    };
    past.renamings.iter().map(change).collect()
}
