//! Typed formulas: what a name meant is settled, and levels are numbers.

use super::ids::{ConceptId, Place};
use lakatos_syntax::ast::{Mode, Operator};
use rustc_hash::FxHashSet;

/// `CONCEPT OPERATOR OPERAND`. A level is its rank from 0, so that levels and numbers compare alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// What is compared.
    pub concept: ConceptId,
    /// How.
    pub operator: Operator,
    /// With what.
    pub operand: f64,
    /// Where it is written.
    pub place: Place,
}

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// A comparison; a bare yes/no concept is `= yes`.
    Comparison(Comparison),
    /// Negation.
    Not(Box<Formula>),
    /// All of them; true where empty.
    And(Vec<Formula>),
    /// Any of them; false where empty.
    Or(Vec<Formula>),
}

impl Formula {
    /// What always holds.
    pub const TRUE: Self = Self::And(Vec::new());

    /// Whether it is written so that nothing satisfies it.
    pub fn is_never(&self) -> bool {
        matches!(self, Self::Or(parts) if parts.is_empty())
    }

    /// Its negation.
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            formula => Self::Not(Box::new(formula)),
        }
    }

    /// Every comparison in it, in order.
    pub fn comparisons(&self) -> Vec<&Comparison> {
        let mut comparisons = Vec::new();
        self.visit(&mut |comparison| comparisons.push(comparison));
        comparisons
    }

    /// Every concept in it, once, in order.
    pub fn concepts(&self) -> Vec<ConceptId> {
        let mut concepts = Vec::new();
        let mut known = FxHashSet::default();
        self.visit(&mut |comparison| {
            if known.insert(comparison.concept) {
                concepts.push(comparison.concept);
            }
        });
        concepts
    }

    /// How many comparisons it has.
    pub fn size(&self) -> usize {
        let mut size = 0;
        self.visit(&mut |_| size += 1);
        size
    }

    fn visit<'formula>(&'formula self, visitor: &mut impl FnMut(&'formula Comparison)) {
        match self {
            Self::Comparison(comparison) => visitor(comparison),
            Self::Not(inner) => inner.visit(visitor),
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.visit(visitor)),
        }
    }
}

/// What a prediction says, without whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What is predicted.
    pub outcome: Formula,
    /// How it hangs on the condition.
    pub mode: Mode,
    /// When; [`Formula::TRUE`] for [`Mode::Always`].
    pub condition: Formula,
    /// Where, within the scope of whose claim it is: behind `where`. [`Formula::TRUE`] where nothing is said.
    pub scope: Formula,
    /// For [`Mode::MovesWith`], what moves with what. Outcome and condition then hold of every value of the two.
    pub movement: Option<Movement>,
}

impl Claim {
    /// Where it speaks: within a scope, and where it says itself.
    pub fn within(&self, scope: &Formula) -> Formula {
        match self.scope == Formula::TRUE {
            true => scope.clone(),
            false => Formula::And(vec![scope.clone(), self.scope.clone()]),
        }
    }

    /// Whether the values of a single case could contradict it.
    pub fn is_definite(&self) -> bool {
        !self.mode.is_tendency() && self.movement.is_none()
    }
}

/// `CONCEPT moves with CONCEPT`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    /// What moves.
    pub mover: ConceptId,
    /// With what.
    pub with: ConceptId,
    /// Whether the one falls where the other rises.
    pub is_opposite: bool,
}
