//! Many formulas that may not hold, and questions of which each hangs on few of them.
//!
//! What one auxiliary adds is asked beside a thousand others, most of which have nothing to do with it. So an assignment of
//! values is kept from question to question, and for each formula that does not hold in it some concepts whose values are
//! enough for that, as a clause keeps two of its literals (Moskewicz et al. 2001). An answer that changes no such concept
//! leaves the formula as it was; only the others are looked at, and held against the question where they would hold.

use super::{EASY, Satisfiability, satisfiable};
use crate::appraisal::derived::written_out;
use crate::appraisal::truth::compare;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, BuiltIn, ConceptId};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// How often a question is asked again with what its answer broke. After that, it is asked with everything.
const ROUNDS: usize = 12;

/// Formulas that may not hold, by their number.
pub struct Barring<'argument> {
    argument: &'argument Argument,
    formulas: Vec<Formula>,
    /// Those of concepts that hang together with others: held against every question.
    always: Vec<usize>,
    /// How many formulas speak of a concept.
    uses: FxHashMap<ConceptId, usize>,
    /// The assignment that is kept; the lowest level, or nought, where nothing is said.
    standing: FxHashMap<ConceptId, f64>,
    /// The formulas that hold in it.
    holding: BTreeSet<usize>,
    /// For each of the others, the concepts whose values are enough for that.
    reasons: Vec<Vec<ConceptId>>,
    /// The formulas that have a concept among their reasons, or once had.
    resting_on: FxHashMap<ConceptId, Vec<usize>>,
}

/// Whether a formula holds in an assignment, the concepts that are enough for that, and how many formulas speak of the one
/// that most speak of.
struct Weighed {
    holds: bool,
    reasons: Vec<ConceptId>,
    most: usize,
}

impl<'argument> Barring<'argument> {
    /// Of no formulas.
    pub fn new(argument: &'argument Argument) -> Self {
        Self {
            argument,
            formulas: Vec::new(),
            always: Vec::new(),
            uses: FxHashMap::default(),
            standing: FxHashMap::default(),
            holding: BTreeSet::new(),
            reasons: Vec::new(),
            resting_on: FxHashMap::default(),
        }
    }

    /// One formula more.
    pub fn push(&mut self, formula: &Formula) {
        let number = self.formulas.len();
        let formula = written_out(self.argument, formula);
        let concepts = formula.concepts();
        concepts.iter().for_each(|concept| *self.uses.entry(*concept).or_default() += 1);
        self.formulas.push(formula);
        self.reasons.push(Vec::new());
        match concepts.iter().any(|concept| hangs_together(self.argument, *concept)) {
            true => self.always.push(number),
            false => self.weigh(number),
        }
    }

    /// Whether some assignment satisfies `wanted`, and none of the formulas but those that are spared; none where that is
    /// too large to tell.
    pub fn is_possible(&mut self, wanted: &Formula, is_spared: impl Fn(usize) -> bool) -> Option<bool> {
        let wanted = written_out(self.argument, wanted);
        let known = self.always.iter().chain(&self.holding).copied();
        let mut barred: BTreeSet<usize> = known.filter(|number| !is_spared(*number)).collect();
        for round in 0.. {
            let negated = barred.iter().map(|number| self.formulas[*number].clone().negated());
            let asked = Formula::And(std::iter::once(wanted.clone()).chain(negated).collect());
            let values = match satisfiable(self.argument, &asked) {
                Satisfiability::Unsatisfiable => return Some(false),
                Satisfiability::TooLarge => return None,
                Satisfiability::Satisfiable(values) => values,
            };
            let changed: FxHashMap<ConceptId, f64> =
                values.into_iter().filter(|(concept, value)| self.value(*concept) != *value).collect();
            let broken = self.broken(&changed, &is_spared, &barred);
            if broken.as_ref().is_some_and(Vec::is_empty) {
                self.take(changed);
                return Some(true);
            }
            match broken {
                Some(broken) if round < ROUNDS => barred.extend(broken),
                Some(_) if barred.len() < self.formulas.len() => {
                    barred = (0..self.formulas.len()).filter(|number| !is_spared(*number)).collect();
                }
                _ => {
                    self.argument.effort.leave_open(super::place_of(&wanted));
                    return None;
                }
            }
        }
        None
    }

