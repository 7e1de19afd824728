//! The typed tree of one declaration. Spans are relative to the piece; names are NFC.

mod data;
mod formula;

pub use data::{ColumnLine, JoinKey, LevelCodes};
pub use formula::{Formula, FormulaKind, Mode, Operator, Prediction, Quantifier};

use super::language;
use super::span::Span;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A word that names something, normalised to NFC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The word.
    pub text: Arc<str>,
    /// Where it stands.
    pub span: Span,
}

/// A string, without its quotes and escapes, its line breaks folded into single spaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// What it says.
    pub text: Arc<str>,
    /// With its quotes.
    pub span: Span,
}

/// `@key[pp. 12-14]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Without the `@`, and the braces that may stand around it.
    pub key: Arc<str>,
    /// Where the key alone stands.
    pub key_span: Span,
    /// Without its brackets.
    pub locator: Option<Arc<str>>,
    /// Key and locator.
    pub span: Span,
}

impl Citation {
    /// Sign and key, with the braces around it.
    pub fn sign_and_key(&self) -> Span {
        let braces = self.key_span.start.saturating_sub(self.span.start + 1);
        Span { start: self.span.start, end: self.key_span.end + braces }
    }
}

/// What opens a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DeclarationKind {
    /// A research question.
    Puzzle,
    /// A work cited.
    Source,
    /// A condition or an outcome.
    Concept,
    /// A research programme.
    Paradigm,
    /// A theory within one.
    Theory,
    /// A hypothesis added to protect a theory.
    Auxiliary,
    /// A case with its period.
    Case,
    /// A within-case test.
    Test,
    /// What a reader may hold against the argument.
    Objection,
    /// Brings in a library.
    Use,
    /// A table beside the text.
    Data,
}

impl DeclarationKind {
    /// Every kind, in the order of the language's table.
    pub const ALL: [Self; 11] = [
        Self::Puzzle,
        Self::Source,
        Self::Concept,
        Self::Paradigm,
        Self::Theory,
        Self::Auxiliary,
        Self::Case,
        Self::Test,
        Self::Objection,
        Self::Use,
        Self::Data,
    ];

    /// The keyword.
    pub fn keyword(self) -> &'static str {
        language::declaration(self).keyword
    }

    /// With its article, for messages.
    pub fn with_article(self) -> &'static str {
        language::declaration(self).with_article
    }
}

/// A declaration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declaration {
    /// What it declares.
    pub kind: DeclarationKind,
    /// Its name; absent where it is still to be written. The library's name for `use`.
    pub name: Option<Name>,
    /// The string after the name.
    pub title: Option<Text>,
    /// The works it is taken from.
    pub citations: Vec<Citation>,
    /// Of a case: first and last year.
    pub period: Option<Range>,
    /// In the order written.
    pub properties: Vec<Property>,
    /// From its keyword to the end of its last property.
    pub span: Span,
    /// Its first line: keyword, name, title, citations, period.
    pub header: Span,
}

impl Declaration {
    /// Every work cited in it.
    pub fn all_citations(&self) -> impl Iterator<Item = &Citation> {
        self.citations.iter().chain(self.properties.iter().flat_map(|property| property.citations.iter()))
    }
}

/// One line of a declaration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Property {
    /// Its keyword; the concept's name for an observation.
    pub keyword: Span,
    /// What it says.
    pub value: PropertyValue,
    /// Works cited behind it, which the argument shares.
    pub citations: Arc<[Citation]>,
    /// The string behind it.
    pub why: Option<Text>,
    /// The word after `via`.
    pub evidence: Option<Name>,
    /// All of it.
    pub span: Span,
}

/// Properties that list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is the keyword of the language that it is called after")]
pub enum ListProperty {
    Outcome,
    About,
    Answer,
    Measures,
    SameAs,
    Explains,
    IrrespectiveOf,
    Rivals,
    BuiltOn,
    Concedes,
    Amends,
    Rescues,
    Within,
    On,
    Against,
    Succeeds,
}

/// Properties that hold a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is the keyword of the language that it is called after")]
pub enum TextProperty {
    Measured,
    From,
    Table,
    Core,
    Heuristic,
    Mechanism,
    LooksFor,
    Note,
    Step,
    Answered,
    Granted,
}

