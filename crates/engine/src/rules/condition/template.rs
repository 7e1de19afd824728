//! Messages with placeholders: `{…}` holds an expression, `{{` is a brace.

use super::check::{Expression, Scope, check};
use super::eval::{Frame, Stop, display};
use super::parse::parse;
use super::{Checked, invalid};
use crate::rules::vocabulary::{Scalar, Type};
use lakatos_syntax::Diagnostic;

/// A message, ready to be filled.
#[derive(Clone, Debug, Default)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    Text(String),
    Placeholder(Expression),
}

impl Template {
    /// Reads and checks a message.
    pub fn new(text: &str, scope: &Scope) -> Checked<Self> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut at = 0;
        while let Some(character) = text[at..].chars().next() {
            let rest = &text[at..];
            if rest.starts_with("{{") || rest.starts_with("}}") {
                literal.push(character);
                at += 2;
            } else if character == '{' {
                let length =
                    closing_brace(rest).ok_or_else(|| invalid(at..text.len(), "this placeholder is never closed"))?;
                parts.push(Part::Text(std::mem::take(&mut literal)));
                parts.push(Part::Placeholder(placeholder(&rest[1..length], at + 1, scope)?));
                at += length + 1;
            } else {
                literal.push(character);
                at += character.len_utf8();
            }
        }
        parts.push(Part::Text(literal));
        Ok(Self { parts })
    }

    /// Its placeholders.
    pub fn expressions(&self) -> impl Iterator<Item = &Expression> {
        self.parts.iter().filter_map(|part| match part {
            Part::Text(_) => None,
            Part::Placeholder(expression) => Some(expression),
        })
    }

    /// Fills it; an absent field leaves its placeholder empty.
    pub fn fill(&self, frame: &mut Frame) -> Result<String, Stop> {
        let mut filled = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => filled.push_str(text),
                Part::Placeholder(expression) => match frame.value(expression) {
                    Ok(value) => filled.push_str(&display(&value)),
                    Err(Stop::Absent) => {}
                    Err(stop) => return Err(stop),
                },
            }
        }
        Ok(filled)
    }
}

/// The brace that closes the first one; braces within strings do not count.
fn closing_brace(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut characters = text.char_indices().skip(1);
    while let Some((offset, character)) = characters.next() {
        match (quote, character) {
            (Some(_), '\\') => {
                characters.next();
            }
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '}') => return Some(offset),
            (None, _) => {}
        }
    }
    None
}

fn placeholder(text: &str, base: usize, scope: &Scope) -> Checked<Expression> {
    let shifted = |error: Box<Diagnostic>| Box::new(error.map_places(|span| span.shifted(base as u32)));
    let node = parse(text).map_err(shifted)?;
    let (expression, ty) = check(&node, scope).map_err(shifted)?;
    match ty {
        Type::One(Scalar::Place | Scalar::Entity(_)) | Type::List(Scalar::Place | Scalar::Entity(_)) => {
            let message = format!("a {} cannot be printed: name one of its fields", ty.words());
            Err(invalid(base..base + text.len(), message))
        }
        _ => Ok(expression),
    }
}
