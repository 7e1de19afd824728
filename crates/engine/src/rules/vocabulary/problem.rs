//! Declarations as such, and problems of the floors below.

use super::{Entity, Facts, Field, Kind, KindInfo, Scalar, Type, Value};
use crate::argument::{Declared, Place};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::diagnostic::{Code, Fix};

pub const DECLARATION: KindInfo = KindInfo {
    kind: Kind::Declaration,
    name: "declaration",
    doc: "Anything that is declared under a name.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "its name", |facts, e| Some(Value::Place(declared(facts, e).header.place))),
        Field::new("name", Type::STRING, "its name", |facts, e| {
            Some(Value::String(declared(facts, e).header.name.clone()))
        }),
        Field::new("kind", Type::STRING, "its keyword", |facts, e| {
            Some(Value::string(declared(facts, e).header.kind.keyword()))
        }),
        Field::new(
            "is_used",
            Type::BOOL,
            "whether another declaration uses it, or it bears on the argument by itself; always true where some line could not be read, since that may be the one",
            |facts, e| Some(Value::Bool(declared(facts, e).is_used || !facts.problems.is_empty())),
        ),
    ],
};

pub const PROBLEM: KindInfo = KindInfo {
    kind: Kind::Problem,
    name: "problem",
    doc: "What could not be read or resolved.",
    subject: &["name"],
    fields: &[
        Field::new("place", Type::PLACE, "where", |facts, e| Some(Value::Place(problem(facts, e).place))),
        Field::new("code", Type::STRING, "the rule that reports it", |facts, e| {
            Some(Value::string(problem(facts, e).code.as_str()))
        }),
        Field::new("message", Type::STRING, "what is wrong", |facts, e| {
            Some(Value::string(problem(facts, e).message.as_str()))
        }),
        Field::new("help", Type::STRING, "what to do; empty if nothing is proposed", |facts, e| {
            Some(Value::string(problem(facts, e).help.as_deref().unwrap_or_default()))
        }),
        Field::new("name", Type::STRING, "the name it is about; empty if none", |facts, e| {
            Some(Value::string(problem(facts, e).subject.as_deref().unwrap_or_default()))
        }),
        Field::new("replacement", Type::STRING, "a text to put in its place; empty if none", |facts, e| {
            let problem = problem(facts, e);
            let plain = problem.fixes.first().and_then(|fix| replacement(problem, fix));
            Some(Value::string(plain.unwrap_or_default()))
        }),
        Field::optional(
            "other_place",
            Type::PLACE,
            "the other end: the first declaration of a name taken twice",
            |facts, e| problem(facts, e).related.first().map(|related| Value::Place(related.place)),
        ),
        Field::new(
            "other_places",
            Type::List(Scalar::Place),
            "where the same name is used as well, with the same problem",
            |facts, e| Some(Value::List(other_places(problem(facts, e)).map(Value::Place).collect())),
        ),
        Field::new(
            "uses",
            Type::STRING,
            "how often the name is used in the file, as in `the first of 9 uses`; empty where it is used once",
            |facts, e| {
                let others = other_places(problem(facts, e)).count();
                Some(Value::string(match others {
                    0 => String::new(),
                    others => format!("the first of {} uses", others + 1),
                }))
            },
        ),
    ],
};

fn declared<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Declared {
    &facts.argument.declared[entity.first as usize]
}

/// The text that a fix puts in the place of its problem, if it does that and nothing else.
fn replacement<'fix>(problem: &Diagnostic<Place>, fix: &'fix Fix<Place>) -> Option<&'fix str> {
    match fix.edits.as_slice() {
        [only] if only.place == problem.place => Some(only.text.as_str()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// The fixes that a problem brings along, but for the one that rules speak of as its replacement.
pub fn own_fixes<'facts>(facts: &'facts Facts, entity: Entity) -> impl Iterator<Item = &'facts Fix<Place>> {
    let problem = (entity.kind == Kind::Problem).then(|| problem(facts, entity));
    problem.into_iter().flat_map(|problem| {
        let is_spoken_of = |index: usize, fix: &Fix<Place>| index == 0 && replacement(problem, fix).is_some();
        problem.fixes.iter().enumerate().filter(move |(index, fix)| !is_spoken_of(*index, fix)).map(|(_, fix)| fix)
    })
}

/// Of what is told once, the places besides its own.
fn other_places(problem: &Diagnostic<Place>) -> impl Iterator<Item = Place> {
    let is_told_once = problem.code == Code::UNDEFINED_NAME;
    problem.related.iter().filter(move |_| is_told_once).map(|related| related.place)
}

fn problem<'facts>(facts: &'facts Facts, entity: Entity) -> &'facts Diagnostic<Place> {
    &facts.problems[entity.first as usize]
}
