//! What getters read: the argument, its appraisal, and a few indexes over both.

use super::behind::Behind;
use super::causes::CausesByOutcome;
use super::doubts::Doubts;
use super::lines::{LogicLine, OwnedLine, formula_lines, logic_lines};
use super::tabled::Tabled;
use super::theory::Sourced;
use super::uses::{ConceptUse, concept_uses};
use super::{Cited, Entity, Kind};
use crate::appraisal::Appraisal;
use crate::appraisal::amendment::Amendment;
use crate::appraisal::comparison::Change;
use crate::appraisal::library::LibraryRows;
use crate::appraisal::result::Instance;
use crate::appraisal::speaking::rivals_of;
use crate::appraisal::testability::{Conflict, conflicts};
use crate::appraisal::truth::Evaluator;
use crate::argument::formula::{Comparison, Formula};
use crate::argument::{Argument, AuxiliaryId, BuiltIn, CaseId, ConceptId, Domain, Owner, Place, Prediction, TheoryId};
use crate::rules::claims::Stated;
use crate::rules::prose::{Hit, InUse, Prose, Spoken};
use crate::rules::source::Places;
use crate::rules::text::LastLines;
use lakatos_syntax::Diagnostic;
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

/// The appraised argument, with indexes.
pub struct Facts<'argument> {
    /// The argument.
    pub argument: &'argument Argument,
    /// What follows from it.
    pub appraisal: &'argument Appraisal,
    /// Problems of the floors below.
    pub problems: &'argument [Diagnostic<Place>],
    /// Works cited.
    pub citations: &'argument [Cited],
    /// Sentences of the prose with phrases of rules in them.
    pub sentences: &'argument [Hit],
    /// What the texts say of the account.
    pub claims: &'argument [Stated],
    /// The prose of the drafts; none where it does not matter.
    pub prose: Option<&'argument Prose<'argument>>,
    /// What the project calls things, once asked.
    pub in_use: Arc<OnceLock<Arc<InUse>>>,
    /// The files.
    pub places: Places<'argument>,
    /// The lines that were last read of them.
    pub lines_read: LastLines<'argument>,
    pub(super) spoken: OnceCell<Spoken>,
    pub(super) evaluator: RefCell<Evaluator<'argument>>,
    uses: OnceCell<Vec<ConceptUse>>,
    puzzle_cases: OnceCell<Vec<bool>>,
    argued: OnceCell<Vec<Vec<CaseId>>>,
    thresholds: OnceCell<Vec<(usize, usize)>>,
    lines: OnceCell<Vec<OwnedLine<'argument>>>,
    exceptions: OnceCell<Vec<(AuxiliaryId, usize)>>,
    recodings: OnceCell<Vec<(AuxiliaryId, usize)>>,
    pub(super) measured_by: OnceCell<FxHashMap<ConceptId, Vec<ConceptId>>>,
    coded: OnceCell<Vec<Vec<CaseId>>>,
    logic_lines: OnceCell<Vec<LogicLine>>,
    conflicts: OnceCell<Vec<Conflict>>,
    decided: OnceCell<FxHashMap<(ConceptId, CaseId), Vec<Instance>>>,
    pub(super) deviations: OnceCell<Vec<Change>>,
    pub(super) tabled: Tabled,
    pub(super) tests_by_citation: OnceCell<FxHashMap<Arc<str>, Vec<u32>>>,
    pub(super) sourced: RefCell<FxHashMap<TheoryId, Rc<Sourced>>>,
    pub(super) causes: CausesByOutcome,
    pub(super) behind: Behind,
    /// What a referee would doubt, once asked.
    pub(super) doubts: Doubts,
}

impl<'argument> Facts<'argument> {
    /// Computes nothing yet.
    pub fn new(
        argument: &'argument Argument,
        appraisal: &'argument Appraisal,
        problems: &'argument [Diagnostic<Place>],
        citations: &'argument [Cited],
        places: Places<'argument>,
    ) -> Self {
        Self {
            argument,
            appraisal,
            problems,
            citations,
            sentences: &[],
            claims: &[],
            prose: None,
            in_use: Arc::default(),
            places,
            lines_read: LastLines::default(),
            spoken: OnceCell::new(),
            evaluator: RefCell::new(Evaluator::new(&appraisal.table)),
            uses: OnceCell::new(),
            puzzle_cases: OnceCell::new(),
            argued: OnceCell::new(),
            thresholds: OnceCell::new(),
            lines: OnceCell::new(),
            exceptions: OnceCell::new(),
            recodings: OnceCell::new(),
            measured_by: OnceCell::new(),
            coded: OnceCell::new(),
            logic_lines: OnceCell::new(),
            conflicts: OnceCell::new(),
            decided: OnceCell::new(),
            deviations: OnceCell::new(),
            tabled: Tabled::default(),
            tests_by_citation: OnceCell::new(),
            sourced: RefCell::default(),
            causes: CausesByOutcome::default(),
            behind: Behind::default(),
            doubts: Doubts::default(),
        }
    }

