//! What a case that tells two rivals apart says of the two.

use super::Wording;
use crate::appraisal::result::CaseResult;
use crate::appraisal::rivals::{Contest, told_apart_by_a_coding};
use crate::argument::TheoryId;

impl Wording<'_> {
    /// Of two rivals that no case tells apart, those that would by one of the codings that scholars dispute, as a clause; empty
    /// where there is none.
    pub fn would_tell_apart(self, one: TheoryId, other: TheoryId) -> String {
        match told_apart_by_a_coding(self.argument, self.appraisal, one, other) {
            cases if cases.is_empty() => String::new(),
            cases => format!("; {} would, by a coding that scholars dispute", self.named(cases.into_iter())),
        }
    }

    /// Which of two rivals a case is against, as far as that can be said.
    pub fn decided_against(self, contest: &Contest, one: TheoryId, other: TheoryId) -> String {
        let name = |id: TheoryId| &self.argument.theory(id).header.name;
        let Some(winner) = contest.winner else {
            let fails = |theory: TheoryId| {
                let predictions = &self.argument.theory(theory).predictions;
                predictions.iter().any(|id| self.appraisal.result(*id, contest.case) == CaseResult::Contradicts)
            };
            return match fails(one) && fails(other) {
                true => "against both".to_owned(),
                false => "which of the two it is against hangs on a coding that is disputed or missing".to_owned(),
            };
        };
        let loser = if winner == one { other } else { one };
        match contest.is_contrary {
            true => format!("against {}", name(loser)),
            // The two may well agree on what they both speak of.
            false => format!("against {}, in another respect than it bears {} out", name(loser), name(winner)),
        }
    }
}
