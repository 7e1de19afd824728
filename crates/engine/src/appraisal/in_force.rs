//! A theory with some of its auxiliaries in force: what follows from it.
//!
//! The claims of the theory and of all its auxiliaries are written down once, and each question bars those that are in force
//! ([`Barring`]): a thousand auxiliaries of one theory are not written out a thousand times.

use super::amendment::exception_of;
use super::entailment::{Entailment, all, either, is_same_rate, modes_as_law, refuted};
use super::result::contradiction;
use super::solver::barring::Barring;
use super::twins::Twins;
use crate::argument::formula::{Claim, Formula};
use crate::argument::{Argument, AuxiliaryId, Owner, TheoryId};
use rustc_hash::FxHashMap;

/// A theory and auxiliaries that may be in force.
pub struct InForce<'argument> {
    argument: &'argument Argument,
    /// Where the theory speaks, before any exception.
    scope: Formula,
    /// What the theory claims.
    claims: Vec<Claim>,
    auxiliaries: Vec<AuxiliaryId>,
    /// Where each auxiliary makes an exception, and what it claims.
    exceptions: Vec<Formula>,
    added: Vec<Vec<Claim>>,
    /// What contradicts a claim, where the theory speaks, and the auxiliary that makes it; none for the theory itself.
    contradicted: Barring<'argument>,
    owners: Vec<Option<usize>>,
}

impl<'argument> InForce<'argument> {
    /// Of a theory, without auxiliaries.
    pub fn new(argument: &'argument Argument, theory: TheoryId, twins: &Twins) -> Self {
        let claims = argument.theory(theory).predictions.iter().map(|id| twins.claim(&argument.prediction(*id).claim));
        let mut found = Self {
            argument,
            scope: twins.formula(&argument.theory(theory).scope),
            claims: claims.collect(),
            auxiliaries: Vec::new(),
            exceptions: Vec::new(),
            added: Vec::new(),
            contradicted: Barring::new(argument),
            owners: Vec::new(),
        };
        found.bar(&found.claims.clone(), None);
        found
    }

    /// One auxiliary more.
    pub fn push(&mut self, auxiliary: AuxiliaryId, twins: &Twins) {
        let (exception, claims) = self.of_auxiliary(auxiliary, twins);
        self.bar(&claims, Some(self.auxiliaries.len()));
        self.auxiliaries.push(auxiliary);
        self.exceptions.push(exception);
        self.added.push(claims);
    }

    /// Where an auxiliary makes an exception, and what it claims.
    pub(super) fn of_auxiliary(&self, auxiliary: AuxiliaryId, twins: &Twins) -> (Formula, Vec<Claim>) {
        let argument = self.argument;
        let claims = argument.predictions_of(Owner::Auxiliary(auxiliary)).iter();
        let claims = claims.map(|id| twins.claim(&argument.prediction(*id).claim)).collect();
        (twins.formula(&exception_of(argument, auxiliary)), claims)
    }

    /// Where the theory speaks, before any exception.
    pub(super) fn scope(&self) -> &Formula {
        &self.scope
    }

    /// What the theory claims.
    pub(super) fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// What the auxiliaries claim.
    pub(super) fn added(&self) -> impl Iterator<Item = &Claim> {
        self.added.iter().flatten()
    }

    fn bar(&mut self, claims: &[Claim], owner: Option<usize>) {
        for against in claims.iter().filter_map(|claim| contradiction(claim, &self.scope)) {
            self.contradicted.push(&against);
            self.owners.push(owner);
        }
    }

    /// Whether a claim, made within `scope`, follows from the theory with those auxiliaries in force.
    pub fn follows(
        &mut self,
        claim: &Claim,
        scope: &Formula,
        is_in_force: &impl Fn(AuxiliaryId) -> bool,
    ) -> Entailment {
        // What moves together follows from nothing but that it does.
        if claim.movement.is_some() {
            let there = claim.within(scope);
            return self.any_suffices(&there, is_in_force, |known, within| match known.movement == claim.movement {
                true => within(&known.within(&self.scope)),
                false => Entailment::NotEntailed,
            });
        }
        if let Some(against) = contradiction(claim, scope) {
            return self.law(&against, is_in_force);
        }
        let as_law = modes_as_law(claim.mode).iter().filter_map(|mode| {
            let against = contradiction(&Claim { mode: *mode, ..claim.clone() }, scope)?;
            Some(self.law(&against, is_in_force))
        });
        let as_law = either(as_law);
        if as_law == Entailment::Entailed {
            return as_law;
        }
        let as_rate = self.any_suffices(scope, is_in_force, |known, within| {
            // A tendency among some cases is none among others.
            match known.mode == claim.mode {
                true => match within(&self.scope) {
                    Entailment::Entailed => is_same_rate(self.argument, known, claim),
                    other => other,
                },
                false => Entailment::NotEntailed,
            }
        });
        either([as_law, as_rate].into_iter())
    }

