//! A tape of numbers that stands for every choice of a generator.
//!
//! An empty tape always chooses the first and the least, so that proptest, which shortens and lowers the tape, shrinks
//! whatever is made of it.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// So many cases, the same at every run; where the environment asks for a number (`PROPTEST_CASES`), others each time.
/// Failures are shown, not filed.
pub fn cases(count: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(count),
        failure_persistence: None,
        max_shrink_iters: 4096,
        rng_seed: if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(1970) },
        ..ProptestConfig::default()
    }
}

/// The tape, and how much of it is used up.
#[derive(Clone)]
pub struct Choices {
    tape: Vec<u16>,
    at: usize,
}

/// What is made of the tape says more than its numbers.
impl std::fmt::Debug for Choices {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} choices", self.tape.len())
    }
}

/// Tapes of up to `length` choices.
pub fn choices(length: usize) -> impl Strategy<Value = Choices> {
    vec(any::<u16>(), 0..length).prop_map(|tape| Choices { tape, at: 0 })
}

impl Choices {
    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        let next = self.tape.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        usize::from(next) % bound.max(1)
    }

    /// Yes in so many of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    /// One of them.
    pub fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }

    /// Each index below `bound` in so many of a hundred, once.
    pub fn some_below(&mut self, bound: usize, percent: usize) -> Vec<usize> {
        (0..bound).filter(|_| self.chance(percent)).collect()
    }

    /// The same things in another order.
    pub fn shuffled<T>(&mut self, mut items: Vec<T>) -> Vec<T> {
        for index in (1..items.len()).rev() {
            items.swap(index, index - self.below(index + 1));
        }
        items
    }
}
