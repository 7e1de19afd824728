//! How the predictions of a theory have fared on the cases of a draft.

use super::Wording;
use super::names::{NAMED_APART as APART, cases, listed, listed_or, some};
use crate::appraisal::record::{Entry, Record, Standing};
use crate::appraisal::repair::Repair;
use crate::argument::{CaseId, PredictionId, TheoryId};

impl Wording<'_> {
    /// How what it predicts has fared, prediction by prediction where they are few; then what becomes of the cases that do
    /// not bear it out.
    pub(super) fn record(self, id: TheoryId) -> Vec<String> {
        let account = &self.appraisal.theories[id.index()];
        let predictions = &self.argument.theory(id).predictions;
        let definite: Vec<(PredictionId, &Record)> = (predictions.iter().copied().zip(&account.records))
            .filter(|(id, _)| self.appraisal.results[id.index()].rates.is_none())
            .collect();
        let mut parts = match definite.as_slice() {
            [] => return Vec::new(),
            // Beside tendencies it is one of several, and is named.
            [(id, only)] if !account.tendencies.is_empty() => match only.decided() + only.count(Standing::BuiltOn) {
                0 => vec![format!("no case decides `{}` yet", self.label(*id))],
                _ if only.decided() == 0 => vec![format!("`{}` is {}", self.label(*id), self.alone(only))],
                _ => vec![format!("`{}` {}", self.label(*id), self.alone(only))],
            },
            [(_, only)] => vec![self.alone(only)],
            several => self.several(several, &account.record, !account.tendencies.is_empty()),
        };
        let record = &account.record;
        let count = |standing| record.count(standing);
        let against = self.entries(record.of(Standing::Against));
        let decided = definite.iter().filter(|(_, record)| record.decided() > 0).count();
        if !against.is_empty() && decided > 1 {
            parts.push(format!("something that it predicts fails in {against}"));
        } else if !against.is_empty() {
            parts.push(format!("against it: {against}"));
        }
        if count(Standing::LeftOpen) > 0 && !is_all(Standing::LeftOpen, definite.len(), record) {
            let part = in_part(record.of(Standing::LeftOpen));
            parts.push(format!("{} left open{part}", are(count(Standing::LeftOpen))));
        }
        let excused = count(Standing::Excused);
        if excused > 0 && !is_all(Standing::Excused, definite.len(), record) {
            let part = in_part(record.of(Standing::Excused));
            parts.push(format!("{} excused {}{part}", are(excused), gain(record.worth())));
        }
        if count(Standing::Contested) > 0 {
            parts.push(format!("{} contested", are(count(Standing::Contested))));
        }
        if count(Standing::Absent) > 0 {
            let absent = count(Standing::Absent);
            parts.push(format!(
                "in {absent} {} neither the outcome nor its condition is there, as claimed",
                cases(absent)
            ));
        }
        parts
    }

    /// The record of a theory's one prediction.
    fn alone(self, record: &Record) -> String {
        let (decided, holds) = (record.decided(), record.count(Standing::For));
        match (decided, holds) {
            (0, _) if record.count(Standing::BuiltOn) > 0 => {
                let built_on = self.named(record.of(Standing::BuiltOn).map(|entry| entry.case));
                format!("borne out only by what it was built on ({built_on})")
            }
            (0, _) => "no case decides it yet".to_owned(),
            (_, 0) => {
                let answered = match is_all(Standing::LeftOpen, 1, record) {
                    true => Some("left open".to_owned()),
                    false => is_all(Standing::Excused, 1, record).then(|| format!("excused {}", gain(record.worth()))),
                };
                let all = if decided == 1 { "" } else { "all " };
                let answered = answered.map(|answered| format!(", {all}{answered}")).unwrap_or_default();
                // That a case fails for a part of it is said where the case is named.
                let is_named = record.count(Standing::Against) > 0;
                let part = if is_named {
                    String::new()
                } else {
                    in_part(record.entries.iter().filter(|entry| entry.standing > Standing::Contested))
                };
                format!("fails in {decided} of {decided} {}{part}{answered}", cases(decided))
            }
            _ => format!("holds in {holds} of {decided} {}", cases(decided)),
        }
    }

    /// The records of several predictions: each for itself where few are decided, so that no count hides another; and what
    /// there is to be said of those that no case decides.
    fn several(self, definite: &[(PredictionId, &Record)], together: &Record, has_tendency: bool) -> Vec<String> {
        let (decided, open): (Vec<_>, Vec<_>) = definite.iter().copied().partition(|(_, record)| record.decided() > 0);
        let share = |record: &Record| format!("{} of {}", record.count(Standing::For), record.decided());
        let mut parts = Vec::new();
        let held = together.decided();
        match decided.as_slice() {
            [] => {}
            _ if open.is_empty() && held > 0 && all_hold(together) && decided.iter().all(|(_, one)| all_hold(one)) => {
                let all = if has_tendency { "all that it predicts but for tendencies" } else { "all that it predicts" };
                parts.push(match held {
                    1 => format!("{all} holds in the one case that decides"),
                    _ => format!("{all} holds in all {held} cases that decide"),
                });
            }
            [first, others @ ..] if decided.len() <= APART => {
                let (id, record) = first;
                let mut shares =
                    vec![format!("`{}` holds in {} {}", self.label(*id), share(record), cases(record.decided()))];
                shares.extend(others.iter().map(|(id, record)| format!("`{}` in {}", self.label(*id), share(record))));
                parts.push(listed(&shares));
            }
            _ => {
                // The lower share: a/b and c/d without division. Of equals the first.
                let weakest = decided.iter().copied().reduce(|weakest, other| {
                    let holds = |(_, record): (PredictionId, &Record)| record.count(Standing::For);
                    let is_lower = holds(other) * weakest.1.decided() < holds(weakest) * other.1.decided();
                    if is_lower { other } else { weakest }
                });
                let count = together.count(Standing::For);
                parts.push(format!("all that is decided holds in {count} of {held} {}", cases(held)));
                parts.extend(weakest.map(|(id, record)| {
                    format!(
                        "weakest is `{}`, which holds in {} {}",
                        self.label(id),
                        share(record),
                        cases(record.decided())
                    )
                }));
            }
        }
        for (id, record) in &open {
            let built_on = self.named(record.of(Standing::BuiltOn).map(|entry| entry.case));
            if !built_on.is_empty() {
                parts.push(format!("`{}` is borne out only by what it was built on ({built_on})", self.label(*id)));
            }
        }
        let undecided: Vec<String> = (open.iter().filter(|(_, record)| record.count(Standing::BuiltOn) == 0))
            .map(|(id, _)| format!("`{}`", self.label(*id)))
            .collect();
        match undecided.len() {
            0 => {}
            many if many == definite.len() => parts.push("no case decides it yet".to_owned()),
            many if many > APART => parts.push(format!("no case decides its other {many} predictions")),
            _ => parts.push(format!("no case decides {}", listed_or(&undecided))),
        }
        parts
    }

    /// Cases of a record, each with how much of it is meant where its periods differ.
    fn entries<'record>(self, entries: impl Iterator<Item = &'record Entry>) -> String {
        let mut names: Vec<String> = entries
            .map(|entry| match entry.in_part {
                Some((against, of)) => format!("{}, in part ({against} of {of} periods)", self.case(entry.case)),
                None => self.case(entry.case).to_owned(),
            })
            .collect();
        some(&mut names)
    }

    pub(super) fn named(self, cases: impl Iterator<Item = CaseId>) -> String {
        let mut names: Vec<String> = cases.map(|case| self.case(case).to_owned()).collect();
        some(&mut names)
    }
}

