//! Predictions, and what they come to on a case.

use super::behind::observations_behind;
use super::doubts;
use super::library::{canonical_claims, canonical_theory, codings_of_missing, fitting_cases, missing_results};
use super::measures;
use super::passed_over;
use super::standing::{cases_in_scope, decided_outside_building, independent_cases, irrelevant_cases, results};
use super::tabled::{data_results, is_counted};
use super::{Entity, Facts, Field, Kind, KindInfo, Scalar, Type, Value};
use crate::appraisal::derived::spoken_of;
use crate::appraisal::enough::{enough, enough_text};
use crate::appraisal::result::CaseResult;
use crate::appraisal::testability::is_unfalsifiable;
use crate::appraisal::where_it_speaks;
use crate::argument::formula::Formula;
use crate::argument::print::formula_text;
use crate::argument::{BuiltIn, CaseId, ConceptId, Owner, Prediction, PredictionId};
use std::collections::BTreeSet;
use std::sync::Arc;

pub const PREDICTION: KindInfo = KindInfo {
    kind: Kind::Prediction,
    name: "prediction",
    doc: "A prediction of a theory, an auxiliary or a paradigm.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its label, or its outcome", |facts, e| {
            Some(Value::Place(prediction(facts, e).place))
        }),
        Field::new("name", Type::STRING, "`theory.label`; by number without a label: `theory.p1`", |facts, e| {
            Some(Value::String(prediction(facts, e).name.clone()))
        }),
        Field::new("owner", Type::STRING, "whose it is", |facts, e| {
            Some(Value::String(owner_name(facts, prediction(facts, e))))
        }),
        Field::new("owner_kind", Type::STRING, "`theory`, `auxiliary` or `paradigm`", |facts, e| {
            Some(Value::string(match prediction(facts, e).owner {
                Owner::Theory(_) => "theory",
                Owner::Auxiliary(_) => "auxiliary",
                Owner::Paradigm(_) => "paradigm",
            }))
        }),
        Field::optional(
            "theory",
            Type::entity(Kind::Theory),
            "its theory, or the one its auxiliary amends",
            |facts, e| facts.theory_of(prediction(facts, e)).map(|id| Value::Entity(Entity::new(Kind::Theory, id.0))),
        ),
        Field::new(
            "mode",
            Type::STRING,
            "`when`, `only when`, `exactly when`, `mostly when`, `more often when`, `moves with` or `always`",
            |facts, e| Some(Value::string(prediction(facts, e).claim.mode.words())),
        ),
        Field::optional("outcome", Type::entity(Kind::Concept), "the concept predicted", |facts, e| {
            let concepts = spoken_of(facts.argument, &prediction(facts, e).claim.outcome);
            concepts.first().map(|id| Value::Entity(Entity::new(Kind::Concept, id.0)))
        }),
        Field::new("outcome_text", Type::STRING, "what is predicted, as written", |facts, e| {
            Some(Value::string(formula_text(facts.argument, &prediction(facts, e).claim.outcome)))
        }),
        Field::new("condition_text", Type::STRING, "its condition, as written; empty if it has none", |facts, e| {
            Some(Value::string(formula_text(facts.argument, &prediction(facts, e).claim.condition)))
        }),
        Field::new("condition_place", Type::PLACE, "its condition; its outcome, if it has none", |facts, e| {
            Some(Value::Place(prediction(facts, e).condition_place))
        }),
        Field::new("opposite_text", Type::STRING, "the opposite outcome, as an outcome is written", |facts, e| {
            let opposite = prediction(facts, e).claim.outcome.clone().negated();
            Some(Value::string(formula_text(facts.argument, &opposite)))
        }),
        Field::new("condition_concepts", Type::list(Kind::Concept), "the concepts of its condition", |facts, e| {
            Some(Value::entities(
                Kind::Concept,
                spoken_of(facts.argument, &prediction(facts, e).claim.condition).into_iter().map(|id| id.0),
            ))
        }),
        Field::new("conditions", Type::NUMBER, "how many concepts its condition names; an index is one", |facts, e| {
            let argument = facts.argument;
            let declared = |id: ConceptId| argument.concept(id).built_in.as_ref().map_or(Some(id), BuiltIn::concept);
            let named: BTreeSet<ConceptId> =
                prediction(facts, e).claim.condition.concepts().into_iter().filter_map(declared).collect();
            Some(Value::count(named.len()))
        }),
        Field::new(
            "results",
            Type::list(Kind::Result),
            "what it comes to on every case; of a case that has periods, on these",
            |facts, e| {
                let cases = (0..facts.argument.cases.len()).map(CaseId::from_index);
                let counted = cases.filter(|case| facts.appraisal.table.independent().counts(*case));
                Some(Value::pairs(Kind::Result, counted.map(|case| (e.first, case.0))))
            },
        ),
        Field::new("is_tendency", Type::BOOL, "whether it is one, which no single case contradicts", |facts, e| {
            Some(Value::Bool(prediction(facts, e).claim.mode.is_tendency()))
        }),
        Field::new("corroborations", Type::list(Kind::Result), "where it came true", |facts, e| {
            Some(results(facts, e, &[CaseResult::Corroborates]))
        }),
        Field::new("anomalies", Type::list(Kind::Result), "where it did not", |facts, e| {
            Some(results(facts, e, &[CaseResult::Contradicts]))
        }),
        Field::new(
            "cases_for",
            Type::list(Kind::Case),
            "independent cases that bear it out, and none against it",
            |facts, e| Some(independent_cases(facts, e, true)),
        ),
        Field::new("cases_against", Type::list(Kind::Case), "independent cases that contradict it", |facts, e| {
            Some(independent_cases(facts, e, false))
        }),
        Field::new(
            "passed_over",
            Type::list(Kind::Result),
            "anomalies that the draft neither answers nor argues: a puzzle's cases first",
            |facts, e| {
                let cases = facts.passed_over(PredictionId(e.first));
                Some(Value::pairs(Kind::Result, cases.iter().map(|case| (e.first, case.0))))
            },
        ),
        Field::optional("passed_over_place", Type::PLACE, "the first of them", |facts, e| {
            let case = *facts.passed_over(PredictionId(e.first)).first()?;
            Some(Value::Place(super::result::place(facts, PredictionId(e.first), case)))
        }),
        Field::new(
            "passed_over_conditions",
            Type::list(Kind::Observation),
            "what the only one of them depends on, besides the outcome; nothing where there are several",
            |facts, e| {
                let [only] = facts.passed_over(PredictionId(e.first)) else { return Some(Value::List(Vec::new())) };
                let outcomes = prediction(facts, e).claim.outcome.concepts();
                let behind = observations_behind(facts, PredictionId(e.first), *only).into_iter();
                let conditions = behind.filter(|id| !outcomes.contains(&id.resolve(facts.argument).concept));
                Some(Value::pairs(Kind::Observation, conditions.map(|id| (id.case.0, id.index))))
            },
        ),
        Field::new(
            "uncoded",
            Type::list(Kind::Result),
            "cases that the draft argues about, and that a coding would decide: a puzzle's first",
            |facts, e| {
                let cases = facts.uncoded(PredictionId(e.first));
                Some(Value::pairs(Kind::Result, cases.iter().map(|case| (e.first, case.0))))
            },
        ),
        Field::optional("uncoded_place", Type::PLACE, "the name of the first of them", |facts, e| {
            let case = *facts.uncoded(PredictionId(e.first)).first()?;
            Some(Value::Place(facts.argument.case(case).header.place))
        }),
        Field::new("uncoded_concepts", Type::list(Kind::Concept), "what is to be coded on them", |facts, e| {
            let cases = facts.uncoded(PredictionId(e.first)).iter();
            let mut concepts: Vec<ConceptId> =
                cases.flat_map(|case| passed_over::to_code(facts, PredictionId(e.first), *case)).collect();
            concepts.sort_unstable();
            concepts.dedup();
            Some(Value::entities(Kind::Concept, concepts.into_iter().map(|id| id.0)))
        }),
        Field::new(
            "uncoded_in_library",
            Type::List(Scalar::String),
            "how a library in use codes that on the first of them, as lines with their sources",
            |facts, e| {
                let id = PredictionId(e.first);
                let first = facts.uncoded(id).first().copied();
                let codings = first.map(|case| codings_of_missing(facts, case, &passed_over::to_code(facts, id, case)));
                Some(Value::strings(codings.unwrap_or_default().into_iter().map(Into::into)))
            },
        ),
        Field::new("undecided", Type::list(Kind::Result), "where some observation is missing", |facts, e| {
            Some(results(facts, e, &[CaseResult::Undecided]))
        }),
        Field::new("contested", Type::list(Kind::Result), "where codings are contested", |facts, e| {
            Some(results(facts, e, &[CaseResult::Contested]))
        }),
        Field::new("decided", Type::list(Kind::Result), "where it came true or did not", |facts, e| {
            Some(results(facts, e, &[CaseResult::Corroborates, CaseResult::Contradicts]))
        }),
        Field::new(
            "decided_outside_building",
            Type::list(Kind::Result),
            "decided cases that its owner was not built on",
            |facts, e| Some(decided_outside_building(facts, e)),
        ),
        Field::new(
            "condition_absent",
            Type::list(Kind::Case),
            "cases not known to be out of scope where its condition is known not to hold",
            |facts, e| Some(cases_in_scope(facts, e, false)),
        ),
        Field::new(
            "condition_cases",
            Type::list(Kind::Case),
            "cases in scope where its condition is known to hold",
            |facts, e| Some(cases_in_scope(facts, e, true)),
        ),
        Field::new("has_scope", Type::BOOL, "whether its theory says where it applies", |facts, e| {
            Some(Value::Bool(where_it_speaks(facts.argument, prediction(facts, e)) != Formula::TRUE))
        }),
        Field::new("tests", Type::list(Kind::Test), "tests of it, or of its theory as a whole", |facts, e| {
            Some(tests(facts, e, false))
        }),
        Field::new("found_tests", Type::list(Kind::Test), "those of them found yes or no", |facts, e| {
            Some(tests(facts, e, true))
        }),
        Field::new(
            "data",
            Type::list(Kind::DataResult),
            "what the data sets say of it that speak of its outcome",
            |facts, e| Some(data_results(facts, PredictionId(e.first))),
        ),
        Field::new(
            "is_counted",
            Type::BOOL,
            "whether rows of a data set decide it, or may, as it is not read: what no case shows may be shown there",
            |facts, e| Some(Value::Bool(is_counted(facts, PredictionId(e.first)))),
        ),
        Field::new(
            "is_tested",
            Type::BOOL,
            "whether a case it was not built on, a rate, a test or a row of a data set decides it",
            |facts, e| {
                let by_rate = facts.appraisal.results[e.first as usize]
                    .rates
                    .is_some_and(|rates| rates.result() != CaseResult::Undecided);
                let has = |value: Value| matches!(value, Value::List(items) if !items.is_empty());
                let by_data = is_counted(facts, PredictionId(e.first));
                Some(Value::Bool(
                    by_data || by_rate || has(decided_outside_building(facts, e)) || has(tests(facts, e, true)),
                ))
            },
        ),
        Field::new("is_unfalsifiable", Type::BOOL, "whether no assignment of values contradicts it", |facts, e| {
            Some(Value::Bool(is_unfalsifiable(facts.argument, PredictionId(e.first))))
        }),
        Field::new("unfalsifiable_reason", Type::STRING, "why nothing contradicts it, as a clause", |_, _| {
            Some(Value::string("whatever happens is what it predicts"))
        }),
        Field::new(
            "rate",
            Type::STRING,
            "for `more often when` and `mostly when`: `corroborates`, `contradicts` or `undecided`; empty for other modes",
            |facts, e| {
                let rates = facts.appraisal.results[e.first as usize].rates;
                Some(Value::string(rates.map(|rates| rates.result().word()).unwrap_or_default()))
            },
        ),
        Field::new("rate_text", Type::STRING, "the rates with their counts; empty for other modes", |facts, e| {
            let rates = facts.appraisal.results[e.first as usize].rates;
            Some(Value::string(rates.map(|rates| rates.to_string()).unwrap_or_default()))
        }),
        Field::new(
            "rate_word",
            Type::STRING,
            "for tendencies: `for`, `against`, `no difference`, `built on` (borne out only with what its theory was built on) or `too few to say`; empty for other modes",
            |facts, e| {
                let rates = facts.appraisal.results[e.first as usize].rates;
                Some(Value::string(rates.map(|rates| rates.word()).unwrap_or_default()))
            },
        ),
        Field::new("rate_cases", Type::NUMBER, "how many cases the rates count", |facts, e| {
            let rates = facts.appraisal.results[e.first as usize].rates;
            Some(Value::count(rates.map(|rates| rates.with_total + rates.without_total).unwrap_or_default()))
        }),
        Field::new(
            "rate_needs",
            Type::STRING,
            "the fewest cases more that would bear it out, if all came out as predicted: `2 more cases with the condition and 3 without it`; empty where that is decided, or where 40 would not do",
            |facts, e| {
                let needed = facts.appraisal.results[e.first as usize].rates.and_then(enough);
                Some(Value::string(needed.map(enough_text).unwrap_or_default()))
            },
        ),
        Field::new(
            "idle_conditions",
            Type::List(Scalar::String),
            "parts of its condition, of several, that hold in each of four or more cases where nobody disputes them, and are absent in none; those apart that an earlier prediction of its theory has too",
            |facts, e| Some(doubts::idle_conditions(facts, PredictionId(e.first))),
        ),
        Field::new("idle_cases", Type::NUMBER, "in how many cases each of them holds, at the least", |facts, e| {
            Some(doubts::idle_cases(facts, PredictionId(e.first)))
        }),
        Field::new(
            "irrelevant_cases",
            Type::list(Kind::Case),
            "for `more often when`: cases that count as negative although no cause of the outcome that the draft knows is present",
            |facts, e| Some(Value::entities(Kind::Case, irrelevant_cases(facts, e).into_iter().map(|case| case.0))),
        ),
        Field::new(
            "missing_counter_cases",
            Type::list(Kind::LibraryResult),
            "cases of the libraries in use that contradict it and that the draft does not have: three at most, the closest first",
            |facts, e| Some(missing_results(facts, PredictionId(e.first), &[CaseResult::Contradicts])),
        ),
        Field::new(
            "fresh_cases",
            Type::list(Kind::LibraryResult),
            "cases of the libraries in use that decide it and that the draft does not have: three at most, the closest first",
            |facts, e| {
                let deciding = [CaseResult::Contradicts, CaseResult::Corroborates];
                Some(missing_results(facts, PredictionId(e.first), &deciding))
            },
        ),
        Field::new(
            "cases_without_condition",
            Type::list(Kind::LibraryCase),
            "cases of the libraries in use that the draft does not have, where its condition is known not to hold",
            |facts, e| Some(fitting_cases(facts, &prediction(facts, e).claim.condition.clone().negated())),
        ),
        Field::optional(
            "canonical_theory",
            Type::STRING,
            "the theory of a library that its own is said to be, or shares its source with, and that does not predict this",
            |facts, e| Some(Value::String(canonical_theory(facts, PredictionId(e.first))?.header.name.clone())),
        ),
        Field::optional("canonical_place", Type::PLACE, "where the library declares that theory", |facts, e| {
            Some(Value::Place(canonical_theory(facts, PredictionId(e.first))?.header.place))
        }),
        Field::new(
            "canonical_claims",
            Type::List(Scalar::String),
            "what that theory predicts, as it is written",
            |facts, e| {
                let theory = canonical_theory(facts, PredictionId(e.first));
                let claims = theory.map(|theory| canonical_claims(facts, theory)).unwrap_or_default();
                Some(Value::strings(claims.into_iter().map(Into::into)))
            },
        ),
        Field::new("last_case_place", Type::PLACE, "the last case of the draft, or else the prediction", |facts, e| {
            let own = facts.argument.cases.iter().map(|case| case.header.place);
            let last = own.filter(|place| !facts.places.is_outside_drafts(*place)).max();
            Some(Value::Place(last.unwrap_or(prediction(facts, e).place)))
        }),
        Field::new(
            "shared_measures",
            Type::List(Scalar::String),
            "measures that its outcome shares with its condition",
            |facts, e| Some(Value::strings(measures::shared_measures(facts, prediction(facts, e)))),
        ),
        Field::new(
            "alike_measures",
            Type::List(Scalar::String),
            "the words in which both its outcome and its condition are said to be measured, where these say how",
            |facts, e| Some(Value::strings(measures::alike_measures(facts, prediction(facts, e)))),
        ),
    ],
};

