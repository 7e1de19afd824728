//! The units of a data set over the years, for and against a prediction: what a small picture shows.

use super::account::DataAccount;
use super::count::{heaviest, results};
use super::table::DataTable;
use crate::appraisal::truth::Evaluator;
use crate::argument::{Argument, PredictionId};

/// How many units are shown.
const SHOWN: usize = 12;

/// Years of one unit in which the rows say the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The first year.
    pub first: f64,
    /// The last.
    pub last: f64,
    /// Whether they bear the prediction out; else they contradict it.
    pub is_for: bool,
}

/// The units with most rows that bear on a prediction, those with most against it first.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Each unit with its stretches, in order.
    pub units: Vec<(String, Vec<Stretch>)>,
    /// How many more units bear on it.
    pub more: usize,
    /// The first and last year shown.
    pub years: (f64, f64),
}

/// The timeline of a prediction; none where no row bears on it, or rows have no years.
pub fn timeline(argument: &Argument, account: &DataAccount, id: PredictionId) -> Option<Timeline> {
    account.on(id).filter(|counts| counts.decided() > 0)?;
    let table = DataTable::new(argument, account.data, &account.bound);
    let results = results(argument, id, &mut Evaluator::new(&table.table));
    let (good, bad) = (&results.corroborates, &results.contradicts);
    let mut shown = heaviest(&table, bad, SHOWN);
    let rest = heaviest(&table, good, 2 * SHOWN).into_iter();
    let rest: Vec<_> = rest.filter(|one| shown.iter().all(|other| other.unit != one.unit)).collect();
    shown.extend(rest);
    shown.truncate(SHOWN);
    let units: Vec<(String, Vec<Stretch>)> = shown
        .iter()
        .map(|weighty| {
            let mut stretches: Vec<Stretch> = Vec::new();
            for row in table.set.units().rows(weighty.unit) {
                let is_for = good.contains(row);
                let Some(year) = table.set.year(row).filter(|_| is_for || bad.contains(row)) else { continue };
                match stretches.last_mut() {
                    Some(last) if last.is_for == is_for && year - last.last <= 1.0 => last.last = year,
                    _ => stretches.push(Stretch { first: year, last: year, is_for }),
                }
            }
            (table.set.units().name(weighty.unit), stretches)
        })
        .filter(|(_, stretches)| !stretches.is_empty())
        .collect();
    let all = || units.iter().flat_map(|(_, stretches)| stretches);
    let first = all().map(|stretch| stretch.first).reduce(f64::min)?;
    let last = all().map(|stretch| stretch.last).reduce(f64::max)?;
    let bearing = table.set.units().with(&good.clone().or(bad));
    Some(Timeline { more: bearing.saturating_sub(units.len()), units, years: (first, last) })
}
