//! What came before the steps of a chain, grown along it: a long series is not gone through again for each of its steps.

use super::versions_before;
use crate::appraisal::amendment::Basis;
use crate::appraisal::used::UsedUp;
use crate::argument::{AuxiliaryId, TheoryId};

/// What came before a step.
pub struct Lineage {
    /// The chain, from its last theory to its first.
    backwards: Vec<TheoryId>,
    /// How many theories of the chain, from the first, succeed the one before them and no other.
    in_line: usize,
    /// How many versions there are before the first of the two theories, where all are in line.
    before: usize,
    /// These versions, where they are not.
    off_line: Vec<TheoryId>,
    /// The cases that were used for the second of the two.
    used: UsedUp,
}

impl Lineage {
    /// At the beginning of a chain.
    pub fn new(basis: Basis, chain: &[usize]) -> Self {
        let backwards: Vec<TheoryId> = chain.iter().rev().map(|index| TheoryId::from_index(*index)).collect();
        let succeeds_alone = |pair: &&[usize]| {
            let succeeds = &basis.argument.theories[pair[1]].succeeds;
            succeeds.iter().all(|before| before.id.index() == pair[0])
        };
        let in_line = 1 + chain.windows(2).take_while(succeeds_alone).count();
        let first = TheoryId::from_index(chain.first().copied().unwrap_or_default());
        Self { backwards, in_line, before: 0, off_line: Vec::new(), used: UsedUp::of(basis, first) }
    }

    /// Goes on to the step with a number, to a theory with some auxiliaries.
    pub fn step(&mut self, basis: Basis, number: usize, auxiliaries: &[AuxiliaryId]) {
        self.before = number;
        let last = self.backwards.len() - 1;
        let (from, to) = (self.backwards[last - number], self.backwards[last - number - 1]);
        match number + 1 < self.in_line {
            true => self.used.add_version(basis, to, auxiliaries),
            false => self.used = UsedUp::of(basis, to),
        }
        if number >= self.in_line {
            self.off_line = versions_before(basis.argument, from);
        }
    }

    /// The versions before the first of the two theories, the nearest first.
    pub fn earlier(&self) -> &[TheoryId] {
        match self.before < self.in_line {
            true => &self.backwards[self.backwards.len() - self.before..],
            false => &self.off_line,
        }
    }

    /// The cases that were used for the second of the two.
    pub fn used(&self) -> &UsedUp {
        &self.used
    }
}