    /// Every entity of a kind that rules are asked about.
    pub fn entities(&self, kind: Kind) -> Vec<Entity> {
        let argument = self.argument;
        let numbered = |count: usize| (0..count as u32).map(|index| Entity::new(kind, index)).collect();
        let paired = |counts: Vec<usize>| {
            let of_each = |(first, count): (usize, usize)| {
                (0..count as u32).map(move |second| Entity::pair(kind, first as u32, second))
            };
            counts.into_iter().enumerate().flat_map(of_each).collect()
        };
        match kind {
            Kind::Puzzle => numbered(argument.puzzles.len()),
            Kind::PuzzleCase => paired(argument.puzzles.iter().map(|puzzle| puzzle.about.len()).collect()),
            // Years, units and what actors do are none that anybody declares.
            Kind::Concept => {
                let declared = argument.concepts.iter().zip(0..).filter(|(concept, _)| concept.built_in.is_none());
                declared.map(|(_, index)| Entity::new(kind, index)).collect()
            }
            Kind::Assumption => numbered(argument.assumptions.len()),
            Kind::Paradigm => numbered(argument.paradigms.len()),
            Kind::Theory => numbered(argument.theories.len()),
            Kind::Mention => {
                let of_theories = argument.theories.iter().map(|theory| theory.explains.len());
                paired(of_theories.chain(argument.paradigms.iter().map(|paradigm| paradigm.explains.len())).collect())
            }
            Kind::Concession => paired(argument.theories.iter().map(|theory| theory.concedes.len()).collect()),
            Kind::Auxiliary => numbered(argument.auxiliaries.len()),
            Kind::Amendment => numbered(self.appraisal.amendments.len()),
            Kind::Rescue => paired(self.appraisal.amendments.iter().map(|amendment| amendment.rescues.len()).collect()),
            Kind::Exception => numbered(self.exceptions().len()),
            Kind::Recoding => numbered(self.recodings().len()),
            Kind::Threshold => numbered(self.thresholds().len()),
            Kind::Prediction => numbered(argument.predictions.len()),
            Kind::Result => self.telling_results(),
            Kind::Case => numbered(argument.cases.len()),
            Kind::Observation => paired(argument.cases.iter().map(|case| case.observations.len()).collect()),
            Kind::Role => paired(argument.cases.iter().map(|case| case.roles.len()).collect()),
            Kind::Likeness => paired(argument.cases.iter().map(|case| case.likenesses.len()).collect()),
            Kind::Test => numbered(argument.tests.len()),
            Kind::Objection => numbered(argument.objections.len()),
            Kind::Narrowing => numbered(self.narrowings().len()),
            Kind::FormulaLine => numbered(self.logic_lines().len()),
            Kind::Conflict => numbered(self.conflicts().len()),
            Kind::Confounding => numbered(self.confoundings().len()),
            Kind::Rivalry => self.rivalries(),
            Kind::Citation => numbered(self.citations.len()),
            Kind::Claim => numbered(self.claims.len()),
            Kind::Declaration => numbered(argument.declared.len()),
            Kind::Problem => numbered(self.problems.len()),
            Kind::Sentence => numbered(self.sentences.len()),
            Kind::SpokenTheory => numbered(self.spoken().theories.len()),
            Kind::SpokenCase => numbered(self.spoken().cases.len()),
            Kind::Deviation => numbered(self.deviations().len()),
            Kind::DataResult => paired(self.appraisal.data.iter().map(|account| account.predictions.len()).collect()),
            Kind::RecordedCount => numbered(self.appraisal.recorded.len()),
            Kind::DataCase => numbered(self.disagreements().len()),
            // What the draft does not say is met by way of what it says.
            Kind::LibraryCase | Kind::LibraryResult => Vec::new(),
        }
    }

