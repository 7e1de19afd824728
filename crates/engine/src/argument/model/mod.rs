//! The argument: tables of what is declared, with every name resolved.

mod case;
mod concept;
mod data;
mod objection;

pub use case::{Actor, Case, CodedValue, Likeness, Observation, Role, Settlement, Test};

pub use concept::{BuiltIn, Concept, Domain};
pub use data::{
    Code, CodePlace, ColumnCoding, ColumnFormula, ColumnName, ConceptColumn, Data, DataSource, DataText, Join,
    RowFilter, UnitNames,
};
pub use objection::{Objection, Target};

use super::effort::Effort;
use super::formula::{Claim, Formula};
use super::ids::{
    AssumptionId, AuxiliaryId, CaseId, ConceptId, DataId, ObjectionId, ParadigmId, Place, PredictionId, PuzzleId,
    StepId, TestId, TheoryId,
};
use super::past::Past;
use lakatos_syntax::Diagnostic;
use lakatos_syntax::ast::{Citation, DeclarationKind};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Everything declared in all files of a project.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "one table for each kind of thing")]
pub struct Argument {
    pub puzzles: Vec<Puzzle>,
    pub concepts: Vec<Concept>,
    pub paradigms: Vec<Paradigm>,
    pub theories: Vec<Theory>,
    pub auxiliaries: Vec<Auxiliary>,
    pub cases: Vec<Case>,
    pub tests: Vec<Test>,
    pub predictions: Vec<Prediction>,
    pub assumptions: Vec<Assumption>,
    pub steps: Vec<Step>,
    pub objections: Vec<Objection>,
    pub data: Vec<Data>,
    /// Every declaration that has a name, in the order read.
    pub declared: Vec<Declared>,
    /// What is wrong with names and values.
    pub problems: Vec<Diagnostic<Place>>,
    /// Lines that mean nothing because what they speak of stands in a line that could not be read.
    pub left_out: Vec<Place>,
    /// The declarations, by source and piece, of which a line could not be read or understood.
    pub partly_unread: FxHashSet<(u32, u32)>,
    /// What the libraries in use declare, spoken of or not; none where none is in use. Its concepts are those of this
    /// argument, with the libraries' others behind them: a formula of the one means the same in the other.
    pub library: Option<Box<Argument>>,
    /// What was frozen; none where nothing was.
    pub frozen: Option<Box<Past>>,
    /// The number of the first source that is no draft's.
    pub first_after_drafts: Option<u32>,
    /// What questions of logic about it have cost.
    pub effort: Effort,
}

/// A declaration, and whether anything comes of it.
#[derive(Clone, Debug)]
pub struct Declared {
    /// Name, title, place.
    pub header: Header,
    /// Whether another declaration speaks of it, or it bears on the argument by itself.
    pub is_used: bool,
}

/// What every declaration has.
#[derive(Clone, Debug)]
pub struct Header {
    /// Its name.
    pub name: Arc<str>,
    /// Its title; empty if it has none.
    pub title: Arc<str>,
    /// Works it is taken from.
    pub citations: Vec<Citation>,
    /// What its author notes of it.
    pub notes: Vec<Arc<str>>,
    /// What the prose calls it.
    pub known_as: Vec<Arc<str>>,
    /// Where its name stands.
    pub place: Place,
    /// All of it.
    pub whole: Place,
    /// What it is.
    pub kind: DeclarationKind,
}

/// A name spoken of at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention<Id> {
    /// What is spoken of.
    pub id: Id,
    /// Where.
    pub place: Place,
}

/// Citations, a reason, the kind of evidence: what may stand behind any property.
#[derive(Clone, Debug, Default)]
pub struct Backing {
    /// Works cited.
    pub citations: Arc<[Citation]>,
    /// The string that says why; empty if none.
    pub why: Arc<str>,
    /// The word after `via`; empty if none.
    pub evidence: Arc<str>,
}

impl Backing {
    /// Whether a reason or a work stands behind the property.
    pub fn has_reason(&self) -> bool {
        !self.why.is_empty() || !self.citations.is_empty()
    }
}

/// A research question.
#[derive(Clone, Debug)]
pub struct Puzzle {
    /// Name, title, place.
    pub header: Header,
    /// What is to be explained.
    pub outcome: Option<ConceptId>,
    /// The cases that pose it.
    pub about: Vec<Mention<CaseId>>,
    /// Theories given as the answer.
    pub answer_theories: Vec<TheoryId>,
    /// Auxiliaries given as the answer.
    pub answer_auxiliaries: Vec<AuxiliaryId>,
    /// Theories that the paper argues against.
    pub against: Vec<Mention<TheoryId>>,
}

