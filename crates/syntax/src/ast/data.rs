//! What a data set says of its table, and a concept of its column.
//!
//! Formulas over columns have the shape of formulas over concepts: a column stands where a concept would, and a text is a
//! level.

use super::{Name, Text, Value};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// `column "atop_type" of dyads by ccode1, ccode2 as none = 0, entente = 2..3`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnLine {
    /// The name of the column; several where each is one actor's.
    pub columns: Vec<Text>,
    /// The data set that it is a column of.
    pub of: Option<Name>,
    /// The columns that stand for actors.
    pub by: Vec<Name>,
    /// What stands for which level.
    pub levels: Vec<LevelCodes>,
}

/// `entente = 2..3 or 5`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelCodes {
    /// The level; `unknown` among them.
    pub level: Name,
    /// What the column holds there.
    pub codes: Vec<Value>,
    /// All of it.
    pub span: Span,
}

/// `ccode1 = country`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinKey {
    /// A column of the data set that is joined to.
    pub theirs: Name,
    /// The column of the own table; none where it has the same name.
    pub own: Option<Name>,
}
