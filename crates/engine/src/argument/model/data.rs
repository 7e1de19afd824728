//! Data sets: tables beside the text that an argument is held against, and which of their columns observe its concepts.
//!
//! What a file holds is not known here: names of columns are those that the draft gives, and whoever reads the file says
//! which of them it has.

use super::{Header, Mention};
use crate::argument::ids::{DataId, Place};
use lakatos_syntax::ast::Operator;
use std::sync::Arc;

/// A data set.
#[derive(Clone, Debug)]
pub struct Data {
    /// Name, title, place.
    pub header: Header,
    /// Where its rows are; none where the draft does not say, or not in a way that can be read.
    pub source: Option<DataSource>,
    /// The columns that tell a row from every other, in the order written.
    pub row: Vec<ColumnName>,
    /// Which of `row` is the time; the others are the unit. None where rows have no time.
    pub time: Option<usize>,
    /// Which rows count, a formula for each `where`: all of them hold.
    pub filters: Vec<RowFilter>,
    /// What the units are called.
    pub names: Option<UnitNames>,
    /// What stands for a missing value in any of its columns, beside what always does.
    pub missing: Vec<Code>,
    /// The data sets whose rows take up its columns.
    pub joins: Vec<Join>,
}

impl Data {
    /// The columns that name the unit of a row: all of `row` but the time.
    pub fn unit(&self) -> impl Iterator<Item = &ColumnName> {
        self.row.iter().enumerate().filter(|(index, _)| Some(*index) != self.time).map(|(_, column)| column)
    }

    /// The column that gives the time of a row.
    pub fn time_column(&self) -> Option<&ColumnName> {
        self.row.get(self.time?)
    }
}

/// A column as the draft names it. Capitals count, as they do in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnName {
    /// Its name.
    pub name: Arc<str>,
    /// Where it is named.
    pub place: Place,
}

/// A text of a `data` line, such as the path of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct DataText {
    /// What it says, as written.
    pub text: Arc<str>,
    /// Where it stands, with its quotes.
    pub place: Place,
}

/// Where the rows of a data set are.
#[derive(Clone, Debug, PartialEq)]
pub enum DataSource {
    /// `from "data/dyads.csv"`: a file, by its path from the draft.
    File(DataText),
    /// `table "schema.dyads"`: a table of a data base, which only `lakatos sql` speaks of.
    Table(DataText),
}

impl DataSource {
    /// The path, or the name of the table.
    pub fn text(&self) -> &DataText {
        match self {
            Self::File(text) | Self::Table(text) => text,
        }
    }
}

/// `names "names.csv" on ccode`: a table of codes and names.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitNames {
    /// The file.
    pub file: DataText,
    /// Its column of codes; the first where none is named. The names are in the first of the others.
    pub on: Option<ColumnName>,
}

/// `joined to DATA on THEIRS = OWN, …`: each row of that data set takes up the columns of the one row of this whose own
/// columns have the values of theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct Join {
    /// The data set that takes them up.
    pub to: Mention<DataId>,
    /// On which columns: the other's, and the own one.
    pub on: Vec<(ColumnName, ColumnName)>,
    /// All of the line.
    pub place: Place,
}

/// What a column may hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Code {
    /// A number.
    Number(f64),
    /// A number within both bounds; the upper is infinite where the range is open.
    Range(f64, f64),
    /// A text, or the label of a value; capitals count.
    Text(Arc<str>),
}

/// A `where` line of a data set.
#[derive(Clone, Debug, PartialEq)]
pub struct RowFilter {
    /// Which rows count: those of which it is known to hold.
    pub formula: ColumnFormula,
    /// Where the formula stands.
    pub place: Place,
}

/// A formula over the columns of a table. What is missing is neither: `not` of it is missing as well, `and` and `or` are
/// those of three values.
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnFormula {
    /// `contiguity <= 400`, `region = "Europe"`. Texts compare by `=` and `!=` only.
    Comparison {
        /// The column.
        column: ColumnName,
        /// How.
        operator: Operator,
        /// With what: a number, a range or a text. Texts are compared as they stand.
        code: Code,
    },
    /// A column of yes and no, asserted.
    Column(ColumnName),
    /// Negation.
    Not(Box<ColumnFormula>),
    /// All of them; true where empty.
    And(Vec<ColumnFormula>),
    /// Any of them; false where empty.
    Or(Vec<ColumnFormula>),
}

impl ColumnFormula {
    /// Every column that it names, in order, as often as it does.
    pub fn columns(&self) -> Vec<&ColumnName> {
        match self {
            Self::Comparison { column, .. } | Self::Column(column) => vec![column],
            Self::Not(inner) => inner.columns(),
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::columns).collect(),
        }
    }
}

/// `column "atop_type" of dyads by ccode1, ccode2 as none = 0, entente = 2..3`, on a concept.
#[derive(Clone, Debug, PartialEq)]
pub struct ConceptColumn {
    /// The data set whose rows it observes.
    pub data: Mention<DataId>,
    /// The data set whose table has the column: the same, or one that is joined to it.
    pub table: DataId,
    /// One name; or, with `by`, one for each actor.
    pub names: Vec<ColumnName>,
    /// The columns of `row` that stand for the actors, where each is coded by itself: `polity2` by `ccode1, ccode2` is
    /// `polity21` and `polity22`, or `polity2_1` and `polity2_2`. Empty where the row is coded as one.
    pub by: Vec<ColumnName>,
    /// What stands for which level.
    pub coding: ColumnCoding,
    /// All of the line.
    pub place: Place,
}

impl ConceptColumn {
    /// Whether the draft says so itself; else it follows from how tables are joined.
    pub fn is_stated(&self) -> bool {
        self.table == self.data.id || !self.by.is_empty()
    }
}

/// How what a column holds becomes a value of its concept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnCoding {
    /// What stands for which level, by its rank; the first that fits counts. Empty where nothing is said: numbers are
    /// taken as they are, yes and no from 0 and 1, TRUE and FALSE, yes and no, and levels by their names.
    pub levels: Vec<(usize, Vec<CodePlace>)>,
    /// What stands for `unknown` in this column alone.
    pub unknown: Vec<CodePlace>,
}

/// A code and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct CodePlace {
    /// The code.
    pub code: Code,
    /// Where it stands.
    pub place: Place,
}

impl Code {
    /// Whether it stands for a number.
    pub fn covers_number(&self, number: f64) -> bool {
        match self {
            Self::Number(own) => *own == number,
            Self::Range(low, high) => *low <= number && number <= *high,
            Self::Text(text) => text.trim().parse() == Ok(number),
        }
    }

    /// Whether it stands for a text, as it is in a file.
    pub fn covers_text(&self, text: &str) -> bool {
        match self {
            Self::Text(own) => **own == *text,
            Self::Number(_) | Self::Range(..) => text.trim().parse().is_ok_and(|number| self.covers_number(number)),
        }
    }
}
