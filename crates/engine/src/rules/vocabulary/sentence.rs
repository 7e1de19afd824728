//! Sentences of the prose in which a phrase of a rule stands.

use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::rules::prose::Hit;

pub const SENTENCE: KindInfo = KindInfo {
    kind: Kind::Sentence,
    name: "sentence",
    doc: "A sentence of the prose in which one of the rule's phrases stands.",
    subject: &[],
    fields: &[
        Field::new("place", Type::PLACE, "the phrase", |facts, e| Some(Value::Place(hit(facts, e)?.place))),
        Field::new("words", Type::STRING, "the phrase, as it is written", |facts, e| {
            Some(Value::string(hit(facts, e)?.words.as_str()))
        }),
        Field::new("text", Type::STRING, "the sentence, without markup and citations", |facts, e| {
            Some(Value::string(hit(facts, e)?.text.as_str()))
        }),
        Field::new("cites", Type::BOOL, "whether it cites: by a key, a note, or a year in brackets", |facts, e| {
            Some(Value::Bool(hit(facts, e)?.cites))
        }),
        Field::new("is_cited_around", Type::BOOL, "whether any sentence of its paragraph cites", |facts, e| {
            Some(Value::Bool(hit(facts, e)?.is_cited_around))
        }),
        Field::new(
            "is_limit_declared",
            Type::BOOL,
            "whether the drafts declare an auxiliary, or the scope of a theory",
            |facts, _| {
                let has_scope = facts.argument.theories.iter().any(|theory| !theory.scope_lines.is_empty());
                Some(Value::Bool(has_scope || !facts.argument.auxiliaries.is_empty()))
            },
        ),
        Field::new("asks", Type::BOOL, "whether it is a question", |facts, e| Some(Value::Bool(hit(facts, e)?.asks))),
        Field::new(
            "reports",
            Type::BOOL,
            "whether it says what somebody else holds (“Walt argues that …”)",
            |facts, e| Some(Value::Bool(hit(facts, e)?.reports)),
        ),
    ],
};

fn hit<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Hit> {
    facts.sentences.get(entity.first as usize)
}
