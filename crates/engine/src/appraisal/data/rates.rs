//! The rates of a tendency over the rows of a data set, and over its units.
//!
//! A unit counts as a case with periods does: once among those with the condition and once among those without it, where its
//! rows on that side agree.

use super::units::Units;
use crate::appraisal::bitmap::Bitmap;
use crate::appraisal::rates::Rates;
use crate::appraisal::result::CaseResult;
use crate::appraisal::tally::Count;
use crate::appraisal::truth::Truth;
use lakatos_syntax::ast::Mode;

/// Both rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BothRates {
    /// Over rows.
    pub rows: Rates,
    /// Over units.
    pub units: Rates,
}

impl BothRates {
    /// What the units come to; undecided where the rows point the other way.
    pub fn result(self) -> CaseResult {
        if self.points_otherwise() { CaseResult::Undecided } else { self.units.result() }
    }

    /// The same in a word or four.
    pub fn word(self) -> &'static str {
        if self.points_otherwise() { "rows and units differ" } else { self.units.word() }
    }

    /// Whether the rate with the condition is above that without it by rows and below it by units, or the other way round.
    pub fn points_otherwise(self) -> bool {
        let order = |rates: Rates| {
            let [with_hits, with_total, without_hits, without_total] = rates.counts();
            // Of `mostly when`, half is what is compared with.
            let (one, other) = match rates.open {
                Some(_) => (2 * with_hits, with_total),
                None => (with_hits * without_total, without_hits * with_total),
            };
            Some(one.cmp(&other)).filter(|order| order.is_ne())
        };
        order(self.rows).zip(order(self.units)).is_some_and(|(rows, units)| rows != units)
    }
}

/// The rates of a tendency; none of other claims.
pub fn rates(mode: Mode, scope: &Truth, condition: &Truth, outcome: &Truth, units: &Units) -> Option<BothRates> {
    let with = scope.yes.clone().and(&condition.yes);
    let cells = |side: &Bitmap| [side.clone().and(&outcome.yes), side.clone().and(&outcome.no)];
    let of_with = cells(&with);
    let (mut of_rows, mut of_units) = (Rates::default(), Rates::default());
    of_rows.add_with(of_with[0].count(), of_with[1].count());
    match mode {
        Mode::MoreOftenWhen => {
            let of_without = cells(&scope.yes.clone().and(&condition.no));
            of_rows.add_without(of_without[0].count(), of_without[1].count());
            for rows in units.each() {
                let side = |cells: &[Bitmap; 2]| match [0, 1].map(|cell: usize| cells[cell].has_any_in(rows.clone())) {
                    [false, false] => Count::Not,
                    [true, false] => Count::Hit,
                    [false, true] => Count::Miss,
                    [true, true] => Count::Divided,
                };
                of_units.add([side(&of_with), side(&of_without)]);
            }
        }
        Mode::MostlyWhen => {
            let open = with.minus(&of_with[0]).minus(&of_with[1]);
            of_rows.open = Some(open.count());
            let mut open_units = 0;
            for rows in units.each() {
                match [&of_with[0], &of_with[1], &open].map(|cell| cell.has_any_in(rows.clone())) {
                    [true, true, _] => of_units.divided += 1,
                    [_, _, true] => open_units += 1,
                    [true, false, false] => of_units.add_with(1, 0),
                    [false, true, false] => of_units.add_with(0, 1),
                    [false, false, false] => {}
                }
            }
            of_units.open = Some(open_units);
        }
        _ => return None,
    }
    Some(BothRates { rows: of_rows, units: of_units })
}
