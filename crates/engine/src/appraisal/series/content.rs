//! What a version forbids, compared with what the version before it forbids: a matter of logic, whatever cases are coded.

use crate::appraisal::entailment::{Entailment, Known, follows};
use crate::appraisal::twins::Twins;
use crate::argument::Argument;

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

/// Compares what two versions claim. `is_refuted` says of each claim of the first, by its number, whether some case is
/// against it.
pub fn content_of(
    argument: &Argument,
    twins: &Twins,
    before: &[Known],
    after: &[Known],
    is_refuted: impl Fn(usize) -> bool,
) -> Content {
    if before.is_empty() || after.is_empty() {
        return Content::NothingToCompare;
    }
    let as_one = |known: &[Known]| -> Vec<Known> {
        let one = |known: &Known| Known { claim: twins.claim(&known.claim), scope: twins.formula(&known.scope) };
        known.iter().map(one).collect()
    };
    let (before, after) = (as_one(before), as_one(after));
    let (keeps, adds_nothing) = (all_follow(argument, &after, &before), all_follow(argument, &before, &after));
    match (keeps, adds_nothing) {
        (Entailment::Entailed, Entailment::Entailed) => Content::Same,
        (Entailment::Entailed, Entailment::NotEntailed) => Content::More,
        (Entailment::NotEntailed, Entailment::Entailed) => Content::Less,
        (Entailment::NotEntailed, Entailment::NotEntailed) => {
            let numbered = before.into_iter().enumerate();
            let unrefuted: Vec<Known> =
                numbered.filter(|(number, _)| !is_refuted(*number)).map(|(_, known)| known).collect();
            match all_follow(argument, &after, &unrefuted) {
                _ if unrefuted.is_empty() => Content::Changed,
                Entailment::Entailed => Content::MoreOnUnrefuted,
                Entailment::NotEntailed => Content::Changed,
                Entailment::TooLarge => Content::NotWorkedOut,
            }
        }
        _ => Content::NotWorkedOut,
    }
}

/// Whether all of some claims follow from others.
fn all_follow(argument: &Argument, known: &[Known], claims: &[Known]) -> Entailment {
    let mut all = Entailment::Entailed;
    for one in claims {
        match follows(argument, known, &one.claim, &one.scope) {
            Entailment::NotEntailed => return Entailment::NotEntailed,
            Entailment::TooLarge => all = Entailment::TooLarge,
            Entailment::Entailed => {}
        }
    }
    all
}
