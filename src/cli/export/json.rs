//! The argument with what follows from it, for programs of one's own.

use crate::cli::output::unread::UnreadJson;
use lakatos_engine::appraisal::matrix::matrix;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::formula::Formula;
use lakatos_engine::argument::print::{coded_text, formula_text, period_text};
use lakatos_engine::argument::{
    Argument, Case, Concept, Domain, Header, Mention, Objection, Observation, Owner, PredictionId, Step, Target, Test,
};
use serde::Serialize;
use std::sync::Arc;

/// The version of this form.
const VERSION: u32 = 2;

#[derive(Serialize)]
pub struct Exported {
    version: u32,
    unread: Vec<UnreadJson>,
    puzzles: Vec<Named>,
    concepts: Vec<ConceptJson>,
    paradigms: Vec<ParadigmJson>,
    theories: Vec<TheoryJson>,
    auxiliaries: Vec<AuxiliaryJson>,
    cases: Vec<CaseJson>,
    tests: Vec<TestJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    objections: Vec<ObjectionJson>,
    results: Vec<ResultJson>,
}

#[derive(Serialize)]
struct Named {
    name: String,
    title: String,
    sources: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known_as: Vec<String>,
}

#[derive(Serialize)]
struct ConceptJson {
    #[serde(flatten)]
    named: Named,
    values: Vec<String>,
    kind: &'static str,
    measured: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    defined: Option<String>,
}

#[derive(Serialize)]
struct ParadigmJson {
    #[serde(flatten)]
    named: Named,
    core: Vec<String>,
    heuristic: Vec<String>,
}

#[derive(Serialize)]
struct TheoryJson {
    #[serde(flatten)]
    named: Named,
    paradigm: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    scope: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    succeeds: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<StepJson>,
    predictions: Vec<PredictionJson>,
    rivals: Vec<String>,
    concedes: Vec<String>,
    standing: String,
}

#[derive(Serialize)]
struct StepJson {
    name: String,
    text: String,
}

#[derive(Serialize)]
struct PredictionJson {
    name: String,
    outcome: String,
    mode: &'static str,
    condition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#where: Option<String>,
}

#[derive(Serialize)]
struct AuxiliaryJson {
    #[serde(flatten)]
    named: Named,
    amends: Vec<String>,
    rescues: Vec<String>,
    excepts: Vec<String>,
    predictions: Vec<PredictionJson>,
}

#[derive(Serialize)]
struct CaseJson {
    #[serde(flatten)]
    named: Named,
    period: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    actors: Vec<String>,
    within: Option<String>,
    observations: Vec<ObservationJson>,
}

#[derive(Serialize)]
struct ObservationJson {
    concept: String,
    value: String,
    sources: Vec<String>,
    why: String,
    via: String,
}

#[derive(Serialize)]
struct TestJson {
    #[serde(flatten)]
    named: Named,
    /// The theory or auxiliary, or which of its predictions or steps.
    of: Option<String>,
    case: Option<String>,
    kind: String,
    found: String,
}

#[derive(Serialize)]
struct ObjectionJson {
    #[serde(flatten)]
    named: Named,
    to: Vec<String>,
    answered: Vec<String>,
    answered_by: Vec<String>,
    granted: Vec<String>,
}

#[derive(Serialize)]
struct ResultJson {
    prediction: String,
    case: String,
    result: &'static str,
}

/// All of it.
pub fn exported(wording: Wording, unread: Vec<UnreadJson>) -> Exported {
    let (argument, appraisal) = (wording.argument, wording.appraisal);
    let case_names = |ids: &mut dyn Iterator<Item = lakatos_engine::argument::CaseId>| -> Vec<String> {
        ids.map(|id| argument.case(id).header.name.to_string()).collect()
    };
    let theories = argument.theories.iter().enumerate().map(|(index, theory)| TheoryJson {
        named: named(&theory.header),
        paradigm: theory.paradigm.map(|id| argument.paradigm(id).header.name.to_string()),
        unit: theory.unit.as_ref().map(ToString::to_string),
        scope: (theory.stated_scope() != Formula::TRUE).then(|| formula_text(argument, &theory.stated_scope())),
        succeeds: theory.succeeds.iter().map(|other| argument.theory(other.id).header.name.to_string()).collect(),
        steps: theory.steps.iter().map(|id| step(argument.step(*id))).collect(),
        predictions: predictions(argument, &theory.predictions),
        rivals: theory.rivals.iter().map(|rival| argument.theory(rival.id).header.name.to_string()).collect(),
        concedes: case_names(&mut theory.concedes.iter().map(|case| case.id)),
        standing: wording.standing(lakatos_engine::argument::TheoryId::from_index(index)),
    });
    let auxiliaries = argument.auxiliaries.iter().map(|auxiliary| AuxiliaryJson {
        named: named(&auxiliary.header),
        amends: auxiliary.amends.iter().map(|theory| argument.theory(theory.id).header.name.to_string()).collect(),
        rescues: case_names(&mut auxiliary.rescues.iter().map(|case| case.id)),
        excepts: auxiliary.excepts.iter().map(|line| formula_text(argument, &line.formula)).collect(),
        predictions: predictions(argument, &auxiliary.predictions),
    });
    let paradigms = argument.paradigms.iter().map(|paradigm| {
        let assumptions = |is_core: bool| -> Vec<String> {
            let all = paradigm.assumptions.iter().map(|id| argument.assumption(*id));
            all.filter(|one| one.is_core == is_core).map(|one| one.text.to_string()).collect()
        };
        ParadigmJson { named: named(&paradigm.header), core: assumptions(true), heuristic: assumptions(false) }
    });
    let tests = argument.tests.iter().map(|test| TestJson {
        named: named(&test.header),
        of: tested(argument, test),
        case: test.case.map(|case| argument.case(case.id).header.name.to_string()),
        kind: test.kind.to_string(),
        found: test.found.to_string(),
    });
    let matrix = matrix(argument, appraisal);
    let results = matrix.rows.iter().flat_map(|(case, results)| {
        matrix.predictions.iter().zip(results).filter_map(|(prediction, result)| {
            Some(ResultJson {
                prediction: argument.prediction(*prediction).name.to_string(),
                case: argument.case(*case).header.name.to_string(),
                result: (*result)?.word(),
            })
        })
    });
    Exported {
        version: VERSION,
        unread,
        puzzles: argument.puzzles.iter().map(|puzzle| named(&puzzle.header)).collect(),
        concepts: {
            let declared = argument.concepts.iter().filter(|concept| concept.built_in.is_none());
            declared.map(|one| concept(argument, one)).collect()
        },
        paradigms: paradigms.collect(),
        theories: theories.collect(),
        auxiliaries: auxiliaries.collect(),
        cases: argument.cases.iter().map(|one| case(argument, one)).collect(),
        tests: tests.collect(),
        objections: argument.objections.iter().map(|one| objection(argument, one)).collect(),
        results: results.collect(),
    }
}

