//! Conditions that go together in every case: as far as the codings tell, each could be the other.

use super::Appraisal;
use super::derived::spoken_of;
use super::idle::conjuncts;
use super::result::CaseResult;
use super::speaking::{on_every_world, rivals_of};
use super::stance::Stance;
use super::truth::Evaluator;
use super::twins::Twins;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, AuxiliaryId, CaseId, ConceptId, Place, PredictionId, TheoryId};
use lakatos_syntax::ast::Operator;
use rustc_hash::FxHashSet;

/// In fewer cases than these, that two conditions go together says nothing.
pub const LEAST_CASES: usize = 3;

/// Whose the other condition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A rival predicts by it.
    Rival(TheoryId),
    /// An auxiliary of a rival makes an exception by it.
    Exception(AuxiliaryId),
    /// No formula of the draft has it.
    Nobody,
}

/// Two conditions that hold in the same cases and in no others, in so many that are coded on both.
#[derive(Clone, Debug, PartialEq)]
pub struct Confounding {
    /// The theory that predicts by the first.
    pub theory: TheoryId,
    /// The prediction.
    pub prediction: PredictionId,
    /// The first condition.
    pub condition: Formula,
    /// The second.
    pub other: Formula,
    /// Whose that one is.
    pub whose: Whose,
    /// Where it stands.
    pub other_place: Place,
    /// The independent cases that are coded on both.
    pub cases: Vec<CaseId>,
}

/// A condition, whose it is and where it stands.
struct Part<'argument> {
    formula: &'argument Formula,
    prediction: PredictionId,
    place: Place,
}

/// Every such pair, once for each two sets of concepts. What the draft says to be one thing under two names (`measures`,
/// `same-as`, `defined`, the same words) is none.
pub fn confoundings(
    argument: &Argument,
    appraisal: &Appraisal,
    stance: &Stance,
    evaluator: &mut Evaluator,
) -> Vec<Confounding> {
    let mut found: Vec<Confounding> = Vec::new();
    let twins = Twins::new(argument);
    // Where the one prediction fails and the other is borne out, the cases tell the two apart, whatever goes together there.
    let are_told_apart = |cases: &[CaseId], one: PredictionId, other: PredictionId| {
        cases.iter().any(|case| {
            let came = [one, other].map(|id| appraisal.result(id, *case));
            came.contains(&CaseResult::Contradicts) && came.contains(&CaseResult::Corroborates)
        })
    };
    let mut try_pair = |theory: TheoryId,
                        part: &Part,
                        other: &Formula,
                        (whose, rivalling): (Whose, Option<PredictionId>),
                        other_place: Place| {
        // Most pairs are told at a glance: they are coded in different cases.
        let (here, there) = (evaluator.truth(part.formula), evaluator.truth(other));
        if here.yes.count_common(&there.yes) == 0 || here.no.count_common(&there.no) == 0 {
            return;
        }
        let (own, others) = (spoken_of(argument, part.formula), spoken_of(argument, other));
        if own.is_empty() || others.is_empty() || are_one(argument, &twins, &own, &others) {
            return;
        }
        let is_known = |known: &Confounding| {
            let pair = [spoken_of(argument, &known.condition), spoken_of(argument, &known.other)];
            pair == [own.clone(), others.clone()] || pair == [others.clone(), own.clone()]
        };
        if found.iter().any(is_known) {
            return;
        }
        if let Some(cases) = alike(argument, appraisal, part.formula, other)
            && !rivalling.is_some_and(|id| are_told_apart(&cases, part.prediction, id))
        {
            let (condition, other) = (part.formula.clone(), other.clone());
            found.push(Confounding {
                theory,
                prediction: part.prediction,
                condition,
                other,
                whose,
                other_place,
                cases,
            });
        }
    };
    // Which of the two is named first is a matter of whom the draft defends, and never of the order of its lines.
    let rank = |theory: &TheoryId| (!stance.is_defended(*theory), &argument.theory(*theory).header.name);
    let mut theories: Vec<TheoryId> = (0..argument.theories.len()).map(TheoryId::from_index).collect();
    theories.sort_by_key(rank);
    let mut auxiliaries: Vec<AuxiliaryId> = (0..argument.auxiliaries.len()).map(AuxiliaryId::from_index).collect();
    auxiliaries.sort_by_key(|id| &argument.auxiliary(*id).header.name);
    for theory in theories {
        let own = parts_of(argument, theory);
        let mut rivals = rivals_of(argument, theory);
        rivals.sort_by_key(rank);
        for rival in rivals {
            let theirs = if rank(&theory) < rank(&rival) { parts_of(argument, rival) } else { Vec::new() };
            for (part, other) in own.iter().flat_map(|part| theirs.iter().map(move |other| (part, other))) {
                let whose = (Whose::Rival(rival), Some(other.prediction));
                try_pair(theory, part, other.formula, whose, other.place);
            }
            for id in &auxiliaries {
                let auxiliary = argument.auxiliary(*id);
                let amends = auxiliary.amends.iter().any(|amended| amended.id == rival);
                for line in auxiliary.excepts.iter().filter(|_| amends) {
                    let whose = Whose::Exception(*id);
                    for (part, other) in
                        own.iter().flat_map(|part| conjuncts(&line.formula).into_iter().map(move |other| (part, other)))
                    {
                        try_pair(theory, part, other, (whose, None), line.place);
                    }
                }
            }
        }
        if stance.is_defended(theory) {
            for concept in left_out(argument) {
                let declared = argument.concept(concept).header.place;
                let yes = Comparison { concept, operator: Operator::Equal, operand: 1.0, place: declared };
                for part in &own {
                    try_pair(theory, part, &Formula::Comparison(yes), (Whose::Nobody, None), declared);
                }
            }
        }
    }
    found
}

