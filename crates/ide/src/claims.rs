//! Claims and values in the text: every name and word of them, for colours and for whoever follows a name.

use super::occurrences::{Occurrence, Role, Symbol};
use lakatos_project::File;
use lakatos_syntax::Span;
use lakatos_syntax::ast::Name;
use lakatos_syntax::claims::InText;
use lakatos_syntax::tokens::TokenKind;
use std::sync::Arc;

/// Every name in the claims and values of a file.
pub fn occurrences(file: &File) -> impl Iterator<Item = Occurrence> {
    file.document.claims.iter().flat_map(|claim| {
        let label = label_of(claim);
        let symbol = |text: Arc<str>, span: Span| match &label {
            Some((owner, label)) if *label == span => Symbol::Label { owner: Arc::clone(owner), label: text },
            _ => Symbol::Name(text),
        };
        let occurrence = |name: Name| Occurrence {
            symbol: symbol(Arc::clone(&name.text), name.span),
            span: name.span,
            role: Role::Mentions,
        };
        claim.names().into_iter().map(occurrence).collect::<Vec<_>>()
    })
}

/// The label of the prediction that a claim names, in bytes of the file, and whose it is.
fn label_of(claim: &InText) -> Option<(Arc<str>, Span)> {
    let prediction = claim.statement.as_ref().ok()?.prediction()?;
    Some((Arc::clone(&prediction.name.text), prediction.label.as_ref()?.span.shifted(claim.said.start)))
}

/// What every word of the claims and values of a file is, as far as they can be read.
pub fn tokens(file: &File) -> Vec<(Span, TokenKind)> {
    let text = file.buffer.text();
    let mut found = Vec::new();
    for claim in file.document.claims.iter().filter(|claim| claim.statement.is_ok()) {
        let label = label_of(claim).map(|(_, span)| span);
        let names = claim.names();
        let is_in_name =
            |span: Span| names.iter().any(|name| span.start <= name.span.start && name.span.end <= span.end);
        found.extend(words(text, claim.said).filter(|word| !is_in_name(*word)).map(|word| (word, TokenKind::Keyword)));
        found.extend(names.iter().map(|name| {
            let kind = if Some(name.span) == label { TokenKind::Label } else { TokenKind::Reference };
            (name.span, kind)
        }));
    }
    found
}

fn words(text: &str, said: Span) -> impl Iterator<Item = Span> {
    let said = text.get(said.range()).unwrap_or_default();
    let parts = said.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    parts.map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + word.len())
    })
}
