//! What may be written in a rule file.

use super::expression::{inner_scope, type_before_dot};
use super::place::Place;
use crate::completion::{About, Offer, OfferKind, OfferText, Offers};
use lakatos_engine::rules::condition::check::Scope;
use lakatos_engine::rules::condition::token::tokens;
use lakatos_engine::rules::file::EditKind;
use lakatos_engine::rules::keys::{TABLES, keys_of};
use lakatos_engine::rules::vocabulary::{KINDS, Scalar, Type};
use lakatos_engine::rules::{Severity, Tag};
use lakatos_project::workspace::{Text, TextRole};
use lakatos_syntax::Span;
use std::ops::Range;

/// What may be written at a byte of a rule file.
pub fn offers(text: &Text, offset: u32) -> Option<Offers> {
    if text.role != TextRole::Rule {
        return None;
    }
    let whole = text.buffer.text();
    let at = offset as usize;
    let (offers, word) = match Place::new(whole, at)? {
        Place::Key { table, word } => (keys(whole, &table, &word), word),
        Place::Plain { key, word } => (words(&key), word),
        Place::Expression { source, start, scope } => {
            let before = source.get(..at - start)?;
            let typed = before.len() - before.trim_end_matches(is_of_identifier).len();
            let ahead = source.get(at - start..)?;
            let ahead = ahead.find(|c| !is_of_identifier(c)).unwrap_or(ahead.len());
            (names(before.get(..before.len() - typed)?, &scope), at - typed..at + ahead)
        }
    };
    Some(Offers { offers, span: Span::new(word.start, word.end), is_needed: true })
}

fn is_of_identifier(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// What the key at some bytes of a rule file holds.
pub fn key_line(text: &str, word: &Range<usize>) -> Option<String> {
    let Place::Key { table, .. } = Place::new(text, word.start)? else { return None };
    let (key, line) = keys_of(&table).iter().find(|(key, _)| text.get(word.clone()) == Some(*key))?;
    Some(format!("`{key}`: {line}"))
}

/// The keys that a table does not have yet.
fn keys(text: &str, table: &str, word: &Range<usize>) -> Vec<Offer> {
    let (before, behind) = (text.get(..word.start).unwrap_or_default(), text.get(word.end..).unwrap_or_default());
    let has_value = behind.lines().next().unwrap_or_default().trim_start().starts_with('=');
    let of_table = [before.rsplit("\n[").next().unwrap_or_default(), behind.split("\n[").next().unwrap_or_default()];
    let has = |key: &str| {
        let mut lines = of_table.iter().flat_map(|part| part.lines());
        lines.any(|line| line.split_once('=').is_some_and(|(known, _)| known.trim() == key))
    };
    let offer = |(key, line): &(&'static str, &'static str)| {
        let is_table = table.is_empty() && TABLES.contains(key);
        let plain = match (is_table, has_value) {
            (true, _) => format!("[[{key}]]\n"),
            (false, true) => (*key).to_owned(),
            (false, false) => format!("{key} = "),
        };
        Offer {
            text: OfferText::Plain(plain),
            detail: (*line).to_owned(),
            ..Offer::word(key, OfferKind::Property, About::Line(line))
        }
    };
    keys_of(table).iter().filter(|(key, _)| !has(key)).map(offer).collect()
}

/// The words that a text of a key may be.
fn words(key: &str) -> Vec<Offer> {
    let value = |word: &str, about| Offer::word(word, OfferKind::Value, about);
    match key {
        "applies-to" => KINDS
            .iter()
            .map(|info| Offer { detail: info.doc.to_owned(), ..value(info.name, About::Line(info.doc)) })
            .collect(),
        "severity" | "to" => Severity::ALL.map(|severity| value(severity.word(), About::Nothing)).into(),
        "tags" => Tag::ALL.map(|tag| value(tag.word(), About::Nothing)).into(),
        "edit" => EditKind::NAMES.iter().map(|(word, _)| value(word, About::Nothing)).collect(),
        _ => Vec::new(),
    }
}

/// Methods of lists and texts.
const OF_LISTS: [&str; 5] = ["exists", "all", "filter", "map", "size"];
const OF_TEXTS: [&str; 4] = ["contains", "startsWith", "endsWith", "size"];
const FUNCTIONS: [&str; 3] = ["has", "listed", "plural"];

/// Behind a dot the fields of what stands before it; else variables and functions.
fn names(before: &str, scope: &Scope) -> Vec<Offer> {
    let function = |name: &&'static str| Offer {
        text: OfferText::Plain(format!("{name}(")),
        ..Offer::word(name, OfferKind::Operator, About::Nothing)
    };
    if !before.trim_end().ends_with('.') {
        let Ok(read) = tokens(before) else { return Vec::new() };
        let variables = inner_scope(before, &read, scope)
            .variables()
            .map(|(name, ty)| Offer { detail: ty.words(), ..Offer::word(name, OfferKind::Value, About::Nothing) })
            .collect::<Vec<_>>();
        return variables.into_iter().chain(FUNCTIONS.iter().map(function)).collect();
    }
    if before.trim_end().ends_with("option.") {
        return scope.options().map(|name| Offer::word(name, OfferKind::Value, About::Nothing)).collect();
    }
    match type_before_dot(before, scope) {
        Some(Type::One(Scalar::Entity(kind))) => {
            let field = |field: &'static lakatos_engine::rules::vocabulary::Field| Offer {
                detail: field.ty.words(),
                ..Offer::word(field.name, OfferKind::Label, About::Line(field.doc))
            };
            kind.info().fields.iter().map(field).collect()
        }
        Some(Type::List(_) | Type::EmptyList) => OF_LISTS.iter().map(function).collect(),
        Some(Type::One(Scalar::String)) => OF_TEXTS.iter().map(function).collect(),
        _ => Vec::new(),
    }
}
