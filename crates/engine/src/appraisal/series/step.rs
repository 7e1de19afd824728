//! One step of a series: what is gained, what is lost, which anomalies are answered, and which are new.

use super::content::{Content, content_of};
use super::growing::Growing;
use super::lineage::Lineage;
use super::{auxiliary_year, theory_year};
use crate::appraisal::amendment::{Amendment, Basis};
use crate::appraisal::entailment::Entailment;
use crate::appraisal::freshness::Before;
use crate::appraisal::in_force::AllInForce;
use crate::appraisal::repair::{Excess, NoExcess, fared};
use crate::appraisal::result::{CaseResult, Instance, together};
use crate::appraisal::truth::Evaluator;
use crate::appraisal::twins::Twins;
use crate::argument::{Argument, AuxiliaryId, CaseId, ConceptId, PredictionId, TheoryId};
use rustc_hash::FxHashSet;

/// How many of the versions before are asked whether they said a thing already.
const EARLIER: usize = 16;

/// From one version to the next. Cases are independent ones.
#[derive(Clone, Debug)]
pub struct Step {
    /// What the next says, compared with what the one before says.
    pub content: Content,
    /// What is new in it, and how that has fared.
    pub gains: Vec<Excess>,
    /// What looks new in it and is not.
    pub not_new: Vec<(PredictionId, NotNew)>,
    /// Whether of some prediction it could not be worked out whether it is new.
    pub is_too_large: bool,
    /// Successes of the one before that the next does not bear out (Kuhn 1962).
    pub lost: Vec<Instance>,
    /// Those of which that cannot be said: an observation is missing, or the next speaks of rates only.
    pub perhaps_lost: Vec<Instance>,
    /// Predictions of the one before that follow from the next.
    pub kept: Vec<PredictionId>,
    /// Anomalies of the one before that bear the next out.
    pub answered: Vec<CaseId>,
    /// Those that the next says nothing of.
    pub set_aside: Vec<CaseId>,
    /// Those that are anomalies of the next too.
    pub remaining: Vec<CaseId>,
    /// Those of which none of this can be said.
    pub open: Vec<CaseId>,
    /// Anomalies of the next that were none of the one before.
    pub new_anomalies: Vec<CaseId>,
}

/// Why a prediction is no gain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNew {
    /// The version before says it with its auxiliaries.
    WithAuxiliaries,
    /// An earlier version said it.
    Earlier(TheoryId),
    /// It shares no concept with the version before, nor with what else the next predicts.
    TackedOn,
}

