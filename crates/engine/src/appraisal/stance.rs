//! Which theories a draft defends and which it attacks: who speaks for whom.
//!
//! It defends the answers of its puzzles, and attacks their rivals and what a `puzzle … against` names. What tells against an
//! attacked theory is the draft's own argument, and no gap in it.

use super::speaking::rivals_of;
use crate::argument::{Argument, Puzzle, TheoryId};

/// The theories that a draft takes sides on. Of all others it takes none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    /// Answers of its puzzles, and what an auxiliary amends that is one.
    pub defended: Vec<TheoryId>,
    /// Rivals of those, whichever of the two says so, and what the draft argues against; none that it defends.
    pub attacked: Vec<TheoryId>,
}

impl Stance {
    /// Of an argument.
    pub fn of(argument: &Argument) -> Self {
        let defended = once_each(argument.puzzles.iter().flat_map(|puzzle| answers(argument, puzzle)).collect());
        let rivals = defended.iter().flat_map(|answer| rivals_of(argument, *answer));
        let named = argument.puzzles.iter().flat_map(|puzzle| puzzle.against.iter().map(|theory| theory.id));
        let mut attacked = once_each(rivals.chain(named).collect());
        attacked.retain(|theory| !defended.contains(theory));
        Self { defended, attacked }
    }

    /// Whether the draft defends a theory.
    pub fn is_defended(&self, theory: TheoryId) -> bool {
        self.defended.contains(&theory)
    }

    /// Whether it attacks one.
    pub fn is_attacked(&self, theory: TheoryId) -> bool {
        self.attacked.contains(&theory)
    }
}

/// The theories that a puzzle's answer rests on: those that it names, and what an auxiliary amends that it names.
pub fn answers(argument: &Argument, puzzle: &Puzzle) -> Vec<TheoryId> {
    let amended =
        puzzle.answer_auxiliaries.iter().flat_map(|id| argument.auxiliary(*id).amends.iter().map(|theory| theory.id));
    once_each(puzzle.answer_theories.iter().copied().chain(amended).collect())
}

fn once_each(mut theories: Vec<TheoryId>) -> Vec<TheoryId> {
    theories.sort_unstable();
    theories.dedup();
    theories
}
