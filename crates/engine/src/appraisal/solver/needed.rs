//! Which of some values a formula needs in order to hold: one encoding, asked again for each value.

use super::bonds::bonds;
use super::encode::Encoder;
use super::{Bounded, STEPS_A_CONFLICT, known};
use crate::argument::Argument;
use crate::argument::formula::{Comparison, Formula};
use batsat::{Lit, Solver, SolverInterface, lbool};

/// Of values that make `formula`, in which every index is written out, true together: those that do so without the others.
/// The later are left out first. Where the bound is met, the rest is kept: a longer description, and as true.
pub fn needed(argument: &Argument, values: Vec<Comparison>, formula: &Formula) -> Vec<Comparison> {
    let otherwise = formula.clone().negated();
    let values_too = values.iter().map(|value| Formula::Comparison(*value)).chain([otherwise.clone()]).collect();
    let values_too = Formula::And(values_too);
    let bonds = bonds(argument, &values_too);
    // Every value has its variables, and is assumed only while it is kept.
    let all = Formula::And([values_too].into_iter().chain(bonds.iter().cloned()).collect());
    let against = Formula::And([otherwise].into_iter().chain(bonds).collect());
    let Some(bound) = Bounded::new(&argument.effort, all.size()) else { return values };
    let effort = &argument.effort;
    let question = known::question(argument, &all, values.len() as u64);
    if let Some(words) = known::recall(effort, &question, &bound) {
        return words.iter().filter_map(|index| values.get(*index as usize).copied()).collect();
    }
    let most = bound.most;
    let mut steps = 0;
    let mut solver = Solver::new(Default::default(), bound);
    let encoder = Encoder::new(argument, &all, &mut solver);
    let Some(root) = encoder.root(&against, &mut solver) else { return Vec::new() };
    let mut kept: Vec<(usize, Vec<Lit>)> = (values.iter().enumerate())
        .map(|(index, value)| (index, encoder.root(&Formula::Comparison(*value), &mut solver).unwrap_or_default()))
        .collect();
    for index in (0..kept.len()).rev() {
        effort.spend(kept.len() as u64);
        steps += kept.len() as u64;
        if effort.left() == 0 || effort.is_called_off() {
            break;
        }
        let others =
            kept.iter().enumerate().filter(|(number, _)| *number != index).flat_map(|(_, (_, literals))| literals);
        let assumed: Vec<Lit> = root.iter().chain(others).copied().collect();
        if solver.solve_limited(&assumed) == lbool::FALSE {
            kept.remove(index);
        }
    }
    let conflicts = solver.cb().conflicts;
    if conflicts <= most {
        let words = kept.iter().map(|(index, _)| *index as u64).collect();
        known::keep(effort, question, words, conflicts, steps + conflicts * STEPS_A_CONFLICT);
    }
    kept.into_iter().filter_map(|(index, _)| values.get(index).copied()).collect()
}
