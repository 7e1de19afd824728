//! What a version forbids, compared with what the version before it forbids: a matter of logic, whatever cases are coded.

use crate::appraisal::entailment::Entailment;
use crate::appraisal::in_force::AllInForce;
use crate::argument::TheoryId;

/// How the content of a version compares with that of the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// It says all that the other said, and more.
    More,
    /// The same of all that is unrefuted in the other; what it gives up had failed.
    MoreOnUnrefuted,
    /// It says a part of what the other said.
    Less,
    /// Each follows from the other.
    Same,
    /// Neither follows from the other: no direction is claimed.
    Changed,
    /// One of the two predicts nothing.
    NothingToCompare,
    /// The formulas are too large to tell.
    NotWorkedOut,
}

impl Content {
    /// Of a version that keeps all that the other said, or not, and adds nothing to it, or something.
    pub(super) fn of(keeps: Entailment, adds_nothing: Entailment) -> Self {
        match (keeps, adds_nothing) {
            (Entailment::TooLarge, _) | (_, Entailment::TooLarge) => Self::NotWorkedOut,
            (Entailment::Entailed, Entailment::Entailed) => Self::Same,
            (Entailment::Entailed, Entailment::NotEntailed) => Self::More,
            (Entailment::NotEntailed, Entailment::Entailed) => Self::Less,
            (Entailment::NotEntailed, Entailment::NotEntailed) => Self::Changed,
        }
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::More | Self::MoreOnUnrefuted => "more",
            Self::Less => "less",
            Self::Same => "same",
            Self::Changed => "changed",
            Self::NothingToCompare => "nothing to compare",
            Self::NotWorkedOut => "not worked out",
        }
    }

    /// Whether nothing is given up but what had failed, and something is added.
    pub fn is_more(self) -> bool {
        matches!(self, Self::More | Self::MoreOnUnrefuted)
    }
}

/// Compares what two theories claim. `is_refuted` says of each claim of the first, by its number, whether some case is
/// against it.
pub fn content_of(in_force: &mut AllInForce, [from, to]: [TheoryId; 2], is_refuted: impl Fn(usize) -> bool) -> Content {
    let [claims, next] = [from, to].map(|theory| in_force.of(theory).claims().len());
    if claims == 0 || next == 0 {
        return Content::NothingToCompare;
    }
    let keeps = in_force.all_follow(from, |_| true, to);
    let adds_nothing = in_force.all_follow(to, |_| true, from);
    match Content::of(keeps, adds_nothing) {
        Content::Changed if (0..claims).all(&is_refuted) => Content::Changed,
        Content::Changed => match in_force.all_follow(from, |number| !is_refuted(number), to) {
            Entailment::Entailed => Content::MoreOnUnrefuted,
            Entailment::NotEntailed => Content::Changed,
            Entailment::TooLarge => Content::NotWorkedOut,
        },
        known => known,
    }
}
