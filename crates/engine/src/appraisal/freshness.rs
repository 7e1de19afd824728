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
use super::truth::truth_of;
use super::used::Used;
use super::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::{CaseId, ConceptId, PredictionId, TheoryId};
use lakatos_syntax::ast::{Citation, Mode};
use rustc_hash::{FxHashMap, FxHashSet};

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
    /// Grade 3: a tendency of the theory before made it likely there.
    Likely,
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
            Self::NoContrast { .. } | Self::Likely | Self::OwnCoding => Some(3),
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

/// A prediction that a change adds, beside the cases and what was said of them before.
pub struct Beside<'appraisal> {
    basis: Basis<'appraisal>,
    before: Before<'appraisal>,
    prediction: PredictionId,
    used: Used<'appraisal>,
    /// The independent cases that the change takes away.
    rescued: FxHashSet<CaseId>,
    /// Whether what happened excludes what a prediction of the theory before demands: by that prediction, and by whether its
    /// outcome and the new one came true.
    excluded: FxHashMap<(PredictionId, bool, bool), bool>,
    /// The cases in which the new condition holds, and those in which it does not.
    contrasts: [Option<Contrasts>; 2],
}

impl<'appraisal> Beside<'appraisal> {
    /// A prediction that a change adds to what was `before`.
    pub fn new(
        basis: Basis<'appraisal>,
        before: Before<'appraisal>,
        prediction: PredictionId,
        used: Used<'appraisal>,
    ) -> Self {
        let rescued = before.rescued.iter().map(|case| basis.table.independent().whole(*case)).collect();
        Self { basis, before, prediction, used, rescued, excluded: FxHashMap::default(), contrasts: [None, None] }
    }

    /// How fresh a case is that bears the prediction out.
    pub fn freshness(&mut self, case: CaseId) -> Freshness {
        let (basis, before) = (self.basis, self.before);
        let argument = basis.argument;
        let whole = basis.table.independent().whole(case);
        if self.used.has(whole) {
            return Freshness::Used;
        }
        let predictions = &argument.theory(before.theory).predictions;
        let result = |id: &PredictionId, case| basis.result(*id, case);
        let mut known = before.earlier.iter().flat_map(|id| &argument.theory(*id).predictions).chain(predictions);
        // In a part of a case, too: what came true there was known.
        if known.any(|id| [whole, case].into_iter().any(|case| result(id, case) == CaseResult::Corroborates)) {
            return Freshness::OldSuccess;
        }
        let is_own_coding = || is_own_coding(basis, before.sources, self.prediction, case);
        let against = predictions.iter().filter(|id| result(id, case) == CaseResult::Contradicts);
        let against: Vec<PredictionId> = against.copied().collect();
        if against.into_iter().any(|id| is_contrary(basis, [id, self.prediction], case, &mut self.excluded)) {
            return if is_own_coding() { Freshness::OwnCoding } else { Freshness::Contrary };
        }
        if self.rescued.contains(&whole) {
            return Freshness::TakenAway;
        }
        if is_own_coding() {
            return Freshness::OwnCoding;
        }
        if self.was_likely(case) {
            return Freshness::Likely;
        }
        let (otherwise, of) = self.contrasts(case);
        if of > 0 && 2 * otherwise > of {
            Freshness::Contrasts { otherwise, of }
        } else {
            Freshness::NoContrast { otherwise, of }
        }
    }

    /// Whether a tendency of the theory before is about the same outcome, speaks there, and came true: what it said of most
    /// cases, it said of this one as well, only less firmly.
    fn was_likely(&self, case: CaseId) -> bool {
        let (basis, argument) = (self.basis, self.basis.argument);
        let outcome = argument.prediction(self.prediction).claim.outcome.concepts();
        argument.theory(self.before.theory).predictions.iter().map(|id| argument.prediction(*id)).any(|prediction| {
            let claim = &prediction.claim;
            let holds = |formula: &Formula| truth_on(basis, formula, case) == Some(true);
            claim.mode.is_tendency()
                && claim.outcome.concepts().iter().any(|concept| outcome.contains(concept))
                && holds(&where_it_speaks(argument, prediction))
                && holds(&claim.condition)
                && holds(&claim.outcome)
        })
    }

