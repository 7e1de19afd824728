//! A theory to which one auxiliary after another is added: what each step keeps of what was said before, and what it adds.

use super::content::Content;
use crate::appraisal::entailment::{Entailment, all, either, is_same_rate, modes_as_law};
use crate::appraisal::in_force::InForce;
use crate::appraisal::result::contradiction;
use crate::appraisal::solver::barring::Barring;
use crate::appraisal::twins::Twins;
use crate::argument::formula::{Claim, Formula};
use crate::argument::{Argument, AuxiliaryId, TheoryId};

/// A theory with the auxiliaries that were added so far.
pub struct Growing<'argument> {
    argument: &'argument Argument,
    in_force: InForce<'argument>,
    /// What does not hold where the theory still speaks and no auxiliary is wrong: the exceptions, and what contradicts the
    /// auxiliaries. By the side of each, whether it is an exception.
    outside: Barring<'argument>,
    is_exception: Vec<bool>,
    says_something: bool,
}

impl<'argument> Growing<'argument> {
    /// A theory by itself.
    pub fn new(argument: &'argument Argument, theory: TheoryId, twins: &Twins) -> Self {
        Self {
            argument,
            in_force: InForce::new(argument, theory, twins),
            outside: Barring::new(argument),
            is_exception: Vec::new(),
            says_something: !argument.theory(theory).predictions.is_empty(),
        }
    }

    /// Adds an auxiliary: how the content then compares with the content before.
    pub fn add(&mut self, next: AuxiliaryId, twins: &Twins) -> Content {
        let (exception, claims) = self.in_force.of_auxiliary(next, twins);
        let content = match self.says_something {
            true => {
                let scope = self.in_force.scope().clone();
                let adds_nothing = all(claims.iter().map(|claim| self.in_force.follows(claim, &scope, &|_| true)));
                Content::of(self.keeps(&exception, &claims), adds_nothing)
            }
            false => Content::NothingToCompare,
        };
        self.says_something |= !claims.is_empty();
        self.outside.push(&exception);
        self.is_exception.push(true);
        for against in claims.iter().filter_map(|claim| contradiction(claim, self.in_force.scope())) {
            self.outside.push(&against);
            self.is_exception.push(false);
        }
        self.in_force.push(next, twins);
        content
    }

    /// Whether all that was said is said with an exception and claims more. What the auxiliaries before say is said still, so
    /// that it is asked of the theory's own claims, where no auxiliary has excepted anything yet.
    fn keeps(&mut self, exception: &Formula, claims: &[Claim]) -> Entailment {
        if exception.is_never() {
            return Entailment::Entailed;
        }
        let own = self.in_force.claims().to_vec();
        all(own.iter().map(|claim| self.keeps_one(claim, exception, claims)))
    }

    fn keeps_one(&mut self, claim: &Claim, exception: &Formula, claims: &[Claim]) -> Entailment {
        let scope = self.in_force.scope().clone();
        if let Some(against) = contradiction(claim, &scope) {
            // Where the exception does not hold, the theory says what it said.
            return self.law(exception.clone(), against, claims);
        }
        if claim.movement.is_some() {
            let there = claim.within(&scope);
            let known = self.known(claims, |known| known.movement == claim.movement);
            return either(known.into_iter().map(|(known, is_own)| {
                let outside = known.within(&scope).negated();
                let lost = if is_own { Formula::Or(vec![exception.clone(), outside]) } else { outside };
                self.never_outside_exceptions(Formula::And(vec![lost, there.clone()]))
            }));
        }
        let own = self.in_force.claims().iter().filter_map(|own| contradiction(own, &scope));
        let own_spared = Formula::And(own.map(Formula::negated).collect());
        let lost = Formula::Or(vec![exception.clone(), own_spared]);
        let as_law = modes_as_law(claim.mode).iter().filter_map(|mode| {
            let against = contradiction(&Claim { mode: *mode, ..claim.clone() }, &scope)?;
            Some(self.law(lost.clone(), against, claims))
        });
        let as_law = either(as_law);
        let is_inside = match as_law {
            Entailment::Entailed => return as_law,
            _ => self.never_outside_exceptions(Formula::And(vec![exception.clone(), scope])),
        };
        let known = self.known(claims, |known| known.mode == claim.mode);
        let as_rate = known.into_iter().map(|(known, is_own)| match is_inside {
            other if is_own && other != Entailment::Entailed => other,
            _ => is_same_rate(self.argument, &known, claim),
        });
        either([as_law].into_iter().chain(as_rate))
    }

    /// The claims of some kind, old and new, and whether they are the theory's own.
    fn known(&self, claims: &[Claim], is_wanted: impl Fn(&Claim) -> bool) -> Vec<(Claim, bool)> {
        let own = self.in_force.claims().iter().map(|claim| (claim, true));
        let added = self.in_force.added().chain(claims).map(|claim| (claim, false));
        own.chain(added).filter(|(claim, _)| is_wanted(claim)).map(|(claim, own)| (claim.clone(), own)).collect()
    }

    /// Whether nothing contradicts what was said where it is lost, without contradicting an auxiliary.
    fn law(&mut self, lost: Formula, against: Formula, claims: &[Claim]) -> Entailment {
        let added = claims.iter().filter_map(|claim| contradiction(claim, self.in_force.scope()));
        let spared = Formula::Or(added.collect()).negated();
        let wanted = Formula::And(vec![lost, against, spared]);
        Entailment::unless(self.outside.is_possible(&wanted, |_| false))
    }

    /// Whether nothing satisfies a formula where no exception holds so far.
    fn never_outside_exceptions(&mut self, wanted: Formula) -> Entailment {
        Entailment::unless(self.outside.is_possible(&wanted, |number| !self.is_exception[number]))
    }
}