/// A research programme.
#[derive(Clone, Debug)]
pub struct Paradigm {
    /// Name, title, place.
    pub header: Header,
    /// Its hard core and heuristic.
    pub assumptions: Vec<AssumptionId>,
    /// Predictions made in its own name.
    pub predictions: Vec<PredictionId>,
    /// Cases it is said to explain.
    pub explains: Vec<Mention<CaseId>>,
}

/// A theory.
#[derive(Clone, Debug)]
pub struct Theory {
    /// Name, title, place.
    pub header: Header,
    /// The programme it belongs to.
    pub paradigm: Option<ParadigmId>,
    /// Its own core.
    pub assumptions: Vec<AssumptionId>,
    /// How what it predicts is to come about.
    pub mechanisms: Vec<Arc<str>>,
    /// Where it applies; [`Formula::TRUE`] where nothing is said.
    pub scope: Formula,
    /// Each `scope` line.
    pub scope_lines: Vec<FormulaLine>,
    /// What it predicts.
    pub predictions: Vec<PredictionId>,
    /// Concepts that are said not to matter.
    pub irrespective_of: Vec<ConceptId>,
    /// Theories that it names as rivals.
    pub rivals: Vec<Mention<TheoryId>>,
    /// Cases that it was made for.
    pub built_on: Vec<CaseId>,
    /// Cases that it is said to explain.
    pub explains: Vec<Mention<CaseId>>,
    /// Anomalies left open on purpose.
    pub concedes: Vec<Mention<CaseId>>,
    /// The theories of a library that it is said to be.
    pub same_as: Vec<Arc<str>>,
    /// The theories that it replaces.
    pub succeeds: Vec<Mention<TheoryId>>,
    /// The year in which it was proposed, where the draft says so.
    pub proposed: Option<i32>,
    /// The links of its mechanism, in order.
    pub steps: Vec<StepId>,
    /// What a case must be about for the theory to bear on it; its scope says so too.
    pub unit: Option<Arc<str>>,
}

/// A link of a mechanism.
#[derive(Clone, Debug)]
pub struct Step {
    /// `THEORY.LABEL`, or by number: `THEORY.s1`.
    pub name: Arc<str>,
    /// What it says.
    pub text: Arc<str>,
    /// Where it stands.
    pub place: Place,
}

/// A `scope` or `excepts` line.
#[derive(Clone, Debug)]
pub struct FormulaLine {
    /// What it says.
    pub formula: Formula,
    /// Where the formula stands.
    pub place: Place,
    /// What stands behind it.
    pub backing: Backing,
}

/// A hypothesis added to protect a theory.
#[derive(Clone, Debug)]
pub struct Auxiliary {
    /// Name, title, place.
    pub header: Header,
    /// Theories it is added to: those that it names, and those that the auxiliaries that it names are added to.
    pub amends: Vec<Mention<TheoryId>>,
    /// The auxiliaries that it is added to.
    pub amends_auxiliaries: Vec<Mention<AuxiliaryId>>,
    /// The year in which it was proposed, where the draft says so.
    pub proposed: Option<i32>,
    /// Anomalies it is added for.
    pub rescues: Vec<Mention<CaseId>>,
    /// Where the theory is to say nothing.
    pub excepts: Vec<FormulaLine>,
    /// Observations it reads differently.
    pub recodes: Vec<Recoding>,
    /// What it predicts itself.
    pub predictions: Vec<PredictionId>,
    /// Cores and heuristics it is said to follow from.
    pub follows_from: Vec<AssumptionId>,
    /// Cases that it was made for.
    pub built_on: Vec<CaseId>,
}

/// `recodes CASE: CONCEPT = VALUE`.
#[derive(Clone, Debug)]
pub struct Recoding {
    /// The case.
    pub case: CaseId,
    /// The concept.
    pub concept: ConceptId,
    /// The value it is given.
    pub value: CodedValue,
    /// Where the coding stands.
    pub place: Place,
    /// What stands behind it.
    pub backing: Backing,
}

/// A `core` or `heuristic` line.
#[derive(Clone, Debug)]
pub struct Assumption {
    /// `realism.self-help`; by number without a label: `realism.c1`, `realism.h1`.
    pub name: Arc<str>,
    /// What it says.
    pub text: Arc<str>,
    /// Whether it belongs to the hard core; else to the heuristic.
    pub is_core: bool,
    /// Where it stands.
    pub place: Place,
}

/// Whose a prediction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the declaration of that kind")]
pub enum Owner {
    Theory(TheoryId),
    Auxiliary(AuxiliaryId),
    Paradigm(ParadigmId),
}

