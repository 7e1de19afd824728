//! One file's declarations, each with where it stands; and the same after an edit, without reading the rest again.

use super::ast::{Declaration, Name};
use super::claims::{self, InText};
use super::cut::{self, Piece};
use super::diagnostic::Diagnostic;
use super::directive::{Directive, directives};
use super::host::{Block, Host, HostScan};
use super::line_index::line_start;
use super::span::Span;
use super::tokens::{Token, tokens};
use super::{lower, parse, slips};
use rayon::prelude::*;
use std::sync::{Arc, OnceLock};
use tree_sitter::Tree;

/// The number that stands for the file itself among its pieces: spans of it count from the file's first byte.
pub const WHOLE_FILE: u32 = u32::MAX;

/// A file, read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its pieces, in order.
    pub pieces: Vec<PlacedPiece>,
    /// Its blocks, by their first and last bytes.
    pub(super) blocks: Vec<PlacedBlock>,
    /// Its suppressions; spans are the file's.
    pub directives: Vec<Directive>,
    /// What its text claims of the account, and the values that it takes from there; spans are the file's.
    pub claims: Vec<InText>,
    /// Whether there may be some that cannot be read as the text is.
    pub(super) may_hold_claims: bool,
    /// What is wrong with how the host holds its blocks; spans are the file's.
    pub host_problems: Vec<Diagnostic>,
    /// What of the host reaches over blank lines; see [`HostScan::opaque`].
    pub(super) opaque: Vec<Span>,
    /// Whether what stands in one place decides how another, far from it, is read.
    pub(super) reaches_far: bool,
    /// Whether no block was looked for, since none could be there.
    pub(super) is_passed_over: bool,
}

/// A block, or a comment of the host that may be a suppression, from its first byte to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlacedBlock {
    pub span: Span,
    pub kind: Placed,
}

/// What is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    /// A block, and all that lies between belongs to it: it stands in no quotation, list or margin.
    Plain,
    /// A block in one of those.
    Nested,
    /// A comment of the host.
    Comment,
}

/// A piece that has been read, at its place in the file. The reading is shared between versions of the file.
#[derive(Clone, Debug)]
pub struct PlacedPiece {
    /// The file's byte that the piece's spans count from.
    pub start: u32,
    /// What it says.
    pub read: Arc<ReadPiece>,
}

/// What a piece says; all spans count from its first byte.
#[derive(Debug)]
pub struct ReadPiece {
    /// The host's text from its first byte to its last: the key by which it is known again.
    text: Box<str>,
    ranges: Vec<Span>,
    /// Whether it ends within a string: where that one closes is a question of what follows.
    pub(super) is_open: bool,
    /// One, or none where nothing could be read; more only where a string swallowed the line that opens the next.
    pub declarations: Vec<Declaration>,
    /// What could not be read.
    pub problems: Vec<Diagnostic>,
    /// Names that a line would have declared, if it could be read.
    pub lost: Vec<Name>,
    tokens: OnceLock<Box<[Token]>>,
}

impl Document {
    /// Whether a byte of the file belongs to a block, or to what its host has between the lines of one.
    pub fn is_in_block(&self, offset: u32) -> bool {
        let before = self.blocks.partition_point(|block| block.span.start <= offset);
        self.blocks[..before].last().is_some_and(|block| offset < block.span.end)
    }

    /// The block that a byte of the file belongs to.
    pub(super) fn block_at(&self, offset: u32) -> Option<Span> {
        let before = self.blocks.partition_point(|block| block.span.start <= offset);
        let block = self.blocks[..before].last().filter(|block| block.kind != Placed::Comment)?;
        (offset <= block.span.end).then_some(block.span)
    }

    /// Reads `text` from scratch.
    pub fn read(text: &str, host: Host) -> Self {
        Self::read_again(text, host, &Self::default())
    }

    /// Reads `text`, taking over from `before` every piece at its start and its end that did not change.
    pub fn read_again(text: &str, host: Host, before: &Self) -> Self {
        let scan = host.scan(text);
        let cut = cut::pieces(text, &scan.blocks);
        let old = &before.pieces;
        let same = |piece: &Piece, old: &PlacedPiece| old.read.is_reading_of(text, piece);
        let head = cut.iter().zip(old).take_while(|(piece, old)| same(piece, old)).count();
        let tail =
            cut[head..].iter().rev().zip(old[head..].iter().rev()).take_while(|(piece, old)| same(piece, old)).count();
        let place = |(index, piece): (usize, &Piece)| {
            let read = if index < head {
                Arc::clone(&old[index].read)
            } else if index >= cut.len() - tail {
                Arc::clone(&old[old.len() - (cut.len() - index)].read)
            } else {
                let slice = text.get(piece.span().range()).unwrap_or_default();
                Arc::new(ReadPiece::read(slice, relative_ranges(piece)))
            };
            PlacedPiece { start: piece.span().start, read }
        };
        let pieces = if cut.len() - head - tail < WORTH_THREADS {
            cut.iter().enumerate().map(place).collect()
        } else {
            cut.par_iter().enumerate().map(place).collect()
        };
        Self {
            pieces,
            blocks: placed_blocks(text, host, &scan),
            directives: directives(text, &scan.blocks, &scan.comments),
            claims: claims::claims(text, host),
            may_hold_claims: claims::may_hold(text, host),
            host_problems: scan.problems,
            opaque: scan.opaque,
            reaches_far: scan.reaches_far,
            is_passed_over: scan.is_passed_over,
        }
    }

