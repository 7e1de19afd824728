//! Theories, predictions and auxiliaries, then and now.

use super::claims::{claim_moves, no_longer, scope_move, thresholds};
use super::content::{Shift, shift};
use super::{After, Before, Change, ChangeKind};
use crate::appraisal::Appraisal;
use crate::appraisal::amendment::exception_of;
use crate::appraisal::result::CaseResult;
use crate::appraisal::wording::Wording;
use crate::argument::formula::Formula;
use crate::argument::print::{claim_text, formula_text, recoding_text};
use crate::argument::{
    Argument, Auxiliary, AuxiliaryId, CaseId, Mention, Named, Owner, ParadigmId, Prediction, PredictionId, Theory,
    TheoryId,
};

/// What is claimed otherwise.
pub fn compare(before: Before, after: After) -> Vec<Change> {
    let mut changes = Vec::new();
    let then = &before.past.alone;
    for (index, theory) in own_theories(then) {
        let name = theory.header.name.to_string();
        match theory_named(after.argument, &name) {
            Some(now) => compare_theory(before, after, (TheoryId::from_index(index), now), &mut changes),
            None => changes.push(Change { subject: name, kind: ChangeKind::TheoryDropped }),
        }
    }
    for (index, theory) in own_theories(after.argument) {
        let name = theory.header.name.to_string();
        if theory_named(then, &name).is_none() {
            changes.push(Change { subject: name, kind: ChangeKind::TheoryAdded });
            added(after.argument, &after.argument.theory(TheoryId::from_index(index)).predictions, &mut changes);
        }
    }
    compare_paradigms(before, after, &mut changes);
    compare_auxiliaries(before, after, &mut changes);
    changes
}

/// What paradigms predict in their own name.
fn compare_paradigms(before: Before, after: After, changes: &mut Vec<Change>) {
    for (index, paradigm) in before.past.alone.paradigms.iter().enumerate() {
        let was = Owner::Paradigm(ParadigmId::from_index(index));
        match after.argument.named(&paradigm.header.name) {
            Some(Named::Paradigm(is)) => predictions(before, after, (was, Owner::Paradigm(is)), changes),
            _ => changes.extend(paradigm.predictions.iter().map(|id| dropped(&before.past.alone, *id))),
        }
    }
}

fn theory_named(argument: &Argument, name: &str) -> Option<TheoryId> {
    match argument.named(name)? {
        Named::Theory(id) => Some(id),
        _ => None,
    }
}

fn own_theories(argument: &Argument) -> impl Iterator<Item = (usize, &Theory)> {
    argument.theories.iter().enumerate().filter(|(_, theory)| !argument.is_outside_drafts(theory.header.place))
}

fn compare_theory(before: Before, after: After, (was, is): (TheoryId, TheoryId), changes: &mut Vec<Change>) {
    let (then, over, now) = (&before.past.alone, &before.past.over, after.argument);
    let (then_theory, now_theory) = (then.theory(was), now.theory(is));
    let subject = now_theory.header.name.to_string();
    predictions(before, after, (Owner::Theory(was), Owner::Theory(is)), changes);
    let over_theory = theory_named(over, &subject).map(|id| over.theory(id));
    let scope = over_theory.filter(|over| over.scope_lines.len() == then_theory.scope_lines.len());
    let shift = match scope {
        Some(scope) => scope_move(over, &scope.scope, &now_theory.scope),
        // It speaks of what cannot be said any more.
        None => Some(Shift::Shifted),
    };
    if let Some(shift) = shift {
        let no_longer = |wanted| match scope {
            Some(scope) => no_longer_in_scope(wanted, before, after, scope, now_theory),
            None => Vec::new(),
        };
        let spared = no_longer(CaseResult::Contradicts);
        let known = spared.iter().filter(|case| contradicted(before, &subject, case)).cloned().collect();
        changes.push(Change {
            subject: subject.clone(),
            kind: ChangeKind::ScopeMoved {
                shift,
                before: scope_text(then, &then_theory.scope),
                after: scope_text(now, &now_theory.scope),
                thresholds: scope
                    .map(|scope| thresholds(over, &[&scope.scope], &[&now_theory.scope]))
                    .unwrap_or_default(),
                given_up: no_longer(CaseResult::Corroborates),
                spared,
                known,
            },
        });
    }
    let was_conceded =
        |case: &str| then_theory.concedes.iter().any(|conceded| *then.case(conceded.id).header.name == *case);
    let conceded = now_theory.concedes.iter().map(|Mention { id, .. }| now.case(*id).header.name.to_string());
    changes.extend(
        conceded
            .filter(|case| !was_conceded(case))
            .map(|case| Change { subject: subject.clone(), kind: ChangeKind::Conceded { case } }),
    );
    let standing = |argument: &Argument, appraisal: &Appraisal, id: TheoryId| {
        appraisal.theories.get(id.index())?;
        Some(Wording { argument, appraisal }.standing(id))
    };
    let words = standing(then, before.appraisal, was).zip(standing(now, after.appraisal, is));
    if let Some((before, after)) = words.filter(|(before, after)| before != after) {
        changes.push(Change { subject, kind: ChangeKind::StandingChanged { before, after } });
    }
}

