//! `mostly when`: of the cases with the condition, how many have the outcome.

use super::bitmap::Bitmap;
use super::rates::Rates;
use super::table::Table;
use super::truth::Truth;
use crate::argument::CaseId;
use rustc_hash::FxHashMap;

/// What a case says.
#[derive(Clone, Copy, Default)]
struct Found {
    hit: bool,
    miss: bool,
    open: bool,
}

/// The count, over the rows in `counted` where given. Periods of one case count as one, and the case that they are periods
/// of does not count beside them; one whose periods differ counts for neither, and is counted as such.
pub fn count(scope: &Truth, condition: &Truth, outcome: &Truth, counted: Option<&Bitmap>, table: &Table) -> Rates {
    let bears = condition.clone().and(scope);
    let mut by_case: FxHashMap<CaseId, Found> = FxHashMap::default();
    for case in (0..table.cases()).map(CaseId::from_index).filter(|case| !table.periods().has_periods(*case)) {
        let mut rows = table.rows_of(case);
        if counted.is_some_and(|counted| !rows.clone().all(|row| counted.contains(row))) {
            continue;
        }
        if !rows.clone().any(|row| bears.yes.contains(row)) {
            continue;
        }
        let found = by_case.entry(table.periods().root(case)).or_default();
        let all = |truth: &Bitmap| rows.clone().all(|row| bears.yes.contains(row) && truth.contains(row));
        match (all(&outcome.yes), all(&outcome.no)) {
            (true, _) => found.hit = true,
            (_, true) => found.miss = true,
            _ => found.open |= rows.any(|row| bears.yes.contains(row)),
        }
    }
    let (mut rates, mut open) = (Rates::default(), 0);
    for Found { hit, miss, open: is_open } in by_case.into_values() {
        match (hit, miss, is_open) {
            (true, true, _) => rates.divided += 1,
            (_, _, true) => open += 1,
            (true, false, false) => rates.add_with(1, 0),
            (false, true, false) => rates.add_with(0, 1),
            (false, false, false) => {}
        }
    }
    Rates { open: Some(open), ..rates }
}
