//! The canonical layout of declarations, as edits.
//!
//! Works on white space alone: from the tokens of a piece ([`tokens`]) and the lines they stand on ([`lines`]) to the
//! white space that belongs between them ([`layout`]). What is no declaration is never touched: not prose, not what a
//! host writes before its lines, not a line that could not be read.

mod align;
mod edit;
mod layout;
mod lines;
mod tokens;

pub use edit::{TextEdit, applied};

use super::Document;
use super::document::PlacedPiece;
use super::span::Span;

/// The edits that lay out every declaration of `text`, which `document` was read from. In order and disjoint; none where
/// the text is laid out already. Making them changes nothing that the text says, and they are their own fixed point.
pub fn format(text: &str, document: &Document) -> Vec<TextEdit> {
    document.pieces.iter().flat_map(|piece| piece_edits(text, piece)).collect()
}

/// Of these edits, those in declarations that `span` (bytes of the file) touches. An empty span is where a hand is
/// typing: it touches the declaration around it.
pub fn format_within(text: &str, document: &Document, span: Span) -> Vec<TextEdit> {
    let last = (text.len() as u32).saturating_sub(1);
    let start = span.start.min(last);
    let end = span.end.max(start + 1);
    let touched = document.pieces.iter().filter(|piece| piece.start < end && start < piece.end());
    touched.flat_map(|piece| piece_edits(text, piece)).collect()
}

fn piece_edits(text: &str, piece: &PlacedPiece) -> Vec<TextEdit> {
    let Some(tree) = piece.read.tree() else { return Vec::new() };
    let before = text.get(..piece.start as usize).unwrap_or_default();
    let (tokens, damage) = tokens::tokens(piece.read.text(), &tree);
    let lines = lines::lines(before, piece.read.text(), piece.read.ranges(), &damage);
    let mut edits = layout::edits(piece.read.text(), piece.read.ranges(), &tokens, &lines);
    edits.iter_mut().for_each(|edit| edit.span = edit.span.shifted(piece.start));
    edits
}
