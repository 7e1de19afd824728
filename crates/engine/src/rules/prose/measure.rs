//! Cases that the library has against a theory by the way in which it measures things, and not by what happened there.
//!
//! Where a theory gives one answer for many cases, the answer is of this kind: that a list of rivals does not rank them, that
//! a list of treaties leaves out who acted together. No reader who knows the theory thinks of such a case first.

use super::counter::{concessions, shipped};
use crate::argument::{CaseId, Named};
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// For so many independent cases one answer is of the measure.
const MANY: usize = 4;

/// Whether a theory of the library that speaks of one of some outcomes has a case against it by its measure alone.
pub fn is_a_matter_of_measure(case: &str, outcomes: &[&str]) -> bool {
    outcomes.iter().any(|outcome| known().contains(&(case.to_owned(), (*outcome).to_owned())))
}

/// The cases, each with an outcome that such a theory speaks of.
fn known() -> &'static FxHashSet<(String, String)> {
    static KNOWN: OnceLock<FxHashSet<(String, String)>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let all: Vec<_> = concessions().collect();
        let is_many = |theory: &str, why: &str| {
            let alike = all.iter().filter(|(of, _, other)| *of == theory && conclusion(other) == conclusion(why));
            independent(alike.map(|(_, case, _)| *case)) >= MANY
        };
        let of_measure = all.iter().filter(|(theory, _, why)| is_many(theory, why));
        let pairs = of_measure
            .flat_map(|(theory, case, _)| outcomes_of(theory).into_iter().map(|outcome| ((*case).to_owned(), outcome)));
        pairs.collect()
    })
}

/// What an answer comes to: its last sentence.
fn conclusion(why: &str) -> &str {
    why.rsplit(". ").next().unwrap_or(why)
}

/// How many of some cases are no period of another one.
fn independent<'names>(cases: impl Iterator<Item = &'names str>) -> usize {
    let (argument, _) = shipped();
    let ids: Vec<CaseId> = cases
        .filter_map(|case| match argument.named(case) {
            Some(Named::Case(id)) => Some(id),
            _ => None,
        })
        .collect();
    let is_period = |case: CaseId| argument.with_ancestors(case).skip(1).any(|ancestor| ids.contains(&ancestor));
    ids.iter().filter(|case| !is_period(**case)).count()
}

fn outcomes_of(theory: &str) -> Vec<String> {
    let (argument, _) = shipped();
    let Some(Named::Theory(id)) = argument.named(theory) else { return Vec::new() };
    let claims = argument.theory(id).predictions.iter().map(|id| &argument.prediction(*id).claim);
    let concepts = claims.flat_map(|claim| claim.outcome.concepts());
    concepts.map(|concept| argument.concept(concept).header.name.to_string()).collect()
}
