//! How a theory stands, in one sentence and in a few words.

use super::Wording;
use super::fared::all_hold;
use super::names::{NAMED_APART, cases};
use crate::appraisal::rates::Rates;
use crate::appraisal::record::{Record, Standing};
use crate::appraisal::result::CaseResult;
use crate::argument::{Owner, PredictionId, TheoryId};

impl Wording<'_> {
    /// How a theory stands: its record, what tests within cases say, what its repairs leave of it.
    pub fn standing(self, id: TheoryId) -> String {
        let account = &self.appraisal.theories[id.index()];
        let theory = self.argument.theory(id);
        let is_unread = self.argument.is_partly_unread(theory.header.place);
        match (theory.predictions.is_empty(), is_unread) {
            (true, true) => return "what it predicts could not be read, or is unfinished".to_owned(),
            (true, false) => return "it predicts nothing, so that nothing can decide it".to_owned(),
            _ => {}
        }
        let mut parts = self.record(id);
        let tendencies = account.tendencies.iter().filter(|(id, rates)| !self.is_of_data_alone(*id, *rates));
        parts.extend(tendencies.map(|(prediction, rates)| self.tendency(*prediction, *rates)));
        parts.extend(self.tests(id));
        parts.extend(self.by_data(id));
        if account.speaks_of.len() < account.spoke_of.len() {
            let says_instead = self.says_instead(id);
            let cases = [&account.spoke_of, &account.speaks_of, &account.may_speak_of].map(Vec::len);
            parts.push(left(cases, says_instead));
        }
        if parts.is_empty() {
            parts.push("nothing decides it yet".to_owned());
        }
        if is_unread {
            parts.push("a line of it could not be read, or is unfinished".to_owned());
        }
        parts.join("; ")
    }

    /// Whether some repair of a theory says another thing of the same outcome.
    fn says_instead(self, id: TheoryId) -> bool {
        let outcomes = |id: &PredictionId| self.argument.prediction(*id).claim.outcome.concepts();
        let own: Vec<_> = self.argument.theory(id).predictions.iter().flat_map(outcomes).collect();
        let repairs = self.appraisal.amendments_of(id).map(|amendment| self.argument.auxiliary(amendment.auxiliary));
        let mut said = repairs.flat_map(|auxiliary| &auxiliary.predictions).flat_map(outcomes);
        said.any(|outcome| own.contains(&outcome))
    }

    /// The same in a few words: for a map, or over a declaration.
    pub fn tally(self, id: TheoryId) -> String {
        let account = &self.appraisal.theories[id.index()];
        let predictions = &self.argument.theory(id).predictions;
        let decided: Vec<_> = predictions.iter().zip(&account.records).filter(|(_, one)| one.decided() > 0).collect();
        let mut parts = match decided.len() {
            // The record of all together would hide how the one fares behind the other.
            2..=NAMED_APART if !all_hold(&account.record) => {
                let share = |(id, one): (&PredictionId, &Record)| {
                    format!("{} {} of {}", self.label(*id), one.count(Standing::For), one.decided())
                };
                decided.into_iter().map(share).collect()
            }
            _ => tally(&account.record),
        };
        let tendencies = account.tendencies.iter().filter(|(id, rates)| !self.is_of_data_alone(*id, *rates));
        parts.extend(tendencies.map(|(_, rates)| format!("tendency: {}", rates.word())));
        parts.extend(self.tests_in_short(id));
        parts.extend(self.by_data_in_short(id));
        if parts.is_empty() {
            parts.push("nothing decides it yet".to_owned());
        }
        if self.argument.is_partly_unread(self.argument.theory(id).header.place) {
            parts.push("not read in full".to_owned());
        }
        parts.join(", ")
    }

    /// The record of one prediction in a few words; empty where no case decides it.
    pub fn record_of(self, record: &Record) -> String {
        tally(record).join(", ")
    }

    /// What a tendency comes to.
    fn tendency(self, id: PredictionId, rates: Rates) -> String {
        let comes_to = match rates.word() {
            "for" => "is borne out",
            "against" => "goes the other way",
            "no difference" => "shows no difference",
            "built on" => "is borne out only with what the theory was built on",
            _ => "has too few cases to say",
        };
        format!("the tendency `{}` {comes_to}: {rates}", self.label(id))
    }

    /// What the theory predicts, each prediction with the cases that bear it out and its tendencies; of two rivals, side by
    /// side, where no single case can tell them apart.
    pub fn comes_to(self, id: TheoryId) -> String {
        let account = &self.appraisal.theories[id.index()];
        let predictions = self.argument.theory(id).predictions.iter().zip(&account.records);
        let of_each = predictions
            .filter(|(id, record)| record.decided() > 0 || self.appraisal.results[id.index()].rates.is_some());
        let of_each: Vec<String> = of_each.map(|(id, record)| self.one(*id, record)).collect();
        if of_each.is_empty() { "nothing decides it yet".to_owned() } else { of_each.join("; ") }
    }

    /// One prediction of a theory, or of an auxiliary.
    pub fn fared(self, id: PredictionId) -> String {
        let Owner::Theory(theory) = self.argument.prediction(id).owner else {
            let (holds, fails) = (CaseResult::Corroborates, CaseResult::Contradicts);
            let [holds, fails] = [holds, fails].map(|result| self.cases_that(id, result).len());
            return format!("holds in {holds} of {} {}", holds + fails, cases(holds + fails));
        };
        let place = self.argument.theory(theory).predictions.iter().position(|own| *own == id);
        let record = place.and_then(|place| self.appraisal.theories[theory.index()].records.get(place));
        record.map_or_else(String::new, |record| self.one(id, record))
    }

    fn one(self, id: PredictionId, record: &Record) -> String {
        if let Some(rates) = self.appraisal.results[id.index()].rates {
            return self.tendency(id, rates);
        }
        let (holds, decided) = (record.count(Standing::For), record.decided());
        if decided == 0 {
            return format!("no case decides `{}`", self.label(id));
        }
        let named = self.named(record.of(Standing::For).map(|entry| entry.case));
        let named = if holds == 0 { named } else { format!(" ({named})") };
        format!("`{}` holds in {holds} of {decided} {}{named}", self.label(id), cases(decided))
    }

    /// How the theories of a paradigm stand, side by side: a paradigm has no record of its own.
    pub fn side_by_side(self, paradigm: crate::argument::ParadigmId) -> Vec<(TheoryId, String)> {
        let theories = self.argument.theories.iter().enumerate();
        let own = theories.filter(|(_, theory)| theory.paradigm == Some(paradigm));
        own.map(|(index, _)| (TheoryId::from_index(index), self.standing(TheoryId::from_index(index)))).collect()
    }
}