/// The step from a theory to one that succeeds it.
pub fn between_theories(
    basis: Basis,
    [from, to]: [TheoryId; 2],
    lineage: &Lineage,
    (twins, in_force): (&Twins, &mut AllInForce),
    evaluator: &mut Evaluator,
) -> Step {
    let argument = basis.argument;
    let (before, after) = (argument.theory(from), argument.theory(to));
    let refuted = |number: usize| {
        let one = &before.predictions[number..=number];
        let rates = one.iter().filter_map(|id| basis.results[id.index()].rates);
        !anomalies(basis, one).is_empty() || rates.into_iter().any(|rates| rates.result() == CaseResult::Contradicts)
    };
    let mut step = Step::new(content_of(in_force, [from, to], refuted));
    for case in anomalies(basis, &before.predictions) {
        let results: Vec<CaseResult> = after.predictions.iter().map(|id| basis.result(*id, case)).collect();
        let failed = before.predictions.iter().filter(|id| basis.result(**id, case) == CaseResult::Contradicts);
        let bears_out =
            |id: &PredictionId| bearing_out(basis, twins, (*id, CaseResult::Contradicts), &after.predictions, case);
        let each: Vec<Borne> = failed.map(bears_out).collect();
        if results.contains(&CaseResult::Contradicts) {
            step.remaining.push(case);
        } else if each.iter().all(|borne| *borne == Borne::Out) {
            step.answered.push(case);
        } else if each.contains(&Borne::Perhaps) {
            step.open.push(case);
        } else if each.contains(&Borne::Out) {
            // Of some of what failed there the next says nothing, and of some it is right.
            step.answered.push(case);
        } else {
            step.set_aside.push(case);
        }
    }
    let known = anomalies(basis, &before.predictions);
    step.new_anomalies = anomalies(basis, &after.predictions);
    step.new_anomalies.retain(|case| !known.contains(case));
    // What follows from the next is no loss, in whatever words that says it.
    let mut is_kept = |number: usize| in_force.all_follow(from, |one| one == number, to) == Entailment::Entailed;
    let kept = (0..before.predictions.len()).filter(|number| is_kept(*number));
    step.kept = kept.map(|number| before.predictions[number]).collect();
    for id in before.predictions.iter().filter(|id| !step.kept.contains(id)) {
        for case in wholes(basis, &[*id], CaseResult::Corroborates) {
            match bearing_out(basis, twins, (*id, CaseResult::Corroborates), &after.predictions, case) {
                Borne::Out => {}
                Borne::Perhaps => step.perhaps_lost.push((*id, case)),
                Borne::Not => step.lost.push((*id, case)),
            }
        }
    }
    let rescued = [step.answered.as_slice(), &step.set_aside].concat();
    let held_against = Before {
        theory: from,
        earlier: lineage.earlier(),
        rescued: &rescued,
        sources: &after.header.citations,
        scope: &after.scope,
    };
    for id in &after.predictions {
        match novelty(argument, (twins, in_force), *id, [from, to], lineage.earlier()) {
            Novelty::New => {
                let mut gain = fared(basis, held_against, *id, lineage.used().but_for(&[]), evaluator);
                // What was against the one before already, by the same outcome, says nothing of what is new.
                gain.refuted.retain(|case| !failed_before(basis, twins, *id, &before.predictions, *case));
                step.gains.push(gain);
            }
            Novelty::NotNew(why) => step.not_new.push((*id, why)),
            Novelty::Kept => {}
            Novelty::TooLarge => step.is_too_large = true,
        }
    }
    step
}

/// The steps from a theory by itself to the theory with one auxiliary, with two, and so on to the last.
pub fn of_repairs(basis: Basis, amendments: &[&Amendment], twins: &Twins) -> Vec<Step> {
    let Some(theory) = amendments.first().map(|amendment| amendment.theory) else { return Vec::new() };
    let known = anomalies(basis, &basis.argument.theory(theory).predictions);
    let mut so_far = SoFar::new(Growing::new(basis.argument, theory, twins));
    amendments.iter().map(|next| so_far.step(basis, next, twins, &known)).collect()
}

/// What the auxiliaries in force come to.
struct SoFar<'argument> {
    growing: Growing<'argument>,
    lost: FxHashSet<Instance>,
    perhaps_lost: FxHashSet<Instance>,
    rescued: FxHashSet<CaseId>,
    /// The independent cases that they are, or are parts of.
    rescued_wholes: FxHashSet<CaseId>,
}

impl<'argument> SoFar<'argument> {
    fn new(growing: Growing<'argument>) -> Self {
        Self {
            growing,
            lost: FxHashSet::default(),
            perhaps_lost: FxHashSet::default(),
            rescued: FxHashSet::default(),
            rescued_wholes: FxHashSet::default(),
        }
    }

