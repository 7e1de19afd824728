//! Sentences of the prose in which a phrase of a rule stands.

use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::argument::Place;
use crate::library::names_known;
use crate::rules::prose::Hit;
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::hole::HOLE;
use lakatos_syntax::prose::UNREAD;
use lakatos_syntax::{Host, quoted};
use std::sync::Arc;

pub const SENTENCE: KindInfo = KindInfo {
    kind: Kind::Sentence,
    name: "sentence",
    doc: "A sentence of the prose in which one of the rule's phrases stands.",
    subject: &[],
    fields: &[
        Field::new("place", Type::PLACE, "the phrase", |facts, e| Some(Value::Place(hit(facts, e)?.place))),
        Field::new("whole", Type::PLACE, "the sentence", |facts, e| {
            let hit = hit(facts, e)?;
            Some(Value::Place(Place { span: hit.sentence, ..hit.place }))
        }),
        Field::new("words", Type::STRING, "the phrase, as it is written", |facts, e| {
            Some(Value::string(hit(facts, e)?.words.as_str()))
        }),
        Field::new("text", Type::STRING, "the sentence, without markup and citations", |facts, e| {
            Some(Value::string(hit(facts, e)?.text.as_str()))
        }),
        Field::new("quoted", Type::STRING, "the sentence as a text of the language, in quotation marks", |facts, e| {
            let words = hit(facts, e)?.text.replace(UNREAD, "…");
            Some(Value::string(quoted(words.trim())))
        }),
        Field::new(
            "theory",
            Type::STRING,
            "the theory of the drafts, or of a library in use, that it names; `…` where it names none",
            |facts, e| Some(Value::string(theory_in(facts, &hit(facts, e)?.text))),
        ),
        Field::new(
            "citation",
            Type::STRING,
            "a citation that its author is still to write, as the host writes it",
            |facts, e| Some(Value::string(if hit(facts, e)?.host == Host::Latex { "\\cite{…}" } else { "[@…]" })),
        ),
        Field::new("cites", Type::BOOL, "whether it cites: by a key, a note, or a year in brackets", |facts, e| {
            Some(Value::Bool(hit(facts, e)?.cites))
        }),
        Field::new(
            "is_cited_around",
            Type::BOOL,
            "whether it, a sentence beside it, or the last of its paragraph cites",
            |facts, e| Some(Value::Bool(hit(facts, e)?.is_cited_around)),
        ),
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

/// The theory that a text names and a block can speak of: the draft's own before the library's.
fn theory_in(facts: &Facts, text: &str) -> Arc<str> {
    let own = facts.in_use().names.each_in(text).map(|mention| mention.of);
    let mut own = own.filter(|named| named.kind == DeclarationKind::Theory).map(|named| named.name);
    let of_library = || {
        let mut known = names_known().each_in(text).map(|mention| mention.of);
        let known = known.find(|known| known.kind == DeclarationKind::Theory && facts.library().is_some())?;
        Some(known.name.into())
    };
    own.next().or_else(of_library).unwrap_or_else(|| HOLE.into())
}
