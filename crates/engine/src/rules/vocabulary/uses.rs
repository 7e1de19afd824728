//! What predictions, scopes and exceptions make of each concept.

use crate::appraisal::derived::spoken_of;
use crate::appraisal::stance::Stance;
use crate::appraisal::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::{Argument, BuiltIn, ConceptId, Owner, Prediction};
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
    /// In what is predicted of the outcome of a puzzle, or of anything where no puzzle names one.
    pub speaks_of_puzzle: bool,
    /// As the outcome of a prediction that is no `only when`.
    pub is_sufficient_outcome: bool,
}

/// The uses of every concept.
pub fn concept_uses(argument: &Argument, stance: &Stance) -> Vec<ConceptUse> {
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
    mark_puzzle(argument, stance, &mut uses);
    // What is coded of an actor is used where the concept is.
    for (index, concept) in argument.concepts.iter().enumerate() {
        if let Some(of) = concept.built_in.as_ref().and_then(BuiltIn::concept) {
            uses[index].in_formula |= uses[of.index()].in_formula;
            uses[index].speaks_of_puzzle |= uses[of.index()].speaks_of_puzzle;
        }
    }
    // A measure is used where what it measures is, through any number of measures.
    for _ in 0..argument.concepts.len() {
        let mut changed = false;
        for (index, concept) in argument.concepts.iter().enumerate() {
            let measured = || concept.measures.iter().map(|measured| measured.index());
            let (used, speaks) =
                (measured().any(|id| uses[id].in_formula), measured().any(|id| uses[id].speaks_of_puzzle));
            changed |= used && !uses[index].in_formula || speaks && !uses[index].speaks_of_puzzle;
            uses[index].in_formula |= used;
            uses[index].speaks_of_puzzle |= speaks;
        }
        if !changed {
            break;
        }
    }
    uses
}

/// Marks what the predictions of a puzzle's outcome hang on, with the scopes of their theories and the exceptions to them. An
/// outcome that is another's condition leads on to what is predicted of it.
fn mark_puzzle(argument: &Argument, stance: &Stance, uses: &mut [ConceptUse]) {
    let mut asked: Vec<ConceptId> = argument.puzzles.iter().filter_map(|puzzle| puzzle.outcome).collect();
    if asked.is_empty() {
        uses.iter_mut().for_each(|concept| concept.speaks_of_puzzle = concept.in_formula);
        return;
    }
    while let Some(outcome) = asked.pop() {
        let is_about = |prediction: &&Prediction| {
            // Whatever the answer to a puzzle predicts is part of the answer.
            spoken_of(argument, &prediction.claim.outcome).contains(&outcome)
                || matches!(prediction.owner, Owner::Theory(theory) if stance.is_defended(theory))
        };
        for prediction in argument.predictions.iter().filter(is_about) {
            let excepts = argument.auxiliaries.iter().filter(|auxiliary| match prediction.owner {
                Owner::Theory(theory) => auxiliary.amends.iter().any(|amended| amended.id == theory),
                _ => false,
            });
            let lines = excepts.flat_map(|auxiliary| &auxiliary.excepts).map(|line| &line.formula);
            let scope = where_it_speaks(argument, prediction);
            let claim = [&prediction.claim.condition, &prediction.claim.outcome, &scope];
            for concept in claim.into_iter().chain(lines).flat_map(|formula| spoken_of(argument, formula)) {
                if !uses[concept.index()].speaks_of_puzzle {
                    uses[concept.index()].speaks_of_puzzle = true;
                    asked.push(concept);
                }
            }
        }
    }
}
