//! What is analysed, and the way from places back to bytes of files.

use super::finding::Location;
use crate::argument::Place;
use crate::syntax::{Document, Span};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// The works that a draft may cite.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Bibliography {
    /// It names no bibliography.
    #[default]
    Unnamed,
    /// It names one that cannot be read, so nobody can say which keys there are.
    Unreadable,
    /// The keys of each that it names; drafts that name the same one share them.
    Known(Vec<Arc<FxHashSet<String>>>),
}

/// A file of a project.
#[derive(Clone, Copy)]
pub struct AnalysisSource<'text> {
    /// Its text.
    pub text: &'text str,
    /// What was read of it.
    pub document: &'text Document,
    /// What it cites from.
    pub bibliography: &'text Bibliography,
}

impl<'text> AnalysisSource<'text> {
    /// A file that names no bibliography.
    pub fn new(text: &'text str, document: &'text Document) -> Self {
        Self { text, document, bibliography: &Bibliography::Unnamed }
    }
}

/// The piece that stands for the file itself: problems of a host are at bytes of the file.
pub const WHOLE_FILE: u32 = u32::MAX;

/// From places to bytes of files.
#[derive(Clone, Copy)]
pub struct Places<'text> {
    sources: &'text [AnalysisSource<'text>],
}

impl<'text> Places<'text> {
    /// Of `sources`.
    pub fn new(sources: &'text [AnalysisSource<'text>]) -> Self {
        Self { sources }
    }

    /// The bytes of the file that a place stands for.
    pub fn location(self, place: Place) -> Location {
        let pieces =
            self.sources.get(place.source as usize).map(|source| source.document.pieces.as_slice()).unwrap_or_default();
        let base = pieces.get(place.piece as usize).map_or(0, |piece| piece.start);
        Location { source: place.source, span: place.span.shifted(base) }
    }

    /// The file's text.
    pub fn text(self, source: u32) -> &'text str {
        self.sources.get(source as usize).map(|source| source.text).unwrap_or_default()
    }

    /// Whether some line of the declaration that a place lies in could not be read.
    pub fn is_partly_unread(self, place: Place) -> bool {
        let pieces =
            self.sources.get(place.source as usize).map(|source| source.document.pieces.as_slice()).unwrap_or_default();
        pieces.get(place.piece as usize).is_some_and(|piece| !piece.read.problems.is_empty())
    }

    /// The declaration that a place lies in: all of it, its header, and its properties, as bytes of the file.
    pub fn declaration(self, place: Place) -> Option<DeclarationSpans> {
        let piece = self.sources.get(place.source as usize)?.document.pieces.get(place.piece as usize)?;
        let contains = |span: Span| span.start <= place.span.start && place.span.end <= span.end;
        let declaration = piece.read.declarations.iter().find(|declaration| contains(declaration.span))?;
        let property = declaration.properties.iter().find(|property| contains(property.span));
        Some(DeclarationSpans {
            header: declaration.header.shifted(piece.start),
            whole: declaration.span.shifted(piece.start),
            property: property.map(|property| property.span.shifted(piece.start)),
            last_property: declaration.properties.last().map(|property| property.span.shifted(piece.start)),
        })
    }
}

/// Where a declaration and its parts stand in the file.
#[derive(Clone, Copy, Debug)]
pub struct DeclarationSpans {
    /// Its first line.
    pub header: Span,
    /// All of it.
    pub whole: Span,
    /// The property that the place lies in.
    pub property: Option<Span>,
    /// Its last property.
    pub last_property: Option<Span>,
}
