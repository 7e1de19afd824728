//! What the `settles` lines of a draft do to its theories: a dispute among scholars that is decided in favour of the theory
//! that the draft defends is a repair of its own kind.

use super::Appraisal;
use super::derived::written_out;
use super::result::contradiction;
use super::truth::truth_of;
use super::where_it_speaks;
use crate::argument::formula::{Claim, Formula};
use crate::argument::{Argument, CaseId, CodedValue, ConceptId, Prediction, TheoryId};
use lakatos_syntax::ast::Mode;

/// What settling one dispute does to a theory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bearing {
    /// It is borne out under the coding that was adopted, and not under another one.
    Favours,
    /// Under a coding that was not adopted, the case would be an anomaly.
    Spares,
    /// Under a coding that was not adopted it would fare better.
    Hurts,
}

/// A dispute settled, and what that does to a theory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// On which case.
    pub case: CaseId,
    /// The number of its `settles` line.
    pub line: usize,
    /// What it does.
    pub bearing: Bearing,
}

/// The disputes that the drafts settle and that bear on a theory.
pub fn settled(argument: &Argument, appraisal: &Appraisal, theory: TheoryId) -> Vec<Settled> {
    let predictions = argument.theory(theory).predictions.iter().map(|id| argument.prediction(*id));
    let stakes: Vec<Stake> = predictions.filter_map(|prediction| Stake::new(argument, prediction)).collect();
    let mut found = Vec::new();
    for (index, case) in argument.cases.iter().enumerate() {
        let id = CaseId::from_index(index);
        for (line, settlement) in case.settles.iter().enumerate() {
            let concerned = stakes.iter().filter(|stake| stake.concepts.contains(&settlement.concept));
            let mut concerned = concerned.peekable();
            if argument.is_outside_drafts(settlement.place) || concerned.peek().is_none() {
                continue;
            }
            let rejected = rejected(argument, id, settlement.concept, settlement.value);
            let bearings = concerned.filter_map(|stake| stake.bearing(appraisal, (id, settlement.concept), &rejected));
            found.extend(bearings.max().map(|bearing| Settled { case: id, line, bearing }));
        }
    }
    found
}

/// The codings of a concept that a settlement does not adopt: those of the case, or else of the one it is within.
fn rejected(argument: &Argument, case: CaseId, concept: ConceptId, adopted: CodedValue) -> Vec<(f64, f64)> {
    let of = |case: CaseId| {
        let observations = argument.case(case).observations.iter().filter(|one| one.concept == concept);
        observations.map(|one| one.value).collect::<Vec<_>>()
    };
    let nearest = argument.with_ancestors(case).map(of).find(|values| !values.is_empty()).unwrap_or_default();
    let others = nearest.into_iter().filter(|value| *value != adopted);
    let known = others.filter_map(|value| match value {
        CodedValue::Within(low, high) => Some((low, high)),
        CodedValue::Unknown => None,
    });
    known.collect()
}

/// Where a prediction fails and where it is borne out, with every index written out.
struct Stake {
    against: Formula,
    fits: Formula,
    concepts: Vec<ConceptId>,
}

impl Stake {
    /// None of tendencies, which no single case decides.
    fn new(argument: &Argument, prediction: &Prediction) -> Option<Self> {
        let scope = where_it_speaks(argument, prediction);
        let against = written_out(argument, &contradiction(&prediction.claim, &scope)?);
        let fits = written_out(argument, &corroboration(&prediction.claim, &scope));
        let concepts = against.concepts().into_iter().chain(fits.concepts()).collect();
        Some(Self { against, fits, concepts })
    }

    fn bearing(
        &self,
        appraisal: &Appraisal,
        (case, concept): (CaseId, ConceptId),
        rejected: &[(f64, f64)],
    ) -> Option<Bearing> {
        // With the concept as it is coded, or with another value in its place.
        let holds = |formula: &Formula, other: Option<(f64, f64)>| {
            let mut rows = appraisal.table.rows_of(case);
            rows.all(|row| {
                let value = |asked: ConceptId| match other {
                    Some(other) if asked == concept => Some(other),
                    _ => appraisal.table.column(asked).value(row),
                };
                truth_of(formula, &value) == Some(true)
            })
        };
        let (fails, is_borne_out) = (holds(&self.against, None), holds(&self.fits, None));
        let would = |formula: &Formula| rejected.iter().any(|value| holds(formula, Some(*value)));
        let would_not = |formula: &Formula| rejected.iter().any(|value| !holds(formula, Some(*value)));
        if fails && would_not(&self.against) || !is_borne_out && would(&self.fits) {
            Some(Bearing::Hurts)
        } else if !fails && would(&self.against) {
            Some(Bearing::Spares)
        } else {
            (is_borne_out && would_not(&self.fits)).then_some(Bearing::Favours)
        }
    }
}

/// Holds where a single case bears a claim out.
fn corroboration(claim: &Claim, scope: &Formula) -> Formula {
    let both = Formula::And(vec![claim.condition.clone(), claim.outcome.clone()]);
    let fits = match claim.mode {
        Mode::ExactlyWhen => {
            let neither = Formula::And(vec![claim.condition.clone().negated(), claim.outcome.clone().negated()]);
            Formula::Or(vec![both, neither])
        }
        _ => both,
    };
    Formula::And(vec![claim.within(scope), fits])
}
