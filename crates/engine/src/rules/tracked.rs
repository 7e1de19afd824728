//! Findings that stand while the text moves under them.
//!
//! Most of what is typed into a draft changes no name, value or formula: findings then stay what they are, and only their
//! places move. A property test holds them against an analysis from scratch after every edit.

use super::finding::{Finding, Location};
use super::source::AnalysisSource;
use crate::argument::Place;
use lakatos_syntax::Document;
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::document::{ReadPiece, WHOLE_FILE};
use lakatos_syntax::edit::{Change, Edit};
use lakatos_syntax::meaning::{Moves, moves};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The findings of an analysis, and how far the texts have moved since.
#[derive(Debug)]
pub struct TrackedFindings {
    /// The pieces of each source when it was analysed.
    pieces: Vec<Vec<Arc<ReadPiece>>>,
    findings: Vec<TrackedFinding>,
    /// Pieces that say the same in other bytes.
    moved: FxHashMap<(u32, usize), Moves>,
    /// Pieces that say something else.
    changed: FxHashSet<(u32, usize)>,
    is_overtaken: bool,
}

/// A finding, with its places counted from their pieces.
#[derive(Debug)]
pub struct TrackedFinding {
    /// The finding, at the bytes where it was found.
    pub finding: Arc<Finding>,
    /// Where it is.
    pub place: Place,
    /// Where each of its related places is.
    pub related: Vec<Place>,
}

impl TrackedFindings {
    /// The findings of an analysis of `sources`.
    pub fn new(sources: &[AnalysisSource], findings: &[Finding]) -> Self {
        let pieces = sources.iter().map(|source| {
            let pieces = source.document.pieces.iter();
            pieces.map(|piece| Arc::clone(&piece.read)).collect()
        });
        let tracked = |finding: &Finding| TrackedFinding {
            finding: Arc::new(finding.clone()),
            place: place(sources, finding.place),
            related: finding.related.iter().map(|related| place(sources, related.place)).collect(),
        };
        Self {
            pieces: pieces.collect(),
            findings: findings.iter().map(tracked).collect(),
            moved: FxHashMap::default(),
            changed: FxHashSet::default(),
            is_overtaken: false,
        }
    }

    /// Takes in an edit of one source, whose document has followed it already.
    pub fn follow(
        &mut self,
        source: u32,
        document: &Document,
        change: &Change,
        edit: Edit,
        reads_title: &dyn Fn(DeclarationKind) -> bool,
    ) {
        let (Change::Pieces(changed), Some(before)) = (change, self.pieces.get(source as usize)) else {
            self.is_overtaken = true;
            return;
        };
        for index in changed.clone() {
            let (Some(old), Some(new)) = (before.get(index), document.pieces.get(index)) else {
                self.is_overtaken = true;
                return;
            };
            let key = (source, index);
            self.moved.remove(&key);
            self.changed.remove(&key);
            if Arc::ptr_eq(old, &new.read) {
                continue;
            }
            match moves(old, &new.read, reads_title) {
                Some(moves) => drop(self.moved.insert(key, moves)),
                None => drop(self.changed.insert(key)),
            }
        }
        // Suppressions are no part of a piece.
        let places =
            self.findings.iter_mut().flat_map(|tracked| tracked.related.iter_mut().chain([&mut tracked.place]));
        for place in places.filter(|place| place.source == source && place.piece == WHOLE_FILE) {
            place.span = edit.moved_span(place.span);
        }
    }

    /// Takes in that a source is read anew, so that nothing can be said of its pieces.
    pub fn overtake(&mut self) {
        self.is_overtaken = true;
    }

    /// Whether an analysis of the texts as they are would come to the same findings.
    pub fn holds(&self) -> bool {
        !self.is_overtaken && self.changed.is_empty()
    }

    /// Every finding, in the order of the analysis.
    pub fn findings(&self) -> &[TrackedFinding] {
        &self.findings
    }

    /// The findings in one source.
    pub fn in_source(&self, source: u32) -> &[TrackedFinding] {
        let start = self.findings.partition_point(|tracked| tracked.place.source < source);
        let length = self.findings[start..].partition_point(|tracked| tracked.place.source == source);
        &self.findings[start..start + length]
    }

    /// Where a place is now; `document` is that of its source.
    pub fn location(&self, place: Place, document: &Document) -> Location {
        let moves = self.moved.get(&(place.source, place.piece as usize));
        let span = moves.map_or(place.span, |moves| moves.span(place.span));
        Location { source: place.source, span: document.span_in_file(place.piece, span) }
    }
}

fn place(sources: &[AnalysisSource], location: Location) -> Place {
    let Location { source, span } = location;
    let document = sources.get(source as usize).map(|source| source.document);
    let (piece, span) = document.map_or((WHOLE_FILE, span), |document| document.span_in_piece(span));
    Place { source, piece, span }
}
