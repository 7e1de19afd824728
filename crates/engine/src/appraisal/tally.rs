//! How one case counts in a rate: on which side, as what, and why not.
//!
//! A case counts once among those with the condition and once among those without it, where its periods on that side agree
//! and no disputed coding makes a difference. What is left out is said, as a rate that drops a case has settled it.

use super::speaking::on_every_world;
use super::truth::truth_of;
use super::{Appraisal, where_it_speaks};
use crate::argument::formula::Formula;
use crate::argument::print::formula_text;
use crate::argument::{Argument, CaseId, ConceptId, PredictionId};
use lakatos_syntax::ast::Mode;

/// What a case is on one side of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Count {
    /// Not on this side, or nobody has said how it came out.
    #[default]
    Not,
    /// It has the outcome.
    Hit,
    /// It has not.
    Miss,
    /// Its periods differ.
    Divided,
    /// That hangs on a coding that scholars dispute.
    Contested,
}

/// What the periods of a case come to on one side, or the case itself where it has none: each with the outcome in each of
/// its worlds, none where the world is not on this side or the outcome is unknown there.
pub fn of_parts(parts: impl Iterator<Item = impl Iterator<Item = Option<bool>>>) -> Count {
    // Which of not on this side, with the outcome, without it, and both can be had from some choice of codings.
    let mut reached = [true, false, false, false];
    for part in parts {
        let mut next = [false; 4];
        for cell in part {
            let bit = cell.map_or(0, |is_hit| if is_hit { 1 } else { 2 });
            (0..4).filter(|state| reached[*state]).for_each(|state| next[state | bit] = true);
        }
        reached = next;
    }
    match reached {
        [true, false, false, false] => Count::Not,
        [false, true, false, false] => Count::Hit,
        [false, false, true, false] => Count::Miss,
        [false, false, false, true] => Count::Divided,
        _ => Count::Contested,
    }
}

/// How a case, or the one that it is a period of, counts in the rates of a tendency: with the condition, and without it.
/// Of `mostly when`, which compares nothing, the second is never more than `Not`.
pub fn counted(argument: &Argument, appraisal: &Appraisal, prediction: PredictionId, case: CaseId) -> [Count; 2] {
    let prediction = argument.prediction(prediction);
    let scope = where_it_speaks(argument, prediction);
    let independent = appraisal.table.independent();
    let whole = independent.whole(case);
    let parts = match independent.parts(whole) {
        [] => vec![whole],
        parts => parts.to_vec(),
    };
    let truth =
        |formula: &Formula, row| truth_of(formula, &|concept: ConceptId| appraisal.table.column(concept).value(row));
    let side = |is_with: bool| {
        let cell = |row: usize| {
            let is_there = truth(&scope, row) == Some(true) && truth(&prediction.claim.condition, row) == Some(is_with);
            is_there.then(|| truth(&prediction.claim.outcome, row)).flatten()
        };
        of_parts(parts.iter().map(|part| appraisal.table.rows_of(*part).map(cell)))
    };
    let compares = prediction.claim.mode == Mode::MoreOftenWhen;
    [side(true), if compares { side(false) } else { Count::Not }]
}

/// How a case counts in the rates of a tendency, as a clause; and whether it does.
pub fn counted_in_words(
    argument: &Argument,
    appraisal: &Appraisal,
    prediction: PredictionId,
    case: CaseId,
) -> (String, bool) {
    let sides = counted(argument, appraisal, prediction, case);
    let claim = &argument.prediction(prediction).claim;
    let on = |formula: &Formula| on_every_world(appraisal, case, formula);
    let stays_open = claim.mode == Mode::MostlyWhen
        && (sides[0] == Count::Contested || sides[0] == Count::Not && on(&claim.condition) == Some(true));
    if stays_open && on(&where_it_speaks(argument, argument.prediction(prediction))) == Some(true) {
        let why = if sides[0] == Count::Contested { "hangs on a disputed coding" } else { "is not known" };
        return (format!("is counted as open, since what came of it {why}"), false);
    }
    let outcome = formula_text(argument, &claim.outcome);
    let told = |(count, side): (Count, &str)| match count {
        Count::Not => None,
        Count::Hit => Some(format!("counts among the cases {side} the condition, and `{outcome}` holds there")),
        Count::Miss => {
            Some(format!("counts among the cases {side} the condition, and `{outcome}` does not hold there"))
        }
        Count::Divided => {
            Some(format!("is left out of the cases {side} the condition, since its periods there differ"))
        }
        Count::Contested => {
            Some(format!("is left out of the cases {side} the condition, since that hangs on a disputed coding"))
        }
    };
    let told: Vec<String> = sides.into_iter().zip(["with", "without"]).filter_map(told).collect();
    if !told.is_empty() {
        let counts = sides.iter().any(|count| matches!(count, Count::Hit | Count::Miss));
        return (told.join("; it "), counts);
    }
    let why = if on(&where_it_speaks(argument, argument.prediction(prediction))) == Some(false) {
        "it lies outside the scope"
    } else if claim.mode != Mode::MoreOftenWhen && on(&claim.condition) == Some(false) {
        "the condition is absent"
    } else {
        "what is coded does not decide it"
    };
    (format!("does not count: {why}"), false)
}
