//! Concepts: those that a draft declares, and those that nobody does.

use super::{ConceptColumn, Header};
use crate::argument::formula::Formula;
use crate::argument::ids::ConceptId;
use std::sync::Arc;

/// The values that a concept takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Domain {
    /// Levels by rank; `no < yes` unless declared otherwise. Unordered levels compare by equality only.
    Levels {
        /// Names, the lowest first.
        names: Vec<Arc<str>>,
        /// Whether they are ranked.
        ordered: bool,
    },
    /// Numbers.
    Number,
}

impl Domain {
    /// As it is written behind `values`.
    pub fn text(&self) -> String {
        match self {
            Self::Number => "number".to_owned(),
            Self::Levels { names, ordered } => names.join(if *ordered { " < " } else { ", " }),
        }
    }

    /// Whether another one says the same: where levels are not ranked, their order says nothing.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Levels { names, ordered: false }, Self::Levels { names: others, ordered: false }) => {
                names.len() == others.len() && names.iter().all(|name| others.contains(name))
            }
            _ => self == other,
        }
    }

    /// Whether a bare name of the concept is a formula.
    pub fn is_yes_no(&self) -> bool {
        matches!(self, Self::Levels { names, .. } if names.len() == 2 && names[0].as_ref() == "no" && names[1].as_ref() == "yes")
    }
}

/// A condition or an outcome.
#[derive(Clone, Debug)]
pub struct Concept {
    /// Name, title, place.
    pub header: Header,
    /// Its values.
    pub domain: Domain,
    /// How it is measured, in words.
    pub measured: Vec<Arc<str>>,
    /// The concepts that it is a measure of.
    pub measures: Vec<ConceptId>,
    /// The concepts of a library that it is said to be.
    pub same_as: Vec<Arc<str>>,
    /// Of an index: what it is made of. It is derived from that, and never observed.
    pub defined: Option<Formula>,
    /// The columns that observe it, one of a data set at most.
    pub columns: Vec<ConceptColumn>,
    /// Where nobody declared it: what it stands for.
    pub built_in: Option<BuiltIn>,
}

/// A concept that nobody declares: formulas use it as they use any other, and its values follow from the cases.
#[derive(Clone, Debug, PartialEq)]
pub enum BuiltIn {
    /// The years of a case.
    Year,
    /// Whether a case is about such a unit, or says of none what it is about.
    Unit(Arc<str>),
    /// A concept, as coded of one actor.
    Of {
        /// The concept.
        concept: ConceptId,
        /// The actor.
        actor: Arc<str>,
    },
    /// The least value of a concept over the actors of a case.
    Least(ConceptId),
    /// The greatest value.
    Greatest(ConceptId),
    /// Whether each of the actors has a value.
    Each(ConceptId, f64),
    /// Whether one of the actors at least has a value.
    Some(ConceptId, f64),
    /// Whether the actors all have one and the same value.
    Same(ConceptId),
}

impl BuiltIn {
    /// The declared concept that it is about; none for years and units.
    pub fn concept(&self) -> Option<ConceptId> {
        match self {
            Self::Year | Self::Unit(_) => None,
            Self::Of { concept, .. } => Some(*concept),
            Self::Least(concept) | Self::Greatest(concept) | Self::Same(concept) => Some(*concept),
            Self::Each(concept, _) | Self::Some(concept, _) => Some(*concept),
        }
    }
}
