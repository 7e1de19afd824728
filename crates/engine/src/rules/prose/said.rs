//! What of some sentences rules on what the prose names depend on.

use super::about::{of_field_in, words_among_states};
use super::counter::Told;
use super::genre::{counts, teaches, words_of_advice};
use super::own::InUse;
use super::reported::is_supposed;
use super::spoken::{is_whole, years};
use super::theory_talk::is_spoken_of_as_theory;
use crate::library::{names_known, states_in};
use lakatos_syntax::Span;
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::edit::Edit;
use lakatos_syntax::prose::Sentence;
use std::sync::Arc;

/// What one sentence says at once.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct AtOnce {
    named: Vec<InPlace>,
    /// The years, where something is named.
    years: Vec<u32>,
    /// The regions, where something is named.
    regions: Vec<&'static str>,
    /// Whether it supposes something or is no whole sentence, where something is named.
    is_no_claim: bool,
    /// Beginnings of words that tell of what protects a theory, by their numbers.
    stems: Vec<usize>,
    /// States of cases of the library, by their numbers.
    states: Vec<usize>,
    /// Whether it counts cases.
    counts: bool,
    /// Whether it teaches.
    teaches: bool,
}

/// A name, where it stands.
#[derive(Debug, PartialEq, Eq)]
struct InPlace {
    kind: DeclarationKind,
    name: Arc<str>,
    /// Whether the library that lakatos ships has it.
    is_known: bool,
    words: String,
    span: Span,
    is_as_theory: bool,
}

/// What each of some sentences says, where one says anything of this; names where `moved` puts them.
pub fn said(sentences: &[Sentence], in_use: &InUse, moved: impl Fn(Span) -> Span) -> Vec<AtOnce> {
    let said = sentences.iter().map(|sentence| at_once(sentence, in_use, &moved));
    said.filter(|said| *said != AtOnce::default()).collect()
}

fn at_once(sentence: &Sentence, in_use: &InUse, moved: impl Fn(Span) -> Span) -> AtOnce {
    let text = &sentence.words.text;
    let own = in_use.names.each_in(text).map(|found| (found.of.kind, found.of.name, false, found.range));
    let known = names_known().each_in(text).map(|found| (found.of.kind, Arc::from(found.of.name), true, found.range));
    let named = own.chain(known).map(|(kind, name, is_known, range)| InPlace {
        kind,
        name,
        is_known,
        words: text.get(range.clone()).unwrap_or_default().to_owned(),
        span: moved(sentence.words.span(range.clone())),
        is_as_theory: kind == DeclarationKind::Theory && is_spoken_of_as_theory(text, &range),
    });
    let named: Vec<InPlace> = named.collect();
    let mut told = Told::default();
    if !named.is_empty() {
        told.add_regions(text);
    }
    AtOnce {
        years: if named.is_empty() { Vec::new() } else { years(text) },
        regions: told.regions,
        is_no_claim: !named.is_empty() && (is_supposed(text) || !is_whole(text)),
        named,
        stems: in_use.stems_in(text),
        states: states_in(text),
        counts: counts(text),
        teaches: teaches(text),
    }
}

/// The names by which a text counts as being about theories: what they are and where they stand, which words are among
/// states, which are words of advice, and which are of the field.
#[derive(Debug, PartialEq, Eq)]
pub struct OfTheories(Vec<(&'static str, Span)>, Vec<usize>, Vec<usize>, Vec<usize>);

impl OfTheories {
    /// Whether there are none.
    pub fn is_none(&self) -> bool {
        self.0.is_empty() && self.1.is_empty() && self.2.is_empty() && self.3.is_empty()
    }
}

/// Those of a text; where they stand after an edit, if that comes after it.
pub fn names_theories(text: &str, edit: Option<Edit>) -> OfTheories {
    let place = |range: std::ops::Range<usize>| {
        let span = Span::new(range.start, range.end);
        edit.map_or(span, |edit| edit.moved_span(span))
    };
    // Cases count as well: what names some is about politics among states.
    let found = names_known().each_in(text).map(|found| (found.of.name, place(found.range)));
    OfTheories(found.collect(), words_among_states(text), words_of_advice(text), of_field_in(text))
}