    /// Of the coded independent cases of which the theory says nothing either and in which the new condition is otherwise: how
    /// many came out otherwise, and how many there are (contrasts: Musgrave 1974).
    fn contrasts(&mut self, case: CaseId) -> (usize, usize) {
        let basis = self.basis;
        let claim = &basis.argument.prediction(self.prediction).claim;
        let (Some(condition), Some(outcome)) =
            (truth_on(basis, &claim.condition, case), truth_on(basis, &claim.outcome, case))
        else {
            return (0, 0);
        };
        if claim.mode == Mode::Always {
            return (0, 0);
        }
        let (theory, prediction) = (self.before.theory, self.prediction);
        let contrasts = self.contrasts[usize::from(!condition)]
            .get_or_insert_with(|| Contrasts::new(basis, theory, prediction, !condition));
        let own = contrasts.outcomes.get(&basis.table.independent().whole(case)).copied();
        let counted = |came: bool| contrasts.came[usize::from(came)] - usize::from(own == Some(came));
        (counted(!outcome), counted(true) + counted(false))
    }
}

/// Whether what happened in a case excludes what a prediction of the theory before, the first of the two, demands there.
fn is_contrary(
    basis: Basis,
    [before, new]: [PredictionId; 2],
    case: CaseId,
    known: &mut FxHashMap<(PredictionId, bool, bool), bool>,
) -> bool {
    let outcome = |id: PredictionId| &basis.argument.prediction(id).claim.outcome;
    let came_true = [before, new].map(|id| truth_on(basis, outcome(id), case));
    let [Some(one), Some(other)] = came_true else { return false };
    let as_it_came = |id: PredictionId, came: bool| match came {
        true => outcome(id).clone(),
        false => outcome(id).clone().negated(),
    };
    *known.entry((before, one, other)).or_insert_with(|| {
        let expected = as_it_came(before, one).negated();
        exclude_each_other(basis.argument, &expected, &as_it_came(new, other))
    })
}

/// The coded independent cases of which a theory says nothing and in which a condition is known to hold, or known not to.
struct Contrasts {
    /// Whether the outcome came true in each; none of those whose periods differ.
    outcomes: FxHashMap<CaseId, bool>,
    /// In how many it did not, and in how many it did.
    came: [usize; 2],
}

impl Contrasts {
    fn new(basis: Basis, theory: TheoryId, prediction: PredictionId, condition: bool) -> Self {
        let argument = basis.argument;
        let claim = &argument.prediction(prediction).claim;
        let outcomes = claim.outcome.concepts();
        let of_outcome: Vec<PredictionId> = (argument.theory(theory).predictions.iter().copied())
            .filter(|id| argument.prediction(*id).claim.outcome.concepts().iter().any(|one| outcomes.contains(one)))
            .collect();
        let independent = basis.table.independent();
        let mut found: FxHashMap<CaseId, Option<bool>> = FxHashMap::default();
        for case in (0..basis.table.cases()).map(CaseId::from_index).filter(|case| independent.counts(*case)) {
            let says_nothing = || of_outcome.iter().all(|id| basis.result(*id, case) == CaseResult::Silent);
            if truth_on(basis, &claim.condition, case) == Some(condition)
                && let Some(outcome) = truth_on(basis, &claim.outcome, case)
                && says_nothing()
            {
                // A case whose periods differ is no contrast of either kind.
                let known = found.entry(independent.whole(case)).or_insert(Some(outcome));
                *known = known.filter(|known| *known == outcome);
            }
        }
        let outcomes: FxHashMap<CaseId, bool> =
            found.into_iter().filter_map(|(case, outcome)| Some((case, outcome?))).collect();
        let count = |wanted: bool| outcomes.values().filter(|outcome| **outcome == wanted).count();
        Self { came: [count(false), count(true)], outcomes }
    }
}

/// The truth of a formula on a case, the same in all its worlds.
fn truth_on(basis: Basis, formula: &Formula, case: CaseId) -> Option<bool> {
    let value = |row: usize| move |concept: ConceptId| basis.table.column(concept).value(row);
    let mut truths = basis.table.rows_of(case).map(|row| truth_of(formula, &value(row)));
    let first = truths.next()??;
    truths.all(|truth| truth == Some(first)).then_some(first)
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
