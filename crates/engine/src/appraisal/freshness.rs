//! Whether a case is fresh evidence for what a repair adds, and of what grade.
//!
//! Fresh is a case that no line says was used (Worrall 2014), and that did not bear the theory before out already. A case
//! that the repair rescues is fresh where the theory expected the contrary of what the repair predicts there, and no line
//! says that the repair was made for it: there is no stronger evidence.

use super::amendment::Basis;
use super::authors::{are_all_by, authors_of};
use super::codings::coding_of;
use super::entailment::exclude_each_other;
use super::result::CaseResult;
use super::series::versions_before;
use super::truth::truth_of;
use crate::argument::formula::Formula;
use crate::argument::{Argument, CaseId, ConceptId, PredictionId, TheoryId};
use lakatos_syntax::ast::{Citation, Mode};
use rustc_hash::FxHashSet;

/// A case that bears out what a repair adds.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The case.
    pub case: CaseId,
    /// How fresh it is.
    pub freshness: Freshness,
}

/// How fresh a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Grade 1: the theory before expected the contrary there.
    Contrary,
    /// Grade 2: it said nothing there, and of so many comparable cases without the new condition most came out otherwise.
    Contrasts {
        /// Those that came out otherwise.
        otherwise: usize,
        /// All of them.
        of: usize,
    },
    /// Grade 3: it said nothing there, and no contrast is coded, or most came out the same.
    NoContrast {
        /// Those that came out otherwise.
        otherwise: usize,
        /// All of them.
        of: usize,
    },
    /// Grade 3: coded, on what decides, by the source of what is new alone.
    OwnCoding,
    /// Not fresh: a line says that it was used, or treats it as the theory's anomaly.
    Used,
    /// Not fresh: it bore the theory before out already.
    OldSuccess,
    /// Not fresh: the repair takes it away as an anomaly, and predicts nothing there that the theory did not expect.
    TakenAway,
}

impl Freshness {
    /// 1, 2 or 3; none where it is not fresh.
    pub fn grade(self) -> Option<u8> {
        match self {
            Self::Contrary => Some(1),
            Self::Contrasts { .. } => Some(2),
            Self::NoContrast { .. } | Self::OwnCoding => Some(3),
            Self::Used | Self::OldSuccess | Self::TakenAway => None,
        }
    }

    /// Whether it can make a repair progressive.
    pub fn counts(self) -> bool {
        self.grade().is_some_and(|grade| grade < 3)
    }
}

/// What a change of a theory is held against: a repair, or a theory that succeeds it.
#[derive(Clone, Copy)]
pub struct Before<'appraisal> {
    /// The theory before.
    pub theory: TheoryId,
    /// The versions before that one.
    pub earlier: &'appraisal [TheoryId],
    /// The theory's anomalies that the change takes away.
    pub rescued: &'appraisal [CaseId],
    /// The works that the change is taken from.
    pub sources: &'appraisal [Citation],
    /// Where what is new speaks.
    pub scope: &'appraisal Formula,
}

/// The cases that some line says were used for a theory, for a version before it, or for an auxiliary of either: built on,
/// rescued, conceded, or the subject of the puzzle.
pub fn used_for(argument: &Argument, theory: TheoryId) -> Vec<CaseId> {
    let versions: FxHashSet<TheoryId> = [theory].into_iter().chain(versions_before(argument, theory)).collect();
    let mut used = Vec::new();
    for version in versions.iter().map(|id| argument.theory(*id)) {
        used.extend(version.built_on.iter().copied().chain(version.concedes.iter().map(|mention| mention.id)));
    }
    for auxiliary in &argument.auxiliaries {
        if auxiliary.amends.iter().any(|amended| versions.contains(&amended.id)) {
            used.extend(auxiliary.rescues.iter().map(|mention| mention.id).chain(auxiliary.built_on.iter().copied()));
        }
    }
    used.extend(argument.puzzles.iter().flat_map(|puzzle| puzzle.about.iter().map(|mention| mention.id)));
    used.sort_unstable();
    used.dedup();
    used
}

/// How fresh a case is that bears out `prediction`, which the change adds. `used` are the cases that some line says were
/// used, and those that another repair of the theory takes away.
pub fn freshness(basis: Basis, before: Before, prediction: PredictionId, case: CaseId, used: &[CaseId]) -> Freshness {
    let argument = basis.argument;
    let independent = basis.table.independent();
    if used.iter().any(|used| independent.share(*used, case)) {
        return Freshness::Used;
    }
    let predictions = &argument.theory(before.theory).predictions;
    let result = |id: &PredictionId, case| basis.result(*id, case);
    let whole = independent.whole(case);
    let mut known = before.earlier.iter().flat_map(|id| &argument.theory(*id).predictions).chain(predictions);
    // In a part of a case, too: what came true there was known.
    if known.any(|id| [whole, case].into_iter().any(|case| result(id, case) == CaseResult::Corroborates)) {
        return Freshness::OldSuccess;
    }
    let happened = happened_to(basis, prediction, case);
    let is_contrary = |id: &PredictionId| {
        let of_theory = happened_to(basis, *id, case).map(Formula::negated);
        result(id, case) == CaseResult::Contradicts
            && of_theory
                .zip(happened.clone())
                .is_some_and(|(expected, happened)| exclude_each_other(argument, &expected, &happened))
    };
    if predictions.iter().any(is_contrary) {
        if is_own_coding(basis, before.sources, prediction, case) {
            return Freshness::OwnCoding;
        }
        return Freshness::Contrary;
    }
    if before.rescued.iter().any(|rescued| independent.share(*rescued, case)) {
        return Freshness::TakenAway;
    }
    let (otherwise, of) = contrasts(basis, before.theory, prediction, case);
    if is_own_coding(basis, before.sources, prediction, case) {
        Freshness::OwnCoding
    } else if of > 0 && 2 * otherwise > of {
        Freshness::Contrasts { otherwise, of }
    } else {
        Freshness::NoContrast { otherwise, of }
    }
}

