//! Concepts.

use super::{Entity, Facts, Field, Kind, KindInfo, Scalar, Type, Value};
use crate::appraisal::codings::{ObservationId, coding_of};
use crate::argument::print::value_text;
use crate::argument::{CaseId, CodedValue, Concept, ConceptId, Domain, Observation};
use std::sync::Arc;

pub const CONCEPT: KindInfo = KindInfo {
    kind: Kind::Concept,
    name: "concept",
    doc: "A condition or an outcome.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its name", |facts, e| Some(Value::Place(concept(facts, e).header.place))),
        Field::new("name", Type::STRING, "its name", |facts, e| {
            Some(Value::String(concept(facts, e).header.name.clone()))
        }),
        Field::new("title", Type::STRING, "its title", |facts, e| {
            Some(Value::String(concept(facts, e).header.title.clone()))
        }),
        Field::new("kind", Type::STRING, "`yes-no`, `ordered`, `unordered` or `number`", |facts, e| {
            Some(Value::string(match &concept(facts, e).domain {
                Domain::Number => "number",
                domain if domain.is_yes_no() => "yes-no",
                Domain::Levels { ordered: true, .. } => "ordered",
                Domain::Levels { .. } => "unordered",
            }))
        }),
        Field::new("levels", Type::List(Scalar::String), "its levels, the lowest first", |facts, e| {
            Some(match &concept(facts, e).domain {
                Domain::Levels { names, .. } => Value::strings(names.iter().cloned()),
                Domain::Number => Value::List(Vec::new()),
            })
        }),
        Field::new(
            "claim",
            Type::STRING,
            "a formula that asserts its highest value; of a number, with a hole for it",
            |facts, e| Some(Value::String(claim(concept(facts, e)))),
        ),
        Field::new("has_column", Type::BOOL, "whether a column of a data set observes it", |facts, e| {
            Some(Value::Bool(!concept(facts, e).columns.is_empty()))
        }),
        Field::new(
            "is_measured",
            Type::BOOL,
            "whether it has `measured`, `measures`, `same-as`, `defined` or a `column` of a data set",
            |facts, e| {
                let concept = concept(facts, e);
                Some(Value::Bool(
                    !concept.measured.is_empty()
                        || !concept.measures.is_empty()
                        || !concept.same_as.is_empty()
                        || concept.defined.is_some()
                        || !concept.columns.is_empty()
                        || is_measured_by_another(facts, id(e)),
                ))
            },
        ),
        Field::new("measures", Type::list(Kind::Concept), "the concepts that it is a measure of", |facts, e| {
            Some(Value::entities(Kind::Concept, concept(facts, e).measures.iter().map(|id| id.0)))
        }),
        Field::new("in_prediction", Type::BOOL, "whether a prediction uses it", |facts, e| {
            Some(Value::Bool(facts.concept_use(id(e)).in_prediction))
        }),
        Field::new(
            "in_formula",
            Type::BOOL,
            "whether a prediction, scope or exception uses it, or uses what it measures",
            |facts, e| Some(Value::Bool(facts.concept_use(id(e)).in_formula)),
        ),
        Field::new(
            "speaks_of_puzzle",
            Type::BOOL,
            "whether what is predicted of a puzzle's outcome hangs on it: a condition, a scope, an exception, a measure of one; where no puzzle names an outcome, whether any formula uses it",
            |facts, e| Some(Value::Bool(facts.concept_use(id(e)).speaks_of_puzzle)),
        ),
        Field::new(
            "codings_of_puzzle",
            Type::list(Kind::Observation),
            "how it is coded on the cases that a puzzle is about, but for `unknown`",
            |facts, e| {
                let codings = codings_of_puzzle(facts, id(e)).into_iter();
                Some(Value::pairs(Kind::Observation, codings.map(|id| (id.case.0, id.index))))
            },
        ),
        Field::optional("first_coding_of_puzzle", Type::PLACE, "the first of them", |facts, e| {
            let codings = codings_of_puzzle(facts, id(e)).into_iter();
            codings.map(|id| id.resolve(facts.argument).place).min().map(Value::Place)
        }),
        Field::new("is_indicator", Type::BOOL, "whether a concept is `defined` by it", |facts, e| {
            let mut defined = facts.argument.concepts.iter().filter_map(|concept| concept.defined.as_ref());
            Some(Value::Bool(defined.any(|formula| formula.concepts().contains(&id(e)))))
        }),
        Field::new("is_outcome", Type::BOOL, "whether it is the outcome of a prediction or of a puzzle", |facts, e| {
            Some(Value::Bool(facts.concept_use(id(e)).is_outcome))
        }),
        Field::new(
            "necessary_outcome_only",
            Type::BOOL,
            "whether every prediction of it is `only when`",
            |facts, e| {
                let usage = facts.concept_use(id(e));
                Some(Value::Bool(usage.is_outcome && !usage.is_sufficient_outcome))
            },
        ),
        Field::new("coded_cases", Type::list(Kind::Case), "the cases that code it", |facts, e| {
            Some(Value::entities(Kind::Case, facts.coded_cases(id(e)).iter().map(|case| case.0)))
        }),
        Field::new("coded_values", Type::List(Scalar::String), "the different values that cases code", |facts, e| {
            let concept = id(e);
            let mut values: Vec<Arc<str>> = Vec::new();
            for case in facts.coded_cases(concept) {
                let coding = coding_of(&facts.appraisal.codings[case.index()], concept);
                for alternative in coding.iter().flat_map(|coding| &coding.alternatives) {
                    let text = value_text(facts.argument, concept, alternative.value);
                    if values.iter().all(|known| **known != *text) {
                        values.push(text.into());
                    }
                }
            }
            values.sort_unstable();
            Some(Value::strings(values))
        }),
    ],
};

fn id(entity: Entity) -> ConceptId {
    ConceptId(entity.first)
}

fn concept<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Concept {
    facts.argument.concept(id(entity))
}

/// The first coding of the concept on each case that a puzzle is about.
fn codings_of_puzzle(facts: &Facts, concept: ConceptId) -> Vec<ObservationId> {
    let cases = facts.argument.cases.iter().enumerate().map(|(index, case)| (CaseId::from_index(index), case));
    let of_puzzle = cases.filter(|(id, _)| facts.is_puzzle_case(*id));
    let first = of_puzzle.filter_map(|(id, case)| {
        let is_coding = |one: &&Observation| one.concept == concept && one.value != CodedValue::Unknown;
        let index = case.observations.iter().position(|one| is_coding(&one))?;
        Some(ObservationId { case: id, index: index as u32 })
    });
    first.collect()
}

fn is_measured_by_another(facts: &Facts, concept: ConceptId) -> bool {
    facts.argument.concepts.iter().any(|other| other.measures.contains(&concept))
}

/// A formula that asserts a concept's highest value: its name for a yes/no concept.
pub fn claim(concept: &Concept) -> Arc<str> {
    let name = &concept.header.name;
    match &concept.domain {
        domain if domain.is_yes_no() => name.clone(),
        Domain::Number => format!("{name} >= …").into(),
        Domain::Levels { names, .. } => {
            format!("{name} = {}", names.last().map(AsRef::as_ref).unwrap_or_default()).into()
        }
    }
}
