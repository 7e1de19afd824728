//! A document after an edit, without a walk over the whole text.
//!
//! An edit within a block cuts and reads the pieces that it touched, and one more before them; an edit of plain prose
//! moves what follows. Whatever may open or close a block, or reach out of its piece, is left to
//! [`Document::read_again`]. A property test holds both ways against reading from scratch.

use super::buffer::Buffer;
use super::cut::{MAX_STRING_LINES, declaration_starts};
use super::directive::MARK;
use super::document::{Document, PlacedBlock, PlacedPiece, ReadPiece};
use super::host::Host;
use super::span::Span;
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
    fn old_end(&self) -> u32 {
        self.start + self.removed.len() as u32
    }

    fn new_end(&self) -> u32 {
        self.start + self.inserted.len() as u32
    }

    fn moved(&self, offset: u32) -> u32 {
        offset - self.removed.len() as u32 + self.inserted.len() as u32
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
        let change = match self.block_around(host, edit) {
            // Suppressions reach over lines.
            _ if breaks_lines && !self.directives.is_empty() => None,
            Some(block) if !self.may_end_block(host, buffer, edit) => self.follow_in_block(buffer, block, edit),
            None if self.is_plain_prose(host, buffer, edit) => {
                let behind = self.pieces.partition_point(|piece| piece.start < edit.old_end());
                self.move_pieces(behind, edit);
                Some(Change::Pieces(0..0))
            }
            _ => None,
        };
        match change {
            Some(change) => {
                self.move_spans(edit);
                change
            }
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
        if !block.is_plain || !self.host_problems.is_empty() || !self.pieces[first..past].iter().all(is_in_block) {
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

    /// Whether an edit is of words in the midst of a line of prose, which opens and closes nothing.
    fn is_plain_prose(&self, host: Host, buffer: &Buffer, edit: Edit) -> bool {
        let before = self.pieces.partition_point(|piece| piece.start <= edit.start);
        // A declaration that goes on in the next block spans the prose between.
        let is_spanned = self.pieces[..before].last().is_some_and(|piece| piece.end() > edit.start);
        if is_spanned || !self.host_problems.is_empty() || self.blocks.iter().any(|block| self.touches(*block, edit)) {
            return false;
        }
        let (before, after) = changed_lines(buffer, edit);
        if self.may_hold_claims && self.may_change_claims(edit, &[&before, &after]) {
            return false;
        }
        match host {
            Host::Lakatos => false,
            Host::Latex => [&before, &after].iter().all(|lines| !lines.contains(['\\', '%'])),
            Host::Markdown => {
                is_prose_line(&before)
                    && is_prose_line(&after)
                    && before.trim_start().chars().next() == after.trim_start().chars().next()
                    && !self.metadata.iter().any(|span| edit.start <= span.end && span.start <= edit.old_end())
                    && begins_after_first_letter(buffer, edit)
            }
        }
    }

    /// Whether an edit touches a block, or the lines that open and close it.
    fn touches(&self, block: PlacedBlock, edit: Edit) -> bool {
        edit.start <= block.span.end && block.span.start <= edit.old_end()
    }

    /// Whether an edit lies in a claim or a value, or may make or end one. What is a formula is decided by what stands
    /// beside its signs.
    fn may_change_claims(&self, edit: Edit, lines: &[&String]) -> bool {
        let touches = |span: Span| edit.start <= span.end && span.start <= edit.old_end();
        self.claims.iter().any(|claim| touches(claim.whole))
            || [edit.removed, edit.inserted].iter().any(|text| text.contains(CLAIM_SIGNS))
            || lines.iter().any(|line| line.contains('$'))
    }

    fn move_pieces(&mut self, first: usize, edit: Edit) {
        for piece in &mut self.pieces[first..] {
            piece.start = edit.moved(piece.start);
        }
    }

    /// Moves blocks and suppressions behind an edit, and the end of the block that it lies in.
    fn move_spans(&mut self, edit: Edit) {
        for block in &mut self.blocks {
            if block.span.start <= edit.start && edit.old_end() <= block.span.end {
                block.span.end = edit.moved(block.span.end);
            } else {
                block.span = edit.moved_span(block.span);
            }
        }
        for span in &mut self.metadata {
            *span = edit.moved_span(*span);
        }
        for claim in &mut self.claims {
            claim.whole = edit.moved_span(claim.whole);
            claim.said = edit.moved_span(claim.said);
            claim.shown = claim.shown.map(|shown| edit.moved_span(shown));
        }
        for directive in &mut self.directives {
            directive.span = edit.moved_span(directive.span);
            for (_, span) in &mut directive.rules {
                *span = edit.moved_span(*span);
            }
        }
    }
}

/// What claims and values may begin and end with.
const CLAIM_SIGNS: [char; 6] = ['{', '}', '[', ']', '"', '\''];

/// The lines that an edit changed, whole: as they were, and as they are.
fn changed_lines(buffer: &Buffer, edit: Edit) -> (String, String) {
    let line_start = buffer.line_start(buffer.line_of(edit.start));
    let line_end = buffer.line_start(buffer.line_of(edit.new_end()) + 1);
    let head = buffer.slice(Span { start: line_start, end: edit.start });
    let tail = buffer.slice(Span { start: edit.new_end(), end: line_end });
    (format!("{head}{}{tail}", edit.removed), format!("{head}{}{tail}", edit.inserted))
}

/// One line that begins with a letter and holds no sign that CommonMark, or a suppression, could be made of.
fn is_prose_line(line: &str) -> bool {
    let line = line.trim_end_matches(['\n', '\r']);
    line.trim_start().starts_with(char::is_alphabetic)
        && !line.contains(['\n', '\r', '`', '~', '<', '>', '[', ']', '\\', '|', '\u{feff}'])
        && !line.to_lowercase().contains("lak")
}

fn begins_after_first_letter(buffer: &Buffer, edit: Edit) -> bool {
    let start = buffer.line_start(buffer.line_of(edit.start));
    !buffer.slice(Span { start, end: edit.start }).trim_start().is_empty()
}