    /// The cases on which a formula has a value whatever is contested: this one, or any where none is wanted.
    pub fn cases_where(&self, formula: &Formula, wanted: Option<bool>) -> Vec<CaseId> {
        self.evaluator.borrow_mut().truth(formula).cases(&self.appraisal.table, wanted)
    }

    /// Each pair of rivals once, where the first of them names the other.
    fn rivalries(&self) -> Vec<Entity> {
        let mut rivalries = Vec::new();
        for (index, theory) in self.argument.theories.iter().enumerate() {
            for (number, rival) in theory.rivals.iter().enumerate() {
                let names_it_too = self.argument.theory(rival.id).rivals.iter().any(|other| other.id.index() == index);
                if !(names_it_too && rival.id.index() < index) {
                    rivalries.push(Entity::pair(Kind::Rivalry, index as u32, number as u32));
                }
            }
        }
        rivalries
    }

    /// The amendment of an entity of that kind.
    pub fn amendment(&self, entity: Entity) -> Option<&'argument Amendment> {
        self.appraisal.amendments.get(entity.first as usize)
    }

    /// The numbers of a theory's amendments.
    pub fn amendments_of_theory(&self, theory: TheoryId) -> Vec<u32> {
        self.appraisal.amendments_of_theory(theory).iter().map(|index| *index as u32).collect()
    }

    /// Theories that rival each other, whichever of them says so.
    pub fn rivals(&self, theory: TheoryId) -> Vec<TheoryId> {
        rivals_of(self.argument, theory)
    }

    /// How a concept is used.
    pub fn concept_use(&self, concept: ConceptId) -> ConceptUse {
        self.uses.get_or_init(|| concept_uses(self.argument, self.stance()))[concept.index()]
    }

    /// Whether some puzzle is about a case.
    pub fn is_puzzle_case(&self, case: CaseId) -> bool {
        let cases = self.puzzle_cases.get_or_init(|| {
            let mut cases = vec![false; self.argument.cases.len()];
            for mention in self.argument.puzzles.iter().flat_map(|puzzle| &puzzle.about) {
                cases[mention.id.index()] = true;
            }
            cases
        });
        cases[case.index()]
    }

    /// The theory that a prediction serves: its own, or the first that its auxiliary amends.
    pub fn theory_of(&self, prediction: &Prediction) -> Option<TheoryId> {
        match prediction.owner {
            Owner::Theory(id) => Some(id),
            Owner::Auxiliary(id) => self.argument.auxiliary(id).amends.first().map(|theory| theory.id),
            Owner::Paradigm(_) => None,
        }
    }

    /// The cases that the draft argues about with a prediction: of the puzzle, if it is about that outcome; and rescued,
    /// explained or tested ones of its theory.
    pub fn argued_cases(&self, prediction: &Prediction) -> Vec<CaseId> {
        let outcomes = prediction.claim.outcome.concepts();
        let mut cases: Vec<CaseId> = self
            .argument
            .puzzles
            .iter()
            .filter(|puzzle| puzzle.outcome.is_none_or(|outcome| outcomes.contains(&outcome)))
            .flat_map(|puzzle| puzzle.about.iter().map(|mention| mention.id))
            .collect();
        if let Owner::Theory(theory) = prediction.owner {
            cases.extend(&self.argued_by_theory()[theory.index()]);
        }
        cases.sort_unstable();
        cases.dedup();
        cases
    }

    fn argued_by_theory(&self) -> &[Vec<CaseId>] {
        self.argued.get_or_init(|| {
            let argument = self.argument;
            let explained =
                |theory: &crate::argument::Theory| theory.explains.iter().map(|mention| mention.id).collect();
            let mut argued: Vec<Vec<CaseId>> = argument.theories.iter().map(explained).collect();
            for auxiliary in &argument.auxiliaries {
                for theory in &auxiliary.amends {
                    argued[theory.id.index()].extend(auxiliary.rescues.iter().map(|mention| mention.id));
                }
            }
            for test in &argument.tests {
                if let (Some(Owner::Theory(theory)), Some(case)) = (test.owner, &test.case) {
                    argued[theory.index()].push(case.id);
                }
            }
            argued
        })
    }

    /// Every `excepts` line, by auxiliary and number.
    pub fn exceptions(&self) -> &[(AuxiliaryId, usize)] {
        self.exceptions.get_or_init(|| {
            let lines = |(index, auxiliary): (usize, &crate::argument::Auxiliary)| {
                (0..auxiliary.excepts.len()).map(move |line| (AuxiliaryId::from_index(index), line))
            };
            self.argument.auxiliaries.iter().enumerate().flat_map(lines).collect()
        })
    }

    /// Every `recodes` line, by auxiliary and number.
    pub fn recodings(&self) -> &[(AuxiliaryId, usize)] {
        self.recodings.get_or_init(|| {
            let lines = |(index, auxiliary): (usize, &crate::argument::Auxiliary)| {
                (0..auxiliary.recodes.len()).map(move |line| (AuxiliaryId::from_index(index), line))
            };
            self.argument.auxiliaries.iter().enumerate().flat_map(lines).collect()
        })
    }

    /// Every exception and scope line.
    pub fn formula_lines(&self) -> &[OwnedLine<'argument>] {
        self.lines.get_or_init(|| formula_lines(self.argument))
    }

    /// Every comparison with a number in an exception or scope: the line, and the comparison's number in it.
    pub fn thresholds(&self) -> &[(usize, usize)] {
        self.thresholds.get_or_init(|| {
            let mut thresholds = Vec::new();
            for (index, owned) in self.formula_lines().iter().enumerate() {
                for (number, comparison) in owned.line.formula.comparisons().into_iter().enumerate() {
                    // Of a year nobody asks why it is not a tenth more.
                    let concept = self.argument.concept(comparison.concept);
                    if concept.domain == Domain::Number && !matches!(concept.built_in, Some(BuiltIn::Year)) {
                        thresholds.push((index, number));
                    }
                }
            }
            thresholds
        })
    }

    /// The cases that code a concept, their own way or by inheritance, in order.
    pub fn coded_cases(&self, concept: ConceptId) -> &[CaseId] {
        let coded = self.coded.get_or_init(|| {
            let mut coded = vec![Vec::new(); self.argument.concepts.len()];
            for (index, codings) in self.appraisal.codings.iter().enumerate() {
                for coding in codings.iter().filter(|coding| !coding.alternatives.is_empty()) {
                    // What is coded of an actor is coded.
                    let built_in = self.argument.concept(coding.concept).built_in.as_ref();
                    let concept = built_in.and_then(|what| what.concept()).unwrap_or(coding.concept);
                    let cases: &mut Vec<CaseId> = &mut coded[concept.index()];
                    if cases.last() != Some(&CaseId::from_index(index)) {
                        cases.push(CaseId::from_index(index));
                    }
                }
            }
            coded
        });
        &coded[concept.index()]
    }

    /// Every scope, exception and condition.
    pub fn logic_lines(&self) -> &[LogicLine] {
        self.logic_lines.get_or_init(|| logic_lines(self.argument))
    }

    /// Predictions of one theory that demand what cannot both happen.
    pub fn conflicts(&self) -> &[Conflict] {
        self.conflicts.get_or_init(|| conflicts(self.argument))
    }

    /// Decided results of theories' predictions that speak of a concept, on a case or a period of it.
    pub fn decided_with(&self, concept: ConceptId, case: CaseId) -> &[Instance] {
        let decided = self.decided.get_or_init(|| {
            let mut decided: FxHashMap<(ConceptId, CaseId), Vec<Instance>> = FxHashMap::default();
            for account in &self.appraisal.theories {
                for (prediction, case) in account.corroborations.iter().chain(&account.anomalies) {
                    for concept in self.behind.of(self, *prediction).spoken_of.iter().copied() {
                        for ancestor in self.argument.with_ancestors(*case) {
                            decided.entry((concept, ancestor)).or_default().push((*prediction, *case));
                        }
                    }
                }
            }
            decided
        });
        decided.get(&(concept, case)).map_or(&[], Vec::as_slice)
    }

    /// The libraries in use, and their cases as rows; none where none is in use.
    pub fn library(&self) -> Option<(&'argument Argument, &'argument LibraryRows)> {
        Some((self.argument.library.as_deref()?, self.appraisal.library.as_ref()?))
    }

    /// The name of a concept.
    pub fn concept_name(&self, concept: ConceptId) -> Arc<str> {
        self.argument.concept(concept).header.name.clone()
    }

    /// A threshold's line and comparison.
    pub fn threshold(&self, entity: Entity) -> Option<(&OwnedLine<'argument>, Comparison)> {
        let (line, number) = *self.thresholds().get(entity.first as usize)?;
        let owned = self.formula_lines().get(line)?;
        let comparison = **owned.line.formula.comparisons().get(number)?;
        Some((owned, comparison))
    }
}