/// The outcome of a prediction or its opposite, whichever is observed.
fn happened_to(basis: Basis, prediction: PredictionId, case: CaseId) -> Option<Formula> {
    let outcome = &basis.argument.prediction(prediction).claim.outcome;
    let is_so = truth_on(basis, outcome, case)?;
    Some(if is_so { outcome.clone() } else { outcome.clone().negated() })
}

/// The truth of a formula on a case, the same in all its worlds.
fn truth_on(basis: Basis, formula: &Formula, case: CaseId) -> Option<bool> {
    let value = |row: usize| move |concept: ConceptId| basis.table.column(concept).value(row);
    let mut truths = basis.table.rows_of(case).map(|row| truth_of(formula, &value(row)));
    let first = truths.next()??;
    truths.all(|truth| truth == Some(first)).then_some(first)
}

/// Of the coded independent cases of which the theory says nothing either and in which the new condition is otherwise: how
/// many came out otherwise, and how many there are (contrasts: Musgrave 1974).
fn contrasts(basis: Basis, theory: TheoryId, prediction: PredictionId, case: CaseId) -> (usize, usize) {
    let argument = basis.argument;
    let claim = &argument.prediction(prediction).claim;
    let (Some(condition), Some(outcome)) =
        (truth_on(basis, &claim.condition, case), truth_on(basis, &claim.outcome, case))
    else {
        return (0, 0);
    };
    if claim.mode == Mode::Always {
        return (0, 0);
    }
    let outcomes = claim.outcome.concepts();
    let of_outcome: Vec<PredictionId> = (argument.theory(theory).predictions.iter().copied())
        .filter(|id| argument.prediction(*id).claim.outcome.concepts().iter().any(|one| outcomes.contains(one)))
        .collect();
    let independent = basis.table.independent();
    let mut found: Vec<(CaseId, bool)> = Vec::new();
    for other in (0..basis.table.cases()).map(CaseId::from_index).filter(|other| independent.counts(*other)) {
        let says_nothing = || of_outcome.iter().all(|id| basis.result(*id, other) == CaseResult::Silent);
        let lacks = truth_on(basis, &claim.condition, other) == Some(!condition);
        if lacks
            && !independent.share(other, case)
            && let Some(other_outcome) = truth_on(basis, &claim.outcome, other)
            && says_nothing()
        {
            found.push((independent.whole(other), other_outcome != outcome));
        }
    }
    // A case whose periods differ is no contrast of either kind.
    found.sort_unstable();
    found.dedup();
    let is_of = |other: Option<usize>, whole: CaseId| {
        other.and_then(|index| found.get(index)).is_some_and(|one| one.0 == whole)
    };
    let alone = |index: usize| {
        let whole = found[index].0;
        !is_of(index.checked_sub(1), whole) && !is_of(Some(index + 1), whole)
    };
    let counted: Vec<bool> = (0..found.len()).filter(|index| alone(*index)).map(|index| found[index].1).collect();
    (counted.iter().filter(|otherwise| **otherwise).count(), counted.len())
}

/// Whether what decides a case is coded by the works that the change is taken from, and by nobody else. Works of one author
/// count as one.
fn is_own_coding(basis: Basis, sources: &[Citation], prediction: PredictionId, case: CaseId) -> bool {
    let argument = basis.argument;
    let own: Vec<&str> = authors_of(sources).collect();
    let claim = &argument.prediction(prediction).claim;
    let concepts = claim.outcome.concepts().into_iter().chain(claim.condition.concepts());
    let codings = &basis.codings[case.index()];
    let observations: Vec<_> = concepts
        .filter_map(|concept| coding_of(codings, concept))
        .flat_map(|coding| coding.alternatives.iter().flat_map(|alternative| alternative.observations.iter()))
        .map(|id| id.resolve(argument))
        .collect();
    // A coding that cites nobody is no other voice.
    let mut cited = observations.iter().filter(|observation| !observation.backing.citations.is_empty()).peekable();
    !own.is_empty() && cited.peek().is_some() && cited.all(|one| are_all_by(&one.backing.citations, &own))
}
