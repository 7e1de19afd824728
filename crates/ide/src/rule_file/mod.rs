//! A project's own rules in the editor: what may be written in a rule file, and what its words mean.

mod expression;
mod offers;
mod place;

pub use offers::offers;

use super::hover::Hover;
use expression::{Word, word_at};
use lakatos_engine::rules::vocabulary::{Field, Kind};
use lakatos_project::workspace::{Text, TextRole};
use place::Place;

/// What is to be read about the word at a byte of a rule file: a key, a kind, or a field of one.
pub fn hover(text: &Text, offset: u32) -> Option<Hover> {
    if text.role != TextRole::Rule {
        return None;
    }
    let whole = text.buffer.text();
    let place = Place::new(whole, offset as usize)?;
    let (markdown, span) = match place {
        Place::Key { word, .. } => (offers::key_line(whole, &word)?, word),
        Place::Plain { key, word, .. } if key == "applies-to" => {
            (describe_kind(Kind::named(whole.get(word.clone())?)?), word)
        }
        Place::Plain { .. } => return None,
        Place::Expression { source, start, scope } => {
            let (word, span) = word_at(&source, offset as usize - start, &scope)?;
            let markdown = match word {
                Word::Field(kind, field) => describe_field(kind, field),
                Word::Kind(kind) => describe_kind(kind),
            };
            (markdown, start + span.start..start + span.end)
        }
    };
    Some(Hover { markdown, span: lakatos_syntax::Span::new(span.start, span.end) })
}

fn describe_field(kind: Kind, field: &Field) -> String {
    let absent = if field.is_optional { ", may be absent" } else { "" };
    format!("`{}` of `{}`: {}{absent}\n\n{}", field.name, kind.info().name, field.ty.words(), field.doc)
}

fn describe_kind(kind: Kind) -> String {
    let fields: Vec<String> = kind.info().fields.iter().map(|field| format!("`{}`", field.name)).collect();
    format!("`{}`: {}\n\nIt has {}.", kind.info().name, kind.info().doc, fields.join(", "))
}
