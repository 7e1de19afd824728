//! What the rates of a tendency leave out, by name.

use super::Wording;
use crate::appraisal::codings::coding_of;
use crate::appraisal::derived::codings_behind;
use crate::appraisal::speaking::on_every_world;
use crate::appraisal::tally::{Count, counted, counted_in_words};
use crate::appraisal::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::{CaseId, PredictionId};
use lakatos_syntax::ast::Mode;

impl Wording<'_> {
    /// The cases that the rates of a tendency leave out, with why: because scholars code them differently, or because their
    /// periods differ, or for want of an observation. Empty where none is, and of other predictions.
    pub fn left_out(self, id: PredictionId) -> Vec<String> {
        let Some(rates) = self.appraisal.results[id.index()].rates else { return Vec::new() };
        let independent = self.appraisal.table.independent();
        let every = (0..self.argument.cases.len()).map(CaseId::from_index);
        let wholes: Vec<CaseId> = every.filter(|case| independent.whole(*case) == *case).collect();
        let all: Vec<[Count; 2]> =
            wholes.iter().map(|case| counted(self.argument, self.appraisal, id, *case)).collect();
        let that = |wanted: Count, why: &str| {
            let found = wholes.iter().zip(&all).filter(|(_, sides)| sides.contains(&wanted));
            let found: Vec<CaseId> = found.map(|(case, _)| *case).collect();
            (!found.is_empty()).then(|| format!("{}: {why}", self.cases(&found)))
        };
        let divided = that(Count::Divided, "periods on the same side came out differently");
        // Of a majority, what is contested stands open, and is counted so.
        let contested = that(Count::Contested, "the count hangs on a disputed coding").filter(|_| rates.open.is_none());
        let open: Vec<CaseId> = wholes
            .iter()
            .zip(&all)
            .filter(|(case, sides)| self.lacks(id, **case, **sides))
            .map(|(case, _)| *case)
            .collect();
        let open = (!open.is_empty()).then(|| format!("{}: what is coded does not decide it", self.cases(&open)));
        contested.into_iter().chain(divided).chain(open).collect()
    }

    /// Whether a case codes something that a tendency is about, and not all that would make it count.
    fn lacks(self, id: PredictionId, case: CaseId, sides: [Count; 2]) -> bool {
        let prediction = self.argument.prediction(id);
        let scope = where_it_speaks(self.argument, prediction);
        let parts = [&prediction.claim.condition, &prediction.claim.outcome];
        let codings = &self.appraisal.codings[case.index()];
        let is_coded = |part: &&Formula| {
            let mut concepts = codings_behind(self.argument, case, part).into_iter();
            concepts.any(|concept| coding_of(codings, concept).is_some_and(|coding| !coding.alternatives.is_empty()))
        };
        let is = |part: &Formula, value: bool| on_every_world(self.appraisal, case, part) == Some(value);
        // Of a majority, a case without the condition is none, and one whose outcome is missing stands open.
        let is_majority = prediction.claim.mode == Mode::MostlyWhen;
        let is_settled = is_majority && [true, false].iter().any(|value| is(&prediction.claim.condition, *value));
        sides == [Count::Not; 2] && !is(&scope, false) && !is_settled && parts.iter().any(is_coded)
    }

    /// How a case counts in the rates of a tendency, as a sentence without its stop; none for other predictions, or where
    /// its theory is about another kind of case.
    pub fn counts_as(self, id: PredictionId, case: CaseId) -> Option<String> {
        self.appraisal.results[id.index()].rates?;
        let (told, _) = counted_in_words(self.argument, self.appraisal, id, case);
        let whole = self.appraisal.table.independent().whole(case);
        let who = if whole == case { "It".to_owned() } else { format!("With all its periods, {}", self.case(whole)) };
        Some(format!("{who} {told}"))
    }

    /// Whether a case counts in the rates of a tendency.
    pub fn counts(self, id: PredictionId, case: CaseId) -> bool {
        self.appraisal.results[id.index()].rates.is_some()
            && counted_in_words(self.argument, self.appraisal, id, case).1
    }
}
