//! Cases as rows, concepts as columns.
//!
//! A case whose coding is contested has a row for every combination of the codings: a *world*. A result that differs
//! between the worlds of a case is contested; everything else is computed row by row and never asks. The rows of a data set
//! are cases of one world each.

use super::codings::Coding;
use super::column::{Column, UNKNOWN_LEVEL};
use super::independent::Independent;
use super::periods::Periods;
use crate::argument::{CaseId, ConceptId};
use std::ops::Range;
use std::sync::Arc;

/// How many worlds one case may have. Beyond it, contested concepts count as unknown: nothing is guessed.
const MAX_WORLDS: usize = 64;

/// The rows of all cases.
#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<Arc<Column>>,
    worlds: Worlds,
    /// The contested concepts that span the worlds of each case that has several.
    contested: Vec<Vec<(ConceptId, usize)>>,
    /// Which cases are periods of others.
    periods: Arc<Periods>,
    /// The highest rank of each concept that has levels.
    tops: Arc<[Option<f64>]>,
    /// Which cases count as one.
    independent: Independent,
}

/// Which rows are worlds of which case.
#[derive(Clone, Debug)]
enum Worlds {
    /// One row a case.
    One(usize),
    /// One or several.
    Several {
        /// The rows of each case.
        case_rows: Vec<Range<u32>>,
        /// The case of each row.
        row_cases: Vec<CaseId>,
    },
}

impl Table {
    /// The table of `codings`, one list a case. `levels` says how many levels each concept has; none for numbers.
    pub fn new(codings: &[Arc<[Coding]>], levels: &[Option<usize>]) -> Self {
        let mut case_rows = Vec::with_capacity(codings.len());
        let mut row_cases = Vec::with_capacity(codings.len());
        let mut contested = Vec::with_capacity(codings.len());
        for (index, codings) in codings.iter().enumerate() {
            let spanning = spanning_concepts(codings);
            let worlds: usize = spanning.iter().map(|(_, count)| count).product();
            let start = row_cases.len() as u32;
            row_cases.extend(std::iter::repeat_n(CaseId::from_index(index), worlds));
            case_rows.push(start..row_cases.len() as u32);
            contested.push(spanning);
        }
        let rows = row_cases.len();
        let tops = tops(levels);
        let independent = Independent::default();
        let periods = Arc::default();
        let worlds = Worlds::Several { case_rows, row_cases };
        let mut table = Self { columns: Vec::new(), worlds, contested, periods, tops, independent };
        let mut known = vec![Vec::new(); levels.len()];
        for (index, codings) in codings.iter().enumerate() {
            table.tell_known(CaseId::from_index(index), codings, &mut known);
        }
        let is_levels = |count: &Option<usize>| count.is_some_and(|count| count < UNKNOWN_LEVEL as usize);
        let columns = levels.iter().zip(known).map(|(count, known)| Column::new(is_levels(count), rows, known).into());
        table.columns = columns.collect();
        table
    }

    /// A table of one row a case, from columns: a data set.
    pub fn from_columns(columns: Vec<Arc<Column>>, rows: usize) -> Self {
        let (periods, tops, independent) = (Arc::default(), Arc::default(), Independent::default());
        Self { columns, worlds: Worlds::One(rows), contested: Vec::new(), periods, tops, independent }
    }

    /// The same, which knows how many levels each concept has; none for numbers.
    pub fn with_levels(self, levels: &[Option<usize>]) -> Self {
        Self { tops: tops(levels), ..self }
    }

    /// The same, in which periods count as parts of their case.
    pub fn with_periods(self, independent: Independent) -> Self {
        Self { independent, ..self }
    }

    /// Which cases count as one.
    pub fn independent(&self) -> &Independent {
        &self.independent
    }

    fn tell_known(&self, case: CaseId, codings: &[Coding], known: &mut [Vec<(u32, (f64, f64))>]) {
        for row in self.rows_of(case) {
            for coding in codings {
                let alternative = match coding.alternatives.as_slice() {
                    [only] => Some(only),
                    alternatives => self.choice(row, coding.concept).and_then(|choice| alternatives.get(choice)),
                };
                let value = alternative.map(|alternative| (row as u32, alternative.value));
                known[coding.concept.index()].extend(value);
            }
        }
    }