    /// Whether one claim is enough for another that is made `there`. `follows` is asked of each, and may ask whether `there`
    /// lies within where the claim is made.
    fn any_suffices(
        &self,
        there: &Formula,
        is_in_force: &impl Fn(AuxiliaryId) -> bool,
        follows: impl Fn(&Claim, &dyn Fn(&Formula) -> Entailment) -> Entailment,
    ) -> Entailment {
        let inside =
            |scope: &Formula| refuted(self.argument, Formula::And(vec![there.clone(), scope.clone().negated()]));
        let within_any_scope = |scope: &Formula| {
            let exceptions = self.numbers(is_in_force).map(|number| &self.exceptions[number]);
            let exceptions = exceptions.filter(|exception| !exception.is_never());
            let meets = |exception: &Formula| Formula::And(vec![there.clone(), exception.clone()]);
            all(std::iter::once_with(|| inside(scope))
                .chain(exceptions.map(|exception| refuted(self.argument, meets(exception)))))
        };
        let own = self.claims.iter().map(|claim| follows(claim, &within_any_scope));
        let added = self.numbers(is_in_force).flat_map(|number| &self.added[number]);
        either(own.chain(added.map(|claim| follows(claim, &inside))))
    }

    fn numbers(&self, is_in_force: &impl Fn(AuxiliaryId) -> bool) -> impl Iterator<Item = usize> {
        (0..self.auxiliaries.len()).filter(move |number| is_in_force(self.auxiliaries[*number]))
    }

    /// Whether nothing satisfies a formula without contradicting a claim that is in force.
    fn law(&mut self, against: &Formula, is_in_force: &impl Fn(AuxiliaryId) -> bool) -> Entailment {
        let (owners, auxiliaries) = (&self.owners, &self.auxiliaries);
        let is_spared = |number: usize| owners[number].is_some_and(|owner| !is_in_force(auxiliaries[owner]));
        let where_it_speaks = Entailment::unless(self.contradicted.is_possible(against, is_spared));
        if where_it_speaks != Entailment::Entailed || self.exceptions.iter().all(Formula::is_never) {
            return where_it_speaks;
        }
        // Where an exception holds, the theory itself says nothing.
        let is_silent = |number: usize| owners[number].is_none() || is_spared(number);
        let excepted = |wanted: &Formula, contradicted: &mut Barring| {
            Entailment::unless(contradicted.is_possible(wanted, is_silent))
        };
        match excepted(against, &mut self.contradicted) {
            Entailment::NotEntailed => {
                let in_force =
                    auxiliaries.iter().zip(&self.exceptions).filter(|(auxiliary, _)| is_in_force(**auxiliary));
                let any = Formula::Or(in_force.map(|(_, exception)| exception.clone()).collect());
                excepted(&Formula::And(vec![against.clone(), any]), &mut self.contradicted)
            }
            known => known,
        }
    }
}

/// Every theory, with its auxiliaries, once it is asked for.
pub struct AllInForce<'argument> {
    argument: &'argument Argument,
    twins: &'argument Twins,
    auxiliaries: Vec<Vec<AuxiliaryId>>,
    known: FxHashMap<TheoryId, InForce<'argument>>,
}

impl<'argument> AllInForce<'argument> {
    /// Of an argument.
    pub fn new(argument: &'argument Argument, twins: &'argument Twins) -> Self {
        let mut auxiliaries = vec![Vec::new(); argument.theories.len()];
        for (index, auxiliary) in argument.auxiliaries.iter().enumerate() {
            for theory in &auxiliary.amends {
                auxiliaries[theory.id.index()].push(AuxiliaryId::from_index(index));
            }
        }
        Self { argument, twins, auxiliaries, known: FxHashMap::default() }
    }

    /// The auxiliaries of a theory.
    pub fn auxiliaries_of(&self, theory: TheoryId) -> &[AuxiliaryId] {
        &self.auxiliaries[theory.index()]
    }

    /// A theory.
    pub fn of(&mut self, theory: TheoryId) -> &mut InForce<'argument> {
        self.known.entry(theory).or_insert_with(|| {
            let mut found = InForce::new(self.argument, theory, self.twins);
            self.auxiliaries[theory.index()].iter().for_each(|auxiliary| found.push(*auxiliary, self.twins));
            found
        })
    }

    /// Whether all of some claims of a theory, by their numbers, follow from another theory by itself.
    pub fn all_follow(&mut self, claims_of: TheoryId, is_meant: impl Fn(usize) -> bool, from: TheoryId) -> Entailment {
        let of_it = self.of(claims_of);
        let (claims, scope) = (of_it.claims.clone(), of_it.scope.clone());
        let from = self.of(from);
        let meant = claims.iter().enumerate().filter(|(number, _)| is_meant(*number));
        all(meant.map(|(_, claim)| from.follows(claim, &scope, &|_| false)))
    }
}
