//! How well condition and outcome go together: consistency and coverage of crisp sets (Ragin 2006).

use crate::appraisal::truth::Truth;
use lakatos_syntax::ast::Mode;

/// A share of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many have it.
    pub part: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// As a number; none of nothing.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.part as f64 / self.of as f64)
    }
}

/// Condition and outcome over the rows in scope in which both are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Of what the claim says must come out: how many do. Of `when`, rows with the condition that have the outcome; of
    /// `only when`, rows with the outcome that have the condition; of `exactly when`, the first of these.
    pub consistency: Share,
    /// How much of what is to be accounted for that is: the other of the two. None of a claim without a condition.
    pub coverage: Option<Share>,
}

/// The fit of a claim; none of tendencies and of `moves with`.
pub fn fit(mode: Mode, scope: &Truth, condition: &Truth, outcome: &Truth) -> Option<Fit> {
    let known_outcome = || scope.yes.clone().and(&outcome.yes.clone().or(&outcome.no));
    if mode == Mode::Always {
        let known = known_outcome();
        let consistency = Share { part: known.count_common(&outcome.yes), of: known.count() };
        return Some(Fit { consistency, coverage: None });
    }
    if mode.is_tendency() || mode == Mode::MovesWith {
        return None;
    }
    let known = known_outcome().and(&condition.yes.clone().or(&condition.no));
    let with_condition = known.clone().and(&condition.yes);
    let part = with_condition.count_common(&outcome.yes);
    let of_condition = Share { part, of: with_condition.count() };
    let of_outcome = Share { part, of: known.count_common(&outcome.yes) };
    Some(match mode {
        Mode::OnlyWhen => Fit { consistency: of_outcome, coverage: Some(of_condition) },
        _ => Fit { consistency: of_condition, coverage: Some(of_outcome) },
    })
}
