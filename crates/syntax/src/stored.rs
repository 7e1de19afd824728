//! A file as it was read, kept in bytes: the library that lakatos ships need not be parsed at every start.

use super::Span;
use super::ast::Declaration;
use super::document::{Document, PlacedPiece, ReadPiece};
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::hash::Hasher;
use std::sync::Arc;

#[derive(Serialize, Deserialize)]
struct Stored {
    /// Of the text that was read.
    checksum: u64,
    pieces: Vec<StoredPiece>,
}

#[derive(Serialize, Deserialize)]
struct StoredPiece {
    span: Span,
    declarations: Vec<Declaration>,
}

/// The declarations of a file of the language that has been read. None where some of it could not be read.
pub fn stored(text: &str, document: &Document) -> Option<Vec<u8>> {
    let is_whole = document.pieces.iter().all(|piece| piece.read.problems.is_empty() && piece.read.is_one_range());
    let piece = |piece: &PlacedPiece| StoredPiece {
        span: Span { start: piece.start, end: piece.end() },
        declarations: piece.read.declarations.clone(),
    };
    let pieces = document.pieces.iter().map(piece).collect();
    let stored = Stored { checksum: checksum(text), pieces };
    if is_whole { postcard::to_allocvec(&stored).ok() } else { None }
}

/// The file as it was stored; none where its text has changed since.
pub fn restored(text: &str, bytes: &[u8]) -> Option<Document> {
    let stored: Stored = postcard::from_bytes(bytes).ok()?;
    if stored.checksum != checksum(text) {
        return None;
    }
    let pieces = stored.pieces.into_iter().map(|piece| {
        let read = ReadPiece::restored(text.get(piece.span.range())?, piece.declarations);
        Some(PlacedPiece { start: piece.span.start, read: Arc::new(read) })
    });
    Some(Document { pieces: pieces.collect::<Option<_>>()?, ..Document::default() })
}

fn checksum(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}
