//! The record of a prediction or a theory, in independent cases: for, against, left open, excused, built on.

use super::amendment::Amendment;
use super::repair::Repair;
use super::result::{CaseResult, RowResults};
use super::table::Table;
use crate::argument::{Argument, AuxiliaryId, CaseId, PredictionId, TheoryId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// How a theory stands to an independent case. Where its predictions differ, the last of these counts: conceding an anomaly
/// must not make room for anything better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Neither the outcome nor what is needed for it, as claimed.
    Absent,
    /// It bears out what was made from it.
    BuiltOn,
    /// It bears the theory out.
    For,
    /// Scholars code it differently, and the result with it.
    Contested,
    /// An anomaly that the theory concedes.
    LeftOpen,
    /// An anomaly that an auxiliary takes away.
    Excused,
    /// An anomaly that nothing answers.
    Against,
}

/// An independent case, and how a theory stands to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The case.
    pub case: CaseId,
    /// How it stands.
    pub standing: Standing,
    /// Of a case whose periods differ: how many are against, and of how many the prediction speaks.
    pub in_part: Option<(usize, usize)>,
    /// The auxiliaries that take it away.
    pub excused_by: Vec<AuxiliaryId>,
    /// The best of them.
    pub worth: Option<Repair>,
    /// Whether the theory concedes it.
    pub is_conceded: bool,
}

/// All cases on which something is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// By case.
    pub entries: Vec<Entry>,
}

impl Record {
    /// How many cases stand so.
    pub fn count(&self, standing: Standing) -> usize {
        self.of(standing).count()
    }

    /// The cases that stand so.
    pub fn of(&self, standing: Standing) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.standing == standing)
    }

    /// How many cases decide: for and against it, what is left open and what is excused with them.
    pub fn decided(&self) -> usize {
        let decides = [Standing::For, Standing::Against, Standing::LeftOpen, Standing::Excused];
        decides.into_iter().map(|standing| self.count(standing)).sum()
    }

    /// The best worth of the repairs that excuse; none where nothing is excused.
    pub fn worth(&self) -> Option<Repair> {
        self.of(Standing::Excused).filter_map(|entry| entry.worth).max()
    }
}

/// What a record is read off.
#[derive(Clone, Copy)]
pub struct Sources<'appraisal> {
    /// The argument.
    pub argument: &'appraisal Argument,
    /// Its cases.
    pub table: &'appraisal Table,
    /// The results of every prediction, without auxiliaries.
    pub results: &'appraisal [RowResults],
    /// The amendments of the theory.
    pub amendments: &'appraisal [&'appraisal Amendment],
    /// The numbers of those that take away each of its anomalies, among these.
    pub excusing: &'appraisal FxHashMap<CaseId, Vec<usize>>,
    /// The cases that the theory concedes.
    pub conceded: &'appraisal FxHashSet<CaseId>,
}

/// The numbers of the amendments that take away each anomaly.
pub fn excusing(amendments: &[&Amendment]) -> FxHashMap<CaseId, Vec<usize>> {
    let mut excusing: FxHashMap<CaseId, Vec<usize>> = FxHashMap::default();
    for (number, amendment) in amendments.iter().enumerate() {
        amendment.rescued.iter().for_each(|case| excusing.entry(*case).or_default().push(number));
    }
    excusing
}

impl Sources<'_> {
    /// Whether the theory leaves a case open on purpose: the case itself, or one that it is a period of.
    pub fn is_conceded(self, case: CaseId) -> bool {
        !self.conceded.is_empty() && self.argument.with_ancestors(case).any(|one| self.conceded.contains(&one))
    }
}

/// The record of a theory's predictions, or of one of them.
pub fn record(sources: Sources, theory: TheoryId, predictions: &[PredictionId]) -> Record {
    let mut entries: BTreeMap<CaseId, Entry> = BTreeMap::new();
    for prediction in predictions {
        for entry in of_prediction(sources, theory, *prediction) {
            match entries.get_mut(&entry.case) {
                Some(known) if known.standing >= entry.standing => {}
                _ => drop(entries.insert(entry.case, entry)),
            }
        }
    }
    Record { entries: entries.into_values().collect() }
}

fn of_prediction(sources: Sources, theory: TheoryId, prediction: PredictionId) -> Vec<Entry> {
    let Sources { argument, table, results, .. } = sources;
    let results = &results[prediction.index()];
    let independent = table.independent();
    let telling = [CaseResult::Corroborates, CaseResult::Contradicts, CaseResult::Absent, CaseResult::Contested];
    let cases = telling.into_iter().flat_map(|wanted| results.cases_that(wanted, table));
    let mut wholes: Vec<CaseId> = cases.map(|case| independent.whole(case)).collect();
    wholes.sort_unstable();
    wholes.dedup();
    let built_on: FxHashSet<CaseId> =
        argument.theory(theory).built_on.iter().map(|one| independent.whole(*one)).collect();
    let entry = |case: CaseId| {
        let mut entry = Entry {
            case,
            standing: Standing::Absent,
            in_part: None,
            excused_by: Vec::new(),
            worth: None,
            is_conceded: false,
        };
        match results.on(case, table) {
            CaseResult::Corroborates if built_on.contains(&independent.whole(case)) => {
                entry.standing = Standing::BuiltOn;
            }
            CaseResult::Corroborates => entry.standing = Standing::For,
            CaseResult::Contested => entry.standing = Standing::Contested,
            CaseResult::Contradicts => anomaly(sources, prediction, &mut entry),
            CaseResult::Absent | CaseResult::Silent | CaseResult::Undecided => {}
        }
        entry
    };
    wholes.into_iter().map(entry).collect()
}

/// An anomaly is excused where every period that is against is; left open where each is conceded or excused; else against.
fn anomaly(sources: Sources, prediction: PredictionId, entry: &mut Entry) {
    let Sources { table, results, amendments, .. } = sources;
    let parts = match table.independent().parts(entry.case) {
        [] => vec![entry.case],
        parts => parts.to_vec(),
    };
    let results = &results[prediction.index()];
    let against: Vec<CaseId> =
        parts.iter().copied().filter(|part| results.on(*part, table) == CaseResult::Contradicts).collect();
    let spoken = [CaseResult::Corroborates, CaseResult::Contradicts, CaseResult::Absent];
    let spoken_of = parts.iter().filter(|part| spoken.contains(&results.on(**part, table))).count();
    entry.in_part = (against.len() < spoken_of).then_some((against.len(), spoken_of));
    let excusing = |part: &CaseId| {
        let numbers = sources.excusing.get(part).into_iter().flatten();
        numbers.map(|number| amendments[*number])
    };
    let mut excused_by: Vec<(Repair, AuxiliaryId)> =
        (against.iter().flat_map(excusing)).map(|amendment| (amendment.worth.word, amendment.auxiliary)).collect();
    excused_by.sort_unstable_by_key(|(_, auxiliary)| *auxiliary);
    excused_by.dedup();
    let is_conceded = |part: &CaseId| sources.is_conceded(*part);
    let is_excused = |part: &CaseId| excusing(part).next().is_some();
    entry.is_conceded = against.iter().any(is_conceded);
    entry.standing = if against.iter().all(is_excused) {
        Standing::Excused
    } else if against.iter().all(|part| is_excused(part) || is_conceded(part)) {
        Standing::LeftOpen
    } else {
        Standing::Against
    };
    entry.worth = excused_by.iter().map(|(worth, _)| *worth).max();
    entry.excused_by = excused_by.into_iter().map(|(_, auxiliary)| auxiliary).collect();
}
