//! Numbers in exceptions and scopes: which cases would change sides if the number were a tenth more or less.

use super::Appraisal;
use super::truth::Evaluator;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, CaseId, Domain};

/// Cases that go in or out of `formula` when the operand of its comparison number `index` moves by a tenth either way.
pub fn flips(argument: &Argument, appraisal: &Appraisal, formula: &Formula, index: usize) -> Vec<CaseId> {
    let comparisons = formula.comparisons();
    let Some(comparison) = comparisons.get(index) else { return Vec::new() };
    if argument.concept(comparison.concept).domain != Domain::Number {
        return Vec::new();
    }
    let mut evaluator = Evaluator::new(&appraisal.table);
    let before = evaluator.truth(formula);
    let mut flipped: Vec<CaseId> = [0.9, 1.1]
        .into_iter()
        .flat_map(|factor| {
            let moved = Comparison { operand: comparison.operand * factor, ..**comparison };
            let after = evaluator.truth(&with_comparison(formula, &mut (0, index), moved));
            // A range that comes to lie wholly on one side, or no longer does, changes sides in part.
            let gone = before.yes.clone().minus(&after.yes);
            let come = after.yes.clone().minus(&before.yes);
            gone.or(&come).rows().collect::<Vec<usize>>()
        })
        .map(|row| appraisal.table.case_of(row))
        .collect();
    flipped.sort_unstable();
    flipped.dedup();
    flipped
}

/// `formula` with its comparison number `index` replaced; `counter` is (seen so far, index).
pub fn with_comparison(formula: &Formula, counter: &mut (usize, usize), replacement: Comparison) -> Formula {
    match formula {
        Formula::Comparison(comparison) => {
            let is_it = counter.0 == counter.1;
            counter.0 += 1;
            Formula::Comparison(if is_it { replacement } else { *comparison })
        }
        Formula::Not(inner) => Formula::Not(Box::new(with_comparison(inner, counter, replacement))),
        Formula::And(parts) => {
            Formula::And(parts.iter().map(|part| with_comparison(part, counter, replacement)).collect())
        }
        Formula::Or(parts) => {
            Formula::Or(parts.iter().map(|part| with_comparison(part, counter, replacement)).collect())
        }
    }
}