    /// The formulas that would hold in an assignment with some values changed; none where too many would have to be looked
    /// at.
    fn broken(
        &self,
        changed: &FxHashMap<ConceptId, f64>,
        is_spared: &impl Fn(usize) -> bool,
        barred: &BTreeSet<usize>,
    ) -> Option<Vec<usize>> {
        let effort = &self.argument.effort;
        let mut left = effort.left().max(EASY.0);
        let mut broken = BTreeSet::new();
        for concept in changed.keys() {
            for number in self.resting_on.get(concept).into_iter().flatten() {
                left = left.checked_sub(1)?;
                effort.spend(1);
                if is_spared(*number) || barred.contains(number) || !self.reasons[*number].contains(concept) {
                    continue;
                }
                let value = |concept| changed.get(&concept).copied().unwrap_or_else(|| self.value(concept));
                if holds(&self.formulas[*number], &value) {
                    broken.insert(*number);
                }
            }
        }
        Some(broken.into_iter().collect())
    }

    /// Keeps an assignment with some values changed.
    fn take(&mut self, changed: FxHashMap<ConceptId, f64>) {
        let mut affected = std::mem::take(&mut self.holding);
        for (concept, value) in changed {
            self.standing.insert(concept, value);
            let resting = self.resting_on.remove(&concept).unwrap_or_default();
            affected.extend(resting.into_iter().filter(|number| self.reasons[*number].contains(&concept)));
        }
        self.argument.effort.spend(affected.len() as u64);
        affected.into_iter().for_each(|number| self.weigh(number));
    }

    fn value(&self, concept: ConceptId) -> f64 {
        self.standing.get(&concept).copied().unwrap_or_default()
    }

    /// Notes whether a formula holds in the assignment that is kept, and why not.
    fn weigh(&mut self, number: usize) {
        let weighed = self.weighed(&self.formulas[number]);
        if weighed.holds {
            self.holding.insert(number);
            self.reasons[number].clear();
            return;
        }
        for concept in &weighed.reasons {
            self.resting_on.entry(*concept).or_default().push(number);
        }
        self.reasons[number] = weighed.reasons;
    }

    fn weighed(&self, formula: &Formula) -> Weighed {
        match formula {
            Formula::Comparison(comparison) => Weighed {
                holds: holds_for(comparison, self.value(comparison.concept)),
                reasons: vec![comparison.concept],
                most: self.uses.get(&comparison.concept).copied().unwrap_or_default(),
            },
            Formula::Not(inner) => {
                let inner = self.weighed(inner);
                Weighed { holds: !inner.holds, ..inner }
            }
            Formula::And(parts) => self.weighed_parts(parts, false),
            Formula::Or(parts) => self.weighed_parts(parts, true),
        }
    }

    /// One part that is `decisive` is enough, and the one that fewest formulas speak of is kept; without one, it takes all.
    fn weighed_parts(&self, parts: &[Formula], decisive: bool) -> Weighed {
        let mut best: Option<Weighed> = None;
        let mut all = Weighed { holds: !decisive, reasons: Vec::new(), most: 0 };
        for part in parts.iter().map(|part| self.weighed(part)) {
            if part.holds != decisive {
                all.most = all.most.max(part.most);
                all.reasons.extend(part.reasons);
            } else if best.as_ref().is_none_or(|best| part.most < best.most) {
                best = Some(part);
            }
        }
        best.unwrap_or(all)
    }
}

/// Whether the values of a concept hang together with those of others.
fn hangs_together(argument: &Argument, concept: ConceptId) -> bool {
    !matches!(argument.concept(concept).built_in, None | Some(BuiltIn::Year | BuiltIn::Unit(_) | BuiltIn::Of { .. }))
}

fn holds(formula: &Formula, value: &impl Fn(ConceptId) -> f64) -> bool {
    match formula {
        Formula::Comparison(comparison) => holds_for(comparison, value(comparison.concept)),
        Formula::Not(inner) => !holds(inner, value),
        Formula::And(parts) => parts.iter().all(|part| holds(part, value)),
        Formula::Or(parts) => parts.iter().any(|part| holds(part, value)),
    }
}

fn holds_for(comparison: &Comparison, value: f64) -> bool {
    compare(value, comparison.operator, comparison.operand)
}
