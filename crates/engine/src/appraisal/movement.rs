//! `moves with`: what rises and falls together from one period of a case to the next.

use super::bitmap::Bitmap;
use super::result::RowResults;
use super::table::Table;
use super::truth::Truth;
use crate::argument::ConceptId;
use crate::argument::formula::Movement;
use std::cmp::Ordering;

/// What one row after another says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    For,
    Against,
    Silent,
    Undecided,
}

/// The results of each later period, held against the one before it; everywhere else it is silent. `top` says what the
/// highest rank of what moves is, if it has levels.
pub fn results(movement: Movement, scope: &Truth, top: Option<f64>, table: &Table) -> RowResults {
    let rows = table.rows();
    let (mut corroborates, mut contradicts) = (Bitmap::none(rows), Bitmap::none(rows));
    let mut silent = Bitmap::all(rows);
    for (before, after) in table.periods().pairs() {
        for row in table.rows_of(*after) {
            let mut steps = table.rows_of(*before).map(|earlier| step(movement, scope, top, table, (earlier, row)));
            let first = steps.next().unwrap_or(Step::Undecided);
            let step = if steps.all(|step| step == first) { first } else { Step::Undecided };
            if step != Step::Silent {
                silent.remove(row);
            }
            match step {
                Step::For => corroborates.insert(row),
                Step::Against => contradicts.insert(row),
                Step::Silent | Step::Undecided => {}
            }
        }
    }
    RowResults { corroborates, contradicts, absent: Bitmap::none(rows), silent, rates: None }
}

fn step(movement: Movement, scope: &Truth, top: Option<f64>, table: &Table, (before, after): (usize, usize)) -> Step {
    let within = [scope.at(before), scope.at(after)];
    if within.contains(&Some(false)) {
        return Step::Silent;
    }
    let change = |concept: ConceptId| {
        let column = table.column(concept);
        direction(column.value(before)?, column.value(after)?)
    };
    let caused = match change(movement.with) {
        Some(Ordering::Equal) => return Step::Silent,
        caused if within.contains(&None) => caused.and(None),
        caused => caused,
    };
    let Some(caused) = caused else { return Step::Undecided };
    let expected = if movement.is_opposite { caused.reverse() } else { caused };
    let extreme = match expected {
        Ordering::Greater => top,
        _ => top.map(|_| 0.0),
    };
    let from = table.column(movement.mover).value(before);
    match change(movement.mover) {
        Some(found) if found == expected => Step::For,
        // Where it can go no further, that it stays says nothing.
        Some(Ordering::Equal) if from.is_some_and(|(low, high)| low == high && Some(low) == extreme) => Step::Silent,
        Some(_) => Step::Against,
        None => Step::Undecided,
    }
}

/// Whether a value rose or fell; none where what is known of the two does not say.
fn direction(before: (f64, f64), after: (f64, f64)) -> Option<Ordering> {
    if before == after && before.0 == before.1 {
        return Some(Ordering::Equal);
    }
    if after.0 >= before.1 && (after.1 > before.1 || after.0 > before.0) {
        return Some(Ordering::Greater);
    }
    (after.1 <= before.0 && (after.0 < before.0 || after.1 < before.1)).then_some(Ordering::Less)
}