/// That some of the cases are meant for a part of them only, because their periods differ.
fn in_part<'record>(entries: impl Iterator<Item = &'record Entry>) -> String {
    let entries: Vec<&Entry> = entries.collect();
    let parts: Vec<(usize, usize)> = entries.iter().filter_map(|entry| entry.in_part).collect();
    match parts.as_slice() {
        [] => String::new(),
        [(against, of)] if entries.len() == 1 => format!(", in part ({against} of {of} periods)"),
        parts if parts.len() == entries.len() => ", in part".to_owned(),
        parts => format!(", {} in part", parts.len()),
    }
}

fn gain(worth: Option<Repair>) -> &'static str {
    match worth {
        Some(Repair::Kept) => "by a repair that is kept",
        Some(Repair::Promised) => "by a promise",
        Some(Repair::Unread) => "by a repair that was not read in full",
        Some(Repair::TooLarge) => "by a repair that is too large to tell",
        _ => "without gain",
    }
}

/// Whether nothing stands against it, excused, left open or not.
pub(super) fn all_hold(record: &Record) -> bool {
    record.count(Standing::For) == record.decided()
}

/// Whether a theory of one prediction fails everywhere, and all of that is answered in one way: said in one breath.
fn is_all(standing: Standing, definite: usize, record: &Record) -> bool {
    definite == 1 && record.decided() > 0 && record.count(standing) == record.decided()
}

fn are(number: usize) -> String {
    if number == 1 { "1 case is".to_owned() } else { format!("{number} cases are") }
}
