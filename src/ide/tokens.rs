//! What every word of a file is, for colours: names by what they name, wherever that is declared.

use crate::project::workspace::{File, Snapshot};
use crate::syntax::Span;
use crate::syntax::ast::DeclarationKind;
use crate::syntax::tokens::TokenKind;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// A word, or the part of a text that stands on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColouredToken {
    /// Its bytes of the file.
    pub span: Span,
    /// What it is; names that nothing declares are spoken of, and no more.
    pub kind: TokenKind,
    /// What a name that is spoken of names.
    pub names: Option<DeclarationKind>,
}

/// The words in some bytes of a file, in order.
pub fn tokens(snapshot: &Snapshot, source: u32, within: Span) -> Vec<ColouredToken> {
    let Some(file) = snapshot.file(source) else { return Vec::new() };
    let kinds = kinds(snapshot);
    let mut tokens = Vec::new();
    let pieces = file.document.pieces.iter().filter(|piece| piece.start <= within.end && piece.end() >= within.start);
    for piece in pieces {
        for token in piece.read.tokens() {
            let span = token.span.shifted(piece.start);
            if span.end < within.start || span.start > within.end {
                continue;
            }
            // Names are compared after NFC normalisation.
            let word = (token.kind == TokenKind::Reference).then(|| file.buffer.slice(span).nfc().collect::<String>());
            let names = word.and_then(|word| kinds.get(word.as_str()).copied());
            tokens.extend(lines(file, span).map(|span| ColouredToken { span, kind: token.kind, names }));
        }
    }
    tokens
}

/// What each name of the project names.
fn kinds(snapshot: &Snapshot) -> FxHashMap<&str, DeclarationKind> {
    let pieces = snapshot.files.iter().flat_map(|file| &file.document.pieces);
    let declarations = pieces.flat_map(|piece| &piece.read.declarations);
    let mut kinds = FxHashMap::default();
    for declaration in declarations {
        if let Some(name) = &declaration.name {
            kinds.entry(&*name.text).or_insert(declaration.kind);
        }
    }
    kinds
}

/// A span, line by line, without line ends and the blanks around them.
fn lines(file: &File, span: Span) -> impl Iterator<Item = Span> {
    let first = file.buffer.line_of(span.start);
    let last = if span.end > span.start { file.buffer.line_of(span.end - 1) } else { first };
    (first..=last).filter_map(move |line| {
        let start = file.buffer.line_start(line).max(span.start);
        let end = file.buffer.line_start(line + 1).min(span.end);
        let text = file.buffer.slice(Span { start, end });
        let before = (text.len() - text.trim_start().len()) as u32;
        let said = text.trim().len() as u32;
        (said > 0).then_some(Span { start: start + before, end: start + before + said })
    })
}