    /// Adds an auxiliary to those in force. `known` are the anomalies of the theory by itself.
    fn step(&mut self, basis: Basis, next: &Amendment, twins: &Twins, known: &[CaseId]) -> Step {
        let argument = basis.argument;
        let mut step = Step::new(self.growing.add(next.auxiliary, twins));
        step.gains = next.worth.excess.clone();
        step.is_too_large = next.worth.is_too_large;
        step.not_new = (next.worth.no_excess.iter())
            .filter_map(|(id, why)| match why {
                NoExcess::Entailed | NoExcess::NeverApplies | NoExcess::Unfalsifiable => None,
                NoExcess::EntailedWithOthers => Some((*id, NotNew::WithAuxiliaries)),
                NoExcess::TackedOn => Some((*id, NotNew::TackedOn)),
            })
            .collect();
        step.lost = next.lost.iter().copied().filter(|instance| self.lost.insert(*instance)).collect();
        step.perhaps_lost =
            next.perhaps_lost.iter().copied().filter(|instance| self.perhaps_lost.insert(*instance)).collect();
        let independent = basis.table.independent();
        let mut rescued: Vec<CaseId> = next.rescued.iter().copied().filter(|case| self.rescued.insert(*case)).collect();
        rescued.iter_mut().for_each(|case| *case = independent.whole(*case));
        self.rescued_wholes.extend(&rescued);
        rescued.dedup();
        let predictions = &argument.theory(next.theory).predictions;
        let own = &argument.auxiliary(next.auxiliary).predictions;
        let is_borne_out = |case: &CaseId| {
            let mut after = next.results.iter().map(|results| results.on(*case, basis.table));
            let mut failed = predictions.iter().filter(|id| basis.result(**id, *case) == CaseResult::Contradicts);
            after.any(|result| result == CaseResult::Corroborates)
                || failed.any(|id| bearing_out(basis, twins, (*id, CaseResult::Contradicts), own, *case) == Borne::Out)
        };
        (step.answered, step.set_aside) = rescued.into_iter().partition(is_borne_out);
        let is_left = |case: &&CaseId| !self.rescued_wholes.contains(&independent.whole(**case));
        step.remaining = known.iter().filter(is_left).copied().collect();
        step.new_anomalies = anomalies(basis, own);
        step.new_anomalies.retain(|case| known.binary_search(case).is_err());
        step
    }
}

impl Step {
    fn new(content: Content) -> Self {
        Self {
            content,
            gains: Vec::new(),
            not_new: Vec::new(),
            is_too_large: false,
            lost: Vec::new(),
            perhaps_lost: Vec::new(),
            kept: Vec::new(),
            answered: Vec::new(),
            set_aside: Vec::new(),
            remaining: Vec::new(),
            open: Vec::new(),
            new_anomalies: Vec::new(),
        }
    }
}

/// Whether a prediction is new.
enum Novelty {
    New,
    NotNew(NotNew),
    Kept,
    TooLarge,
}

fn novelty(
    argument: &Argument,
    (twins, in_force): (&Twins, &mut AllInForce),
    id: PredictionId,
    [from, to]: [TheoryId; 2],
    earlier: &[TheoryId],
) -> Novelty {
    let claim = twins.claim(&argument.prediction(id).claim);
    let scope = twins.formula(&argument.theory(to).scope);
    // What a later reader added to the earlier theory takes nothing from the one that came in between.
    let is_later = |auxiliary: AuxiliaryId| {
        theory_year(argument, to).zip(auxiliary_year(argument, auxiliary)).is_some_and(|(to, own)| own > to)
    };
    let alone = |theory: TheoryId, in_force: &mut AllInForce| in_force.of(theory).follows(&claim, &scope, &|_| false);
    let with_auxiliaries = |theory: TheoryId, in_force: &mut AllInForce| match in_force
        .auxiliaries_of(theory)
        .iter()
        .all(|auxiliary| is_later(*auxiliary))
    {
        true => Entailment::NotEntailed,
        false => in_force.of(theory).follows(&claim, &scope, &|auxiliary| !is_later(auxiliary)),
    };
    let mut is_too_large = false;
    let mut is_said = |entailment: Entailment| {
        is_too_large |= entailment == Entailment::TooLarge;
        entailment == Entailment::Entailed
    };
    if is_said(alone(from, in_force)) {
        return Novelty::Kept;
    }
    if is_said(with_auxiliaries(from, in_force)) {
        return Novelty::NotNew(NotNew::WithAuxiliaries);
    }
    for version in earlier.iter().take(EARLIER) {
        if is_said(alone(*version, in_force)) || is_said(with_auxiliaries(*version, in_force)) {
            return Novelty::NotNew(NotNew::Earlier(*version));
        }
    }
    if is_too_large || earlier.len() > EARLIER {
        Novelty::TooLarge
    } else if is_tacked_on(argument, twins, id, [from, to]) {
        Novelty::NotNew(NotNew::TackedOn)
    } else {
        Novelty::New
    }
}

