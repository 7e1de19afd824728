//! Satisfiability over all assignments of values to concepts.
//!
//! Each concept is a chain of cuts: "above this cut" implies "above every lower one". Levels are cut between ranks,
//! numbers just below and just above every constant they are compared with, so that levels and thresholds exclude each
//! other as they should (the order encoding of Tamura et al. 2009). The SAT solver is `batsat`, with a bound on the
//! conflicts of a question and on the steps of all questions about an argument: no input hangs it, and what was left open is
//! noted ([`Effort`]).

pub mod barring;
mod bonds;
mod encode;
mod independent;
mod known;
mod needed;

use super::derived::written_out;
use crate::argument::formula::Formula;
use crate::argument::{Argument, ConceptId, Effort, Place};
use batsat::{Callbacks, ClauseKind, Lit, Solver, SolverInterface, lbool};
use bonds::bonds;
use encode::Encoder;
use independent::{Possibility, possibility};
pub use needed::needed;

/// How many conflicts may be met before a question counts as too large: well under a second.
const MAX_CONFLICTS: u64 = 5_000;

/// How many steps a conflict counts for, where a comparison is one.
const STEPS_A_CONFLICT: u64 = 250;

/// What may be asked although all steps are spent: a question of so many comparisons, with so many conflicts.
const EASY: (u64, u64) = (1_000, 100);

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
    let answer = match Bounded::new(&argument.effort, formula.size()) {
        Some(bound) => solved(argument, formula, bound),
        None => Satisfiability::TooLarge,
    };
    if answer == Satisfiability::TooLarge && !argument.effort.is_called_off() {
        argument.effort.leave_open(place_of(formula));
    }
    answer
}

/// What is asked of a formula: whether it can hold.
const CAN_HOLD: u64 = u64::MAX;

fn solved(argument: &Argument, formula: &Formula, bound: Bounded) -> Satisfiability {
    let question = known::question(argument, formula, CAN_HOLD);
    let effort = bound.effort.clone();
    if let Some(words) = known::recall(&effort, &question, &bound) {
        return match &*words {
            [] => Satisfiability::Unsatisfiable,
            [_, values @ ..] => {
                let values = values.iter().map(|bits| f64::from_bits(*bits));
                Satisfiability::Satisfiable(formula.concepts().into_iter().zip(values).collect())
            }
        };
    }
    let (answer, conflicts) = worked_out(argument, formula, bound);
    let words: Box<[u64]> = match &answer {
        Satisfiability::TooLarge => return answer,
        Satisfiability::Unsatisfiable => Box::default(),
        Satisfiability::Satisfiable(values) => {
            std::iter::once(1).chain(values.iter().map(|(_, value)| value.to_bits())).collect()
        }
    };
    known::keep(&effort, question, words, conflicts, conflicts * STEPS_A_CONFLICT);
    answer
}

/// The answer, and how many conflicts were met on the way.
fn worked_out(argument: &Argument, formula: &Formula, bound: Bounded) -> (Satisfiability, u64) {
    let mut solver = Solver::new(Default::default(), bound);
    let encoder = Encoder::new(argument, formula, &mut solver);
    let Some(root) = encoder.root(formula, &mut solver) else { return (Satisfiability::Unsatisfiable, 0) };
    let answer = solver.solve_limited(&root);
    let answer = if answer == lbool::TRUE {
        Satisfiability::Satisfiable(encoder.witness(&solver))
    } else if answer == lbool::FALSE {
        Satisfiability::Unsatisfiable
    } else {
        Satisfiability::TooLarge
    };
    (answer, solver.cb().conflicts)
}

/// Where a formula is written: values that were worked out are written nowhere.
fn place_of(formula: &Formula) -> Place {
    let places = formula.comparisons().into_iter().map(|comparison| comparison.place);
    places.into_iter().find(|place| *place != Place::default()).unwrap_or_default()
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

/// Whether a formula can hold, and hangs on no other concepts than its own, each of which it names once: then nothing that
/// speaks of none of these keeps it from holding.
pub fn stands_alone(argument: &Argument, formula: &Formula) -> bool {
    possibility(argument, formula).is_some_and(|possibility| possibility != Possibility::False)
}

/// Stops the solver after a number of conflicts. Counting them, not seconds, keeps answers the same everywhere.
#[derive(Default)]
struct Bounded {
    effort: Effort,
    conflicts: u64,
    most: u64,
}

impl Bounded {
    /// For a question of so many comparisons; none where that is too large already, or nobody waits for the answer.
    fn new(effort: &Effort, size: usize) -> Option<Self> {
        let (size, left) = (size as u64, effort.left());
        if effort.is_called_off() || size > left.max(EASY.0) {
            return None;
        }
        effort.spend(size);
        let most = (left / STEPS_A_CONFLICT).clamp(EASY.1, MAX_CONFLICTS);
        Some(Self { effort: effort.clone(), conflicts: 0, most })
    }
}

impl Callbacks for Bounded {
    fn on_new_clause(&mut self, _clause: &[Lit], kind: ClauseKind) {
        if kind == ClauseKind::Learnt {
            self.conflicts += 1;
            self.effort.spend(STEPS_A_CONFLICT);
        }
    }

    fn stop(&self) -> bool {
        self.conflicts > self.most || self.effort.is_called_off()
    }
}

type BoundedSolver = Solver<Bounded>;
