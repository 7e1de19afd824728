//! Twins by words: two concepts that are the same one under two names, as far as the draft's words go.

use crate::argument::formula::{Claim, Comparison, Formula, Movement};
use crate::argument::{Argument, Concept, ConceptId};
use rustc_hash::FxHashMap;

/// One concept for each set of twins.
#[derive(Clone, Debug)]
pub struct Twins {
    first: Vec<ConceptId>,
}

impl Twins {
    /// Of an argument: concepts with the same values that are measured by the same words, or that are said to be the same
    /// concept of a library.
    pub fn new(argument: &Argument) -> Self {
        // The first concept that has some values and is measured by some words, or is said to be some concept of a library.
        let mut firsts: FxHashMap<(String, String, bool), ConceptId> = FxHashMap::default();
        let mut first = |(index, concept): (usize, &Concept)| {
            let words = concept.measured.iter().map(|words| normal(words)).filter(|words| !is_bare_reference(words));
            let names = concept.same_as.iter().map(|name| (name.to_string(), true));
            let marks = words.map(|words| (words, false)).chain(names);
            let id = ConceptId::from_index(index);
            let known =
                marks.map(|(mark, is_name)| *firsts.entry((concept.domain.text(), mark, is_name)).or_insert(id));
            known.min().unwrap_or(id)
        };
        Self { first: argument.concepts.iter().enumerate().map(&mut first).collect() }
    }

    /// The one that stands for a concept and its twins.
    pub fn of(&self, concept: ConceptId) -> ConceptId {
        self.first.get(concept.index()).copied().unwrap_or(concept)
    }

    /// A formula in which each set of twins is one concept.
    pub fn formula(&self, formula: &Formula) -> Formula {
        let all = |parts: &[Formula]| parts.iter().map(|part| self.formula(part)).collect();
        match formula {
            Formula::Comparison(comparison) => {
                Formula::Comparison(Comparison { concept: self.of(comparison.concept), ..*comparison })
            }
            Formula::Not(inner) => Formula::Not(Box::new(self.formula(inner))),
            Formula::And(parts) => Formula::And(all(parts)),
            Formula::Or(parts) => Formula::Or(all(parts)),
        }
    }

    /// A claim in which each set of twins is one concept.
    pub fn claim(&self, claim: &Claim) -> Claim {
        Claim {
            outcome: self.formula(&claim.outcome),
            mode: claim.mode,
            condition: self.formula(&claim.condition),
            scope: self.formula(&claim.scope),
            movement: claim.movement.map(|movement| Movement {
                mover: self.of(movement.mover),
                with: self.of(movement.with),
                ..movement
            }),
        }
    }

    /// The concepts of formulas, twins as one.
    pub fn concepts<'formula>(&self, formulas: impl Iterator<Item = &'formula Formula>) -> Vec<ConceptId> {
        formulas.flat_map(Formula::concepts).map(|concept| self.of(concept)).collect()
    }
}

/// Words, in their normal form, that say where to look and not what to see: "the judgement of the work cited".
fn is_bare_reference(words: &str) -> bool {
    words.split(' ').count() < 4 || words.contains("work cited") || words.contains("works cited")
}

fn normal(words: &str) -> String {
    words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
