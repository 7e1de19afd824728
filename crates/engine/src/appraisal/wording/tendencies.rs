//! What the rates of a tendency leave out, by name.

use super::Wording;
use crate::appraisal::tally::{Count, counted, counted_in_words};
use crate::argument::{CaseId, PredictionId};

impl Wording<'_> {
    /// The cases that the rates of a tendency leave out, with why: because scholars code them differently, or because their
    /// periods differ. Empty where none is, and of other predictions.
    pub fn left_out(self, id: PredictionId) -> Vec<String> {
        let rates = self.appraisal.results[id.index()].rates;
        if rates.is_none_or(|rates| rates.contested + rates.divided == 0) {
            return Vec::new();
        }
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
        let is_majority = rates.is_some_and(|rates| rates.open.is_some());
        let contested = that(Count::Contested, "the count hangs on a disputed coding").filter(|_| !is_majority);
        contested.into_iter().chain(divided).collect()
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
