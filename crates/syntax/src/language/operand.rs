//! What follows a keyword, and what a name there must stand for.

use super::words::WordList;
use crate::ast::{Coding, Formula, ListProperty, Name, PropertyValue, Qualified, Text, TextProperty};

/// What follows the keyword of a property. Those that several properties share say which value of the tree they make.
#[derive(Clone, Copy, Debug)]
pub enum Operand {
    /// Names with commas between: `rivals a, b`.
    Names(ListProperty, Target),
    /// A text, which may have a label where the grammar allows one: `core self-help: "…"`.
    Text(TextProperty),
    /// The levels of a concept: `values no < yes`.
    Levels,
    /// One name, which may have a label: `of balance-of-threat.align`.
    Qualified(Target),
    /// Names with labels, with commas between: `follows-from realism.self-help`.
    QualifiedNames(fn(Vec<Qualified>) -> PropertyValue, Target),
    /// Texts with commas between: `known-as "…", "…"`.
    Texts(fn(Vec<Text>) -> PropertyValue),
    /// A name that nothing declares: `unit dyad`.
    FreeName(fn(Name) -> PropertyValue),
    /// Names of the declaration's own, with commas between: `actors korea, japan`.
    OwnNames(fn(Vec<Name>) -> PropertyValue),
    /// A year: `proposed 1987`.
    Year,
    /// `scope …`
    Formula(fn(Formula) -> PropertyValue),
    /// `predicts [LABEL:] OUTCOME [MODE FORMULA] [where FORMULA]`
    Prediction,
    /// A concept and its value, and which concepts it may be: `settles threat = yes`.
    Coding(fn(Coding) -> PropertyValue, Target),
    /// `recodes CASE: CONCEPT = VALUE`
    Recoding,
    /// `selected-as ROLE for THEORY`
    Selection,
    /// `like CASE on CONCEPT, …`
    Likeness,
    /// `column "polity2" of dyads by ccode1, ccode2 as LEVEL = CODE`
    Column,
    /// `row ccode1, ccode2, year`
    Row,
    /// `where year >= 1950`, over the columns of a table
    ColumnFormula,
    /// `names "names.csv" on ccode`
    UnitNames,
    /// `missing -9, "NA"`
    Codes,
    /// `joined to dyads on ccode1 = country, year`
    Join,
    /// One word out of a list: `kind hoop`.
    Choice(fn(Name) -> PropertyValue, &'static WordList),
}

impl Operand {
    /// What kind of thing follows, in a word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Names(..) => "names",
            Self::Text(_) => "text",
            Self::Levels => "levels",
            Self::Qualified(_) => "qualified name",
            Self::QualifiedNames(..) => "qualified names",
            Self::Texts(_) => "texts",
            Self::FreeName(_) => "name",
            Self::OwnNames(_) => "new names",
            Self::Year => "year",
            Self::Formula(_) => "formula",
            Self::Prediction => "prediction",
            Self::Coding(..) => "coding",
            Self::Recoding => "recoding",
            Self::Selection => "selection",
            Self::Likeness => "likeness",
            Self::Column => "column",
            Self::Row => "columns",
            Self::ColumnFormula => "formula over columns",
            Self::UnitNames => "table of names",
            Self::Codes => "codes",
            Self::Join => "join",
            Self::Choice(..) => "choice",
        }
    }
}

/// What a name must stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A concept.
    Concept,
    /// A concept that the case observes.
    ObservedConcept,
    /// A case.
    Case,
    /// A theory.
    Theory,
    /// A paradigm.
    Paradigm,
    /// A theory or an auxiliary.
    TheoryOrAuxiliary,
    /// A theory or auxiliary, or one prediction or step of it.
    Prediction,
    /// A core or heuristic.
    Assumption,
    /// A data set.
    Data,
    /// A concept, theory or case of a library.
    InLibrary,
    /// Anything declared, or a line of it that has a label.
    Anything,
}

impl Target {
    /// What is expected, for messages.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Concept | Self::ObservedConcept => "a concept",
            Self::Case => "a case",
            Self::Theory => "a theory",
            Self::Paradigm => "a paradigm",
            Self::TheoryOrAuxiliary => "a theory or an auxiliary",
            Self::Prediction => "a theory, or a prediction or step of it",
            Self::Assumption => "the name of a core or heuristic",
            Self::Data => "a data set",
            Self::InLibrary => "a concept, theory or case of a library",
            Self::Anything => "a name",
        }
    }
}
