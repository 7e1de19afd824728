//! How a theory stands, in one sentence; and what its tests come to.

use super::Wording;
use crate::appraisal::account::Account;
use crate::appraisal::record::{Record, Standing};
use crate::appraisal::repair::Repair;
use crate::appraisal::result::Instance;
use crate::appraisal::van_evera::weight;
use crate::argument::{CaseId, Test, TestId, TheoryId};

/// How many names a sentence bears.
const NAMED: usize = 4;

impl Wording<'_> {
    /// How a theory stands: its record, what tests within cases say, what its repairs leave of it.
    pub fn standing(self, id: TheoryId) -> String {
        let account = &self.appraisal.theories[id.index()];
        let theory = self.argument.theory(id);
        if theory.predictions.is_empty() {
            return "it predicts nothing, so that nothing can decide it".to_owned();
        }
        let mut parts = vec![self.record(account, theory.predictions.len() - account.tendencies.len())];
        parts.extend(account.tendencies.iter().map(|(prediction, rates)| {
            format!("the tendency `{}`: {}, {rates}", self.label(*prediction), rates.word())
        }));
        parts.extend(self.tests(account));
        if account.speaks_of.len() < account.spoke_of.len() {
            let (still, before) = (account.speaks_of.len(), account.spoke_of.len());
            let perhaps = match account.may_speak_of.len() {
                0 => String::new(),
                open => format!(" (of {open} more it cannot be said)"),
            };
            parts.push(format!(
                "with all its repairs in force it still speaks of {still} of the {before} cases{perhaps}"
            ));
        }
        parts.retain(|part| !part.is_empty());
        if parts.is_empty() { "nothing decides it yet".to_owned() } else { parts.join("; ") }
    }

    /// The same in a few words: for a map, or over a declaration.
    pub fn tally(self, id: TheoryId) -> String {
        let account = &self.appraisal.theories[id.index()];
        let mut parts = tally(&account.record);
        parts.extend(account.tendencies.iter().map(|(_, rates)| format!("tendency: {}", rates.word())));
        let tests = &account.tests;
        if tests.decided() > 0 {
            parts.push(format!("{} of {} tests passed", tests.passed.len(), tests.decided()));
        }
        if parts.is_empty() { "nothing decides it yet".to_owned() } else { parts.join(", ") }
    }

    /// The record of one prediction in a few words; empty where no case decides it.
    pub fn record_of(self, record: &Record) -> String {
        tally(record).join(", ")
    }

    fn record(self, account: &Account, definite: usize) -> String {
        let record = &account.record;
        let count = |standing| record.count(standing);
        let (decided, holds) = (record.decided(), count(Standing::For));
        let mut parts = Vec::new();
        let what = if definite > 1 { "what it predicts, where decided, holds" } else { "holds" };
        let cases = |number: usize| if number == 1 { "case" } else { "cases" };
        if decided > 0 && holds == 0 {
            let fails = if definite > 1 { "something that it predicts fails" } else { "fails" };
            let all_excused = count(Standing::Excused) == decided;
            let excused = if all_excused { format!(", all excused {}", gain(record.worth())) } else { String::new() };
            parts.push(format!("{fails} in {decided} of {decided} {}{excused}", cases(decided)));
        } else if decided > 0 {
            parts.push(format!("{what} in {holds} of {decided} {}", cases(decided)));
        } else if count(Standing::BuiltOn) > 0 {
            let built_on = self.named(record.of(Standing::BuiltOn).map(|entry| entry.case));
            parts.push(format!("borne out only by what it was built on ({built_on})"));
        } else if account.tendencies.len() < account.records.len() {
            parts.push("no case decides it yet".to_owned());
        }
        if count(Standing::Against) > 0 {
            let against = self.named(record.of(Standing::Against).map(|entry| entry.case));
            parts.push(format!("against it: {against}"));
        }
        if count(Standing::LeftOpen) > 0 {
            parts.push(format!("{} left open", count(Standing::LeftOpen)));
        }
        if count(Standing::Excused) > 0 && count(Standing::Excused) < decided {
            parts.push(format!("{} excused {}", count(Standing::Excused), gain(record.worth())));
        }
        if count(Standing::Contested) > 0 {
            parts.push(format!("{} contested", count(Standing::Contested)));
        }
        let absent = count(Standing::Absent);
        if absent > 0 {
            parts.push(format!("{absent} absent as claimed"));
        }
        parts.join("; ")
    }

    /// What the tests say; of a mechanism that failed wherever it was looked for, whatever the record says.
    fn tests(self, account: &Account) -> Option<String> {
        let tests = &account.tests;
        if let Some(cases) = tests.fails_everywhere(self.argument) {
            let tested: Vec<_> = tests.fatal(self.argument).map(|id| self.argument.test(id).prediction).collect();
            let is_tested = |id| tested.contains(&Some(id)) || tested.contains(&None);
            let among = |instances: &[Instance]| {
                instances.iter().any(|(id, case)| is_tested(*id) && self.appraisal.is_any_of(&cases, *case))
            };
            let lead = if among(&account.corroborations) && !among(&account.anomalies) {
                "the outcome holds, the mechanism fails"
            } else {
                "the mechanism fails"
            };
            let fatal = tests.fatal(self.argument).count();
            let word = if fatal == 1 { "test that it had to pass" } else { "tests that it had to pass" };
            return Some(format!("{lead}: {fatal} {word} failed ({})", self.named(cases.into_iter())));
        }
        if tests.decided() == 0 {
            return None;
        }
        let has_weight = |id: &&TestId| !tests.without_weight.contains(id);
        let passed = tests.passed.iter().filter(has_weight).count();
        let decided = passed + tests.failed.iter().filter(has_weight).count();
        let failed = match tests.fatal(self.argument).count() {
            0 => String::new(),
            count => format!(", {count} of the failed ones it had to pass"),
        };
        Some(match decided {
            0 => "only tests without weight were decided".to_owned(),
            1 if passed == 1 => "the one test that has weight was passed".to_owned(),
            decided => format!("{passed} of {decided} tests passed{failed}"),
        })
    }

    fn named(self, cases: impl Iterator<Item = CaseId>) -> String {
        let mut names: Vec<&str> = cases.map(|case| self.case(case)).collect();
        if names.len() > NAMED {
            // Which are named must not hang on the order of the draft.
            names.sort_unstable();
        }
        match names.len() {
            0..=NAMED => names.join(", "),
            all => format!("{} and {} more", names[..NAMED].join(", "), all - NAMED),
        }
    }

    /// How the theories of a paradigm stand, side by side: a paradigm has no record of its own.
    pub fn side_by_side(self, paradigm: crate::argument::ParadigmId) -> Vec<(TheoryId, String)> {
        let theories = self.argument.theories.iter().enumerate();
        let own = theories.filter(|(_, theory)| theory.paradigm == Some(paradigm));
        own.map(|(index, _)| (TheoryId::from_index(index), self.standing(TheoryId::from_index(index)))).collect()
    }

    /// A test: its kind and its case, `hoop on fashoda`; and what it shows.
    pub fn test(self, test: &Test) -> (String, &'static str) {
        let case = test.case.map(|case| format!(" on {}", self.case(case.id))).unwrap_or_default();
        let shows = weight(&test.kind, &test.found).unwrap_or("not decided yet");
        (format!("{}{case}", test.kind.replace('-', " ")), shows)
    }
}

fn gain(worth: Option<Repair>) -> &'static str {
    match worth {
        Some(Repair::Kept) => "by a repair that is kept",
        Some(Repair::Promised) => "by a promise",
        Some(Repair::TooLarge) => "by a repair that is too large to tell",
        _ => "without gain",
    }
}

fn tally(record: &Record) -> Vec<String> {
    let words = [
        (Standing::For, "for"),
        (Standing::Against, "against"),
        (Standing::LeftOpen, "left open"),
        (Standing::Excused, "excused"),
        (Standing::Contested, "contested"),
        (Standing::BuiltOn, "built on"),
        (Standing::Absent, "absent as claimed"),
    ];
    let counted = words.into_iter().map(|(standing, word)| (record.count(standing), word));
    counted.filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect()
}