/// No scope at all is everywhere.
fn scope_text(argument: &Argument, scope: &Formula) -> String {
    if *scope == Formula::TRUE { "everywhere".to_owned() } else { formula_text(argument, scope) }
}

/// The cases that say `wanted` of a theory's predictions in its old scope, and do not say it in its new one.
fn no_longer_in_scope(wanted: CaseResult, before: Before, after: After, was: &Theory, is: &Theory) -> Vec<String> {
    let (over, now) = (&before.past.over, after.argument);
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
    let then = &before.past.alone;
    let (Some(theory), Some(Named::Case(case))) = (theory_named(then, theory), then.named(case)) else {
        return false;
    };
    let mut predictions = then.theory(theory).predictions.iter();
    predictions.any(|id| before.appraisal.result(*id, case) == CaseResult::Contradicts)
}

/// The predictions of one owner, then and now. Without a label, they are known again by what they say.
fn predictions(before: Before, after: After, (was, is): (Owner, Owner), changes: &mut Vec<Change>) {
    let (then, now) = (&before.past.alone, after.argument);
    let text = |argument: &Argument, id: PredictionId| claim_text(argument, &argument.prediction(id).claim);
    let mut left: Vec<PredictionId> = now.predictions_of(is).to_vec();
    let mut unmatched = Vec::new();
    for id in then.predictions_of(was) {
        let same = |other: &PredictionId| {
            is_same(then.prediction(*id), now.prediction(*other)) && text(then, *id) == text(now, *other)
        };
        match left.iter().position(same) {
            Some(position) => drop(left.remove(position)),
            None => unmatched.push(*id),
        }
    }
    for id in unmatched {
        let (was, said) = (then.prediction(id), text(then, id));
        let relabelled = || left.iter().position(|other| text(now, *other) == said);
        let position = left.iter().position(|other| now.prediction(*other).name == was.name).or_else(relabelled);
        let Some(position) = position else {
            changes.push(dropped(then, id));
            continue;
        };
        let same = left.remove(position);
        let prediction = now.prediction(same);
        let subject = prediction.name.to_string();
        if prediction.name != was.name {
            let before = was.name.rsplit('.').next().unwrap_or_default().to_owned();
            changes.push(Change { subject: subject.clone(), kind: ChangeKind::Renamed { before } });
        }
        if text(now, same) != said {
            changes.extend(moved(before, after, is, (was, prediction)).map(|kind| Change { subject, kind }));
        }
    }
    added(now, &left, changes);
}

/// What became of a prediction that reads otherwise; none where it says the same.
fn moved(before: Before, after: After, owner: Owner, (was, is): (&Prediction, &Prediction)) -> Option<ChangeKind> {
    let (then, over, now) = (&before.past.alone, &before.past.over, after.argument);
    let (text_before, text_after) = (claim_text(then, &was.claim), claim_text(now, &is.claim));
    let Some(was) = over.predictions.iter().find(|prediction| prediction.name == was.name) else {
        // It speaks of what cannot be said any more.
        return Some(ChangeKind::PredictionMoved {
            shift: Shift::Shifted,
            before: text_before,
            after: text_after,
            thresholds: Vec::new(),
            spared: Vec::new(),
            given_up: Vec::new(),
        });
    };
    let shift = claim_moves(over, &was.claim, &is.claim)?;
    let scope = match owner {
        Owner::Theory(id) => now.theory(id).scope.clone(),
        _ => Formula::TRUE,
    };
    let cases = |wanted| {
        names(now, &no_longer(wanted, (now, &after.appraisal.table), (&was.claim, &scope), (&is.claim, &scope)))
    };
    Some(ChangeKind::PredictionMoved {
        shift,
        before: text_before,
        after: text_after,
        thresholds: thresholds(
            over,
            &[&was.claim.outcome, &was.claim.condition],
            &[&is.claim.outcome, &is.claim.condition],
        ),
        spared: cases(CaseResult::Contradicts),
        given_up: cases(CaseResult::Corroborates),
    })
}

/// One that has a label is known by it alone.
fn is_same(then: &Prediction, now: &Prediction) -> bool {
    let is_numbered = |prediction: &Prediction| {
        let label = prediction.name.rsplit('.').next().unwrap_or_default();
        label.strip_prefix('p').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    };
    then.name == now.name || is_numbered(then) && is_numbered(now)
}

