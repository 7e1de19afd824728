//! The rates of a tendency over the rows of a data set, and over its units.
//!
//! Over units, each weighs the same, however many rows it has: what is compared is the mean of the shares that the rows of one
//! unit have the outcome in. Where every unit has one row, this is the comparison that cases are held to.

use super::units::Units;
use crate::appraisal::bitmap::Bitmap;
use crate::appraisal::rates::Rates;
use crate::appraisal::result::CaseResult;
use crate::appraisal::truth::Truth;
use lakatos_syntax::ast::Mode;
use std::cmp::Ordering;
use std::ops::Range;

/// Below so many units, most of them say nothing.
const LEAST_UNITS: usize = 4;

/// Both rates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BothRates {
    /// Over rows.
    pub rows: Rates,
    /// Over units with rows that have the condition.
    pub with: Mean,
    /// Over units with rows that do not; of `mostly when`, none.
    pub without: Mean,
}

/// The mean of the units' shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// How many units count.
    pub units: usize,
    /// How many more have rows on this side, all with an unknown outcome.
    pub open: usize,
    /// The sum of their shares: of the rows on this side whose outcome is known, those that have it.
    pub sum: f64,
    /// The least share, and the greatest.
    pub extremes: (f64, f64),
    /// The sums where every row of which nobody knows the outcome came out so, or otherwise.
    pub bounds: (f64, f64),
}

impl Default for Mean {
    fn default() -> Self {
        Self { units: 0, open: 0, sum: 0.0, extremes: (1.0, 0.0), bounds: (0.0, 0.0) }
    }
}

impl Mean {
    /// The mean; none of no units.
    pub fn value(self) -> Option<f64> {
        (self.units > 0).then(|| self.sum / self.units as f64)
    }

    /// Counts a unit by its rows: with the outcome, without it, and with an unknown one.
    fn add(&mut self, [hits, misses, open]: [usize; 3]) {
        let known = hits + misses;
        if known == 0 {
            self.open += usize::from(open > 0);
            return;
        }
        let share = hits as f64 / known as f64;
        let all = (known + open) as f64;
        self.units += 1;
        self.sum += share;
        self.extremes = (self.extremes.0.min(share), self.extremes.1.max(share));
        self.bounds.0 += hits as f64 / all;
        self.bounds.1 += (hits + open) as f64 / all;
    }
}

impl BothRates {
    /// What the units come to: the mean with the condition is above that without it, or below it, with two units a side at
    /// least, and whichever single unit came out otherwise. Undecided where the rows point the other way.
    pub fn result(self) -> CaseResult {
        let result = match self.rows.open {
            Some(_) => self.majority(),
            None => self.comparison(),
        };
        if self.points_otherwise() { CaseResult::Undecided } else { result }
    }

    /// The same in a word or four.
    pub fn word(self) -> &'static str {
        match self.result() {
            _ if self.points_otherwise() => "rows and units differ",
            CaseResult::Corroborates => "for",
            CaseResult::Contradicts => "against",
            _ => "too few to say",
        }
    }

    /// Whether anything is counted on every side that the tendency compares.
    pub fn counts(self) -> bool {
        self.with.units > 0 && (self.rows.open.is_some() || self.without.units > 0)
    }

    fn comparison(self) -> CaseResult {
        let Self { with, without, .. } = self;
        let (Some(of_with), Some(of_without)) = (with.value(), without.value()) else { return CaseResult::Undecided };
        if with.units < 2 || without.units < 2 {
            return CaseResult::Undecided;
        }
        let lowered = of_with - with.extremes.1 / with.units as f64;
        let raised = of_with + (1.0 - with.extremes.0) / with.units as f64;
        let others_raised = of_without + (1.0 - without.extremes.0) / without.units as f64;
        let others_lowered = of_without - without.extremes.1 / without.units as f64;
        if lowered > of_without && of_with > others_raised {
            CaseResult::Corroborates
        } else if raised < of_without && of_with < others_lowered {
            CaseResult::Contradicts
        } else {
            CaseResult::Undecided
        }
    }

    /// More than half, or half or less, whatever came of the rows that are open.
    fn majority(self) -> CaseResult {
        let Mean { units, open, bounds: (least, greatest), .. } = self.with;
        let half = (units + open) as f64 / 2.0;
        if units < LEAST_UNITS {
            CaseResult::Undecided
        } else if least > half {
            CaseResult::Corroborates
        } else if greatest + open as f64 <= half {
            CaseResult::Contradicts
        } else {
            CaseResult::Undecided
        }
    }

    /// Whether the rate with the condition is above that without it by rows and below it by units, or the other way round.
    pub fn points_otherwise(self) -> bool {
        let of_rows = match self.rows.open {
            // Of `mostly when`, half is what is compared with.
            Some(_) => (2 * self.rows.with_hits).cmp(&self.rows.with_total),
            None => {
                let [with_hits, with_total, without_hits, without_total] = self.rows.counts();
                (with_hits * without_total).cmp(&(without_hits * with_total))
            }
        };
        let of_units = match (self.rows.open, self.with.value(), self.without.value()) {
            (Some(_), Some(with), _) => with.total_cmp(&0.5),
            (None, Some(with), Some(without)) => with.total_cmp(&without),
            _ => Ordering::Equal,
        };
        of_rows.is_ne() && of_units.is_ne() && of_rows != of_units
    }
}

/// The rates of a tendency; none of other claims.
pub fn rates(mode: Mode, scope: &Truth, condition: &Truth, outcome: &Truth, units: &Units) -> Option<BothRates> {
    let side = |known: &Bitmap| {
        let side = scope.yes.clone().and(known);
        let (hits, misses) = (side.clone().and(&outcome.yes), side.clone().and(&outcome.no));
        let open = side.minus(&hits).minus(&misses);
        [hits, misses, open]
    };
    let mean = |cells: &[Bitmap; 3]| {
        let mut mean = Mean::default();
        let count = |rows: Range<usize>| [0, 1, 2].map(|cell: usize| cells[cell].count_in(rows.clone()));
        units.each().for_each(|rows| mean.add(count(rows)));
        mean
    };
    let with = side(&condition.yes);
    let mut rows = Rates::default();
    rows.add_with(with[0].count(), with[1].count());
    match mode {
        Mode::MoreOftenWhen => {
            let without = side(&condition.no);
            rows.add_without(without[0].count(), without[1].count());
            Some(BothRates { rows, with: mean(&with), without: mean(&without) })
        }
        Mode::MostlyWhen => {
            rows.open = Some(with[2].count());
            Some(BothRates { rows, with: mean(&with), without: Mean::default() })
        }
        _ => None,
    }
}
