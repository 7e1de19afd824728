//! What of the library a text speaks of, by the names that prose has for its theories, paradigms and cases.

use super::{Library, SHIPPED};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use lakatos_syntax::ast::{Declaration, DeclarationKind, PropertyValue};
use std::ops::Range;
use std::sync::OnceLock;

/// Something of the library that prose has a name for.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// What it is.
    pub kind: DeclarationKind,
    /// Its name in the language.
    pub name: &'static str,
    /// The file that declares it, as it is written behind `use`.
    pub library: &'static str,
}

struct Names {
    automaton: Option<AhoCorasick>,
    /// By pattern.
    known: Vec<Known>,
}

/// Everything that a text names, in order, with the bytes of the name. The longest of several names counts.
pub fn named_in(text: &str) -> Vec<(Known, Range<usize>)> {
    static NAMES: OnceLock<Names> = OnceLock::new();
    let names = NAMES.get_or_init(Names::new);
    let Some(automaton) = &names.automaton else { return Vec::new() };
    let is_whole = |range: &Range<usize>| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !is_letter(text[..range.start].chars().next_back()) && !is_letter(text[range.end..].chars().next())
    };
    let found = automaton.find_iter(text).map(|found| (found.pattern().as_usize(), found.range()));
    found
        .filter(|(_, range)| is_whole(range))
        .filter_map(|(number, range)| Some((*names.known.get(number)?, range)))
        .collect()
}

impl Names {
    fn new() -> Self {
        let mut words: Vec<&'static str> = Vec::new();
        let mut known = Vec::new();
        for library in &SHIPPED {
            for declaration in declarations(library) {
                let Some(name) = &declaration.name else { continue };
                for text in names_of(declaration) {
                    words.push(text);
                    known.push(Known { kind: declaration.kind, name: &name.text, library: library.name });
                }
            }
        }
        let mut builder = AhoCorasickBuilder::new();
        let automaton = builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).build(words).ok();
        Self { automaton, known }
    }
}

fn declarations(library: &'static Library) -> impl Iterator<Item = &'static Declaration> {
    let is_named = |declaration: &&Declaration| {
        matches!(declaration.kind, DeclarationKind::Theory | DeclarationKind::Paradigm | DeclarationKind::Case)
    };
    library.document().pieces.iter().flat_map(|piece| piece.read.declarations.iter()).filter(is_named)
}

/// What prose calls it: what it says itself, and its title, where that is no common word.
fn names_of(declaration: &'static Declaration) -> impl Iterator<Item = &'static str> {
    let title = declaration.title.iter().map(|title| &*title.text);
    let is_name = move |title: &&str| title.contains(' ') || declaration.kind == DeclarationKind::Paradigm;
    let own = declaration.properties.iter().flat_map(|property| match &property.value {
        PropertyValue::KnownAs(texts) => texts.as_slice(),
        _ => &[],
    });
    // An article is no part of a name that stands behind another word.
    title.filter(is_name).chain(own.map(|text| &*text.text)).map(|name| name.strip_prefix("the ").unwrap_or(name))
}
