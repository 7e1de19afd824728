//! Where something stands in a rule file: a key, a word, or an expression with what it may speak of.

use super::expression::list_type;
use lakatos_engine::rules::condition::check::Scope;
use lakatos_engine::rules::file::Located;
use lakatos_engine::rules::toml_value::scalar;
use lakatos_engine::rules::vocabulary::{Kind, Type};
use lakatos_syntax::line_index::line_start;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A place in a rule file.
pub enum Place {
    /// A key is being written, or stands there.
    Key {
        /// The table that it is of; empty for the file itself.
        table: String,
        /// The key.
        word: Range<usize>,
    },
    /// A text that is no expression.
    Plain {
        /// The key of the text.
        key: String,
        /// The word at the place.
        word: Range<usize>,
    },
    /// An expression, alone or in the braces of a message.
    Expression {
        /// It.
        source: String,
        /// Its first byte.
        start: usize,
        /// What it may speak of, for each kind that the rule is asked about.
        scope: Scope,
    },
}

/// A string of the file with where it belongs.
struct Entry {
    key: String,
    each: Option<Located>,
    located: Located,
}

const EXPRESSIONS: [&str; 4] = ["when", "at", "also", "each"];
const MESSAGES: [&str; 5] = ["message", "label", "instead", "title", "text"];

impl Place {
    /// The place of a byte; none in comments, and where neither a key nor a text can stand.
    pub fn new(text: &str, offset: usize) -> Option<Self> {
        let (table, _) = DeTable::parse_recoverable(text);
        let table = table.get_ref();
        let mut entries = Vec::new();
        collect(text, table, None, &mut entries);
        let is_here =
            |entry: &Entry| entry.located.start <= offset && offset <= entry.located.start + entry.located.text.len();
        match entries.into_iter().find(is_here) {
            Some(entry) => within(text, offset, table, entry),
            None => key(text, offset),
        }
    }
}

fn collect(text: &str, table: &DeTable, name: Option<&str>, into: &mut Vec<Entry>) {
    let each = table.get("each").and_then(|each| Located::read(text, each));
    for (key, value) in table.iter() {
        let key: &str = key.get_ref().as_ref();
        // The drafts of examples hold no expressions.
        if matches!(name, Some("bad" | "good")) {
            continue;
        }
        match value.get_ref() {
            DeValue::Table(inner) => collect(text, inner, Some(key), into),
            DeValue::Array(items) => items.iter().for_each(|item| match item.get_ref() {
                DeValue::Table(inner) => collect(text, inner, Some(key), into),
                _ => into.extend(entry(text, key, None, item)),
            }),
            _ => into.extend(entry(text, key, each.clone().filter(|_| key != "each"), value)),
        }
    }
}

fn entry(text: &str, key: &str, each: Option<Located>, value: &Spanned<DeValue>) -> Option<Entry> {
    Some(Entry { key: key.to_owned(), each, located: Located::read(text, value)? })
}

fn within(text: &str, offset: usize, table: &DeTable, entry: Entry) -> Option<Place> {
    let Entry { key, each, located: Located { text: source, start } } = entry;
    let at = offset - start;
    if EXPRESSIONS.contains(&key.as_str()) {
        return Some(Place::Expression { source, start, scope: scope(table, each) });
    }
    if !MESSAGES.contains(&key.as_str()) {
        return Some(Place::Plain { key, word: word(text, offset) });
    }
    // Within the braces of a placeholder.
    let before = source.get(..at)?;
    let open = before.rfind('{').filter(|open| !before[*open..].contains('}'))? + 1;
    let inner = source.get(open..)?;
    let inner = inner.split('}').next().unwrap_or_default().to_owned();
    Some(Place::Expression { source: inner, start: start + open, scope: scope(table, each) })
}

/// What an expression of the file may speak of: of several kinds, the first.
fn scope(table: &DeTable, each: Option<Located>) -> Scope {
    let named = |value: &Spanned<DeValue>| Kind::named(value.get_ref().as_str()?);
    let kind = table.get("applies-to").and_then(|value| match value.get_ref() {
        DeValue::Array(kinds) => kinds.iter().find_map(named),
        _ => named(value),
    });
    let options = table
        .get("option")
        .and_then(|options| options.get_ref().as_array())
        .into_iter()
        .flat_map(|options| options.iter());
    let options = options.filter_map(|option| {
        let option = option.get_ref().as_table()?;
        Some((option.get("name")?.get_ref().as_str()?.to_owned(), scalar(option.get("default")?.get_ref())?))
    });
    let scope = kind.map(Scope::for_kind).unwrap_or_default().with_options(options.collect());
    let item = each.and_then(|each| list_type(&each.text, &scope));
    match item {
        Some(item) => scope.with("it", Type::One(item)),
        None => scope,
    }
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || "_-".contains(character)
}

fn word(text: &str, offset: usize) -> Range<usize> {
    let (before, after) = text.split_at(offset);
    let start = before.trim_end_matches(is_of_word).len();
    start..offset + after.find(|c| !is_of_word(c)).unwrap_or(after.len())
}

/// A key, alone on its line or before its `=`.
fn key(text: &str, offset: usize) -> Option<Place> {
    let word = word(text, offset);
    let line = line_start(text, offset);
    if !text.get(line..word.start)?.trim().is_empty() || is_within_text(text.get(..line)?) {
        return None;
    }
    let header = text.get(..line)?.lines().rev().find_map(|line| line.trim().strip_prefix('['));
    let table = header.map(|header| header.trim_matches(['[', ']', ' '])).unwrap_or_default();
    Some(Place::Key { table: table.to_owned(), word })
}

/// Whether a text over several lines is open at the end.
fn is_within_text(text: &str) -> bool {
    ["'''", "\"\"\""].iter().any(|quotes| text.matches(quotes).count() % 2 == 1)
}
