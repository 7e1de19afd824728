//! What a theory is known to predict: a theory of the draft held against the library's of the same source.

use crate::appraisal::entailment::{Entailment, entails_within};
use crate::appraisal::explain::{claim_text, formula_text};
use crate::argument::formula::{Claim, Formula};
use crate::argument::{Argument, ConceptId, Owner, Place, PredictionId, Theory, TheoryId};
use crate::rules::vocabulary::Facts;

/// The theory of a library that a prediction's own theory is said to be, or cites the work of, and that does not predict
/// this; none where some such theory does, or where it cannot be said.
pub fn canonical_theory<'facts>(facts: &'facts Facts, id: PredictionId) -> Option<&'facts Theory> {
    let (argument, _) = facts.library()?;
    let prediction = facts.argument.prediction(id);
    let Owner::Theory(owner) = prediction.owner else { return None };
    let theory = facts.argument.theory(owner);
    // Of a theory whose scope may be half-written, nothing is said.
    let whole = theory.header.whole;
    let is_within = |place: Place| {
        (place.source, place.piece) == (whole.source, whole.piece)
            && whole.span.start <= place.span.start
            && place.span.end <= whole.span.end
    };
    let mut problems = facts.argument.problems.iter();
    if facts.places.is_partly_unread(whole) || problems.any(|problem| is_within(problem.place)) {
        return None;
    }
    let canonical = canonical(argument, theory);
    let goes_beyond = |known: &TheoryId| goes_beyond(argument, *known, &prediction.claim, &theory.scope);
    if !canonical.iter().all(goes_beyond) {
        return None;
    }
    let nearest = canonical.iter().find(|known| speaks_of(argument, **known, &prediction.claim));
    nearest.or(canonical.first()).map(|id| argument.theory(*id))
}

/// What a theory of a library predicts, each as it is written, with its scope.
pub fn canonical_claims(facts: &Facts, theory: &Theory) -> Vec<String> {
    let Some((argument, _)) = facts.library() else { return Vec::new() };
    let within = match theory.scope == Formula::TRUE {
        true => String::new(),
        false => format!(" (scope {})", formula_text(argument, &theory.scope)),
    };
    let claims = theory.predictions.iter().map(|id| claim_text(argument, &argument.prediction(*id).claim));
    claims.map(|claim| claim + &within).collect()
}

/// Those said to be it; or else all that cite a work that it cites.
fn canonical(argument: &Argument, theory: &Theory) -> Vec<TheoryId> {
    let those = |fits: &dyn Fn(&Theory) -> bool| -> Vec<TheoryId> {
        let all = argument.theories.iter().enumerate();
        all.filter(|(_, known)| !known.predictions.is_empty() && fits(known))
            .map(|(index, _)| TheoryId::of(index))
            .collect()
    };
    if !theory.same_as.is_empty() {
        return those(&|known| theory.same_as.contains(&known.header.name));
    }
    let cites = |known: &Theory| {
        let keys = known.header.citations.iter().map(|citation| &citation.key);
        theory.header.citations.iter().any(|own| keys.clone().any(|key| *key == own.key))
    };
    those(&cites)
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