    /// Whether it holds an argument, or what was meant as one.
    pub fn has_argument(&self) -> bool {
        let says_something =
            |piece: &PlacedPiece| !piece.read.declarations.is_empty() || !piece.read.problems.is_empty();
        self.pieces.iter().any(says_something) || !self.host_problems.is_empty()
    }

    /// The bytes of the file that a span of a piece stands for.
    pub fn span_in_file(&self, piece: u32, span: Span) -> Span {
        span.shifted(self.pieces.get(piece as usize).map_or(0, |piece| piece.start))
    }

    /// The piece that bytes of the file lie in, and where in it; the file itself where they lie in none.
    pub fn span_in_piece(&self, span: Span) -> (u32, Span) {
        let index = self.pieces.partition_point(|piece| piece.start <= span.start).checked_sub(1);
        match index.map(|index| (index, &self.pieces[index])) {
            Some((index, piece)) if span.end <= piece.end() => {
                (index as u32, Span { start: span.start - piece.start, end: span.end - piece.start })
            }
            _ => (WHOLE_FILE, span),
        }
    }

    /// The declarations of `text` by one parse over all its blocks: what the pieces are held against in tests.
    pub fn declarations_by_one_parse(text: &str, host: Host) -> Vec<Declaration> {
        let ranges = host.scan(text).blocks.into_iter().flat_map(|Block { ranges }| ranges).collect();
        let piece = Piece { ranges };
        let slice = text.get(piece.span().range()).unwrap_or_default();
        ReadPiece::read(slice, relative_ranges(&piece)).declarations
    }
}

impl PlacedPiece {
    /// One past the last byte of the file that belongs to it.
    pub fn end(&self) -> u32 {
        self.start + self.read.text.len() as u32
    }
}

impl ReadPiece {
    /// Reads a piece from the host's text of it, and the ranges of that which are its own.
    pub(super) fn read(text: &str, ranges: Vec<Span>) -> Self {
        let is_open = cut::ends_in_a_string(text);
        let mut read = Self {
            text: text.into(),
            ranges,
            is_open,
            declarations: Vec::new(),
            problems: Vec::new(),
            lost: Vec::new(),
            tokens: OnceLock::new(),
        };
        match read.tree() {
            Some(tree) => {
                let slips::Reading { declarations, problems, lost } = slips::read(text, &read.ranges, &tree);
                (read.declarations, read.problems, read.lost) = (declarations, problems, lost);
            }
            None => read.problems.push(lower::too_broken(text)),
        }
        read
    }

    /// A piece without problems, as it was read before.
    pub(super) fn restored(text: &str, declarations: Vec<Declaration>) -> Self {
        Self {
            ranges: vec![Span::new(0, text.len())],
            text: text.into(),
            is_open: false,
            declarations,
            problems: Vec::new(),
            lost: Vec::new(),
            tokens: OnceLock::new(),
        }
    }

    /// Every word in it that may be a name, read or not.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        slips::names(&self.text, &self.ranges)
    }

    /// What each of its words is, in order; found once.
    pub fn tokens(&self) -> &[Token] {
        self.tokens.get_or_init(|| self.tree().map(|tree| tokens(&tree, &self.ranges)).unwrap_or_default())
    }

    /// Its syntax tree, parsed anew: trees are not kept. None where almost nothing can be read.
    pub(super) fn tree(&self) -> Option<Tree> {
        parse::parse(&self.text, &self.ranges)
    }

    /// The host's text from its first byte to its last.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether all its bytes are its own.
    pub(super) fn is_one_range(&self) -> bool {
        matches!(self.ranges.as_slice(), [only] if only.range() == (0..self.text.len()))
    }

    /// Its bytes, without what the host has between them; counted from its first.
    pub(super) fn ranges(&self) -> &[Span] {
        &self.ranges
    }

    fn is_reading_of(&self, text: &str, piece: &Piece) -> bool {
        text.get(piece.span().range()) == Some(&*self.text) && self.ranges == relative_ranges(piece)
    }
}

/// Below so many pieces to be read, threads cost more than they save.
const WORTH_THREADS: usize = 64;

fn placed_blocks(text: &str, host: Host, scan: &HostScan) -> Vec<PlacedBlock> {
    let placed = |block: &Block| match block.ranges.as_slice() {
        [] => None,
        [only] if host == Host::Lakatos || opens_at_margin(text, *only) => {
            Some(PlacedBlock { span: *only, kind: Placed::Plain })
        }
        [only] => Some(PlacedBlock { span: *only, kind: Placed::Nested }),
        [first, .., last] => Some(PlacedBlock { span: first.to(*last), kind: Placed::Nested }),
    };
    let comments = scan.comments.iter().map(|span| PlacedBlock { span: *span, kind: Placed::Comment });
    let mut placed: Vec<PlacedBlock> = scan.blocks.iter().filter_map(placed).chain(comments).collect();
    placed.sort_by_key(|block| block.span);
    placed
}

/// Whether a block starts a line, and the line before it, which opens it, is not indented.
fn opens_at_margin(text: &str, block: Span) -> bool {
    let start = block.start as usize;
    let opening = start.checked_sub(1).map(|end| &text[line_start(text, end)..end]).unwrap_or_default();
    line_start(text, start) == start && opening.starts_with(['`', '~', '<', '\\'])
}

fn relative_ranges(piece: &Piece) -> Vec<Span> {
    let start = piece.span().start;
    piece.ranges.iter().map(|range| Span { start: range.start - start, end: range.end - start }).collect()
}