/// A prediction.
#[derive(Clone, Debug)]
pub struct Prediction {
    /// `THEORY.LABEL`, or by number: `THEORY.p1`.
    pub name: Arc<str>,
    /// Whose it is.
    pub owner: Owner,
    /// What it says.
    pub claim: Claim,
    /// Its label, or else its outcome.
    pub place: Place,
    /// The outcome.
    pub outcome_place: Place,
    /// The condition; the outcome where there is none.
    pub condition_place: Place,
    /// All of the line.
    pub line: Place,
}

impl Theory {
    /// What its `scope` lines say, without its unit.
    pub fn stated_scope(&self) -> Formula {
        Formula::And(self.scope_lines.iter().map(|line| line.formula.clone()).collect())
    }
}

impl Argument {
    /// Whether a line of the declaration at a place could not be read or understood, so that nobody knows all that it says.
    pub fn is_partly_unread(&self, place: Place) -> bool {
        self.partly_unread.contains(&(place.source, place.piece))
    }

    /// Whether a place is in no draft: in a library, or in what was frozen.
    pub fn is_outside_drafts(&self, place: Place) -> bool {
        self.first_after_drafts.is_some_and(|first| place.source >= first)
    }

    /// A puzzle.
    pub fn puzzle(&self, id: PuzzleId) -> &Puzzle {
        &self.puzzles[id.index()]
    }

    /// A concept.
    pub fn concept(&self, id: ConceptId) -> &Concept {
        &self.concepts[id.index()]
    }

    /// A paradigm.
    pub fn paradigm(&self, id: ParadigmId) -> &Paradigm {
        &self.paradigms[id.index()]
    }

    /// A theory.
    pub fn theory(&self, id: TheoryId) -> &Theory {
        &self.theories[id.index()]
    }

    /// An auxiliary.
    pub fn auxiliary(&self, id: AuxiliaryId) -> &Auxiliary {
        &self.auxiliaries[id.index()]
    }

    /// A case.
    pub fn case(&self, id: CaseId) -> &Case {
        &self.cases[id.index()]
    }

    /// A test.
    pub fn test(&self, id: TestId) -> &Test {
        &self.tests[id.index()]
    }

    /// A prediction.
    pub fn prediction(&self, id: PredictionId) -> &Prediction {
        &self.predictions[id.index()]
    }

    /// An objection.
    pub fn objection(&self, id: ObjectionId) -> &Objection {
        &self.objections[id.index()]
    }

    /// Whether the rows of a data set, the first of the two, have the columns of the other: it is the same, or joined to it.
    pub fn takes_up(&self, data: DataId, other: DataId) -> bool {
        data == other || self.data(other).joins.iter().any(|join| join.to.id == data)
    }

    /// A data set.
    pub fn data(&self, id: DataId) -> &Data {
        &self.data[id.index()]
    }

    /// A link of a mechanism.
    pub fn step(&self, id: StepId) -> &Step {
        &self.steps[id.index()]
    }

    /// A core or heuristic.
    pub fn assumption(&self, id: AssumptionId) -> &Assumption {
        &self.assumptions[id.index()]
    }

    /// Whether a case is another, or a period of it, or of one of its periods.
    pub fn lies_within(&self, case: CaseId, other: CaseId) -> bool {
        self.with_ancestors(case).any(|ancestor| ancestor == other)
    }

    /// A case, the case that it is within, the case that this is within, and so on.
    pub fn with_ancestors(&self, case: CaseId) -> impl Iterator<Item = CaseId> {
        std::iter::successors(Some(case), |case| self.case(*case).parent)
    }

    /// Whether a theory leaves a case open on purpose: the case itself, or one that it is a period of.
    pub fn is_conceded(&self, theory: TheoryId, case: CaseId) -> bool {
        self.theory(theory).concedes.iter().any(|conceded| self.lies_within(case, conceded.id))
    }

    /// The predictions of a theory, auxiliary or paradigm.
    pub fn owner_header(&self, owner: Owner) -> &Header {
        match owner {
            Owner::Theory(id) => &self.theory(id).header,
            Owner::Auxiliary(id) => &self.auxiliary(id).header,
            Owner::Paradigm(id) => &self.paradigm(id).header,
        }
    }

    /// The predictions of a theory, auxiliary or paradigm.
    pub fn predictions_of(&self, owner: Owner) -> &[PredictionId] {
        match owner {
            Owner::Theory(id) => &self.theory(id).predictions,
            Owner::Auxiliary(id) => &self.auxiliary(id).predictions,
            Owner::Paradigm(id) => &self.paradigm(id).predictions,
        }
    }
}