/// What a property says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are called as in the language")]
pub enum PropertyValue {
    /// `rivals a, b`
    List(ListProperty, Vec<Name>),
    /// `core self-help: "…"`
    Text { property: TextProperty, label: Option<Name>, text: Text },
    /// `values no < yes`
    Values { ordered: bool, levels: Vec<Name> },
    /// `of realism`, `of balance-of-threat.align`
    Of(Qualified),
    /// `follows-from realism.self-help`
    FollowsFrom(Vec<Qualified>),
    /// `to rivals, balance-of-threat.align`
    To(Vec<Qualified>),
    /// `answered-by hidden-alliance, korea-japan`
    AnsweredBy(Vec<Qualified>),
    /// `known-as "…", "…"`
    KnownAs(Vec<Text>),
    /// `actors korea, japan`
    Actors(Vec<Name>),
    /// `unit dyad`
    Unit(Name),
    /// `proposed 1987`
    Proposed { year: f64, span: Span },
    /// `defined …`
    Defined(Formula),
    /// `scope …`
    Scope(Formula),
    /// `excepts …`
    Excepts(Formula),
    /// `predicts …`
    Predicts(Box<Prediction>),
    /// `recodes CASE: CONCEPT = VALUE`
    Recodes { case: Name, coding: Coding },
    /// `CONCEPT = VALUE`
    Observation(Coding),
    /// `settles CONCEPT = VALUE`
    Settles(Coding),
    /// `selected-as ROLE for THEORY`
    SelectedAs { role: Name, theories: Vec<Name> },
    /// `like CASE on CONCEPT`
    Like { cases: Vec<Name>, concepts: Vec<Name> },
    /// `kind KIND`
    Kind(Name),
    /// `found yes`
    Found(Name),
    /// `column "polity2" of dyads by ccode1, ccode2`
    Column(Box<ColumnLine>),
    /// `row ccode1, ccode2, t by t`
    Row { columns: Vec<Name>, time: Option<Name> },
    /// `where year >= 1950`, over columns
    Filter(Formula),
    /// `names "names.csv" on ccode`
    UnitNames { file: Text, on: Option<Name> },
    /// `missing -9, -88`
    Missing(Vec<Value>),
    /// `joined to dyads on ccode1 = country, year`
    Joined { to: Name, on: Vec<JoinKey> },
}

impl PropertyValue {
    /// The word that opens it; `observation` for an observation.
    pub fn keyword(&self) -> &'static str {
        match self {
            Self::List(property, _) => language::list_keyword(*property),
            Self::Text { property, .. } => language::text_keyword(*property),
            Self::Values { .. } => "values",
            Self::Of(_) => "of",
            Self::FollowsFrom(_) => "follows-from",
            Self::To(_) => "to",
            Self::AnsweredBy(_) => "answered-by",
            Self::KnownAs(_) => "known-as",
            Self::Actors(_) => "actors",
            Self::Unit(_) => "unit",
            Self::Proposed { .. } => "proposed",
            Self::Defined(_) => "defined",
            Self::Scope(_) => "scope",
            Self::Excepts(_) => "excepts",
            Self::Predicts(_) => "predicts",
            Self::Recodes { .. } => "recodes",
            Self::Observation(_) => "observation",
            Self::Settles(_) => "settles",
            Self::SelectedAs { .. } => "selected-as",
            Self::Like { .. } => "like",
            Self::Kind(_) => "kind",
            Self::Found(_) => "found",
            Self::Column(_) => "column",
            Self::Row { .. } => "row",
            Self::Filter(_) => "where",
            Self::UnitNames { .. } => "names",
            Self::Missing(_) => "missing",
            Self::Joined { .. } => "joined",
        }
    }
}

/// `NAME` or `NAME.LABEL`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Qualified {
    /// Before the dot.
    pub name: Name,
    /// After it.
    pub label: Option<Name>,
    /// Both.
    pub span: Span,
}

/// `CONCEPT = VALUE`, or `CONCEPT by ACTOR = VALUE`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coding {
    /// What is coded.
    pub concept: Name,
    /// Of which actor of the case; none for the case itself.
    pub actor: Option<Name>,
    /// As what.
    pub value: Value,
    /// Both.
    pub span: Span,
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// Where it stands.
    pub span: Span,
}

/// What can stand as a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ValueKind {
    /// A level, `yes` and `no` among them.
    Level(Arc<str>),
    /// Said to be unknown.
    Unknown,
    /// A number.
    Number(f64),
    /// The value moved within these bounds over the period.
    Range(Range),
}

/// `1990..2012`; an open range has no end.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// Lower bound.
    pub low: f64,
    /// Upper bound; none where open. Never below `low`.
    pub high: Option<f64>,
    /// Where it stands.
    pub span: Span,
}