fn named(header: &Header) -> Named {
    Named {
        name: header.name.to_string(),
        title: header.title.to_string(),
        sources: header.citations.iter().map(|citation| citation.key.to_string()).collect(),
        known_as: header.known_as.iter().map(ToString::to_string).collect(),
    }
}

fn step(step: &Step) -> StepJson {
    StepJson { name: step.name.to_string(), text: step.text.to_string() }
}

fn tested(argument: &Argument, test: &Test) -> Option<String> {
    let owner = test.owner.map(|owner| match owner {
        Owner::Theory(id) => &argument.theory(id).header.name,
        Owner::Auxiliary(id) => &argument.auxiliary(id).header.name,
        Owner::Paradigm(id) => &argument.paradigm(id).header.name,
    });
    let label = test.prediction.map(|id| &argument.prediction(id).name);
    label.or(test.step.map(|id| &argument.step(id).name)).or(owner).map(ToString::to_string)
}

fn objection(argument: &Argument, objection: &Objection) -> ObjectionJson {
    let texts = |texts: &[Arc<str>]| texts.iter().map(ToString::to_string).collect();
    let targets = |all: &[Mention<Target>]| all.iter().map(|one| argument.name_of(one.id).to_owned()).collect();
    ObjectionJson {
        named: named(&objection.header),
        to: targets(&objection.to),
        answered: texts(&objection.answered),
        answered_by: targets(&objection.answered_by),
        granted: texts(&objection.granted),
    }
}

fn concept(argument: &Argument, concept: &Concept) -> ConceptJson {
    let (kind, values) = match &concept.domain {
        Domain::Number => ("number", Vec::new()),
        Domain::Levels { names, ordered: true } => ("ordered", names.clone()),
        Domain::Levels { names, ordered: false } => ("unordered", names.clone()),
    };
    ConceptJson {
        named: named(&concept.header),
        values: values.iter().map(ToString::to_string).collect(),
        kind,
        measured: concept.measured.iter().map(ToString::to_string).collect(),
        defined: concept.defined.as_ref().map(|formula| formula_text(argument, formula)),
    }
}

fn predictions(argument: &Argument, ids: &[PredictionId]) -> Vec<PredictionJson> {
    let prediction = |id: &PredictionId| {
        let prediction = argument.prediction(*id);
        let claim = &prediction.claim;
        PredictionJson {
            name: prediction.name.to_string(),
            outcome: match claim.movement {
                Some(movement) => argument.concept(movement.mover).header.name.to_string(),
                None => formula_text(argument, &claim.outcome),
            },
            mode: claim.mode.words(),
            condition: match claim.movement {
                Some(movement) => {
                    let not = if movement.is_opposite { "not " } else { "" };
                    Some(format!("{not}{}", argument.concept(movement.with).header.name))
                }
                None => (claim.condition != Formula::TRUE).then(|| formula_text(argument, &claim.condition)),
            },
            r#where: (claim.scope != Formula::TRUE).then(|| formula_text(argument, &claim.scope)),
        }
    };
    ids.iter().map(prediction).collect()
}

fn case(argument: &Argument, case: &Case) -> CaseJson {
    let observation = |observation: &Observation| ObservationJson {
        concept: argument.concept(observation.concept).header.name.to_string(),
        value: coded_text(argument, observation.concept, observation.value),
        sources: observation.backing.citations.iter().map(|citation| citation.key.to_string()).collect(),
        why: observation.backing.why.to_string(),
        via: observation.backing.evidence.to_string(),
    };
    CaseJson {
        named: named(&case.header),
        period: period_text(case),
        unit: case.unit.as_ref().map(ToString::to_string),
        actors: case.actors.iter().map(|actor| actor.name.to_string()).collect(),
        within: case.parent.map(|parent| argument.case(parent).header.name.to_string()),
        observations: case.observations.iter().map(observation).collect(),
    }
}