fn dropped(then: &Argument, id: PredictionId) -> Change {
    let prediction = then.prediction(id);
    let kind = ChangeKind::PredictionDropped { before: claim_text(then, &prediction.claim) };
    Change { subject: prediction.name.to_string(), kind }
}

fn added(now: &Argument, ids: &[PredictionId], changes: &mut Vec<Change>) {
    changes.extend(ids.iter().map(|id| now.prediction(*id)).map(|prediction| Change {
        subject: prediction.name.to_string(),
        kind: ChangeKind::PredictionAdded { after: claim_text(now, &prediction.claim) },
    }));
}

fn compare_auxiliaries(before: Before, after: After, changes: &mut Vec<Change>) {
    let (then, over, now) = (&before.past.alone, &before.past.over, after.argument);
    for (index, auxiliary) in then.auxiliaries.iter().enumerate() {
        if then.is_outside_drafts(auxiliary.header.place) {
            continue;
        }
        let subject = auxiliary.header.name.to_string();
        let was = AuxiliaryId::from_index(index);
        let Some(is) = auxiliary_named(now, &subject) else {
            changes.push(Change { subject, kind: ChangeKind::AuxiliaryDropped });
            continue;
        };
        predictions(before, after, (Owner::Auxiliary(was), Owner::Auxiliary(is)), changes);
        let exception = auxiliary_named(over, &subject)
            .filter(|id| over.auxiliary(*id).excepts.len() == auxiliary.excepts.len())
            .map(|id| exception_of(over, id));
        let today = exception_of(now, is);
        let shift = match &exception {
            Some(exception) => shift(over, exception, &today),
            // It speaks of what cannot be said any more.
            None => Some(Shift::Shifted),
        };
        if let Some(shift) = shift {
            let kind = ChangeKind::ExceptionMoved {
                shift,
                before: exception_text(then, &exception_of(then, was)),
                after: exception_text(now, &today),
                thresholds: exception.map(|then| thresholds(over, &[&then], &[&today])).unwrap_or_default(),
            };
            changes.push(Change { subject: subject.clone(), kind });
        }
        let both = |names: fn(&Argument, &Auxiliary) -> Vec<String>| {
            let (before, after) = (names(then, auxiliary), names(now, now.auxiliary(is)));
            (before != after).then(|| (before.join(", "), after.join(", ")))
        };
        let kinds = [
            both(amended).map(|(before, after)| ChangeKind::AmendsChanged { before, after }),
            both(recoded).map(|(before, after)| ChangeKind::RecodingsChanged { before, after }),
            both(rescued).map(|(before, after)| ChangeKind::RescuesChanged { before, after }),
        ];
        changes.extend(kinds.into_iter().flatten().map(|kind| Change { subject: subject.clone(), kind }));
    }
    for auxiliary in now.auxiliaries.iter().filter(|auxiliary| !now.is_outside_drafts(auxiliary.header.place)) {
        let subject = auxiliary.header.name.to_string();
        if auxiliary_named(then, &subject).is_none() {
            changes.push(Change { subject, kind: auxiliary_added(now, auxiliary) });
        }
    }
}

/// An auxiliary that was not there.
pub fn auxiliary_added(now: &Argument, auxiliary: &Auxiliary) -> ChangeKind {
    ChangeKind::AuxiliaryAdded { amends: amended(now, auxiliary), rescues: rescued(now, auxiliary) }
}

fn auxiliary_named(argument: &Argument, name: &str) -> Option<AuxiliaryId> {
    match argument.named(name)? {
        Named::Auxiliary(id) => Some(id),
        _ => None,
    }
}

fn amended(argument: &Argument, auxiliary: &Auxiliary) -> Vec<String> {
    sorted(auxiliary.amends.iter().map(|theory| argument.theory(theory.id).header.name.to_string()))
}

/// In what order they are written says nothing.
fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names
}

fn recoded(argument: &Argument, auxiliary: &Auxiliary) -> Vec<String> {
    sorted(auxiliary.recodes.iter().map(|recoding| recoding_text(argument, recoding)))
}

fn rescued(argument: &Argument, auxiliary: &Auxiliary) -> Vec<String> {
    sorted(auxiliary.rescues.iter().map(|case| argument.case(case.id).header.name.to_string()))
}

/// No exception at all is nowhere.
fn exception_text(argument: &Argument, exception: &Formula) -> String {
    match exception {
        Formula::Or(parts) if parts.is_empty() => "nowhere".to_owned(),
        exception => formula_text(argument, exception),
    }
}
