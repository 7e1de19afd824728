//! The entries of a CSL-JSON file, as Zotero and Pandoc write them: a list of works, each with its `id`.

use super::bibliography::entry::{Entry, Glance, address as address_of, invalid};
use super::reference::Work;
use lakatos_syntax::{Diagnostic, Span};
use serde::de::IgnoredAny;
use serde_json::{Deserializer, Value};

/// What was read of a file.
#[derive(Debug, Default)]
pub struct Read {
    /// The works, in order, up to where the file cannot be read.
    pub entries: Vec<Entry>,
    /// Works without a key that could be cited.
    pub problems: Vec<Diagnostic>,
    /// From where on the file cannot be read, and why.
    pub broken: Option<Diagnostic>,
}

/// Reads a file.
pub fn read(text: &str) -> Read {
    let mut read = Read::default();
    let mut at = text.len() - text.trim_start_matches('\u{feff}').trim_start().len();
    if !text[at..].starts_with('[') {
        read.broken = Some(invalid(Span::empty(at), "CSL-JSON is a list of works: it begins with `[`"));
        return read;
    }
    at = next(text, at + 1);
    while !text[at..].starts_with(']') {
        let end = match end_of_value(text, at) {
            Ok(end) => end,
            Err(broken) => {
                read.broken = Some(*broken);
                return read;
            }
        };
        match id(text, Span::new(at, end)) {
            Some(key_span) => {
                let key = serde_json::from_str::<String>(&text[key_span.range()]).unwrap_or_default();
                let key_span = Span::new(key_span.start as usize + 1, key_span.end as usize - 1);
                read.entries.push(Entry { key, key_span, span: Span::new(at, end) });
            }
            None => read
                .problems
                .push(invalid(Span::new(at, at + 1), "this work has no `id` in quotes: nothing can cite it")),
        }
        at = next(text, end);
        match text[at..].chars().next() {
            Some(',') => at = next(text, at + 1),
            Some(']') => {}
            _ => {
                read.broken = Some(invalid(Span::empty(end), "a `,` or the closing `]` is missing here"));
                return read;
            }
        }
    }
    read
}

/// The first byte from `at` on that is no white space.
fn next(text: &str, at: usize) -> usize {
    text.len() - text.get(at..).unwrap_or_default().trim_start().len()
}

/// Where the value that begins at a byte ends; why it does not.
fn end_of_value(text: &str, at: usize) -> Result<usize, Box<Diagnostic>> {
    let mut values = Deserializer::from_str(&text[at..]).into_iter::<IgnoredAny>();
    match values.next() {
        Some(Ok(_)) => Ok(at + values.byte_offset()),
        Some(Err(error)) => {
            let lines = text[at..].split_inclusive('\n').take(error.line().saturating_sub(1));
            let line = at + lines.map(str::len).sum::<usize>();
            let place = (line + error.column().saturating_sub(1)).min(text.len());
            let message = error.to_string();
            let reason = message.split(" at line ").next().unwrap_or_default();
            Err(Box::new(invalid(Span::empty(place), format!("this is not valid JSON: {reason}"))))
        }
        None => Err(Box::new(invalid(Span::empty(text.len()), "the closing `]` is missing"))),
    }
}

/// The `id` of a work, with its quotes.
fn id(text: &str, work: Span) -> Option<Span> {
    let mut at = next(text, work.start as usize + 1);
    while text[work.start as usize..].starts_with('{') && text[at..].starts_with('"') {
        let name_end = end_of_value(text, at).ok()?;
        let value = next(text, next(text, name_end) + 1);
        let value_end = end_of_value(text, value).ok()?;
        if &text[at..name_end] == "\"id\"" {
            return text[value..].starts_with('"').then(|| Span::new(value, value_end));
        }
        at = next(text, next(text, value_end) + 1);
    }
    None
}

/// A work, given as its text, to be written out.
pub fn work(entry: &str) -> Option<Work> {
    let value: Value = serde_json::from_str(entry).ok()?;
    let text = |name: &str| words(&value[name]);
    let people = |name: &str| value[name].as_array().map(|people| people.iter().filter_map(person).collect());
    Some(Work {
        authors: people("author").unwrap_or_default(),
        editors: people("editor").unwrap_or_default(),
        year: year(&value["issued"]),
        title: text("title"),
        container: text("container-title"),
        volume: text("volume"),
        number: text("issue"),
        publisher: text("publisher"),
    })
}

/// A text or number, if it says anything.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// `{"date-parts": [[1987, 6]]}`, or a date in words that holds a year.
fn year(issued: &Value) -> Option<String> {
    let in_words = || {
        let text = words(&issued["raw"]).or_else(|| words(&issued["literal"]))?;
        text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4).map(str::to_owned)
    };
    words(&issued["date-parts"][0][0]).or_else(in_words)
}

/// The family, then the given name.
fn person(person: &Value) -> Option<(String, String)> {
    let part = |name: &str| words(&person[name]);
    let family = part("family").or_else(|| part("literal"))?;
    let family = part("non-dropping-particle").map(|particle| format!("{particle} {family}")).unwrap_or(family);
    Some((family, part("given").unwrap_or_default()))
}

/// Where a work is to be found: its DOI, else its address.
pub fn address(entry: &str) -> Option<String> {
    let value: Value = serde_json::from_str(entry).ok()?;
    address_of(value["DOI"].as_str(), value["URL"].as_str())
}

/// What a work is found by.
pub fn glance(entry: &str) -> Glance {
    work(entry).unwrap_or_default().glance()
}
