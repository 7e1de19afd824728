//! The tree of an expression before it is typed.

use std::ops::Range;

/// An expression and its bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands.
    pub span: Range<usize>,
}

/// The forms of an expression.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the forms of CEL")]
pub enum NodeKind {
    Bool(bool),
    Number(f64),
    String(String),
    List(Vec<Node>),
    Identifier(String),
    Field { of: Box<Node>, name: String, name_span: Range<usize> },
    Call { receiver: Option<Box<Node>>, name: String, name_span: Range<usize>, arguments: Vec<Node> },
    Not(Box<Node>),
    Negative(Box<Node>),
    Binary { operator: BinaryOperator, left: Box<Node>, right: Box<Node> },
    Conditional { condition: Box<Node>, then: Box<Node>, otherwise: Box<Node> },
}

/// Operators of two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the operators of CEL")]
pub enum BinaryOperator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
    In,
    Add,
    Subtract,
    Multiply,
    Divide,
}

impl BinaryOperator {
    /// The operator that a symbol stands for, and how tightly it binds.
    pub fn from_symbol(symbol: &str) -> Option<(Self, u8)> {
        Some(match symbol {
            "||" => (Self::Or, 1),
            "&&" => (Self::And, 2),
            "==" => (Self::Equal, 3),
            "!=" => (Self::NotEqual, 3),
            "<" => (Self::Less, 3),
            "<=" => (Self::AtMost, 3),
            ">" => (Self::Greater, 3),
            ">=" => (Self::AtLeast, 3),
            "in" => (Self::In, 3),
            "+" => (Self::Add, 4),
            "-" => (Self::Subtract, 4),
            "*" => (Self::Multiply, 5),
            "/" => (Self::Divide, 5),
            _ => return None,
        })
    }
}
