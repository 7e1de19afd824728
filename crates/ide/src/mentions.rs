//! What the prose names: theories, paradigms, cases and whatever else the draft or a library has a name for.
//!
//! Only where prose is read at all, and the file is about theories: elsewhere the same words mean something else.

use super::occurrences::{Occurrence, Role, Symbol};
use lakatos_engine::library::SHIPPED;
use lakatos_engine::rules::prose::is_about_theories;
use lakatos_project::{File, Project};
use lakatos_syntax::ast::Name;
use lakatos_syntax::prose::sentences_and_headings;
use lakatos_syntax::{Host, Span};

/// Everything that the prose of a file names, in its headings as well.
pub fn mentions(project: &Project, file: &File) -> Vec<Occurrence> {
    let is_read = file.host != Host::Lakatos && project.rules().reads_prose();
    let argues = || project.files.iter().any(|file| file.document.has_argument());
    if !is_read || !(is_about_theories(&file.source()) || argues()) {
        return Vec::new();
    }
    let names = project.analysis().names();
    let mut found = Vec::new();
    for sentence in sentences_and_headings(file.buffer.text(), file.host) {
        for mention in names.things_in(&sentence.words.text) {
            let (symbol, span) = (Symbol::Name(mention.of.name), sentence.words.span(mention.range));
            found.push(Occurrence { symbol, span, role: Role::Mentions });
        }
    }
    found
}

/// What the prose names at a byte of a file.
pub fn mention_at(project: &Project, file: &File, offset: u32) -> Option<Occurrence> {
    if file.document.is_in_block(offset) {
        return None;
    }
    mentions(project, file).into_iter().find(|found| found.span.start <= offset && offset <= found.span.end)
}

/// Where the library that lakatos ships declares something, used or not: the file, as it is written behind `use`, and the
/// bytes of the name there.
pub fn in_shipped(name: &str) -> Option<(&'static str, Span)> {
    SHIPPED.iter().find_map(|library| {
        let declares = |own: &&Name| *own.text == *name;
        library.document().pieces.iter().find_map(|piece| {
            let mut names = piece.read.declarations.iter().filter_map(|declaration| declaration.name.as_ref());
            names.find(declares).map(|own| (library.name, own.span.shifted(piece.start)))
        })
    })
}
