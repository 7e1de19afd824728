//! What a theory is known to predict: a theory of the draft held against the library's of the same source.

use crate::appraisal::library::canonical_theory_without;
use crate::appraisal::truth::truth_of;
use crate::argument::formula::Formula;
use crate::argument::print::{claim_text, formula_text};
use crate::argument::{Owner, Place, PredictionId, Theory};
use crate::rules::vocabulary::Facts;

/// The theory of a library that a prediction's own theory is said to be, or cites the work of, and that does not predict
/// this; none where some such theory does, or where it cannot be said.
pub fn canonical_theory<'facts>(facts: &'facts Facts, id: PredictionId) -> Option<&'facts Theory> {
    let (argument, _) = facts.library()?;
    let prediction = facts.argument.prediction(id);
    let Owner::Theory(owner) = prediction.owner else { return None };
    let theory = facts.argument.theory(owner);
    // Of a theory whose scope may be half-written, nothing is said.
    let whole = theory.header.whole;
    let is_within = |place: Place| {
        (place.source, place.piece) == (whole.source, whole.piece)
            && whole.span.start <= place.span.start
            && place.span.end <= whole.span.end
    };
    let mut problems = facts.argument.problems.iter();
    if facts.places.is_partly_unread(whole) || problems.any(|problem| is_within(problem.place)) {
        return None;
    }
    // By the years of the cases themselves: where the draft never speaks of years, its table has none.
    let years = || facts.argument.cases.iter().filter_map(|case| case.period);
    let holds_throughout = |bounds: &Formula| {
        years().all(|(first, last)| truth_of(bounds, &|_| Some((first, last.unwrap_or(f64::INFINITY)))) == Some(true))
    };
    canonical_theory_without(argument, theory, &prediction.claim, holds_throughout)
}

/// What a theory of a library predicts, each as it is written, with its scope.
pub fn canonical_claims(facts: &Facts, theory: &Theory) -> Vec<String> {
    let Some((argument, _)) = facts.library() else { return Vec::new() };
    let within = match theory.scope == Formula::TRUE {
        true => String::new(),
        false => format!(" (scope {})", formula_text(argument, &theory.scope)),
    };
    let claims = theory.predictions.iter().map(|id| claim_text(argument, &argument.prediction(*id).claim));
    claims.map(|claim| claim + &within).collect()
}
