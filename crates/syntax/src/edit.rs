//! A document after an edit, without a walk over the whole text.
//!
//! An edit within a block cuts and reads the pieces that it touched, and one more before them; one of prose reads the
//! stretch of the host that it lies in (`stretch.rs`). Whatever opens or closes a block, or reaches out of its piece, is
//! left to [`Document::read_again`]. Property tests hold both ways against reading from scratch.

use super::buffer::Buffer;
use super::claims;
use super::cut::{MAX_STRING_LINES, declaration_starts};
use super::directive::MARK;
use super::document::{Document, Placed, PlacedBlock, PlacedPiece, ReadPiece};
use super::host::Host;
use super::span::Span;
use super::stretch::Stretch;
use std::ops::Range;
use std::sync::Arc;

/// An edit, once it is made.
#[derive(Clone, Copy, Debug)]
pub struct Edit<'text> {
    /// Where it begins, in bytes of the file.
    pub start: u32,
    /// What stood there.
    pub removed: &'text str,
    /// What stands there now.
    pub inserted: &'text str,
}

impl Edit<'_> {
    pub(super) fn old_end(&self) -> u32 {
        self.start + self.removed.len() as u32
    }

    pub(super) fn new_end(&self) -> u32 {
        self.start + self.inserted.len() as u32
    }

    pub(super) fn moved(&self, offset: u32) -> u32 {
        offset - self.removed.len() as u32 + self.inserted.len() as u32
    }

    /// Where a byte behind it stood before it.
    pub(super) fn before(&self, offset: u32) -> u32 {
        offset - self.inserted.len() as u32 + self.removed.len() as u32
    }

    /// Where bytes that the edit did not touch stand after it.
    pub fn moved_span(&self, span: Span) -> Span {
        if span.start < self.old_end() {
            return span;
        }
        Span { start: self.moved(span.start), end: self.moved(span.end) }
    }
}

/// What an edit did to the pieces of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// As many pieces as before, and these read anew.
    Pieces(Range<usize>),
    /// Any of them may be others.
    All,
}

impl Document {
    /// Brings the document up to `edit`, after which the text is `buffer`.
    pub fn follow(&mut self, host: Host, buffer: &Buffer, edit: Edit) -> Change {
        let breaks_lines = edit.removed.contains('\n') || edit.inserted.contains('\n');
        let (before, after) = changed_lines(buffer, edit);
        let change = match self.block_around(host, edit) {
            _ if claims::edited::may_begin_or_end(self, host, &before, &after) => None,
            // Suppressions reach over lines.
            Some(_) if breaks_lines && !self.directives.is_empty() => None,
            Some(block) if !self.may_end_block(host, buffer, edit) => {
                self.follow_in_block(buffer, block, edit).inspect(|_| self.move_spans(edit, true))
            }
            Some(_) => None,
            None => Stretch::around(self, host, buffer, edit).map(|stretch| self.follow_in_prose(stretch, edit)),
        };
        match change {
            Some(change) => change,
            None => {
                *self = Self::read_again(buffer.text(), host, self);
                Change::All
            }
        }
    }

    /// The block that an edit lies in, with its last line end left alone.
    fn block_around(&self, host: Host, edit: Edit) -> Option<PlacedBlock> {
        let index = self.blocks.partition_point(|block| block.span.start <= edit.start).checked_sub(1)?;
        let block = self.blocks[index];
        if block.kind == Placed::Comment {
            return None;
        }
        let within = match host {
            Host::Lakatos => edit.old_end() <= block.span.end,
            Host::Markdown | Host::Latex => edit.old_end() < block.span.end,
        };
        within.then_some(block)
    }

    /// Whether the lines that an edit changed, as they were or as they are, hold what may end a block.
    fn may_end_block(&self, host: Host, buffer: &Buffer, edit: Edit) -> bool {
        let marks: &[&str] = match host {
            Host::Lakatos => return false,
            Host::Markdown => &["```", "~~~", "-->", "<!--"],
            Host::Latex => &["\\end", "\\begin", "%"],
        };
        let (before, after) = changed_lines(buffer, edit);
        marks.iter().any(|mark| before.contains(mark) || after.contains(mark))
    }

