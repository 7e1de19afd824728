//! What the text of a paper says of the account, held against the account: the same that `appraise` prints.
//!
//! A claim is resolved ([`resolve`]), and then answered ([`answer`]). What is undecided or contested is left open, and
//! never called false.

mod answer;
mod counted;
mod number;
mod resolve;

pub use answer::answer;
pub use number::{bare, in_the_form_of, number_in};
pub use resolve::resolve;

use crate::argument::{AuxiliaryId, CaseId, Place, PredictionId, TheoryId};
use lakatos_syntax::claims::{CountWord, RepairWord, ResultWord};

/// What is said of the account, with every name resolved.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "each is the statement of that name")]
pub enum Resolved {
    Result { case: CaseId, word: ResultWord, of: PredictionId },
    Repair { auxiliary: AuxiliaryId, word: RepairWord, theory: Option<TheoryId> },
    Apart { theories: [TheoryId; 2], case: CaseId },
    Count { of: PredictionId, word: CountWord },
}

/// Whether it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The account says the same.
    Holds,
    /// The account says something else.
    Otherwise,
    /// An observation is missing, scholars disagree, or the question is too large.
    Open,
}

/// What the account says where a text says something of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Whether it is so; a number holds.
    pub verdict: Verdict,
    /// What the account says, as a part of a sentence.
    pub account: String,
    /// The lines that it was computed from, or that it is about.
    pub lines: Vec<(Place, Line)>,
    /// The number, of what is counted.
    pub count: Option<usize>,
}

/// What a line is to what the account says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// What was observed.
    Observed,
    /// What is predicted.
    Predicted,
    /// The case or the auxiliary that is spoken of.
    SpokenOf,
}
