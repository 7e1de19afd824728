//! Whether a paradigm could lose: two theories of it that both expect something of one coded case, where what the one forbids the
//! other demands, and of which the one fails and the other is borne out (Vasquez 1997).

use super::Appraisal;
use super::rivals::{contests_of, covered_by};
use super::series::are_of_one_series;
use crate::argument::{Argument, CaseId, ParadigmId, TheoryId};

/// Two theories of one paradigm, and the cases that witness it.
#[derive(Clone, Debug, PartialEq)]
pub struct Protean {
    /// The one.
    pub one: TheoryId,
    /// The other.
    pub other: TheoryId,
    /// Cases in which one of the two fails and the other is borne out.
    pub cases: Vec<CaseId>,
}

/// Every such pair of a paradigm. A theory and the one that it succeeds are no pair: the later takes the place of the earlier,
/// and does not stand beside it.
pub fn protean(argument: &Argument, appraisal: &Appraisal, paradigm: ParadigmId) -> Vec<Protean> {
    let own: Vec<TheoryId> = (0..argument.theories.len())
        .map(TheoryId::from_index)
        .filter(|id| argument.theory(*id).paradigm == Some(paradigm))
        .collect();
    let is_borne_out = |id: TheoryId, case: CaseId| {
        appraisal.theories[id.index()].corroborations.iter().any(|(_, other)| *other == case)
    };
    let mut found = Vec::new();
    for (index, one) in own.iter().enumerate() {
        for other in own[index + 1..].iter().filter(|other| !are_of_one_series(argument, *one, **other)) {
            // Most pairs are told at a glance: neither fails where the other is borne out.
            let could_win = |winner: TheoryId, loser: TheoryId| {
                appraisal.theories[loser.index()].anomalies.iter().any(|(_, case)| is_borne_out(winner, *case))
            };
            if !could_win(*one, *other) && !could_win(*other, *one) {
                continue;
            }
            let covered = covered_by(argument, appraisal, *one, *other);
            let contests = contests_of(argument, appraisal, *one, *other).into_iter();
            let cases: Vec<CaseId> = contests
                .filter(|contest| {
                    covered.contains(&contest.case) && contest.winner.is_some_and(|id| is_borne_out(id, contest.case))
                })
                .map(|contest| contest.case)
                .collect();
            if !cases.is_empty() {
                found.push(Protean { one: *one, other: *other, cases });
            }
        }
    }
    found
}
