//! Cases, what is observed in them, and tests within them.

use super::{Backing, Header, Mention, Owner};
use crate::argument::ids::{CaseId, ConceptId, Place, PredictionId, StepId, TheoryId};
use lakatos_syntax::ast::Citation;
use std::sync::Arc;

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Name, title, place.
    pub header: Header,
    /// First and last year, its own or of the case it is within; the last is none where open.
    pub period: Option<(f64, Option<f64>)>,
    /// What it observes itself.
    pub observations: Vec<Observation>,
    /// Which of contested codings it adopts.
    pub settles: Vec<Settlement>,
    /// The case it is a period of.
    pub parent: Option<CaseId>,
    /// The cases that are periods of it.
    pub periods: Vec<CaseId>,
    /// Roles it is selected for.
    pub roles: Vec<Role>,
    /// Cases it is likened to.
    pub likenesses: Vec<Likeness>,
    /// The cases of a library that it is said to be.
    pub same_as: Vec<Arc<str>>,
    /// What it is about, its own word or that of the case it is within.
    pub unit: Option<Arc<str>>,
    /// Who acts in it, its own or those of the case it is within.
    pub actors: Vec<Actor>,
}

/// An actor of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Its name, which is the case's and not the project's.
    pub name: Arc<str>,
    /// Where it is named.
    pub place: Place,
}

/// A value as coded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CodedValue {
    /// Said to be unknown.
    Unknown,
    /// The value moved from the first to the second over the period; the two are one for a single value. A level is
    /// its rank.
    Within(f64, f64),
}

/// `CONCEPT = VALUE` on a case.
#[derive(Clone, Debug)]
pub struct Observation {
    /// What is observed.
    pub concept: ConceptId,
    /// The value.
    pub value: CodedValue,
    /// Where the coding stands.
    pub place: Place,
    /// What stands behind it.
    pub backing: Backing,
}

/// `settles CONCEPT = VALUE`.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// The contested concept.
    pub concept: ConceptId,
    /// The coding adopted.
    pub value: CodedValue,
    /// Where it stands.
    pub place: Place,
}

/// `selected-as ROLE for THEORY`.
#[derive(Clone, Debug)]
pub struct Role {
    /// The role's word.
    pub name: Arc<str>,
    /// Where the word stands.
    pub place: Place,
    /// For which theory.
    pub theory: TheoryId,
}

/// `like CASE on CONCEPT, …`.
#[derive(Clone, Debug)]
pub struct Likeness {
    /// The other case.
    pub other: Mention<CaseId>,
    /// In which respects; empty where none is said.
    pub concepts: Vec<ConceptId>,
}

/// A within-case test.
#[derive(Clone, Debug)]
pub struct Test {
    /// Name, title, place.
    pub header: Header,
    /// The theory (or auxiliary) tested.
    pub owner: Option<Owner>,
    /// The prediction tested, where one is named.
    pub prediction: Option<PredictionId>,
    /// The link of the mechanism tested, where one is named.
    pub step: Option<StepId>,
    /// The case.
    pub case: Option<Mention<CaseId>>,
    /// Its kind's word; empty where none is said.
    pub kind: Arc<str>,
    /// `yes`, `no`, `pending` or empty.
    pub found: Arc<str>,
    /// Works cited on its lines.
    pub citations: Vec<Citation>,
}
