//! Theories, predictions and auxiliaries, then and now.

use super::claims::{claim_moves, no_longer, scope_move, thresholds};
use super::content::shift;
use super::{After, Before, Change, ChangeKind};
use crate::appraisal::amendment::exception_of;
use crate::appraisal::explain::{claim_text, formula_text};
use crate::appraisal::result::CaseResult;
use crate::argument::formula::Formula;
use crate::argument::{
    Argument, AuxiliaryId, CaseId, Mention, Named, Owner, Prediction, PredictionId, Theory, TheoryId,
};

/// What is claimed otherwise.
pub fn compare(before: Before, after: After) -> Vec<Change> {
    let mut changes = Vec::new();
    for (index, theory) in before.over.theories.iter().enumerate() {
        let name = theory.header.name.to_string();
        match theory_named(after.argument, &name) {
            Some(now) => of_theory(before, after, (TheoryId::of(index), now), &mut changes),
            None => changes.push(Change { subject: name, kind: ChangeKind::TheoryDropped }),
        }
    }
    for (index, theory) in own_theories(after.argument) {
        let name = theory.header.name.to_string();
        if theory_named(before.over, &name).is_none() {
            changes.push(Change { subject: name, kind: ChangeKind::TheoryAdded });
            added(after.argument, &after.argument.theory(TheoryId::of(index)).predictions, &mut changes);
        }
    }
    of_auxiliaries(before, after, &mut changes);
    changes
}

fn theory_named(argument: &Argument, name: &str) -> Option<TheoryId> {
    match argument.named(name)? {
        Named::Theory(id) => Some(id),
        _ => None,
    }
}

fn own_theories(argument: &Argument) -> impl Iterator<Item = (usize, &Theory)> {
    argument.theories.iter().enumerate().filter(|(_, theory)| !argument.is_beside(theory.header.place))
}

fn of_theory(before: Before, after: After, (was, is): (TheoryId, TheoryId), changes: &mut Vec<Change>) {
    let (over, now) = (before.over, after.argument);
    let (then_theory, now_theory) = (over.theory(was), now.theory(is));
    let subject = now_theory.header.name.to_string();
    predictions(before, after, (Owner::Theory(was), Owner::Theory(is)), changes);
    if let Some(shift) = scope_move(over, &then_theory.scope, &now_theory.scope) {
        let spared = no_longer_in_scope(CaseResult::Contradicts, before, after, then_theory, now_theory);
        let given_up = no_longer_in_scope(CaseResult::Corroborates, before, after, then_theory, now_theory);
        let known = spared.iter().filter(|case| contradicted(before, &subject, case)).cloned().collect();
        changes.push(Change {
            subject: subject.clone(),
            kind: ChangeKind::ScopeMoved {
                shift,
                before: scope_text(over, &then_theory.scope),
                after: scope_text(over, &now_theory.scope),
                thresholds: thresholds(over, &[&then_theory.scope], &[&now_theory.scope]),
                spared,
                given_up,
                known,
            },
        });
    }
    let was_conceded =
        |case: &str| then_theory.concedes.iter().any(|conceded| *over.case(conceded.id).header.name == *case);
    let conceded = now_theory.concedes.iter().map(|Mention { id, .. }| now.case(*id).header.name.to_string());
    changes.extend(
        conceded
            .filter(|case| !was_conceded(case))
            .map(|case| Change { subject: subject.clone(), kind: ChangeKind::Conceded { case } }),
    );
    let verdict = |argument: &Argument, appraisal: &crate::appraisal::Appraisal| {
        Some(appraisal.theories.get(theory_named(argument, &subject)?.index())?.verdict.word())
    };
    let words = verdict(before.argument, before.appraisal).zip(verdict(now, after.appraisal));
    if let Some((before, after)) = words.filter(|(before, after)| before != after) {
        changes.push(Change { subject, kind: ChangeKind::VerdictChanged { before, after } });
    }
}

/// No scope at all is everywhere.
fn scope_text(argument: &Argument, scope: &Formula) -> String {
    if *scope == Formula::TRUE { "everywhere".to_owned() } else { formula_text(argument, scope) }
}

fn no_longer_in_scope(wanted: CaseResult, before: Before, after: After, was: &Theory, is: &Theory) -> Vec<String> {
    let (over, now) = (before.over, after.argument);
    let mut cases: Vec<CaseId> = was
        .predictions
        .iter()
        .flat_map(|id| {
            let claim = &over.prediction(*id).claim;
            no_longer(wanted, (now, &after.appraisal.table), (claim, &was.scope), (claim, &is.scope))
        })
        .collect();
    cases.sort_unstable();
    cases.dedup();
    names(now, &cases)
}

fn names(argument: &Argument, cases: &[CaseId]) -> Vec<String> {
    cases.iter().map(|case| argument.case(*case).header.name.to_string()).collect()
}

/// Whether a case contradicted some prediction of a theory, as things were.
fn contradicted(before: Before, theory: &str, case: &str) -> bool {
    let (Some(theory), Some(Named::Case(case))) = (theory_named(before.argument, theory), before.argument.named(case))
    else {
        return false;
    };
    let mut predictions = before.argument.theory(theory).predictions.iter();
    predictions.any(|id| before.appraisal.result(*id, case) == CaseResult::Contradicts)
}

