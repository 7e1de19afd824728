//! Questions that were answered before: what is asked of the solver follows from the form of a formula and from what its
//! concepts can be, and not from what they are called.

use super::Bounded;
use crate::argument::formula::Formula;
use crate::argument::{Answer, Argument, ConceptId, Domain, Effort};
use lakatos_syntax::ast::Operator;
use rustc_hash::FxHashMap;

/// All that the answer about a formula follows from; `about` tells apart what may be asked of one.
pub fn question(argument: &Argument, formula: &Formula, about: u64) -> Box<[u64]> {
    let mut question = Question { argument, numbers: FxHashMap::default(), words: vec![about] };
    question.add(formula);
    question.words.into()
}

struct Question<'all> {
    argument: &'all Argument,
    /// Concepts by the order in which they are met.
    numbers: FxHashMap<ConceptId, u64>,
    words: Vec<u64>,
}

impl Question<'_> {
    fn add(&mut self, formula: &Formula) {
        match formula {
            Formula::Comparison(comparison) => {
                let next = self.numbers.len() as u64;
                let number = *self.numbers.entry(comparison.concept).or_insert(next);
                self.words.extend([0, number, operator(comparison.operator), comparison.operand.to_bits()]);
                if number == next {
                    self.words.push(match &self.argument.concept(comparison.concept).domain {
                        Domain::Levels { names, .. } => names.len() as u64,
                        Domain::Number => u64::MAX,
                    });
                }
            }
            Formula::Not(inner) => {
                self.words.push(1);
                self.add(inner);
            }
            Formula::And(parts) => self.add_all(2, parts),
            Formula::Or(parts) => self.add_all(3, parts),
        }
    }

    fn add_all(&mut self, sign: u64, parts: &[Formula]) {
        self.words.extend([sign, parts.len() as u64]);
        parts.iter().for_each(|part| self.add(part));
    }
}

fn operator(operator: Operator) -> u64 {
    match operator {
        Operator::Equal => 0,
        Operator::NotEqual => 1,
        Operator::Less => 2,
        Operator::AtMost => 3,
        Operator::Greater => 4,
        Operator::AtLeast => 5,
    }
}

/// The answer that would be worked out within a bound, if it is known; what that would cost is spent.
pub fn recall(effort: &Effort, question: &[u64], bound: &Bounded) -> Option<Box<[u64]>> {
    let known = effort.answers().get(question)?;
    // Within a narrower bound, it might be given up on the way.
    if known.conflicts > bound.most || known.steps >= effort.left() {
        return None;
    }
    effort.spend(known.steps);
    Some(known.words)
}

/// Keeps an answer that was worked out within its bound.
pub fn keep(effort: &Effort, question: Box<[u64]>, words: Box<[u64]>, conflicts: u64, steps: u64) {
    if !effort.is_called_off() && effort.left() > 0 {
        effort.answers().keep(question, Answer { words, conflicts, steps });
    }
}
