//! Cases as rows, concepts as columns.
//!
//! A case whose coding is contested has a row for every combination of the codings: a *world*. A result that differs
//! between the worlds of a case is contested; everything else is computed row by row and never asks.

use super::codings::Coding;
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
    columns: Vec<Column>,
    /// The rows of each case.
    case_rows: Vec<Range<u32>>,
    /// The case of each row.
    row_cases: Vec<CaseId>,
    /// The contested concepts that span the worlds of each case that has several.
    contested: Vec<Vec<(ConceptId, usize)>>,
    /// Which cases are periods of others.
    periods: Arc<Periods>,
    /// The highest rank of each concept that has levels.
    tops: Arc<[Option<f64>]>,
    /// Which cases count as one.
    independent: Independent,
}

/// The values of one concept over all rows.
#[derive(Clone, Debug)]
pub enum Column {
    /// Ranks below 255; 255 is unknown.
    Levels(Vec<u8>),
    /// The value, or the least over the period; NaN is unknown.
    Numbers {
        /// The least value.
        low: Vec<f64>,
        /// The greatest, where it differs in some row.
        high: Option<Vec<f64>>,
    },
    /// What is known of few rows, of levels or numbers: most concepts of a long draft speak of some cases only.
    Few {
        /// The rows, in order, each with its least and greatest value.
        known: Vec<(u32, (f64, f64))>,
        /// How many rows there are.
        rows: usize,
    },
}

const UNKNOWN_LEVEL: u8 = u8::MAX;

/// Below one row in so many, values are kept row by row.
const FEW: usize = 32;

impl Column {
    /// Of what is known, by row.
    pub(super) fn new(is_levels: bool, rows: usize, known: Vec<(u32, (f64, f64))>) -> Self {
        if known.len() * FEW < rows {
            return Self::Few { known, rows };
        }
        if is_levels {
            let mut ranks = vec![UNKNOWN_LEVEL; rows];
            known.into_iter().for_each(|(row, (rank, _))| ranks[row as usize] = rank as u8);
            return Self::Levels(ranks);
        }
        let mut low = vec![f64::NAN; rows];
        known.iter().for_each(|(row, (least, _))| low[*row as usize] = *least);
        let moves = known.iter().any(|(_, (least, greatest))| least < greatest);
        let high = moves.then(|| {
            let mut high = low.clone();
            known.into_iter().for_each(|(row, (_, greatest))| high[row as usize] = greatest);
            high
        });
        Self::Numbers { low, high }
    }

    fn set(&mut self, row: usize, value: Option<(f64, f64)>) {
        match self {
            Self::Levels(ranks) => ranks[row] = value.map_or(UNKNOWN_LEVEL, |(rank, _)| rank as u8),
            Self::Numbers { low, high } => {
                let (least, greatest) = value.unwrap_or((f64::NAN, f64::NAN));
                if least < greatest && high.is_none() {
                    *high = Some(low.clone());
                }
                low[row] = least;
                if let Some(high) = high {
                    high[row] = greatest;
                }
            }
            Self::Few { known, .. } => match (known.binary_search_by_key(&(row as u32), |(row, _)| *row), value) {
                (Ok(index), Some(value)) => known[index].1 = value,
                (Ok(index), None) => drop(known.remove(index)),
                (Err(index), Some(value)) => known.insert(index, (row as u32, value)),
                (Err(_), None) => {}
            },
        }
    }

    /// The value in a row; none where it is unknown.
    pub fn value(&self, row: usize) -> Option<(f64, f64)> {
        match self {
            Self::Levels(ranks) => {
                (ranks[row] != UNKNOWN_LEVEL).then(|| (f64::from(ranks[row]), f64::from(ranks[row])))
            }
            Self::Numbers { low, high } => {
                (!low[row].is_nan()).then(|| (low[row], high.as_ref().map_or(low[row], |high| high[row])))
            }
            Self::Few { known, .. } => {
                let found = known.binary_search_by_key(&(row as u32), |(row, _)| *row).ok()?;
                Some(known[found].1)
            }
        }
    }
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
        let tops = levels.iter().map(|count| count.map(|count| count as f64 - 1.0)).collect();
        let independent = Independent::default();
        let periods = Arc::default();
        let mut table = Self { columns: Vec::new(), case_rows, row_cases, contested, periods, tops, independent };
        let mut known = vec![Vec::new(); levels.len()];
        for (index, codings) in codings.iter().enumerate() {
            table.tell_known(CaseId::from_index(index), codings, &mut known);
        }
        let is_levels = |count: &Option<usize>| count.is_some_and(|count| count < UNKNOWN_LEVEL as usize);
        let columns = levels.iter().zip(known).map(|(count, known)| Column::new(is_levels(count), rows, known));
        table.columns = columns.collect();
        table
    }

    /// A table of one row a case, from columns: a data set.
    pub fn from_columns(columns: Vec<Column>, rows: usize) -> Self {
        let case_rows = (0..rows as u32).map(|row| row..row + 1).collect();
        let row_cases = (0..rows).map(CaseId::from_index).collect();
        let (periods, tops, independent) = (Arc::default(), Arc::default(), Independent::default());
        Self { columns, case_rows, row_cases, contested: Vec::new(), periods, tops, independent }
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
        self.columns[concept.index()] = column;
    }

    /// Gives a concept one value in every world of a case.
    pub fn recode(&mut self, case: CaseId, concept: ConceptId, value: Option<(f64, f64)>) {
        for row in self.rows_of(case) {
            self.columns[concept.index()].set(row, value);
        }
    }

    /// The cases that have several worlds.
    pub fn contested_cases(&self) -> impl Iterator<Item = CaseId> {
        let several = self.contested.iter().enumerate().filter(|(_, spanning)| !spanning.is_empty());
        several.map(|(index, _)| CaseId::from_index(index))
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.row_cases.len()
    }

    /// How many cases.
    pub fn cases(&self) -> usize {
        self.case_rows.len()
    }

    /// The rows of a case: its worlds.
    pub fn rows_of(&self, case: CaseId) -> Range<usize> {
        let rows = self.case_rows.get(case.index()).cloned().unwrap_or_default();
        rows.start as usize..rows.end as usize
    }

    /// The case of a row.
    pub fn case_of(&self, row: usize) -> CaseId {
        self.row_cases[row]
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