/// The parts of the conditions of a theory's predictions.
fn parts_of(argument: &Argument, theory: TheoryId) -> Vec<Part<'_>> {
    let predictions =
        argument.theory(theory).predictions.iter().filter(|id| argument.prediction(**id).claim.movement.is_none());
    let parts = predictions.flat_map(|id| {
        let prediction = argument.prediction(*id);
        let place = prediction.condition_place;
        conjuncts(&prediction.claim.condition).into_iter().map(move |formula| Part { formula, prediction: *id, place })
    });
    parts.collect()
}

/// Yes/no concepts of the drafts that no formula has, and that measure nothing and are measured by nothing.
fn left_out(argument: &Argument) -> Vec<ConceptId> {
    let claims = argument.predictions.iter().map(|prediction| &prediction.claim);
    let of_claims = claims.flat_map(|claim| [&claim.outcome, &claim.condition, &claim.scope]);
    let scopes = argument.theories.iter().flat_map(|theory| theory.scope_lines.iter().map(|line| &line.formula));
    let excepts = argument.auxiliaries.iter().flat_map(|auxiliary| auxiliary.excepts.iter().map(|line| &line.formula));
    let mut spoken: FxHashSet<ConceptId> =
        of_claims.chain(scopes).chain(excepts).flat_map(|formula| spoken_of(argument, formula)).collect();
    spoken.extend(argument.puzzles.iter().filter_map(|puzzle| puzzle.outcome));
    for concept in &argument.concepts {
        spoken.extend(&concept.measures);
    }
    let is_left_out = |id: &ConceptId| {
        let concept = argument.concept(*id);
        concept.domain.is_yes_no()
            && concept.built_in.is_none()
            && concept.defined.is_none()
            && concept.measures.is_empty()
            && !argument.is_outside_drafts(concept.header.place)
            && !spoken.contains(id)
    };
    (0..argument.concepts.len()).map(ConceptId::from_index).filter(is_left_out).collect()
}

/// Whether a concept of the one is one of the other, or is said to be, or to measure it.
fn are_one(argument: &Argument, twins: &Twins, own: &[ConceptId], others: &[ConceptId]) -> bool {
    let reached = |concept: ConceptId| -> Vec<ConceptId> {
        let row = argument.concept(concept);
        [concept, twins.of(concept)].into_iter().chain(row.measures.iter().copied()).collect()
    };
    let pairs = own.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
    pairs.into_iter().any(|(one, other)| {
        let same_as = &argument.concept(one).same_as;
        reached(one).iter().any(|concept| reached(other).contains(concept))
            || same_as.iter().any(|name| argument.concept(other).same_as.contains(name))
    })
}

/// The independent cases that are coded on both of two conditions, where these are alike in all of them, and there are some
/// with both and some with neither; none where there are too few, or where the two ever differ.
fn alike(argument: &Argument, appraisal: &Appraisal, one: &Formula, other: &Formula) -> Option<Vec<CaseId>> {
    let independent = appraisal.table.independent();
    let (mut cases, mut seen) = (Vec::new(), [false, false]);
    for case in (0..argument.cases.len()).map(CaseId::from_index).filter(|case| independent.counts(*case)) {
        let truths = (on_every_world(appraisal, case, one), on_every_world(appraisal, case, other));
        let (Some(here), Some(there)) = truths else { continue };
        if here != there {
            return None;
        }
        seen[usize::from(here)] = true;
        let whole = independent.whole(case);
        if !cases.contains(&whole) {
            cases.push(whole);
        }
    }
    (seen == [true, true] && cases.len() >= LEAST_CASES).then_some(cases)
}
