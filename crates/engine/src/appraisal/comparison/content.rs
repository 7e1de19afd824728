//! Whether one formula says more than another.

use crate::appraisal::solver::is_impossible;
use crate::argument::Argument;
use crate::argument::formula::Formula;

/// How what holds, or is forbidden, has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Less than before.
    Narrowed,
    /// More than before.
    Widened,
    /// Something else than before.
    Shifted,
}

impl Shift {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Narrowed => "narrowed",
            Self::Widened => "widened",
            Self::Shifted => "moved",
        }
    }
}

/// How `after` differs from `before`; none where they hold of the same cases.
pub fn shift(argument: &Argument, before: &Formula, after: &Formula) -> Option<Shift> {
    let lies_within = |inner: &Formula, outer: &Formula| {
        is_impossible(argument, &Formula::And(vec![inner.clone(), outer.clone().negated()]))
    };
    match (lies_within(after, before), lies_within(before, after)) {
        (true, true) => None,
        (true, false) => Some(Shift::Narrowed),
        (false, true) => Some(Shift::Widened),
        (false, false) => Some(Shift::Shifted),
    }
}
