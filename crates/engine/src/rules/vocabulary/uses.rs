//! What predictions, scopes and exceptions make of each concept.

use crate::appraisal::derived::spoken_of;
use crate::argument::formula::Formula;
use crate::argument::{Argument, BuiltIn};
use lakatos_syntax::ast::Mode;

/// How predictions, scopes and exceptions use a concept.
#[derive(Clone, Copy, Debug, Default)]
pub struct ConceptUse {
    /// In a prediction.
    pub in_prediction: bool,
    /// In a prediction, scope or exception, or a measure of one that is.
    pub in_formula: bool,
    /// As the outcome of a prediction or of a puzzle.
    pub is_outcome: bool,
    /// As the outcome of a prediction that is no `only when`.
    pub is_sufficient_outcome: bool,
}

/// The uses of every concept.
pub fn concept_uses(argument: &Argument) -> Vec<ConceptUse> {
    let mut uses = vec![ConceptUse::default(); argument.concepts.len()];
    let mark = |uses: &mut Vec<ConceptUse>, formula: &Formula, change: fn(&mut ConceptUse)| {
        for concept in spoken_of(argument, formula) {
            change(&mut uses[concept.index()]);
            uses[concept.index()].in_formula = true;
        }
    };
    for prediction in &argument.predictions {
        mark(&mut uses, &prediction.claim.condition, |concept| concept.in_prediction = true);
        mark(&mut uses, &prediction.claim.scope, |concept| concept.in_prediction = true);
        let is_necessary = prediction.claim.mode == Mode::OnlyWhen;
        mark(&mut uses, &prediction.claim.outcome, |concept| {
            concept.in_prediction = true;
        });
        // What an index is made of may stay the same while the index varies.
        for concept in prediction.claim.outcome.concepts() {
            let built_in = argument.concept(concept).built_in.as_ref();
            let concept = built_in.and_then(BuiltIn::concept).unwrap_or(concept);
            uses[concept.index()].is_outcome = true;
            uses[concept.index()].is_sufficient_outcome |= !is_necessary;
        }
    }
    for outcome in argument.puzzles.iter().filter_map(|puzzle| puzzle.outcome) {
        uses[outcome.index()].is_outcome = true;
    }
    let scopes = argument.theories.iter().flat_map(|theory| &theory.scope_lines);
    let excepts = argument.auxiliaries.iter().flat_map(|auxiliary| &auxiliary.excepts);
    for line in scopes.chain(excepts) {
        mark(&mut uses, &line.formula, |_| {});
    }
    // What is coded of an actor is used where the concept is.
    for (index, concept) in argument.concepts.iter().enumerate() {
        if let Some(of) = concept.built_in.as_ref().and_then(BuiltIn::concept) {
            uses[index].in_formula |= uses[of.index()].in_formula;
        }
    }
    // A measure is used where what it measures is, through any number of measures.
    for _ in 0..argument.concepts.len() {
        let mut changed = false;
        for (index, concept) in argument.concepts.iter().enumerate() {
            let measures_used = concept.measures.iter().any(|measured| uses[measured.index()].in_formula);
            changed |= measures_used && !uses[index].in_formula;
            uses[index].in_formula |= measures_used;
        }
        if !changed {
            break;
        }
    }
    uses
}
