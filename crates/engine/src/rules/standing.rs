//! Findings that stand while the text moves under them.
//!
//! Most of what is typed into a draft changes no name, value or formula: findings then stay what they are, and only their
//! places move. A property test holds them against an analysis from scratch after every edit.

use super::finding::{Finding, Location};
use super::source::{AnalysisSource, WHOLE_FILE};
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::document::{PlacedPiece, ReadPiece};
use lakatos_syntax::edit::{Change, Edit};
use lakatos_syntax::meaning::{Moves, moves};
use lakatos_syntax::{Document, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The findings of an analysis, and how far the texts have moved since.
#[derive(Debug)]
pub struct Standing {
    /// The pieces of each source when it was analysed.
    pieces: Vec<Vec<Arc<ReadPiece>>>,
    findings: Vec<StandingFinding>,
    /// Pieces that say the same in other bytes.
    moved: FxHashMap<(u32, usize), Moves>,
    /// Pieces that say something else.
    changed: FxHashSet<(u32, usize)>,
    is_overtaken: bool,
}

/// A finding, with its places counted from their pieces.
#[derive(Debug)]
pub struct StandingFinding {
    /// The finding, at the bytes where it was found.
    pub finding: Arc<Finding>,
    /// Where it is.
    pub anchor: Anchor,
    /// Where each of its related places is.
    pub related: Vec<Anchor>,
}

/// A place, counted from the start of its piece as it was when it was analysed.
#[derive(Clone, Copy, Debug)]
pub struct Anchor {
    /// The source.
    pub source: u32,
    piece: u32,
    span: Span,
}

impl Standing {
    /// The findings of an analysis of `sources`.
    pub fn new(sources: &[AnalysisSource], findings: &[Finding]) -> Self {
        let pieces = sources.iter().map(|source| {
            let pieces = source.document.pieces.iter();
            pieces.map(|piece| Arc::clone(&piece.read)).collect()
        });
        let standing = |finding: &Finding| StandingFinding {
            finding: Arc::new(finding.clone()),
            anchor: anchor(sources, finding.place),
            related: finding.related.iter().map(|related| anchor(sources, related.place)).collect(),
        };
        Self {
            pieces: pieces.collect(),
            findings: findings.iter().map(standing).collect(),
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
        let anchors =
            self.findings.iter_mut().flat_map(|standing| standing.related.iter_mut().chain([&mut standing.anchor]));
        for anchor in anchors.filter(|anchor| anchor.source == source && anchor.piece == WHOLE_FILE) {
            anchor.span = edit.moved_span(anchor.span);
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
    pub fn findings(&self) -> &[StandingFinding] {
        &self.findings
    }

    /// The findings in one source.
    pub fn of_source(&self, source: u32) -> &[StandingFinding] {
        let start = self.findings.partition_point(|standing| standing.anchor.source < source);
        let length = self.findings[start..].partition_point(|standing| standing.anchor.source == source);
        &self.findings[start..start + length]
    }

    /// Where an anchor is now; `document` is that of its source.
    pub fn location(&self, anchor: Anchor, document: &Document) -> Location {
        let placed = document.pieces.get(anchor.piece as usize);
        let moves = self.moved.get(&(anchor.source, anchor.piece as usize));
        let span = moves.map_or(anchor.span, |moves| moves.span(anchor.span));
        Location { source: anchor.source, span: span.shifted(placed.map_or(0, |piece| piece.start)) }
    }
}

fn anchor(sources: &[AnalysisSource], location: Location) -> Anchor {
    let Location { source, span } = location;
    let pieces: &[PlacedPiece] =
        sources.get(source as usize).map(|source| &*source.document.pieces).unwrap_or_default();
    let index = pieces.partition_point(|piece| piece.start <= span.start).checked_sub(1);
    match index.map(|index| (index, &pieces[index])) {
        Some((index, piece)) if span.end <= piece.end() => {
            let span = Span { start: span.start - piece.start, end: span.end - piece.start };
            Anchor { source, piece: index as u32, span }
        }
        _ => Anchor { source, piece: WHOLE_FILE, span },
    }
}
