//! What cells mean: codes become ranks, numbers and nothing.

use super::cell::{Cell, number_of};
use super::inspect::ColumnInfo;
use super::{Code, Coding, UNKNOWN_LEVEL};

/// Codes as they are held against the cells of one column: a text that is the label of a value there is that value.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    /// From and to, with what it stands for.
    ranges: Vec<(f64, f64, u8)>,
    texts: Vec<(Box<[u8]>, u8)>,
}

impl Codes {
    /// For a column.
    pub fn new<'code>(codes: impl Iterator<Item = (u8, &'code Code)>, column: &ColumnInfo) -> Self {
        let mut own = Self::default();
        for (meaning, code) in codes {
            match code {
                Code::Number(number) => own.ranges.push((*number, *number, meaning)),
                Code::Range(low, high) => own.ranges.push((*low, *high, meaning)),
                Code::Text(text) => {
                    let labelled = column.value_labels.iter().filter(|(_, label)| label.trim() == text.trim());
                    own.ranges.extend(labelled.map(|(value, _)| (f64::from(*value), f64::from(*value), meaning)));
                    own.texts.push((text.trim().as_bytes().into(), meaning));
                }
            }
        }
        own
    }

    /// What a cell stands for; none where no code covers it.
    pub fn of(&self, cell: &Cell) -> Option<u8> {
        if let (Cell::Text(text), false) = (cell, self.texts.is_empty()) {
            let found = self.texts.iter().find(|(own, _)| **own == **text);
            if let Some((_, meaning)) = found {
                return Some(*meaning);
            }
        }
        if self.ranges.is_empty() {
            return None;
        }
        let number = cell.as_number()?;
        let found = self.ranges.iter().find(|(low, high, _)| *low <= number && number <= *high);
        found.map(|(_, _, meaning)| *meaning)
    }

    /// Whether a cell is among them.
    pub fn cover(&self, cell: &Cell) -> bool {
        !(self.ranges.is_empty() && self.texts.is_empty()) && self.of(cell).is_some()
    }
}

/// What the cells of a column mean.
#[derive(Debug)]
pub struct Coder {
    meaning: Meaning,
    unknown: Codes,
}

#[derive(Debug)]
enum Meaning {
    Number,
    /// What the labels of values say, where they do.
    YesNo(Codes),
    Levels(Codes),
}

/// What a cell means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meant {
    /// Nothing is known.
    Unknown,
    /// A number.
    Number(f64),
    /// A rank.
    Rank(u8),
    /// It cannot be understood.
    Misread,
}

impl Coder {
    /// For a column, beside what stands for nothing in all of them.
    pub fn new(coding: &Coding, missing: &[Code], column: &ColumnInfo) -> Self {
        let (meaning, own) = match coding {
            Coding::Number { unknown } => (Meaning::Number, unknown),
            Coding::YesNo { unknown } => (Meaning::YesNo(labelled(column)), unknown),
            Coding::Levels { codes, unknown, .. } => {
                let codes = codes.iter().map(|(rank, code)| (u8::try_from(*rank).unwrap_or(UNKNOWN_LEVEL), code));
                (Meaning::Levels(Codes::new(codes, column)), unknown)
            }
        };
        Self { meaning, unknown: Codes::new(missing.iter().chain(own).map(|code| (0, code)), column) }
    }

    /// What a cell means.
    pub fn meant(&self, cell: &Cell) -> Meant {
        if matches!(cell, Cell::Missing) {
            return Meant::Unknown;
        }
        // What a level is said to stand for is said of this column; what is missing may be said of all.
        if let Meaning::Levels(codes) = &self.meaning
            && let Some(rank) = codes.of(cell)
        {
            return Meant::Rank(rank);
        }
        if self.unknown.cover(cell) {
            return Meant::Unknown;
        }
        match &self.meaning {
            Meaning::Levels(_) => Meant::Misread,
            Meaning::Number => match cell {
                // What a file writes for a number that is none, or has no end.
                Cell::Text(text) if text.eq_ignore_ascii_case(b"nan") => Meant::Unknown,
                Cell::Number(number) if !number.is_finite() => Meant::Misread,
                cell => cell.as_number().map_or(Meant::Misread, Meant::Number),
            },
            Meaning::YesNo(labelled) => {
                let rank = labelled.of(cell).or_else(|| truth_of(cell).map(u8::from));
                rank.map_or(Meant::Misread, Meant::Rank)
            }
        }
    }
}

/// The values that a file itself calls yes or no, whatever they are.
fn labelled(column: &ColumnInfo) -> Codes {
    let said = column.value_labels.iter().filter_map(|(value, label)| {
        let truth = yes_or_no(label.trim().as_bytes())?;
        Some((f64::from(*value), f64::from(*value), u8::from(truth)))
    });
    Codes { ranges: said.collect(), texts: Vec::new() }
}

/// Whether a cell says yes or no.
pub fn truth_of(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Number(number) if *number == 0.0 => Some(false),
        Cell::Number(number) if *number == 1.0 => Some(true),
        Cell::Text(text) => match number_of(text) {
            Some(number) => truth_of(&Cell::Number(number)),
            None => yes_or_no(text),
        },
        _ => None,
    }
}

/// Whether a word says yes or no.
pub fn yes_or_no(text: &[u8]) -> Option<bool> {
    let is = |word: &str| text.eq_ignore_ascii_case(word.as_bytes());
    match text {
        _ if is("yes") || is("true") || is("t") => Some(true),
        _ if is("no") || is("false") || is("f") => Some(false),
        _ => None,
    }
}
