//! The vocabulary of rules: kinds of things, their fields, and how each field is read off the appraised argument.
//!
//! One table: the type checker, the reference in `docs/rule-language.md` and the evaluation of conditions all read it. What
//! a rule cannot say becomes a field here; no rule reaches around it.

mod amendment;
mod auxiliary;
mod behind;
mod case;
mod causes;
mod citation;
mod claim;
mod concept;
mod confounding;
mod contested;
mod data;
mod deviation;
mod doubts;
mod facts;
mod library;
mod lines;
mod logic;
mod measures;
mod mention;
mod narrowing;
mod objection;
mod paradigm;
mod passed_over;
mod prediction;
mod problem;
mod puzzle;
mod result;
mod sentence;
mod spoken;
mod standing;
mod tabled;
mod test;
mod theory;
mod uses;

pub use citation::Cited;
pub use facts::Facts;
pub use problem::own_fixes;

use crate::argument::Place;
use std::sync::Arc;

/// A kind of thing that rules speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is described in KINDS")]
pub enum Kind {
    Puzzle,
    PuzzleCase,
    Concept,
    Assumption,
    Paradigm,
    Theory,
    Mention,
    Concession,
    Auxiliary,
    Amendment,
    Rescue,
    Exception,
    Recoding,
    Threshold,
    Prediction,
    Result,
    Case,
    Observation,
    Role,
    Likeness,
    Test,
    Objection,
    Narrowing,
    FormulaLine,
    Conflict,
    Confounding,
    Rivalry,
    Citation,
    Claim,
    Declaration,
    Deviation,
    DataResult,
    DataCase,
    RecordedCount,
    LibraryCase,
    LibraryResult,
    Problem,
    Sentence,
    SpokenTheory,
    SpokenCase,
}

/// What there is to know of a kind.
pub struct KindInfo {
    /// The kind.
    pub kind: Kind,
    /// Its name in rules.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// The fields that lead to the declared name a finding about it is about.
    pub subject: &'static [&'static str],
    /// What it has.
    pub fields: &'static [Field],
}

/// Every kind.
pub static KINDS: &[KindInfo] = &[
    puzzle::PUZZLE,
    puzzle::PUZZLE_CASE,
    concept::CONCEPT,
    theory::ASSUMPTION,
    paradigm::PARADIGM,
    theory::THEORY,
    mention::MENTION,
    theory::CONCESSION,
    auxiliary::AUXILIARY,
    amendment::AMENDMENT,
    amendment::RESCUE,
    auxiliary::EXCEPTION,
    auxiliary::RECODING,
    auxiliary::THRESHOLD,
    prediction::PREDICTION,
    result::RESULT,
    case::CASE,
    case::OBSERVATION,
    case::ROLE,
    case::LIKENESS,
    test::TEST,
    objection::OBJECTION,
    narrowing::NARROWING,
    logic::FORMULA_LINE,
    logic::CONFLICT,
    confounding::CONFOUNDING,
    logic::RIVALRY,
    citation::CITATION,
    claim::CLAIM,
    problem::DECLARATION,
    deviation::DEVIATION,
    data::DATA_RESULT,
    data::DATA_CASE,
    data::RECORDED_COUNT,
    library::LIBRARY_CASE,
    library::LIBRARY_RESULT,
    problem::PROBLEM,
    sentence::SENTENCE,
    spoken::SPOKEN_THEORY,
    spoken::SPOKEN_CASE,
];

impl Kind {
    /// Its row in [`KINDS`].
    pub fn info(self) -> &'static KindInfo {
        KINDS.iter().find(|info| info.kind == self).unwrap_or(&KINDS[0])
    }

    /// By its name in rules.
    pub fn named(name: &str) -> Option<Self> {
        KINDS.iter().find(|info| info.name == name).map(|info| info.kind)
    }

    /// Whether a field is one of its own.
    pub fn has(self, field: &'static Field) -> bool {
        self.info().fields.iter().any(|own| std::ptr::eq(own, field))
    }

    /// One of its fields.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.info().fields.iter().find(|field| field.name == name)
    }
}

