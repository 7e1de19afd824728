//! Cases, their codings, and what came of them.

use super::{After, Before, Change, ChangeKind, Flip};
use crate::appraisal::Appraisal;
use crate::appraisal::codings::Coding;
use crate::appraisal::result::CaseResult;
use crate::argument::print::{claim_text, period_text, value_text};
use crate::argument::{Argument, CaseId, Named, PredictionId};

/// What is coded otherwise.
pub fn compare(before: Before, after: After) -> Vec<Change> {
    let mut changes = Vec::new();
    let then = &before.past.alone;
    for (index, case) in then.cases.iter().enumerate() {
        let (was, subject) = (CaseId::from_index(index), case.header.name.to_string());
        match case_named(after.argument, &subject) {
            Some(is) => compare_case(before, after, (was, is), &mut changes),
            // Of a library, it is only spoken of no more.
            None if then.is_outside_drafts(case.header.place) => {}
            None => {
                let said = said(before, after, was);
                changes.push(Change { subject, kind: ChangeKind::CaseDropped { said } });
            }
        }
    }
    for case in &after.argument.cases {
        let subject = case.header.name.to_string();
        if case_named(&before.past.alone, &subject).is_none() && !after.argument.is_outside_drafts(case.header.place) {
            changes.push(Change { subject, kind: ChangeKind::CaseAdded });
        }
    }
    changes
}

fn case_named(argument: &Argument, name: &str) -> Option<CaseId> {
    match argument.named(name)? {
        Named::Case(id) => Some(id),
        _ => None,
    }
}

fn compare_case(before: Before, after: After, (was, is): (CaseId, CaseId), changes: &mut Vec<Change>) {
    let subject = after.argument.case(is).header.name.to_string();
    let period = |argument: &Argument, case| period_text(argument.case(case)).unwrap_or_else(|| "no years".to_owned());
    let (was_then, is_now) = (period(&before.past.alone, was), period(after.argument, is));
    if was_then != is_now {
        let kind = ChangeKind::PeriodChanged { before: was_then, after: is_now };
        changes.push(Change { subject: subject.clone(), kind });
    }
    let then = coded(&before.past.alone, &before.appraisal.codings[was.index()]);
    let now = coded(after.argument, &after.appraisal.codings[is.index()]);
    let value = |codings: &[(String, String)], concept: &str| {
        let coded = codings.iter().find(|(name, _)| name == concept);
        coded.map_or_else(|| "not coded".to_owned(), |(_, value)| value.clone())
    };
    let mut concepts: Vec<&String> = then.iter().chain(&now).map(|(concept, _)| concept).collect();
    concepts.sort_unstable();
    concepts.dedup();
    for concept in concepts {
        let (before, after) = (value(&then, concept), value(&now, concept));
        if before != after {
            let kind = ChangeKind::CodingChanged { concept: concept.clone(), before, after };
            changes.push(Change { subject: subject.clone(), kind });
        }
    }
    let flips: Vec<Flip> = standing(&before.past.alone, after.argument)
        .into_iter()
        .filter_map(|(then, now)| {
            let results = (before.appraisal.result(then, was), after.appraisal.result(now, is));
            let prediction = after.argument.prediction(now).name.to_string();
            (results.0 != results.1).then_some(Flip { prediction, before: results.0, after: results.1 })
        })
        .collect();
    if !flips.is_empty() {
        changes.push(Change { subject, kind: ChangeKind::ResultsFlipped { flips } });
    }
}

/// Each concept with its value; all of them where it is contested.
fn coded(argument: &Argument, codings: &[Coding]) -> Vec<(String, String)> {
    let value = |coding: &Coding| {
        let values = coding.alternatives.iter().map(|one| value_text(argument, coding.concept, one.value));
        let values: Vec<String> = values.collect();
        if values.is_empty() { "unknown".to_owned() } else { values.join(" or ") }
    };
    codings.iter().map(|coding| (argument.concept(coding.concept).header.name.to_string(), value(coding))).collect()
}

/// Predictions that say what they said, then and now.
fn standing(then: &Argument, now: &Argument) -> Vec<(PredictionId, PredictionId)> {
    let same = |one: &PredictionId, other: &PredictionId| {
        let (one, other) = (then.prediction(*one), now.prediction(*other));
        one.name == other.name && claim_text(then, &one.claim) == claim_text(now, &other.claim)
    };
    let all = |argument: &Argument| (0..argument.predictions.len()).map(PredictionId::from_index).collect::<Vec<_>>();
    let others = all(now);
    all(then).into_iter().filter_map(|one| Some((one, *others.iter().find(|other| same(&one, other))?))).collect()
}

/// What a case said of predictions that stand.
fn said(before: Before, after: After, case: CaseId) -> Vec<(String, CaseResult)> {
    let result = |appraisal: &Appraisal, id: PredictionId| appraisal.result(id, case);
    let telling = standing(&before.past.alone, after.argument).into_iter().filter_map(|(then, _)| {
        let result = result(before.appraisal, then);
        let tells = matches!(
            result,
            CaseResult::Corroborates | CaseResult::Contradicts | CaseResult::Absent | CaseResult::Contested
        );
        tells.then(|| (before.past.alone.prediction(then).name.to_string(), result))
    });
    telling.collect()
}
