//! What a column holds, in a few figures.

use super::cell::Cell;

/// What a column holds, over the rows that are kept, as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// How many rows have a value.
    pub known: u64,
    /// How many have none, or what stands for none.
    pub missing: u64,
    /// The least and the greatest number; none where there is none.
    pub range: Option<(f64, f64)>,
    /// The values, with how many rows have each, in the order of the file; none where there are many.
    pub values: Option<Vec<(String, u64)>>,
    /// Numbers that often stand for nothing, that were not said to, and that stand apart from all others: how many rows
    /// have each.
    pub suspects: Vec<(f64, u64)>,
}

/// More different values than this are not kept.
const MAX_VALUES: usize = 32;

/// What stands for a missing value in Polity and the data of the Correlates of War. −9 does as well, and is a value of many
/// scales.
const SUSPECTS: [f64; 4] = [-66.0, -77.0, -88.0, -99.0];

/// From here on, a number stands apart from the suspects.
const APART: f64 = -50.0;

/// A profile as rows come.
#[derive(Debug)]
pub struct Profiler {
    known: u64,
    missing: u64,
    range: Option<(f64, f64)>,
    /// Some only while there are few.
    numbers: Option<Vec<(f64, u64)>>,
    texts: Option<Vec<(Box<[u8]>, u64)>>,
    suspects: [u64; SUSPECTS.len()],
    is_apart: bool,
}

impl Default for Profiler {
    fn default() -> Self {
        Self {
            known: 0,
            missing: 0,
            range: None,
            numbers: Some(Vec::new()),
            texts: Some(Vec::new()),
            suspects: [0; SUSPECTS.len()],
            is_apart: true,
        }
    }
}

impl Profiler {
    /// A row that has no value.
    pub fn add_missing(&mut self) {
        self.missing += 1;
    }

    /// A row that has one.
    pub fn add(&mut self, cell: &Cell) {
        self.known += 1;
        if let Some(number) = cell.as_number() {
            let (low, high) = self.range.unwrap_or((number, number));
            self.range = Some((low.min(number), high.max(number)));
            if number < APART {
                match SUSPECTS.iter().position(|suspect| *suspect == number) {
                    Some(suspect) => self.suspects[suspect] += 1,
                    None => self.is_apart = false,
                }
            }
            add_to(&mut self.numbers, |known| *known == number, || number);
        } else if let Cell::Text(text) = cell {
            add_to(&mut self.texts, |known| **known == **text, || text.as_ref().into());
        }
    }

    /// All of it.
    pub fn finished(self) -> Profile {
        let values = self.numbers.zip(self.texts).map(|(numbers, texts)| {
            let numbers = numbers.into_iter().map(|(number, rows)| (number.to_string(), rows));
            let texts = texts.into_iter().map(|(text, rows)| (String::from_utf8_lossy(&text).into_owned(), rows));
            numbers.chain(texts).collect()
        });
        let suspects = SUSPECTS.into_iter().zip(self.suspects).filter(|(_, rows)| *rows > 0 && self.is_apart);
        Profile { known: self.known, missing: self.missing, range: self.range, values, suspects: suspects.collect() }
    }
}

/// Counts a value; too many different ones are let go of.
fn add_to<T>(counts: &mut Option<Vec<(T, u64)>>, is: impl Fn(&T) -> bool, value: impl FnOnce() -> T) {
    let Some(known) = counts else { return };
    if let Some((_, rows)) = known.iter_mut().find(|(known, _)| is(known)) {
        *rows += 1;
    } else if known.len() < MAX_VALUES {
        known.push((value(), 1));
    } else {
        *counts = None;
    }
}
