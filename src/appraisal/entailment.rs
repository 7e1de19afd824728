//! Whether a theory entails a prediction already: the question behind excess content.
//!
//! T entails p when no assignment of values contradicts p without contradicting T.

use super::result::contradiction;
use super::solver::{Satisfiability, is_impossible, satisfiable};
use crate::argument::formula::{Claim, Formula};
use crate::argument::{Argument, TheoryId};
use crate::syntax::ast::Mode;

/// What is known of an entailment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entailment {
    /// The theory says it already.
    Entailed,
    /// It does not.
    NotEntailed,
    /// The formulas are too large to tell.
    TooLarge,
}

/// Whether `theory` entails `claim`, which speaks within the theory's scope.
pub fn entails(argument: &Argument, theory: TheoryId, claim: &Claim) -> Entailment {
    let theory = argument.theory(theory);
    let claims = || theory.predictions.iter().map(|id| &argument.prediction(*id).claim);
    let Some(against_claim) = contradiction(claim, &theory.scope) else {
        return rate_entailed(argument, claims(), claim);
    };
    let against_theory: Vec<Formula> = claims().filter_map(|known| contradiction(known, &theory.scope)).collect();
    refuted(argument, Formula::And(vec![against_claim, Formula::Or(against_theory).negated()]))
}

/// A difference of rates follows from the same difference claimed, or from a condition that is necessary and
/// sufficient (rates of one and nought).
fn rate_entailed<'argument>(
    argument: &Argument,
    claims: impl Iterator<Item = &'argument Claim>,
    claim: &Claim,
) -> Entailment {
    let mut answer = Entailment::NotEntailed;
    for known in claims.filter(|known| matches!(known.mode, Mode::MoreOftenWhen | Mode::ExactlyWhen)) {
        let differ = |a: &Formula, b: &Formula| {
            Formula::Or(vec![
                Formula::And(vec![a.clone(), b.clone().negated()]),
                Formula::And(vec![b.clone(), a.clone().negated()]),
            ])
        };
        let differing =
            Formula::Or(vec![differ(&known.outcome, &claim.outcome), differ(&known.condition, &claim.condition)]);
        match refuted(argument, differing) {
            Entailment::NotEntailed => {}
            other => answer = other,
        }
        if answer == Entailment::Entailed {
            break;
        }
    }
    answer
}

/// Entailed where nothing satisfies the counter-example.
fn refuted(argument: &Argument, counter_example: Formula) -> Entailment {
    match satisfiable(argument, &counter_example) {
        Satisfiability::Satisfiable(_) => Entailment::NotEntailed,
        Satisfiability::Unsatisfiable => Entailment::Entailed,
        Satisfiability::TooLarge => Entailment::TooLarge,
    }
}

/// Whether two outcomes cannot both hold; false where that is too large to tell.
pub fn exclude_each_other(argument: &Argument, one: &Formula, other: &Formula) -> bool {
    is_impossible(argument, &Formula::And(vec![one.clone(), other.clone()]))
}
