//! What is wanted of a table.

use super::Joined;
use std::sync::Arc;

/// What is to be read of a table.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The columns that name the unit of a row.
    pub keys: Vec<String>,
    /// The column of its time.
    pub time: Option<String>,
    /// The columns of values, each with what it means. One may be wanted several times.
    pub columns: Vec<WantedColumn>,
    /// Which rows count: those of which it is known to hold.
    pub filter: Option<Filter>,
    /// What stands for a missing value, beside what always does.
    pub missing: Vec<Code>,
    /// Tables whose columns the rows take up.
    pub joins: Vec<Join>,
}

/// A column of values.
#[derive(Clone, Debug)]
pub enum WantedColumn {
    /// One of the table itself.
    Own {
        /// Its name; capitals count.
        name: String,
        /// What its values mean.
        coding: Coding,
    },
    /// One that a join gives; what it means was said when the other table was read.
    Joined {
        /// The number of the join.
        join: usize,
        /// The number of the column among those that were wanted of the other table.
        column: usize,
    },
}

/// What the values of a column mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Coding {
    /// Numbers as they are, but for some that stand for nothing.
    Number {
        /// What stands for a missing value in this column alone.
        unknown: Vec<Code>,
    },
    /// Ranks 0 and 1, from 0 and 1, TRUE and FALSE, yes and no.
    YesNo {
        /// What stands for a missing value in this column alone.
        unknown: Vec<Code>,
    },
    /// Ranks, each with what stands for it; the first that fits counts.
    Levels {
        /// How many ranks there are.
        count: usize,
        /// What stands for which.
        codes: Vec<(usize, Code)>,
        /// What stands for a missing value in this column alone.
        unknown: Vec<Code>,
    },
}

/// What a cell may hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Code {
    /// A number.
    Number(f64),
    /// A number within both bounds.
    Range(f64, f64),
    /// A text, or the label of a value; capitals count.
    Text(Arc<str>),
}

/// A formula over columns. What is missing is neither true nor false.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// A column is held against a value.
    Compare {
        /// Its name.
        column: String,
        /// How.
        comparison: Comparison,
        /// With what; texts are equal or not, and have no order.
        code: Code,
    },
    /// A column of yes and no is yes.
    Holds(String),
    /// Negation.
    Not(Box<Filter>),
    /// All of them; true where empty.
    And(Vec<Filter>),
    /// Any of them; false where empty.
    Or(Vec<Filter>),
}

/// How two values are held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    Different,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// A table whose columns the rows of another take up.
#[derive(Clone, Debug)]
pub struct Join {
    /// What was read of it.
    pub table: Arc<Joined>,
    /// The columns of the other table that its keys are found by, in the order of its keys.
    pub on: Vec<String>,
}