/// One thing of a kind: the kind, and up to two indexes whose meaning is the kind's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// First index.
    pub first: u32,
    /// Second index; 0 where one is enough.
    pub second: u32,
}

impl Entity {
    /// By one index.
    pub fn new(kind: Kind, first: u32) -> Self {
        Self { kind, first, second: 0 }
    }

    /// By two.
    pub fn pair(kind: Kind, first: u32, second: u32) -> Self {
        Self { kind, first, second }
    }
}

/// The type of a value that is no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "types are what they are called")]
pub enum Scalar {
    Bool,
    Number,
    String,
    Place,
    Entity(Kind),
}

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// One.
    One(Scalar),
    /// Any number of them.
    List(Scalar),
    /// `[]`, which fits every list.
    EmptyList,
}

impl Type {
    /// Yes or no.
    pub const BOOL: Self = Self::One(Scalar::Bool);
    /// A number.
    pub const NUMBER: Self = Self::One(Scalar::Number);
    /// A text.
    pub const STRING: Self = Self::One(Scalar::String);
    /// A place.
    pub const PLACE: Self = Self::One(Scalar::Place);

    /// A thing of a kind.
    pub const fn entity(kind: Kind) -> Self {
        Self::One(Scalar::Entity(kind))
    }

    /// Several things of a kind.
    pub const fn list(kind: Kind) -> Self {
        Self::List(Scalar::Entity(kind))
    }

    /// In words.
    pub fn words(self) -> String {
        let scalar = |scalar: Scalar| match scalar {
            Scalar::Bool => "bool",
            Scalar::Number => "number",
            Scalar::String => "string",
            Scalar::Place => "place",
            Scalar::Entity(kind) => kind.info().name,
        };
        match self {
            Self::One(one) => scalar(one).to_owned(),
            Self::List(item) => format!("list of {}", scalar(item)),
            Self::EmptyList => "empty list".to_owned(),
        }
    }
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "values are of the types of the same name")]
pub enum Value {
    Bool(bool),
    Number(f64),
    String(Arc<str>),
    Place(Place),
    Entity(Entity),
    List(Vec<Value>),
}

impl Value {
    /// A text.
    pub fn string(text: impl Into<Arc<str>>) -> Self {
        Self::String(text.into())
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Self::Number(count as f64)
    }

    /// Things of one kind, by one index each.
    pub fn entities(kind: Kind, indexes: impl IntoIterator<Item = u32>) -> Self {
        Self::List(indexes.into_iter().map(|index| Self::Entity(Entity::new(kind, index))).collect())
    }

    /// Things of one kind, by two indexes each.
    pub fn pairs(kind: Kind, indexes: impl IntoIterator<Item = (u32, u32)>) -> Self {
        Self::List(indexes.into_iter().map(|(first, second)| Self::Entity(Entity::pair(kind, first, second))).collect())
    }

    /// Texts.
    pub fn strings(texts: impl IntoIterator<Item = Arc<str>>) -> Self {
        Self::List(texts.into_iter().map(Self::String).collect())
    }
}

/// Reads a field of an entity; none where an optional field is absent.
pub type Getter = fn(&Facts, Entity) -> Option<Value>;

/// A field of a kind.
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub ty: Type,
    /// Whether it may be absent.
    pub is_optional: bool,
    /// One line on what it is.
    pub doc: &'static str,
    /// How it is read.
    pub get: Getter,
}

impl Field {
    /// A field that every entity of the kind has.
    pub const fn new(name: &'static str, ty: Type, doc: &'static str, get: Getter) -> Self {
        Self { name, ty, is_optional: false, doc, get }
    }

    /// A field that may be absent.
    pub const fn optional(name: &'static str, ty: Type, doc: &'static str, get: Getter) -> Self {
        Self { name, ty, is_optional: true, doc, get }
    }
}

/// Where a finding about an entity goes unless its rule says otherwise: every kind has it.
pub fn place_of(facts: &Facts, entity: Entity) -> Option<Place> {
    match (entity.kind.field("place")?.get)(facts, entity)? {
        Value::Place(place) => Some(place),
        _ => None,
    }
}