/// Whether a prediction, one of several, shares no concept with the theory before, nor with what else its own one says.
fn is_tacked_on(argument: &Argument, twins: &Twins, id: PredictionId, [from, to]: [TheoryId; 2]) -> bool {
    let concepts = |id: PredictionId| -> Vec<ConceptId> {
        let claim = &argument.prediction(id).claim;
        twins.concepts([&claim.outcome, &claim.condition, &claim.scope].into_iter())
    };
    let others = argument.theory(to).predictions.iter().filter(|other| **other != id);
    let mut shared: Vec<ConceptId> =
        others.chain(&argument.theory(from).predictions).flat_map(|id| concepts(*id)).collect();
    shared.extend(twins.concepts([&argument.theory(from).scope].into_iter()));
    argument.theory(to).predictions.len() > 1 && !concepts(id).iter().any(|concept| shared.contains(concept))
}

/// Whether one of the predictions before, of the same outcome, failed in a case already.
fn failed_before(basis: Basis, twins: &Twins, of: PredictionId, before: &[PredictionId], case: CaseId) -> bool {
    let concepts = |id: PredictionId| twins.concepts([&basis.argument.prediction(id).claim.outcome].into_iter());
    let (wanted, whole) = (concepts(of), basis.table.independent().whole(case));
    let is_same = |id: &PredictionId| concepts(*id).iter().any(|concept| wanted.contains(concept));
    before.iter().any(|id| is_same(id) && basis.result(*id, whole) == CaseResult::Contradicts)
}

/// Whether what a version said of a case is borne out by predictions of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Borne {
    Out,
    Perhaps,
    Not,
}

/// Whether predictions bear out, of the same outcome, what another one speaks of in a case: in those of its periods in which
/// that one `came` to a result, for what happened in another period answers nothing.
fn bearing_out(
    basis: Basis,
    twins: &Twins,
    (of, came): (PredictionId, CaseResult),
    by: &[PredictionId],
    case: CaseId,
) -> Borne {
    let argument = basis.argument;
    let periods = basis.table.independent().parts(case).iter().copied();
    let concerned: Vec<CaseId> = periods.filter(|part| basis.result(of, *part) == came).collect();
    let result = |id: PredictionId| match concerned.as_slice() {
        [] => basis.result(id, case),
        periods => together(periods.iter().map(|period| basis.result(id, *period))),
    };
    let concepts = |id: PredictionId| twins.concepts([&argument.prediction(id).claim.outcome].into_iter());
    let wanted = concepts(of);
    let same_outcome = by.iter().filter(|id| concepts(**id).iter().any(|concept| wanted.contains(concept)));
    let mut borne = Borne::Not;
    for id in same_outcome {
        let is_open = !argument.prediction(*id).claim.is_definite()
            || matches!(result(*id), CaseResult::Undecided | CaseResult::Contested);
        if is_open {
            borne = Borne::Perhaps;
        } else if result(*id) == CaseResult::Corroborates {
            return Borne::Out;
        }
    }
    borne
}

/// The independent cases on which some of the predictions come to a result.
fn wholes(basis: Basis, predictions: &[PredictionId], wanted: CaseResult) -> Vec<CaseId> {
    let independent = basis.table.independent();
    let mut cases: Vec<CaseId> = Vec::new();
    for id in predictions {
        let of_it = basis.results[id.index()].cases_that(wanted, basis.table).into_iter();
        let of_it = of_it.map(|case| independent.whole(case));
        cases.extend(of_it.filter(|case| basis.result(*id, *case) == wanted));
    }
    cases.sort_unstable();
    cases.dedup();
    cases
}

fn anomalies(basis: Basis, predictions: &[PredictionId]) -> Vec<CaseId> {
    wholes(basis, predictions, CaseResult::Contradicts)
}
