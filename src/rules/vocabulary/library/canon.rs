//! What a theory is known to predict: a theory of the draft held against the library's of the same source.

use crate::appraisal::entailment::{Entailment, entails};
use crate::appraisal::explain::claim_text;
use crate::argument::formula::Claim;
use crate::argument::{Argument, ConceptId, Owner, PredictionId, Theory, TheoryId};
use crate::rules::vocabulary::Facts;
use crate::syntax::ast::Mode;

/// The theory of a library that a prediction's own theory is said to be, or cites the work of, and that does not predict
/// this; none where some such theory does, or where it cannot be said.
pub fn canonical_theory<'facts>(facts: &'facts Facts, id: PredictionId) -> Option<&'facts Theory> {
    let (argument, _) = facts.library()?;
    let prediction = facts.argument.prediction(id);
    let Owner::Theory(owner) = prediction.owner else { return None };
    let theory = facts.argument.theory(owner);
    let canonical = canonical(argument, theory);
    let goes_beyond = |known: &TheoryId| goes_beyond(argument, *known, &prediction.claim);
    if !canonical.iter().all(goes_beyond) {
        return None;
    }
    canonical.first().map(|id| argument.theory(*id))
}

/// What a theory of a library predicts, each as it is written.
pub fn canonical_claims(facts: &Facts, theory: &Theory) -> Vec<String> {
    let Some((argument, _)) = facts.library() else { return Vec::new() };
    theory.predictions.iter().map(|id| claim_text(argument, &argument.prediction(*id).claim)).collect()
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
fn goes_beyond(argument: &Argument, known: TheoryId, claim: &Claim) -> bool {
    let theory = argument.theory(known);
    let claims = || theory.predictions.iter().map(|id| &argument.prediction(*id).claim);
    let outcomes = claim.outcome.concepts();
    let is_known =
        |concept: &ConceptId| argument.predictions.iter().any(|other| other.claim.outcome.concepts().contains(concept));
    if !outcomes.iter().all(is_known) {
        return false;
    }
    if !claims().any(|own| own.outcome.concepts().iter().any(|outcome| outcomes.contains(outcome))) {
        return true;
    }
    let terms: Vec<ConceptId> = claims()
        .flat_map(|own| own.outcome.concepts().into_iter().chain(own.condition.concepts()))
        .chain(theory.scope.concepts())
        .collect();
    let in_its_terms = claim.condition.concepts().iter().all(|concept| terms.contains(concept));
    in_its_terms && !covers(argument, known, claim)
}

/// Whether a theory says a claim already, or more. A law covers its tendency: with the rate at one where the condition
/// holds, or at nought where it does not, the outcome is no rarer under the condition than without it.
fn covers(argument: &Argument, known: TheoryId, claim: &Claim) -> bool {
    let says = |claim: &Claim| entails(argument, known, claim) != Entailment::NotEntailed;
    let as_law = |mode| says(&Claim { mode, ..claim.clone() });
    says(claim) || (claim.mode == Mode::MoreOftenWhen && (as_law(Mode::When) || as_law(Mode::OnlyWhen)))
}