    /// Reads again what an edit touched within a block of one range. None where that cannot be told apart.
    fn follow_in_block(&mut self, buffer: &Buffer, block: PlacedBlock, edit: Edit) -> Option<Change> {
        let first = self.first_touched(block, edit)?;
        let past = first + self.pieces[first..].iter().take_while(|piece| piece.start <= edit.old_end()).count();
        let is_in_block = |piece: &PlacedPiece| piece.read.is_one_range() && piece.end() <= block.span.end;
        if block.kind != Placed::Plain
            || !self.host_problems.is_empty()
            || !self.pieces[first..past].iter().all(is_in_block)
        {
            return None;
        }
        let start = self.pieces[first].start;
        let end = edit.moved(self.pieces[past - 1].end());
        let text = buffer.slice(Span { start, end });
        let starts = declaration_starts(&text);
        if starts.first() != Some(&0) {
            return None;
        }
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let mut read: Vec<PlacedPiece> = Vec::with_capacity(starts.len());
        for (from, to) in starts.iter().copied().zip(ends) {
            let piece = &text[from..to];
            let same = self.pieces[first..past].iter().find(|old| old.read.text() == piece);
            let reading = match same {
                Some(old) => Arc::clone(&old.read),
                None => Arc::new(ReadPiece::read(piece, vec![Span::new(0, piece.len())])),
            };
            read.push(PlacedPiece { start: start + from as u32, read: reading });
        }
        // A string that stays open at the end reads on into what follows.
        let mut touched = self.pieces[first..past].iter().chain(&read);
        if touched.clone().any(|piece| piece.read.text().contains(MARK)) {
            return None;
        }
        if touched.any(|piece| piece.read.is_open) && past < self.pieces.len() {
            return None;
        }
        let same_count = read.len() == past - first;
        self.move_pieces(past, edit);
        self.pieces.splice(first..past, read);
        Some(if same_count { Change::Pieces(first..past) } else { Change::All })
    }

    /// The piece before the one that an edit lies in, or that one where it is the first of its block and its first
    /// word is left alone.
    fn first_touched(&self, block: PlacedBlock, edit: Edit) -> Option<usize> {
        let own = self.pieces.partition_point(|piece| piece.start <= edit.start).checked_sub(1)?;
        // A string may reach over as many lines, so over as many declarations at most.
        let first = match own.checked_sub(1) {
            Some(before) if self.pieces[before].start >= block.span.start => before,
            _ => own,
        };
        let mut before = self.pieces[..first].iter().rev().take(MAX_STRING_LINES);
        let is_reached = before.any(|piece| piece.read.is_open);
        (!is_reached && self.pieces[first].start >= block.span.start).then_some(first)
    }

    /// Takes over what a stretch of prose reads now, in which no block is or was.
    fn follow_in_prose(&mut self, stretch: Stretch, edit: Edit) -> Change {
        let behind = self.pieces.partition_point(|piece| piece.start < stretch.old.end);
        self.move_pieces(behind, edit);
        let within = |span: Span| stretch.old.start <= span.start && span.start < stretch.old.end;
        self.blocks.retain(|block| !within(block.span));
        self.opaque.retain(|span| !within(*span));
        self.move_spans(edit, false);
        let at = self.blocks.partition_point(|block| block.span.start < stretch.old.start);
        self.blocks.splice(at..at, stretch.comments);
        let at = self.opaque.partition_point(|span| span.start < stretch.old.start);
        self.opaque.splice(at..at, stretch.opaque);
        Change::Pieces(0..0)
    }

    fn move_pieces(&mut self, first: usize, edit: Edit) {
        for piece in &mut self.pieces[first..] {
            piece.start = edit.moved(piece.start);
        }
    }

    /// Moves blocks and suppressions behind an edit, and the end of the block that it lies in.
    fn move_spans(&mut self, edit: Edit, is_in_block: bool) {
        for span in self.blocks.iter_mut().map(|block| &mut block.span).chain(&mut self.opaque) {
            if is_in_block && span.start <= edit.start && edit.old_end() <= span.end {
                span.end = edit.moved(span.end);
            } else {
                *span = edit.moved_span(*span);
            }
        }
        for claim in &mut self.claims {
            *claim = claims::edited::moved(claim, |span| edit.moved_span(span));
        }
        for directive in &mut self.directives {
            directive.span = edit.moved_span(directive.span);
            for (_, span) in &mut directive.rules {
                *span = edit.moved_span(*span);
            }
        }
        let problems = std::mem::take(&mut self.host_problems).into_iter();
        self.host_problems = problems.map(|problem| problem.map_places(|span| edit.moved_span(span))).collect();
    }
}

/// The lines that an edit changed, whole: as they were, and as they are.
pub fn changed_lines(buffer: &Buffer, edit: Edit) -> (String, String) {
    let line_start = buffer.line_start(buffer.line_of(edit.start));
    let line_end = buffer.line_start(buffer.line_of(edit.new_end()) + 1);
    let head = buffer.slice(Span { start: line_start, end: edit.start });
    let tail = buffer.slice(Span { start: edit.new_end(), end: line_end });
    (format!("{head}{}{tail}", edit.removed), format!("{head}{}{tail}", edit.inserted))
}
