//! Formulas as clauses.

use super::BoundedSolver;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, ConceptId, Domain};
use batsat::{Lit, SolverInterface, lbool};
use lakatos_syntax::ast::Operator;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// The variables of every concept in a formula.
pub struct Encoder {
    chains: FxHashMap<ConceptId, Chain>,
    /// In the order met, so that the same input gives the same witness.
    order: Vec<ConceptId>,
}

/// The cuts of one concept, from low to high, each with the literal "the value is above it".
struct Chain {
    cuts: Vec<(Cut, Lit)>,
    is_number: bool,
}

/// A point between values: just below or just above a number.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cut {
    at: f64,
    is_above: bool,
}

/// A literal, or what is known without one.
#[derive(Clone, Copy)]
enum Bit {
    Known(bool),
    Literal(Lit),
}

impl Bit {
    fn negated(self) -> Self {
        match self {
            Self::Known(value) => Self::Known(!value),
            Self::Literal(literal) => Self::Literal(!literal),
        }
    }
}

impl Encoder {
    /// Variables for every concept of `formula`, with the clauses that chain them.
    pub fn new(argument: &Argument, formula: &Formula, solver: &mut BoundedSolver) -> Self {
        let mut encoder = Self { chains: FxHashMap::default(), order: formula.concepts() };
        let mut constants: FxHashMap<ConceptId, Vec<f64>> = FxHashMap::default();
        for comparison in formula.comparisons() {
            constants.entry(comparison.concept).or_default().push(comparison.operand);
        }
        for concept in encoder.order.clone() {
            let domain = &argument.concept(concept).domain;
            let cuts = match domain {
                Domain::Levels { names, .. } => {
                    (1..names.len()).map(|rank| Cut { at: rank as f64, is_above: false }).collect()
                }
                Domain::Number => number_cuts(constants.remove(&concept).unwrap_or_default()),
            };
            let cuts: Vec<(Cut, Lit)> = cuts.into_iter().map(|cut| (cut, new_literal(solver))).collect();
            for pair in cuts.windows(2) {
                solver.add_clause_reuse(&mut vec![!pair[1].1, pair[0].1]);
            }
            encoder.chains.insert(concept, Chain { cuts, is_number: *domain == Domain::Number });
        }
        encoder
    }

    /// What has to be assumed for `formula` to hold; none where it cannot.
    pub fn root(&self, formula: &Formula, solver: &mut BoundedSolver) -> Option<Vec<Lit>> {
        match self.encode(formula, solver) {
            Bit::Known(true) => Some(Vec::new()),
            Bit::Known(false) => None,
            Bit::Literal(literal) => Some(vec![literal]),
        }
    }

    fn encode(&self, formula: &Formula, solver: &mut BoundedSolver) -> Bit {
        match formula {
            Formula::Comparison(comparison) => self.comparison(comparison, solver),
            Formula::Not(inner) => self.encode(inner, solver).negated(),
            Formula::And(parts) => {
                let bits: Vec<Bit> = parts.iter().map(|part| self.encode(part, solver)).collect();
                conjunction(&bits, solver)
            }
            Formula::Or(parts) => {
                let bits: Vec<Bit> = parts.iter().map(|part| self.encode(part, solver).negated()).collect();
                conjunction(&bits, solver).negated()
            }
        }
    }

    fn comparison(&self, comparison: &Comparison, solver: &mut BoundedSolver) -> Bit {
        let operand = comparison.operand;
        let at_least = self.above(comparison.concept, Cut { at: operand, is_above: false });
        let greater = self.above(comparison.concept, Cut { at: operand, is_above: true });
        match comparison.operator {
            Operator::AtLeast => at_least,
            Operator::Greater => greater,
            Operator::Less => at_least.negated(),
            Operator::AtMost => greater.negated(),
            Operator::Equal => conjunction(&[at_least, greater.negated()], solver),
            Operator::NotEqual => conjunction(&[at_least, greater.negated()], solver).negated(),
        }
    }

    /// Whether a concept's value is above a cut.
    fn above(&self, concept: ConceptId, cut: Cut) -> Bit {
        let Some(chain) = self.chains.get(&concept) else { return Bit::Known(false) };
        if chain.is_number {
            let order = |known: &Cut| {
                known.at.partial_cmp(&cut.at).unwrap_or(Ordering::Equal).then(known.is_above.cmp(&cut.is_above))
            };
            let found = chain.cuts.binary_search_by(|(known, _)| order(known));
            return found.map_or(Bit::Known(false), |index| Bit::Literal(chain.cuts[index].1));
        }
        // Above rank 2 is the same as at least rank 3.
        let rank = if cut.is_above { cut.at + 1.0 } else { cut.at };
        if rank <= 0.0 {
            return Bit::Known(true);
        }
        // The first cut is below rank 1.
        let is_rank = rank.fract() == 0.0 && rank <= chain.cuts.len() as f64;
        if is_rank { Bit::Literal(chain.cuts[rank as usize - 1].1) } else { Bit::Known(false) }
    }

    /// A value for each concept, from the model just found.
    pub fn witness(&self, solver: &BoundedSolver) -> Vec<(ConceptId, f64)> {
        let is_above = |literal: Lit| solver.value_lit(literal) == lbool::TRUE;
        let value = |chain: &Chain| {
            let passed = chain.cuts.iter().take_while(|(_, literal)| is_above(*literal)).count();
            if chain.is_number { number_between(&chain.cuts, passed) } else { passed as f64 }
        };
        self.order.iter().filter_map(|concept| Some((*concept, value(self.chains.get(concept)?)))).collect()
    }
}

/// A number above the first `passed` cuts and below the others.
fn number_between(cuts: &[(Cut, Lit)], passed: usize) -> f64 {
    let below = passed.checked_sub(1).and_then(|index| cuts.get(index)).map(|(cut, _)| cut);
    let above = cuts.get(passed).map(|(cut, _)| cut);
    match (below, above) {
        (Some(below), Some(above)) if below.at == above.at => below.at,
        (Some(below), Some(above)) => (below.at + above.at) / 2.0,
        (Some(below), None) => below.at + 1.0,
        (None, Some(above)) => above.at - 1.0,
        (None, None) => 0.0,
    }
}

fn number_cuts(mut constants: Vec<f64>) -> Vec<Cut> {
    constants.sort_by(f64::total_cmp);
    constants.dedup();
    constants.into_iter().flat_map(|at| [Cut { at, is_above: false }, Cut { at, is_above: true }]).collect()
}

fn new_literal(solver: &mut BoundedSolver) -> Lit {
    Lit::new(solver.new_var_default(), true)
}

/// A literal that is equivalent to all of `bits` (Tseitin 1968).
fn conjunction(bits: &[Bit], solver: &mut BoundedSolver) -> Bit {
    let mut literals = Vec::with_capacity(bits.len());
    for bit in bits {
        match bit {
            Bit::Known(false) => return Bit::Known(false),
            Bit::Known(true) => {}
            Bit::Literal(literal) => literals.push(*literal),
        }
    }
    match literals.as_slice() {
        [] => Bit::Known(true),
        [only] => Bit::Literal(*only),
        _ => {
            let all = new_literal(solver);
            for literal in &literals {
                solver.add_clause_reuse(&mut vec![!all, *literal]);
            }
            let mut clause: Vec<Lit> = literals.iter().map(|literal| !*literal).collect();
            clause.push(all);
            solver.add_clause_reuse(&mut clause);
            Bit::Literal(all)
        }
    }
}
