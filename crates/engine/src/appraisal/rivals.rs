//! Two theories with `rivals` between them: the cases on which they predict different things, and who is right there.

use super::Appraisal;
use super::entailment::exclude_each_other;
use super::result::CaseResult;
use super::speaking::{rivals_of, speaks};
use crate::argument::{Argument, CaseId, TheoryId};

/// A case on which two rivals predict what cannot both happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contest {
    /// The case.
    pub case: CaseId,
    /// Who is right; none where neither is, or where it cannot be said.
    pub winner: Option<TheoryId>,
}

/// Every pair of rivals once, with their contests.
pub fn contests(argument: &Argument, appraisal: &Appraisal) -> Vec<(TheoryId, TheoryId, Vec<Contest>)> {
    let theories = (0..argument.theories.len()).map(TheoryId::from_index);
    let pairs = theories.flat_map(|one| {
        let others = rivals_of(argument, one).into_iter().filter(move |other| one < *other);
        others.map(move |other| (one, other))
    });
    pairs.map(|(one, other)| (one, other, contests_of(argument, appraisal, one, other))).collect()
}

/// The cases on which two theories predict different things.
pub fn contests_of(argument: &Argument, appraisal: &Appraisal, one: TheoryId, other: TheoryId) -> Vec<Contest> {
    let mut contests: Vec<Contest> = Vec::new();
    for ours in &argument.theory(one).predictions {
        for theirs in &argument.theory(other).predictions {
            let outcome = |id| &argument.prediction(id).claim.outcome;
            if outcome(*ours).concepts() != outcome(*theirs).concepts() {
                continue;
            }
            let are_opposed = exclude_each_other(argument, outcome(*ours), outcome(*theirs));
            for case in (0..argument.cases.len()).map(CaseId::from_index) {
                let results = (appraisal.result(*ours, case), appraisal.result(*theirs, case));
                let winner = match results {
                    (CaseResult::Corroborates, CaseResult::Contradicts) => Some(one),
                    (CaseResult::Contradicts, CaseResult::Corroborates) => Some(other),
                    _ => None,
                };
                let both_speak = || {
                    speaks(argument, appraisal, *ours, case) == Some(true)
                        && speaks(argument, appraisal, *theirs, case) == Some(true)
                };
                let is_contest = winner.is_some() || are_opposed && both_speak();
                match contests.iter_mut().find(|contest| contest.case == case) {
                    Some(contest) => contest.winner = contest.winner.or(winner),
                    None if is_contest => contests.push(Contest { case, winner }),
                    None => {}
                }
            }
        }
    }
    contests.sort_by_key(|contest| contest.case);
    contests
}

/// Whether two theories come to different things on a case: they predict what cannot both happen, or one came true
/// where the other failed.
pub fn differ_on(argument: &Argument, appraisal: &Appraisal, one: TheoryId, other: TheoryId, case: CaseId) -> bool {
    contests_of(argument, appraisal, one, other).iter().any(|contest| contest.case == case)
}
