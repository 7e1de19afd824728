//! Formulas and predictions.

use super::{Name, Value};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// Comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "they are the six everyone knows")]
pub enum Operator {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Operator {
    /// As it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }

    /// What holds where this does not.
    pub fn negated(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::AtLeast,
            Self::AtMost => Self::Greater,
            Self::Greater => Self::AtMost,
            Self::AtLeast => Self::Less,
        }
    }
}

/// A formula over concepts. `and` and `or` are flat, so that a long chain is not deep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Formula {
    /// What it is.
    pub kind: FormulaKind,
    /// All of it.
    pub span: Span,
}

/// The forms of a formula.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are called as in the language")]
pub enum FormulaKind {
    Comparison {
        concept: Name,
        operator: Operator,
        value: Value,
    },
    Condition(Name),
    /// A comparison or a condition of the actors of a case: `democracy by all >= 6`.
    ByActors {
        inner: Box<Formula>,
        quantifier: Quantifier,
        quantifier_span: Span,
    },
    /// The actors of a case have one value: `same main-threat`.
    Same(Name),
    Not(Box<Formula>),
    And(Vec<Formula>),
    Or(Vec<Formula>),
}

/// Of how many actors a formula speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Quantifier {
    /// Of each.
    All,
    /// Of one at least.
    Any,
    /// Of each of two.
    Both,
}

impl Quantifier {
    /// As it is written behind `by`.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Any => "any",
            Self::Both => "both",
        }
    }
}

/// How a formula and an outcome hang together (the table of modes in the language reference).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// Sufficient.
    When,
    /// Necessary.
    OnlyWhen,
    /// Both.
    ExactlyWhen,
    /// Probabilistic: a comparison of two rates.
    MoreOftenWhen,
    /// Probabilistic: in most of the cases.
    MostlyWhen,
    /// Covariation: what rises or falls from one period to the next, the other does too.
    MovesWith,
    /// Unconditional: no formula.
    Always,
}

impl Mode {
    /// Whether no single case contradicts such a claim.
    pub fn is_tendency(self) -> bool {
        matches!(self, Self::MoreOftenWhen | Self::MostlyWhen)
    }

    /// As it is written; `always` where nothing is.
    pub fn words(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::OnlyWhen => "only when",
            Self::ExactlyWhen => "exactly when",
            Self::MoreOftenWhen => "more often when",
            Self::MostlyWhen => "mostly when",
            Self::MovesWith => "moves with",
            Self::Always => "always",
        }
    }
}

/// `predicts [LABEL:] OUTCOME [MODE FORMULA] [where FORMULA]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// Its label, if it has one.
    pub label: Option<Name>,
    /// What is predicted.
    pub outcome: Formula,
    /// How it hangs on the condition.
    pub mode: Mode,
    /// The condition; none for [`Mode::Always`].
    pub condition: Option<Formula>,
    /// Where it is said to hold: behind `where`.
    pub scope: Option<Formula>,
}
