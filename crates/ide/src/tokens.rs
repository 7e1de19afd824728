//! What every word of a file is, for colours: names by what they name, wherever that is declared.

use super::claims;
use lakatos_project::Project;
use lakatos_syntax::Span;
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::tokens::TokenKind;
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
pub fn tokens(project: &Project, source: u32, within: Span) -> Vec<ColouredToken> {
    let Some(file) = project.file(source) else { return Vec::new() };
    let (text, kinds) = (file.buffer.text(), kinds(project));
    // Names are compared after NFC normalisation.
    let names = |kind: TokenKind, span: Span| {
        let word = (kind == TokenKind::Reference)
            .then(|| text.get(span.range()).unwrap_or_default().nfc().collect::<String>());
        word.and_then(|word| kinds.get(word.as_str()).copied())
    };
    let mut tokens = Vec::new();
    for (span, kind) in claims::tokens(file) {
        if span.start <= within.end && span.end >= within.start {
            tokens.push(ColouredToken { span, kind, names: names(kind, span) });
        }
    }
    let pieces = file.document.pieces.iter().filter(|piece| piece.start <= within.end && piece.end() >= within.start);
    for piece in pieces {
        for token in piece.read.tokens() {
            let span = token.span.shifted(piece.start);
            if span.end < within.start || span.start > within.end {
                continue;
            }
            let names = names(token.kind, span);
            tokens.extend(lines(text, span).map(|span| ColouredToken { span, kind: token.kind, names }));
        }
    }
    tokens.sort_by_key(|token| token.span);
    tokens
}

/// What each name of the project names.
fn kinds(project: &Project) -> FxHashMap<&str, DeclarationKind> {
    let files = project.all_files();
    let pieces = files.flat_map(|file| &file.document.pieces);
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
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut start = span.start as usize;
    text.get(span.range()).unwrap_or_default().split_inclusive('\n').filter_map(move |line| {
        let before = start + line.len() - line.trim_start().len();
        start += line.len();
        let length = line.trim().len();
        (length > 0).then(|| Span::new(before, before + length))
    })
}
