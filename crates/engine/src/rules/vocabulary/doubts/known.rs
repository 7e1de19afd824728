//! What is worked out once, however many fields ask for it.

use crate::appraisal::confounding::{Confounding, confoundings};
use crate::appraisal::idle::{Idle, idle};
use crate::appraisal::narrowing::{Narrowing, narrowings};
use crate::appraisal::protean::{Protean, protean};
use crate::appraisal::result::CaseResult;
use crate::appraisal::rivalry::{CrucialCase, crucial_case};
use crate::appraisal::stance::Stance;
use crate::argument::{CaseId, ConceptId, ParadigmId, PredictionId, TheoryId};
use crate::rules::vocabulary::Facts;
use crate::rules::vocabulary::contested;
use crate::rules::vocabulary::passed_over::{anomalies, uncoded};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// Answers by what was asked about.
type Memo<Asked, Answer> = RefCell<FxHashMap<Asked, Answer>>;

/// What has been worked out.
#[derive(Default)]
pub struct Doubts {
    stance: OnceCell<Stance>,
    confoundings: OnceCell<Vec<Confounding>>,
    idle: OnceCell<Vec<Vec<Idle>>>,
    narrowings: OnceCell<Vec<Narrowing>>,
    passed_over: OnceCell<Vec<Vec<CaseId>>>,
    uncoded: OnceCell<Vec<Vec<CaseId>>>,
    borne_out: OnceCell<FxHashMap<(ConceptId, CaseId), Vec<TheoryId>>>,
    protean: OnceCell<Vec<Vec<Protean>>>,
    crucial: Memo<(TheoryId, TheoryId), Option<Rc<CrucialCase>>>,
    answered: OnceCell<Vec<Answered>>,
    cases: Memo<(PredictionId, CaseResult), Rc<[CaseId]>>,
    contested: Memo<CaseId, Rc<[PredictionId]>>,
}

/// The cases that the auxiliaries of a theory have an answer to.
#[derive(Debug, Default)]
pub struct Answered {
    /// Its anomalies that one of them takes away.
    pub taken_away: FxHashSet<CaseId>,
    /// Those under `rescues` of one of them.
    pub named: FxHashSet<CaseId>,
}

impl Facts<'_> {
    /// Which theories the draft defends and attacks.
    pub fn stance(&self) -> &Stance {
        self.doubts.stance.get_or_init(|| Stance::of(self.argument))
    }

    /// Conditions that go together in every case.
    pub fn confoundings(&self) -> &[Confounding] {
        self.doubts.confoundings.get_or_init(|| {
            confoundings(self.argument, self.appraisal, self.stance(), &mut self.evaluator.borrow_mut())
        })
    }

    /// The parts of a prediction's condition that never vary.
    pub fn idle(&self, prediction: PredictionId) -> &[Idle] {
        let of = |index| {
            idle(self.argument, self.appraisal, PredictionId::from_index(index), &mut self.evaluator.borrow_mut())
        };
        let all = self.doubts.idle.get_or_init(|| (0..self.argument.predictions.len()).map(of).collect());
        &all[prediction.index()]
    }

    /// The anomalies of a prediction that the draft passes over.
    pub fn passed_over(&self, prediction: PredictionId) -> &[CaseId] {
        let of = |index| anomalies(self, PredictionId::from_index(index));
        let all = self.doubts.passed_over.get_or_init(|| (0..self.argument.predictions.len()).map(of).collect());
        &all[prediction.index()]
    }

    /// The cases that the auxiliaries of a theory have an answer to.
    pub fn answered(&self, theory: TheoryId) -> &Answered {
        let of = |index| {
            let mut answered = Answered::default();
            for amendment in self.appraisal.amendments_of(TheoryId::from_index(index)) {
                answered.taken_away.extend(&amendment.rescued);
                answered.named.extend(amendment.rescues.iter().map(|rescue| rescue.case.id));
            }
            answered
        };
        let all = self.doubts.answered.get_or_init(|| (0..self.argument.theories.len()).map(of).collect());
        &all[theory.index()]
    }

    /// The cases with a result, in order.
    pub fn cases_that(&self, prediction: PredictionId, wanted: CaseResult) -> Rc<[CaseId]> {
        let of_it = || self.appraisal.results[prediction.index()].cases_that(wanted, &self.appraisal.table).into();
        Rc::clone(self.doubts.cases.borrow_mut().entry((prediction, wanted)).or_insert_with(of_it))
    }

    /// The contested results on a case of which readers ask.
    pub fn contested_results(&self, case: CaseId) -> Rc<[PredictionId]> {
        if let Some(known) = self.doubts.contested.borrow().get(&case) {
            return Rc::clone(known);
        }
        let results: Rc<[PredictionId]> = contested::results(self, case).into();
        self.doubts.contested.borrow_mut().insert(case, Rc::clone(&results));
        results
    }

    /// On which case two rivals would part, if there is one.
    pub fn crucial_case(&self, theory: TheoryId, rival: TheoryId) -> Option<Rc<CrucialCase>> {
        if let Some(known) = self.doubts.crucial.borrow().get(&(theory, rival)) {
            return known.clone();
        }
        let found = crucial_case(self.argument, theory, rival).map(Rc::new);
        self.doubts.crucial.borrow_mut().insert((theory, rival), found.clone());
        found
    }

    /// The cases that the draft argues about with a prediction, and that a coding would decide.
    pub fn uncoded(&self, prediction: PredictionId) -> &[CaseId] {
        let of = |index| uncoded(self, PredictionId::from_index(index));
        let all = self.doubts.uncoded.get_or_init(|| (0..self.argument.predictions.len()).map(of).collect());
        &all[prediction.index()]
    }

    /// The theories that a case bears out in what they predict of a concept.
    pub fn borne_out(&self, outcome: ConceptId, case: CaseId) -> &[TheoryId] {
        let all = self.doubts.borne_out.get_or_init(|| {
            let mut all: FxHashMap<(ConceptId, CaseId), Vec<TheoryId>> = FxHashMap::default();
            for (index, account) in self.appraisal.theories.iter().enumerate() {
                for (prediction, case) in &account.corroborations {
                    for outcome in self.argument.prediction(*prediction).claim.outcome.concepts() {
                        all.entry((outcome, *case)).or_default().push(TheoryId::from_index(index));
                    }
                }
            }
            all
        });
        all.get(&(outcome, case)).map_or(&[], Vec::as_slice)
    }

    /// What narrows the theories of the draft and takes some case out.
    pub fn narrowings(&self) -> &[Narrowing] {
        self.doubts.narrowings.get_or_init(|| narrowings(self.argument, self.appraisal))
    }

    /// The pairs of a paradigm's theories that expect the contrary of each other, but where the one that failed concedes it.
    pub fn protean(&self, paradigm: ParadigmId) -> &[Protean] {
        let is_given_up = |theory: TheoryId, case: CaseId| {
            let mut anomalies = self.appraisal.theories[theory.index()].anomalies.iter();
            anomalies.any(|(_, other)| *other == case) && self.argument.is_conceded(theory, case)
        };
        let of = |index| {
            let mut pairs = protean(self.argument, self.appraisal, ParadigmId::from_index(index));
            for pair in &mut pairs {
                pair.cases.retain(|case| !is_given_up(pair.one, *case) && !is_given_up(pair.other, *case));
            }
            pairs.retain(|pair| !pair.cases.is_empty());
            pairs
        };
        let all = self.doubts.protean.get_or_init(|| (0..self.argument.paradigms.len()).map(of).collect());
        &all[paradigm.index()]
    }
}
