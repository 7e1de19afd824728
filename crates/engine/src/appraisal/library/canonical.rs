//! What a theory is known to predict: a theory of the draft held against the library's of the same source.

use crate::appraisal::entailment::{Entailment, entails_within};
use crate::argument::formula::{Claim, Formula};
use crate::argument::{Argument, BuiltIn, ConceptId, Theory, TheoryId};

/// The theory of a library that `theory` is said to be, or cites the work of, and that does not predict `claim`; none
/// where some such theory does, or where it cannot be said. Years that bound a theory are no news to a draft all of whose
/// cases lie within them, which `holds_throughout` tells of a formula.
pub fn canonical_theory_without<'library>(
    library: &'library Argument,
    theory: &Theory,
    claim: &Claim,
    holds_throughout: impl Fn(&Formula) -> bool,
) -> Option<&'library Theory> {
    let canonical = canonical(library, theory);
    let is_year = |concept: &ConceptId| library.concept(*concept).built_in == Some(BuiltIn::Year);
    let is_beyond = |known: &TheoryId| {
        let bounds = &library.theory(*known).scope;
        match bounds.concepts().iter().all(is_year) && holds_throughout(bounds) {
            true => goes_beyond(library, *known, claim, &Formula::And(vec![theory.scope.clone(), bounds.clone()])),
            false => goes_beyond(library, *known, claim, &theory.scope),
        }
    };
    if !canonical.iter().all(is_beyond) {
        return None;
    }
    let nearest = canonical.iter().find(|known| speaks_of(library, **known, claim));
    nearest.or(canonical.first()).map(|id| library.theory(*id))
}

/// Those said to be it; or else all that cite a work that it cites, where every work that it cites is such a theory's: one
/// that rests on others as well may claim what these claim.
pub fn canonical(argument: &Argument, theory: &Theory) -> Vec<TheoryId> {
    let those = |fits: &dyn Fn(&Theory) -> bool| -> Vec<TheoryId> {
        let all = argument.theories.iter().enumerate();
        all.filter(|(_, known)| !known.predictions.is_empty() && fits(known))
            .map(|(index, _)| TheoryId::from_index(index))
            .collect()
    };
    if !theory.same_as.is_empty() {
        return those(&|known| theory.same_as.contains(&known.header.name));
    }
    let is_work_of = |key: &str, known: &Theory| known.header.citations.iter().any(|citation| *citation.key == *key);
    let own = || theory.header.citations.iter().map(|citation| &*citation.key);
    let canonical = those(&|known| own().any(|key| is_work_of(key, known)));
    let is_known = |key: &str| canonical.iter().any(|known| is_work_of(key, argument.theory(*known)));
    if own().all(is_known) { canonical } else { Vec::new() }
}

/// Whether a claim is of an outcome that the theory does not speak of, or, in the theory's own terms, more than it says.
/// Of an outcome that no library knows, nothing can be said.
fn goes_beyond(argument: &Argument, known: TheoryId, claim: &Claim, scope: &Formula) -> bool {
    let theory = argument.theory(known);
    let claims = || theory.predictions.iter().map(|id| &argument.prediction(*id).claim);
    let outcomes = claim.outcome.concepts();
    let is_known =
        |concept: &ConceptId| argument.predictions.iter().any(|other| other.claim.outcome.concepts().contains(concept));
    if !outcomes.iter().all(is_known) {
        return false;
    }
    if !speaks_of(argument, known, claim) {
        return true;
    }
    let terms: Vec<ConceptId> = claims()
        .flat_map(|own| own.outcome.concepts().into_iter().chain(own.condition.concepts()))
        .chain(theory.scope.concepts())
        .collect();
    let in_its_terms = claim.condition.concepts().iter().all(|concept| terms.contains(concept));
    in_its_terms && entails_within(argument, known, claim, scope) == Entailment::NotEntailed
}

/// Whether a theory speaks of what a claim is of.
fn speaks_of(argument: &Argument, known: TheoryId, claim: &Claim) -> bool {
    let outcomes = claim.outcome.concepts();
    let claims = argument.theory(known).predictions.iter().map(|id| &argument.prediction(*id).claim);
    claims.into_iter().any(|own| own.outcome.concepts().iter().any(|outcome| outcomes.contains(outcome)))
}
