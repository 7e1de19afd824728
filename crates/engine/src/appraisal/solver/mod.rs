//! Satisfiability over all assignments of values to concepts.
//!
//! Each concept is a chain of cuts: "above this cut" implies "above every lower one". Levels are cut between ranks,
//! numbers just below and just above every constant they are compared with, so that levels and thresholds exclude each
//! other as they should (the order encoding of Tamura et al. 2009). The SAT solver is `batsat`, with a bound on its
//! conflicts: no input hangs it.

mod bonds;
mod encode;
mod independent;

use super::derived::written_out;
use crate::argument::formula::Formula;
use crate::argument::{Argument, ConceptId};
use batsat::{Callbacks, ClauseKind, Lit, Solver, SolverInterface, lbool};
use bonds::bonds;
use encode::Encoder;
use independent::{Possibility, possibility};

/// How many conflicts may be met before a question counts as too large: well under a second.
const MAX_CONFLICTS: u64 = 20_000;

/// An answer of the solver.
#[derive(Clone, Debug, PartialEq)]
pub enum Satisfiability {
    /// Some assignment satisfies it: for each concept, a value.
    Satisfiable(Vec<(ConceptId, f64)>),
    /// None does.
    Unsatisfiable,
    /// The bound was reached first.
    TooLarge,
}

/// Whether some assignment of values satisfies `formula`.
pub fn satisfiable(argument: &Argument, formula: &Formula) -> Satisfiability {
    let formula = &grounded(argument, formula);
    let mut solver = Solver::new(Default::default(), Bounded::default());
    let encoder = Encoder::new(argument, formula, &mut solver);
    let Some(root) = encoder.root(formula, &mut solver) else { return Satisfiability::Unsatisfiable };
    let answer = solver.solve_limited(&root);
    if answer == lbool::TRUE {
        Satisfiability::Satisfiable(encoder.witness(&solver))
    } else if answer == lbool::FALSE {
        Satisfiability::Unsatisfiable
    } else {
        Satisfiability::TooLarge
    }
}

/// A formula with every index written out, and with what holds of the actors of any case.
fn grounded(argument: &Argument, formula: &Formula) -> Formula {
    let formula = written_out(argument, formula);
    match bonds(argument, &formula) {
        bonds if bonds.is_empty() => formula,
        bonds => Formula::And(std::iter::once(formula).chain(bonds).collect()),
    }
}

/// Whether no assignment satisfies `formula`; false where that is too large to tell. Asks no solver where it need not.
pub fn is_impossible(argument: &Argument, formula: &Formula) -> bool {
    match possibility(argument, formula) {
        Some(possibility) => possibility == Possibility::False,
        None => satisfiable(argument, formula) == Satisfiability::Unsatisfiable,
    }
}

/// Stops the solver after a number of conflicts. Counting them, not seconds, keeps answers the same everywhere.
#[derive(Default)]
struct Bounded {
    conflicts: u64,
}

impl Callbacks for Bounded {
    fn on_new_clause(&mut self, _clause: &[Lit], kind: ClauseKind) {
        self.conflicts += u64::from(kind == ClauseKind::Learnt);
    }

    fn stop(&self) -> bool {
        self.conflicts > MAX_CONFLICTS
    }
}

type BoundedSolver = Solver<Bounded>;
