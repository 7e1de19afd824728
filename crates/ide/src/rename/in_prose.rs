//! Renaming what the prose calls something that the draft declares: the words in the block and in every sentence.
//!
//! Offered only where each place has the same words, so that nothing has to be put into another number or another case.

use super::{RenameRefusal, Renaming, owned_by_library};
use crate::mentions::{mention_at, mentions};
use crate::occurrences::{Occurrence, Symbol};
use crate::references::Target;
use lakatos_engine::mentions::spellings;
use lakatos_engine::rules::finding::Location;
use lakatos_project::{File, Project};
use lakatos_syntax::Span;
use lakatos_syntax::ast::{Declaration, PropertyValue};
use std::sync::Arc;

/// The words at a byte of prose that can be renamed; none where prose names nothing there.
///
/// # Errors
/// Where they stay as they are.
pub fn renameable(project: &Project, source: u32, offset: u32) -> Result<Option<Span>, RenameRefusal> {
    let found = project.file(source).and_then(|file| mention_at(project, file, offset));
    let Some(Occurrence { symbol, span, .. }) = found else { return Ok(None) };
    places(project, source, &symbol, span).map(|_| Some(span))
}

/// Puts other words in their place, wherever they stand; none where prose names nothing at that byte.
///
/// # Errors
/// Where they stay as they are, and for words that cannot be a name.
pub fn rename(project: &Project, source: u32, offset: u32, words: &str) -> Result<Option<Renaming>, RenameRefusal> {
    let found = project.file(source).and_then(|file| mention_at(project, file, offset));
    let Some(Occurrence { symbol, span, .. }) = found else { return Ok(None) };
    let places = places(project, source, &symbol, span)?;
    let words = words.trim();
    let things = project.analysis().names().things_in(words);
    let is_taken = things.iter().any(|thing| thing.range == (0..words.len()) && *thing.of.name != **symbol.word());
    if words.is_empty() || words.contains(['"', '\\', '\n', '\r']) || is_taken {
        return Err(RenameRefusal::NoWords(words.to_owned()));
    }
    Ok(Some(Renaming { text: words.to_owned(), places }))
}

/// Every place of the words that stand for a symbol in some bytes of prose.
fn places(project: &Project, source: u32, symbol: &Symbol, span: Span) -> Result<Vec<Target>, RenameRefusal> {
    let refusal = || RenameRefusal::SaidInOtherWords(Arc::clone(symbol.word()));
    let words = project.file(source).map(|file| file.buffer.slice(span).into_owned()).unwrap_or_default();
    let mut declared = Vec::new();
    let mut is_own = false;
    for (source, file) in (0..).zip(&project.files) {
        for piece in &file.document.pieces {
            let own = piece.read.declarations.iter();
            for declaration in own.filter(|own| own.name.as_ref().is_some_and(|name| name.text == *symbol.word())) {
                is_own = true;
                let at = names_in(declaration).map(|span| span.shifted(piece.start));
                declared.extend(at.filter_map(|at| Some(Location { source, span: within(file, at, &words)? })));
            }
        }
    }
    if !is_own {
        return Err(owned_by_library(symbol.word()));
    }
    if declared.is_empty() {
        return Err(refusal());
    }
    let alike: Vec<String> = spellings(&words).iter().map(|spelling| spelling.to_lowercase()).collect();
    for (source, file) in (0..).zip(&project.files) {
        for mention in mentions(project, file).into_iter().filter(|mention| mention.symbol == *symbol) {
            let found = file.buffer.slice(mention.span);
            if *found == *words {
                declared.push(Location { source, span: mention.span });
            } else if alike.contains(&found.to_lowercase()) {
                return Err(refusal());
            }
        }
    }
    Ok(declared.into_iter().map(Target::Draft).collect())
}

/// Where a declaration says what prose calls it: its title, and what stands under `known-as`.
fn names_in(declaration: &Declaration) -> impl Iterator<Item = Span> {
    let known_as = declaration.properties.iter().flat_map(|property| match &property.value {
        PropertyValue::KnownAs(texts) => texts.as_slice(),
        _ => &[],
    });
    declaration.title.iter().chain(known_as).map(|text| text.span)
}

/// The bytes of some words in a text of the language, where it is these, with an article before them at most.
fn within(file: &File, text: Span, words: &str) -> Option<Span> {
    let written = file.buffer.slice(text);
    let inner = written.trim_matches(['"', '“', '”']);
    let bare = inner.strip_prefix("The ").or_else(|| inner.strip_prefix("the ")).unwrap_or(inner);
    if bare != words {
        return None;
    }
    let start = text.start as usize + written.find(bare)?;
    Some(Span::new(start, start + bare.len()))
}