pub fn prediction<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Prediction {
    facts.argument.prediction(PredictionId(entity.first))
}

pub fn case(entity: Entity) -> CaseId {
    CaseId(entity.second)
}

pub fn result(facts: &Facts, entity: Entity) -> CaseResult {
    facts.appraisal.result(PredictionId(entity.first), case(entity))
}

fn owner_name(facts: &Facts, prediction: &Prediction) -> Arc<str> {
    match prediction.owner {
        Owner::Theory(id) => facts.argument.theory(id).header.name.clone(),
        Owner::Auxiliary(id) => facts.argument.auxiliary(id).header.name.clone(),
        Owner::Paradigm(id) => facts.argument.paradigm(id).header.name.clone(),
    }
}

/// The concepts of its scope, condition and outcome.
pub fn concepts_of(facts: &Facts, prediction: &Prediction) -> Vec<ConceptId> {
    let scope = where_it_speaks(facts.argument, prediction);
    let mut concepts = spoken_of(facts.argument, &scope);
    concepts.extend(spoken_of(facts.argument, &prediction.claim.condition));
    concepts.extend(spoken_of(facts.argument, &prediction.claim.outcome));
    concepts.sort_unstable();
    concepts.dedup();
    concepts
}

fn tests(facts: &Facts, entity: Entity, found_only: bool) -> Value {
    let id = PredictionId(entity.first);
    let owner = prediction(facts, entity).owner;
    let is_of_it = |test: &crate::argument::Test| match test.prediction {
        Some(tested) => tested == id,
        // A test of a step bears on how it comes about, and not on whether it does.
        None => test.owner == Some(owner) && test.step.is_none(),
    };
    let bears = |test: &crate::argument::Test| is_of_it(test) && facts.bears(test);
    let tests = facts.argument.tests.iter().enumerate();
    let bearing = tests.filter(|(_, test)| bears(test) && (!found_only || matches!(&*test.found, "yes" | "no")));
    Value::entities(Kind::Test, bearing.map(|(index, _)| index as u32))
}
