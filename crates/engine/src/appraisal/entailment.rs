//! Whether a theory entails a prediction already: the question behind excess content.
//!
//! T entails p when no assignment of values contradicts p without contradicting T. A tendency contradicts no assignment: it
//! follows from the same tendency, and from the law that has it at its extreme (a rate of one, or of nought).

use super::result::contradiction;
use super::solver::{Satisfiability, is_impossible, satisfiable};
use crate::argument::formula::{Claim, Formula};
use crate::argument::{Argument, PredictionId, TheoryId};
use lakatos_syntax::ast::Mode;

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

impl Entailment {
    /// Entailed unless a counter-example is possible; none where that is too large to tell.
    pub(super) fn unless(is_possible: Option<bool>) -> Self {
        match is_possible {
            Some(true) => Self::NotEntailed,
            Some(false) => Self::Entailed,
            None => Self::TooLarge,
        }
    }
}

/// Whether `theory` entails `claim`, which speaks within a scope of its own.
pub fn entails_within(argument: &Argument, theory: TheoryId, claim: &Claim, scope: &Formula) -> Entailment {
    follows(argument, &claims_of(argument, theory), claim, scope)
}

/// What a theory claims, and where.
pub fn claims_of(argument: &Argument, theory: TheoryId) -> Vec<Known> {
    let theory = argument.theory(theory);
    let claim = |id: &PredictionId| argument.prediction(*id).claim.clone();
    theory.predictions.iter().map(|id| Known { claim: claim(id), scope: theory.scope.clone() }).collect()
}

/// A claim that is made already, and where.
#[derive(Clone, Debug)]
pub struct Known {
    /// The claim.
    pub claim: Claim,
    /// Where it is made.
    pub scope: Formula,
}

/// Whether `claim`, made within `scope`, follows from what is claimed already.
pub fn follows(argument: &Argument, known: &[Known], claim: &Claim, scope: &Formula) -> Entailment {
    let spared = known.iter().filter_map(|known| contradiction(&known.claim, &known.scope)).collect();
    let spared = Formula::Or(spared).negated();
    let law = |claim: &Claim| {
        let against_claim = contradiction(claim, scope)?;
        Some(refuted(argument, Formula::And(vec![against_claim, spared.clone()])))
    };
    let of_these = |known: &Known| {
        let there = known.claim.within(&known.scope);
        refuted(argument, Formula::And(vec![claim.within(scope), there.negated()]))
    };
    // What moves together follows from nothing but that it does.
    if claim.movement.is_some() {
        let as_movement = known.iter().filter(|known| known.claim.movement == claim.movement).map(of_these);
        return either(as_movement);
    }
    law(claim).unwrap_or_else(|| {
        let as_law = modes_as_law(claim.mode).iter().map(|mode| law(&Claim { mode: *mode, ..claim.clone() }));
        let as_rate = known.iter().map(|known| {
            // A tendency among some cases is none among others.
            match refuted(argument, Formula::And(vec![scope.clone(), known.scope.clone().negated()])) {
                Entailment::Entailed => Some(is_same_rate(argument, &known.claim, claim)),
                other => Some(other),
            }
        });
        either(as_law.chain(as_rate).flatten())
    })
}

/// The laws from which a tendency follows.
pub(super) fn modes_as_law(mode: Mode) -> &'static [Mode] {
    match mode {
        Mode::MostlyWhen => &[Mode::When],
        _ => &[Mode::When, Mode::OnlyWhen],
    }
}

/// What follows where all answers are needed: no more of them are asked for than it takes.
pub(super) fn all(answers: impl Iterator<Item = Entailment>) -> Entailment {
    let mut all = Entailment::Entailed;
    for answer in answers {
        match answer {
            Entailment::NotEntailed => return answer,
            Entailment::TooLarge => all = answer,
            Entailment::Entailed => {}
        }
    }
    all
}

/// What follows where one answer is enough.
pub(super) fn either(answers: impl Iterator<Item = Entailment>) -> Entailment {
    answers.fold(Entailment::NotEntailed, |known, answer| match (known, answer) {
        (Entailment::Entailed, _) | (_, Entailment::Entailed) => Entailment::Entailed,
        (Entailment::TooLarge, _) | (_, Entailment::TooLarge) => Entailment::TooLarge,
        _ => Entailment::NotEntailed,
    })
}

/// Whether a tendency is another one, in the same words or with both turned round: an outcome that is more often with a
/// condition has an opposite that is more often without.
pub fn is_same_rate(argument: &Argument, known: &Claim, claim: &Claim) -> Entailment {
    if known.mode != claim.mode || !claim.mode.is_tendency() {
        return Entailment::NotEntailed;
    }
    let differ = |a: &Formula, b: &Formula| {
        Formula::Or(vec![
            Formula::And(vec![a.clone(), b.clone().negated()]),
            Formula::And(vec![b.clone(), a.clone().negated()]),
        ])
    };
    let differing = |known: &Claim| {
        let pairs =
            [(&known.outcome, &claim.outcome), (&known.condition, &claim.condition), (&known.scope, &claim.scope)];
        Formula::Or(pairs.into_iter().map(|(known, claim)| differ(known, claim)).collect())
    };
    let turned = Claim {
        outcome: known.outcome.clone().negated(),
        condition: known.condition.clone().negated(),
        ..known.clone()
    };
    let alike: &[&Claim] = match claim.mode {
        Mode::MoreOftenWhen => &[known, &turned],
        _ => &[known],
    };
    either(alike.iter().map(|known| refuted(argument, differing(known))))
}

/// Entailed where nothing satisfies the counter-example.
pub(super) fn refuted(argument: &Argument, counter_example: Formula) -> Entailment {
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
