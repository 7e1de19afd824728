//! What a prediction leaves to be answered: anomalies that the draft passes over, and cases that it argues about without
//! coding them.

use super::Facts;
use crate::appraisal::codings::coding_of;
use crate::appraisal::result::CaseResult;
use crate::argument::{CaseId, ConceptId, Owner, Prediction, PredictionId, TheoryId};

/// The anomalies of a prediction that the draft neither answers nor argues itself; those of a puzzle first.
///
/// Nothing is passed over where the draft attacks the theory, for then its anomalies are the draft's argument; nor where it
/// does not defend it and another theory of the draft expects what happened. A case under `rescues` is not passed over
/// either: whether it is rescued is another question.
pub fn anomalies(facts: &Facts, id: PredictionId) -> Vec<CaseId> {
    let Some((theory, prediction)) = taken_seriously(facts, id) else { return Vec::new() };
    let results = &facts.appraisal.results[id.index()];
    let mut cases = results.cases_that(CaseResult::Contradicts, &facts.appraisal.table);
    cases.retain(|case| !is_answered(facts, theory, *case));
    if !facts.stance().is_defended(theory) {
        cases.retain(|case| !is_borne_out_elsewhere(facts, theory, prediction, *case));
    }
    cases.sort_by_key(|case| (!is_of_puzzle(facts, *case), *case));
    cases
}

/// The cases that the draft argues about with a prediction and that an observation would decide; those of a puzzle first.
///
/// No reader asks for it where the theory is none that the draft defends, where the theory has another prediction that the
/// case bears on already, or where what is missing is of other years.
pub fn uncoded(facts: &Facts, id: PredictionId) -> Vec<CaseId> {
    let Some((theory, prediction)) = taken_seriously(facts, id) else { return Vec::new() };
    let stance = facts.stance();
    if !stance.defended.is_empty() && !stance.is_defended(theory) {
        return Vec::new();
    }
    let mut cases = facts.argued_cases(prediction);
    cases.retain(|case| {
        facts.appraisal.result(id, *case) == CaseResult::Undecided
            && facts.appraisal.table.independent().parts(*case).is_empty()
            && !is_borne_on(facts, theory, *case)
            && {
                let missing = to_code(facts, id, *case);
                !missing.is_empty() && missing.iter().all(|concept| may_apply(facts, *concept, *case))
            }
    });
    cases.sort_by_key(|case| (!is_of_puzzle(facts, *case), *case));
    cases
}

/// The fewest concepts that would decide a result, less those that are coded `unknown` on purpose.
pub fn to_code(facts: &Facts, id: PredictionId, case: CaseId) -> Vec<ConceptId> {
    let codings = &facts.appraisal.codings[case.index()];
    let mut missing = facts.behind.missing(facts, (id, case));
    missing.retain(|concept| coding_of(codings, *concept).is_none());
    missing
}

/// A prediction of a theory that the draft does not attack, and that no other theory succeeds: what becomes of the anomalies
/// of an earlier version is told in the account of the series.
fn taken_seriously<'facts>(facts: &'facts Facts, id: PredictionId) -> Option<(TheoryId, &'facts Prediction)> {
    let prediction = facts.argument.prediction(id);
    match prediction.owner {
        Owner::Theory(theory)
            if !facts.stance().is_attacked(theory) && facts.appraisal.series.successors(theory).is_empty() =>
        {
            Some((theory, prediction))
        }
        _ => None,
    }
}

/// Whether the theory concedes a case, or an auxiliary is said to rescue it or does.
fn is_answered(facts: &Facts, theory: TheoryId, case: CaseId) -> bool {
    let answered = facts.answered(theory);
    let is_named = || facts.argument.with_ancestors(case).any(|ancestor| answered.named.contains(&ancestor));
    facts.argument.is_conceded(theory, case) || answered.taken_away.contains(&case) || is_named()
}

/// Whether another theory of the draft expects there what happened.
fn is_borne_out_elsewhere(facts: &Facts, theory: TheoryId, prediction: &Prediction, case: CaseId) -> bool {
    let outcomes = prediction.claim.outcome.concepts();
    outcomes.into_iter().any(|outcome| facts.borne_out(outcome, case).iter().any(|other| *other != theory))
}

/// Whether some prediction of the theory comes to something on a case.
fn is_borne_on(facts: &Facts, theory: TheoryId, case: CaseId) -> bool {
    facts
        .argument
        .theory(theory)
        .predictions
        .iter()
        .any(|id| !matches!(facts.appraisal.result(*id, case), CaseResult::Undecided | CaseResult::Silent))
}

fn is_of_puzzle(facts: &Facts, case: CaseId) -> bool {
    facts.argument.with_ancestors(case).any(|ancestor| facts.is_puzzle_case(ancestor))
}

/// Whether a concept may be observed in the years of a case: one that is said to be of the time after a year, or before it,
/// is not asked of the other side.
fn may_apply(facts: &Facts, concept: ConceptId, case: CaseId) -> bool {
    let (concept, case) = (facts.argument.concept(concept), facts.argument.case(case));
    let Some((first, last)) = case.period else { return true };
    let texts = std::iter::once(&concept.header.title).chain(&concept.measured);
    let mut before = String::new();
    !texts.flat_map(|text| text.split_whitespace()).any(|word| {
        let year = word.trim_matches(|letter: char| !letter.is_ascii_digit());
        let year = (year.len() == 4).then(|| year.parse::<f64>().ok()).flatten();
        let is_out = year.is_some_and(|year| match before.as_str() {
            "after" | "since" => last.is_some_and(|last| last < year),
            "before" | "until" => first > year,
            _ => false,
        });
        before = word.to_lowercase();
        is_out
    })
}