/// What the repairs of a theory leave, in cases: of how many it spoke, still speaks, and may still speak; and whether some of
/// them say another thing instead.
fn left([before, still, perhaps]: [usize; 3], says_instead: bool) -> String {
    let in_force = "with all its repairs in force it";
    let instead = if says_instead { ", or say instead," } else { "" };
    let why = format!("what they except{instead} is contested there, not coded, or so for part of the period only");
    match (before, still, perhaps) {
        (1, _, 0) => format!("{in_force} no longer speaks of the one case that it spoke of"),
        (1, ..) => format!("{in_force} may no longer speak of the one case that it spoke of: {why}"),
        (_, 0, 0) => format!("{in_force} speaks of none of the {before} cases that it spoke of"),
        (_, 0, perhaps) if perhaps == before => {
            format!("whether it still speaks of the {before} cases with all its repairs in force cannot be said: {why}")
        }
        (_, still, 0) => format!("{in_force} still speaks of {still} of the {before} cases that it spoke of"),
        (_, 0, perhaps) => {
            format!("{in_force} still speaks of {perhaps} at most of the {before} cases that it spoke of: {why}")
        }
        (_, still, perhaps) => {
            let most = still + perhaps;
            format!(
                "{in_force} still speaks of {still} of the {before} cases that it spoke of, or of {most} at most: {why}"
            )
        }
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
    let counted = words.into_iter().map(|(standing, word)| (record.count(standing), standing, word));
    let counted = counted.filter(|(count, ..)| *count > 0);
    counted.map(|(count, standing, word)| format!("{count} {word}{}", in_part(count, record, standing))).collect()
}

/// Of how many cases that stand so only some periods are against.
fn in_part(count: usize, record: &Record, standing: Standing) -> String {
    match record.of(standing).filter(|entry| entry.in_part.is_some()).count() {
        0 => String::new(),
        part if part == count => " in part".to_owned(),
        part => format!(" ({part} in part)"),
    }
}
