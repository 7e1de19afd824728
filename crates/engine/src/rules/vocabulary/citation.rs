//! Citations.

use super::library::source_line;
use super::{Entity, Facts, Field, Kind, KindInfo, Type, Value};
use crate::argument::Place;
use lakatos_syntax::ast::DeclarationKind;

/// A citation, and whether there is such a work.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    /// Its key.
    pub key: String,
    /// Where it stands.
    pub place: Place,
    /// Whether a bibliography or a `source` has the key; true where none is known to look in.
    pub is_known: bool,
    /// The nearest key that there is; empty if none is like it.
    pub nearest: String,
    /// Whether its work is unknown, and an earlier citation of it tells that.
    pub is_told: bool,
    /// At the first citation of a work that is unknown, the others, by their numbers.
    pub again: Vec<u32>,
}

pub const CITATION: KindInfo = KindInfo {
    kind: Kind::Citation,
    name: "citation",
    doc: "A work cited.",
    subject: &["key"],
    fields: &[
        Field::new("place", Type::PLACE, "the citation", |facts, e| Some(Value::Place(cited(facts, e)?.place))),
        Field::new("key", Type::STRING, "its key, without the `@`", |facts, e| {
            Some(Value::string(cited(facts, e)?.key.as_str()))
        }),
        Field::new(
            "is_known",
            Type::BOOL,
            "whether a bibliography or a `source` has the key; always true where there is neither",
            |facts, e| Some(Value::Bool(cited(facts, e)?.is_known)),
        ),
        Field::new(
            "source_line",
            Type::STRING,
            "at the first citation of a work that a library in use cites, a `source` line for it; else empty",
            |facts, e| {
                let cited = cited(facts, e)?;
                let is_first = facts.citations.iter().find(|other| other.key == cited.key) == Some(cited);
                let line = if is_first { source_line(facts, &cited.key) } else { None };
                Some(Value::string(line.unwrap_or_default().as_str()))
            },
        ),
        Field::new(
            "is_told",
            Type::BOOL,
            "whether it is unknown, and so was an earlier citation of the same key",
            |facts, e| Some(Value::Bool(cited(facts, e)?.is_told)),
        ),
        Field::new(
            "again",
            Type::list(Kind::Citation),
            "at the first citation of an unknown key, the others of it",
            |facts, e| Some(Value::entities(Kind::Citation, cited(facts, e)?.again.iter().copied())),
        ),
        Field::new("nearest", Type::STRING, "the most similar known key; empty if none is similar", |facts, e| {
            Some(Value::string(cited(facts, e)?.nearest.as_str()))
        }),
    ],
};

fn cited<'facts>(facts: &'facts Facts, entity: Entity) -> Option<&'facts Cited> {
    facts.citations.get(entity.first as usize)
}

impl Facts<'_> {
    /// Whether a citation of a work would be reported until the draft declares it.
    pub fn lacks_work(&self, key: &str) -> bool {
        let mut declared = self.argument.declared.iter().filter(|one| one.header.kind == DeclarationKind::Source);
        let is_declared = declared.clone().any(|one| *one.header.name == *key);
        !is_declared && self.places.lacks_work(key, declared.next().is_some())
    }
}