/// The predictions of one owner, then and now. Without a label, they are known again by what they say.
fn predictions(before: Before, after: After, (was, is): (Owner, Owner), changes: &mut Vec<Change>) {
    let (over, now) = (before.over, after.argument);
    let text = |argument: &Argument, id: PredictionId| claim_text(argument, &argument.prediction(id).claim);
    let mut left: Vec<PredictionId> = now.predictions_of(is).to_vec();
    let mut unmatched = Vec::new();
    for id in over.predictions_of(was) {
        match left.iter().position(|other| {
            is_same(over.prediction(*id), now.prediction(*other)) && text(over, *id) == text(now, *other)
        }) {
            Some(position) => drop(left.remove(position)),
            None => unmatched.push(*id),
        }
    }
    for id in unmatched {
        let then = over.prediction(id);
        let said = text(over, id);
        let relabelled = || left.iter().position(|other| text(now, *other) == said);
        let Some(position) = left.iter().position(|other| now.prediction(*other).name == then.name).or_else(relabelled)
        else {
            changes
                .push(Change { subject: then.name.to_string(), kind: ChangeKind::PredictionDropped { before: said } });
            continue;
        };
        let same = left.remove(position);
        let prediction = now.prediction(same);
        if prediction.name != then.name {
            let label = then.name.rsplit('.').next().unwrap_or_default().to_owned();
            changes.push(Change { subject: prediction.name.to_string(), kind: ChangeKind::Renamed { before: label } });
        }
        let Some(shift) = claim_moves(over, &then.claim, &prediction.claim) else { continue };
        let scope = match is {
            Owner::Theory(id) => now.theory(id).scope.clone(),
            _ => Formula::TRUE,
        };
        let cases = |wanted| {
            let (was, is) = ((&then.claim, &scope), (&prediction.claim, &scope));
            names(now, &no_longer(wanted, (now, &after.appraisal.table), was, is))
        };
        changes.push(Change {
            subject: prediction.name.to_string(),
            kind: ChangeKind::PredictionMoved {
                shift,
                before: said,
                after: text(now, same),
                thresholds: thresholds(
                    over,
                    &[&then.claim.outcome, &then.claim.condition],
                    &[&prediction.claim.outcome, &prediction.claim.condition],
                ),
                spared: cases(CaseResult::Contradicts),
                given_up: cases(CaseResult::Corroborates),
            },
        });
    }
    added(now, &left, changes);
}

/// One that has a label is known by it alone.
fn is_same(then: &Prediction, now: &Prediction) -> bool {
    let is_numbered = |prediction: &Prediction| {
        let label = prediction.name.rsplit('.').next().unwrap_or_default();
        label.strip_prefix('p').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    };
    then.name == now.name || is_numbered(then) && is_numbered(now)
}

fn added(now: &Argument, ids: &[PredictionId], changes: &mut Vec<Change>) {
    changes.extend(ids.iter().map(|id| now.prediction(*id)).map(|prediction| Change {
        subject: prediction.name.to_string(),
        kind: ChangeKind::PredictionAdded { after: claim_text(now, &prediction.claim) },
    }));
}

fn of_auxiliaries(before: Before, after: After, changes: &mut Vec<Change>) {
    let (over, now) = (before.over, after.argument);
    let named = |argument: &Argument, name: &str| match argument.named(name) {
        Some(Named::Auxiliary(id)) => Some(id),
        _ => None,
    };
    for (index, auxiliary) in over.auxiliaries.iter().enumerate() {
        let subject = auxiliary.header.name.to_string();
        let was = AuxiliaryId::of(index);
        let Some(is) = named(now, &subject) else {
            changes.push(Change { subject, kind: ChangeKind::AuxiliaryDropped });
            continue;
        };
        predictions(before, after, (Owner::Auxiliary(was), Owner::Auxiliary(is)), changes);
        let (then, today) = (exception_of(over, was), exception_of(now, is));
        if let Some(shift) = shift(over, &then, &today) {
            let text = |formula: &Formula| match formula {
                Formula::Or(parts) if parts.is_empty() => "nowhere".to_owned(),
                formula => formula_text(over, formula),
            };
            let kind = ChangeKind::ExceptionMoved {
                shift,
                before: text(&then),
                after: text(&today),
                thresholds: thresholds(over, &[&then], &[&today]),
            };
            changes.push(Change { subject, kind });
        }
    }
    for auxiliary in now.auxiliaries.iter().filter(|auxiliary| !now.is_beside(auxiliary.header.place)) {
        let subject = auxiliary.header.name.to_string();
        if named(over, &subject).is_none() {
            let amends = auxiliary.amends.iter().map(|theory| now.theory(theory.id).header.name.to_string()).collect();
            let rescues = auxiliary.rescues.iter().map(|case| now.case(case.id).header.name.to_string()).collect();
            changes.push(Change { subject, kind: ChangeKind::AuxiliaryAdded { amends, rescues } });
        }
    }
}