    /// The highest rank of a concept that has levels.
    pub fn top(&self, concept: ConceptId) -> Option<f64> {
        self.tops.get(concept.index()).copied().flatten()
    }

    /// Which cases are periods of others.
    pub fn periods(&self) -> &Periods {
        &self.periods
    }

    /// Says which cases are periods of others.
    pub(super) fn set_periods(&mut self, periods: Periods) {
        self.periods = Arc::new(periods);
    }

    /// Gives a concept other values.
    pub(super) fn set_column(&mut self, concept: ConceptId, column: Column) {
        self.columns[concept.index()] = column.into();
    }

    /// Gives a concept one value in every world of a case.
    pub fn recode(&mut self, case: CaseId, concept: ConceptId, value: Option<(f64, f64)>) {
        for row in self.rows_of(case) {
            Arc::make_mut(&mut self.columns[concept.index()]).set(row, value);
        }
    }

    /// The cases that have several worlds.
    pub fn contested_cases(&self) -> impl Iterator<Item = CaseId> {
        let several = self.contested.iter().enumerate().filter(|(_, spanning)| !spanning.is_empty());
        several.map(|(index, _)| CaseId::from_index(index))
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        match &self.worlds {
            Worlds::One(rows) => *rows,
            Worlds::Several { row_cases, .. } => row_cases.len(),
        }
    }

    /// How many cases.
    pub fn cases(&self) -> usize {
        match &self.worlds {
            Worlds::One(rows) => *rows,
            Worlds::Several { case_rows, .. } => case_rows.len(),
        }
    }

    /// The rows of a case: its worlds.
    pub fn rows_of(&self, case: CaseId) -> Range<usize> {
        match &self.worlds {
            Worlds::One(rows) if case.index() < *rows => case.index()..case.index() + 1,
            Worlds::One(_) => 0..0,
            Worlds::Several { case_rows, .. } => {
                let rows = case_rows.get(case.index()).cloned().unwrap_or_default();
                rows.start as usize..rows.end as usize
            }
        }
    }

    /// The case of a row.
    pub fn case_of(&self, row: usize) -> CaseId {
        match &self.worlds {
            Worlds::One(_) => CaseId::from_index(row),
            Worlds::Several { row_cases, .. } => row_cases[row],
        }
    }

    /// A concept's values.
    pub fn column(&self, concept: ConceptId) -> &Column {
        &self.columns[concept.index()]
    }

    /// The contested concepts whose codings span a case's worlds.
    pub fn contested(&self, case: CaseId) -> &[(ConceptId, usize)] {
        self.contested.get(case.index()).map_or(&[], Vec::as_slice)
    }

    /// Which of the codings of a contested concept a row stands for.
    pub fn choice(&self, row: usize, concept: ConceptId) -> Option<usize> {
        let case = self.case_of(row);
        let mut rest = row - self.rows_of(case).start;
        for (contested, count) in self.contested(case) {
            if *contested == concept {
                return Some(rest % count);
            }
            rest /= count;
        }
        None
    }
}

/// The highest rank of each concept that has levels.
fn tops(levels: &[Option<usize>]) -> Arc<[Option<f64>]> {
    levels.iter().map(|count| count.map(|count| count as f64 - 1.0)).collect()
}

/// The contested concepts of a case with their numbers of codings, as many as fit under the bound.
fn spanning_concepts(codings: &[Coding]) -> Vec<(ConceptId, usize)> {
    let mut worlds = 1;
    let mut spanning = Vec::new();
    for coding in codings.iter().filter(|coding| coding.is_contested()) {
        let count = coding.alternatives.len();
        if worlds * count <= MAX_WORLDS {
            worlds *= count;
            spanning.push((coding.concept, count));
        }
    }
    spanning
}
