//! Which predictions of a theory demand outcomes that cannot both be: found by the concepts that they speak of, since outcomes
//! of different concepts hinder each other only where something ties these together.

use super::entailment::exclude_each_other;
use super::solver::stands_alone;
use super::testability::demands;
use crate::argument::formula::Formula;
use crate::argument::{Argument, ConceptId, PredictionId};
use rustc_hash::FxHashMap;

/// What the predictions of a theory demand, each outcome once.
pub struct Outcomes<'argument> {
    argument: &'argument Argument,
    distinct: Vec<Outcome>,
    /// The outcomes that each prediction demands.
    of_each: Vec<Vec<usize>>,
    /// The outcomes that speak of each concept, and hang on nothing else.
    by_concept: FxHashMap<ConceptId, Vec<usize>>,
    /// The outcomes that may hang on any other.
    tied: Vec<usize>,
    excluded: FxHashMap<(usize, usize), bool>,
}

struct Outcome {
    formula: Formula,
    /// Whether it can be, and hangs on no other concept than its own.
    is_alone: bool,
    /// The predictions that demand it, by number.
    predictions: Vec<usize>,
}

impl<'argument> Outcomes<'argument> {
    /// Of some predictions.
    pub fn new(argument: &'argument Argument, predictions: &[PredictionId]) -> Self {
        let mut known: FxHashMap<Vec<u64>, usize> = FxHashMap::default();
        let mut all = Self {
            argument,
            distinct: Vec::new(),
            of_each: Vec::new(),
            by_concept: FxHashMap::default(),
            tied: Vec::new(),
            excluded: FxHashMap::default(),
        };
        for (number, id) in predictions.iter().enumerate() {
            let mut own = Vec::new();
            for (_, formula) in demands(&argument.prediction(*id).claim) {
                let mut key = Vec::new();
                spell(&formula, &mut key);
                let index = *known.entry(key).or_insert_with(|| all.add(formula));
                all.distinct[index].predictions.push(number);
                own.push(index);
            }
            all.of_each.push(own);
        }
        all
    }

    fn add(&mut self, formula: Formula) -> usize {
        let index = self.distinct.len();
        let is_alone = stands_alone(self.argument, &formula);
        match is_alone {
            true => {
                formula
                    .concepts()
                    .into_iter()
                    .for_each(|concept| self.by_concept.entry(concept).or_default().push(index));
            }
            false => self.tied.push(index),
        }
        self.distinct.push(Outcome { formula, is_alone, predictions: Vec::new() });
        index
    }

    /// The predictions before one, by number, that demand what cannot be together with what it demands.
    pub fn opposed_before(&mut self, number: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for own in self.of_each[number].clone() {
            for other in self.related_to(own) {
                if self.exclude(own, other) {
                    let before = self.distinct[other].predictions.iter().copied();
                    found.extend(before.take_while(|first| *first < number));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn related_to(&self, outcome: usize) -> Vec<usize> {
        let Outcome { formula, is_alone, .. } = &self.distinct[outcome];
        if !is_alone {
            return (0..self.distinct.len()).collect();
        }
        let of_concept = formula.concepts().into_iter().filter_map(|concept| self.by_concept.get(&concept));
        of_concept.flatten().chain(&self.tied).copied().collect()
    }

    fn exclude(&mut self, one: usize, other: usize) -> bool {
        let (argument, distinct) = (self.argument, &self.distinct);
        *self.excluded.entry((one.min(other), one.max(other))).or_insert_with(|| {
            let [one, other] = [one.min(other), one.max(other)].map(|index| &distinct[index].formula);
            exclude_each_other(argument, one, other)
        })
    }
}

/// A formula as numbers, the same for the same formula wherever it is written.
pub fn spell(formula: &Formula, key: &mut Vec<u64>) {
    let mut of_parts = |sign: u64, parts: &[Formula]| {
        key.extend([sign, parts.len() as u64]);
        parts.iter().for_each(|part| spell(part, key));
    };
    match formula {
        Formula::Comparison(comparison) => {
            key.extend([
                0,
                comparison.concept.index() as u64,
                comparison.operator as u64,
                comparison.operand.to_bits(),
            ]);
        }
        Formula::Not(inner) => of_parts(1, std::slice::from_ref(inner)),
        Formula::And(parts) => of_parts(2, parts),
        Formula::Or(parts) => of_parts(3, parts),
    }
}
