//! Cases of a library, and predictions on them, as rules speak of them.

use super::cases::{codings_in, likeness_of, outcome_place, result_in_library};
use super::insertion::{declaration_of, source_lines};
use crate::argument::print::period_text;
use crate::argument::{Case, CaseId, PredictionId};
use crate::rules::vocabulary::{Entity, Facts, Field, Kind, KindInfo, Type, Value};

pub const LIBRARY_CASE: KindInfo = KindInfo {
    kind: Kind::LibraryCase,
    name: "library_case",
    doc: "A case of a library in use, which the draft does not declare. Rules reach it only by way of other things.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its name, in the library", |facts, e| {
            Some(Value::Place(case(facts, CaseId(e.first))?.header.place))
        }),
        Field::new("name", Type::STRING, "its name", |facts, e| {
            Some(Value::String(case(facts, CaseId(e.first))?.header.name.clone()))
        }),
        Field::new("title", Type::STRING, "its title", |facts, e| {
            Some(Value::String(case(facts, CaseId(e.first))?.header.title.clone()))
        }),
        Field::new("period", Type::STRING, "its years; empty if it is undated", |facts, e| {
            Some(Value::string(period_text(case(facts, CaseId(e.first))?).unwrap_or_default()))
        }),
        Field::new(
            "declaration",
            Type::STRING,
            "the case as the draft would declare it: its codings of the draft's concepts with their sources, and a `source` line for each work that the draft does not know",
            |facts, e| Some(Value::string(declaration(facts, CaseId(e.first))?)),
        ),
    ],
};

pub const LIBRARY_RESULT: KindInfo = KindInfo {
    kind: Kind::LibraryResult,
    name: "library_result",
    doc: "A prediction on a case of a library, which the draft does not declare. Rules reach it only by way of a prediction.",
    subject: &["prediction", "name"],
    fields: &[
        Field::new("place", Type::PLACE, "the observation of the outcome, in the library", |facts, e| {
            Some(Value::Place(outcome_place(facts, PredictionId(e.first), CaseId(e.second))?))
        }),
        Field::new("prediction", Type::entity(Kind::Prediction), "the prediction", |_, e| {
            Some(Value::Entity(Entity::new(Kind::Prediction, e.first)))
        }),
        Field::new("case", Type::entity(Kind::LibraryCase), "the case", |_, e| {
            Some(Value::Entity(Entity::new(Kind::LibraryCase, e.second)))
        }),
        Field::new("value", Type::STRING, "what the case makes of the prediction", |facts, e| {
            Some(Value::string(result_in_library(facts, PredictionId(e.first), CaseId(e.second)).word()))
        }),
        Field::new("codings", Type::STRING, "how the library codes what the prediction is about", |facts, e| {
            Some(Value::string(codings_in(facts, PredictionId(e.first), CaseId(e.second))))
        }),
        Field::new(
            "likeness",
            Type::STRING,
            "the case of the draft that it is most like, and how much they share, as a clause; empty if it is like none",
            |facts, e| Some(Value::string(likeness_of(facts, PredictionId(e.first), CaseId(e.second)))),
        ),
    ],
};

fn case<'facts>(facts: &'facts Facts, id: CaseId) -> Option<&'facts Case> {
    Some(facts.library()?.0.case(id))
}

fn declaration(facts: &Facts, id: CaseId) -> Option<String> {
    let text = declaration_of(facts, id)?;
    let sources = source_lines(facts, id);
    Some(if sources.is_empty() { text } else { format!("{text}\n\n{}", sources.join("\n")) })
}
