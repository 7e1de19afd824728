//! The prose around an edit, read again from a place before it at which nothing is open to the next one behind it.
//!
//! What a line of Markdown is depends on what stands above, but no paragraph, list or quotation outlives a blank line and
//! a word at the margin. Code, comments and metadata do; where they lie was noted when the file was read. So a stretch
//! begins and ends at such lines outside of those, and what it holds is what it would hold in the whole file, provided
//! that nothing is open at its end.

use super::buffer::Buffer;
use super::claims;
use super::directive::{MARK, Reach};
use super::document::{Document, Placed, PlacedBlock};
use super::edit::{Edit, changed_lines};
use super::host::{Host, HostScan, metadata};
use super::span::Span;

/// A stretch of prose after an edit, in which no block is or was.
pub struct Stretch {
    /// Its bytes before the edit.
    pub old: Span,
    /// The comments in it.
    pub comments: Vec<PlacedBlock>,
    /// What in it reaches over blank lines.
    pub opaque: Vec<Span>,
}

impl Stretch {
    /// The one around an edit of a document that has not followed it yet. None where more may have changed than it.
    pub fn around(document: &Document, host: Host, buffer: &Buffer, edit: Edit) -> Option<Self> {
        let (before, after) = changed_lines(buffer, edit);
        let could_hold = (host.may_hold(&before), host.may_hold(&after));
        let is_first_line_end = edit.inserted.matches('\n').count() >= buffer.line_of(buffer.len() as u32);
        if host == Host::Lakatos || document.reaches_far || is_first_line_end || could_hold == (true, false) {
            return None;
        }
        let new = match host {
            _ if document.is_passed_over => Span { start: edit.start, end: edit.new_end() },
            Host::Lakatos | Host::Latex => lines_around(document, buffer, edit),
            // The last comment that is closed decides whether others are.
            Host::Markdown if [&before, &after].iter().any(|lines| lines.contains("-->")) => return None,
            Host::Markdown if metadata::has_mark(&before) => return None,
            Host::Markdown => blocks_around(document, buffer, edit)?,
        };
        let old = Span { start: new.start, end: edit.before(new.end) };
        if document.is_passed_over {
            return (!could_hold.1).then(|| Self { old, comments: Vec::new(), opaque: Vec::new() });
        }
        let is_prose = !holds_argument(document, old)
            && !is_spoken_of(document, old)
            && claims::edited::stand(document, host, buffer, edit, old, new);
        let scan = is_prose.then(|| read(host, buffer, new)).flatten()?;
        let comment = |span: Span| PlacedBlock { span: span.shifted(new.start), kind: Placed::Comment };
        let mut comments: Vec<PlacedBlock> = scan.comments.into_iter().map(comment).collect();
        comments.sort_by_key(|comment| comment.span);
        let opaque = scan.opaque.into_iter().map(|span| span.shifted(new.start)).collect();
        Some(Self { old, comments, opaque })
    }
}

/// What a stretch holds; none where that is more than prose.
fn read(host: Host, buffer: &Buffer, stretch: Span) -> Option<HostScan> {
    // One line more shows that nothing is open at its end.
    let past = buffer.line_start(buffer.line_of(stretch.end) + 1).max(stretch.end);
    let text = buffer.slice(Span { start: stretch.start, end: past });
    let scan = host.scan_stretch(&text, stretch.range().len())?;
    let is_prose = scan.blocks.is_empty() && scan.problems.is_empty() && !scan.reaches_far;
    (is_prose && !text.contains(MARK)).then_some(scan)
}

/// Whether a stretch held a block, a problem or a suppression, or lies within a declaration that goes on below it.
fn holds_argument(document: &Document, stretch: Span) -> bool {
    let is_within = |span: Span| span.start < stretch.end && stretch.start < span.end;
    let is_block = |block: &&PlacedBlock| block.kind != Placed::Comment;
    let first = document.pieces.partition_point(|piece| piece.start < stretch.start);
    document.pieces[..first].last().is_some_and(|piece| piece.end() > stretch.start)
        || document.blocks.iter().filter(is_block).any(|block| is_within(block.span))
        || document.host_problems.iter().any(|problem| is_within(problem.place))
        || document.directives.iter().any(|directive| is_within(directive.span))
}

/// Whether a suppression above a stretch may speak of what follows below it.
fn is_spoken_of(document: &Document, stretch: Span) -> bool {
    let mut above = document.directives.iter().rev().filter(|directive| directive.span.start < stretch.start);
    let Some(last) = above.find(|directive| directive.reach != Reach::File) else { return false };
    let next = document.pieces.partition_point(|piece| piece.start < last.span.end);
    document.pieces.get(next).is_none_or(|piece| piece.start >= stretch.start)
}

/// The lines that an edit changed, and all of what they lie in.
fn lines_around(document: &Document, buffer: &Buffer, edit: Edit) -> Span {
    let start = buffer.line_start(buffer.line_of(edit.start));
    let end = buffer.line_start(buffer.line_of(edit.new_end()) + 1);
    let start = opaque_at(document, start).map_or(start, |span| span.start);
    let end = opaque_at(document, edit.before(end)).map_or(end, |span| edit.moved(span.end));
    Span { start, end }
}

/// What reaches over a byte, and begins before it.
fn opaque_at(document: &Document, offset: u32) -> Option<Span> {
    let before = document.opaque.partition_point(|span| span.start < offset);
    document.opaque[..before].last().copied().filter(|span| offset < span.end)
}

/// The blocks of Markdown that an edit may have changed: from a line that begins one, and is left alone in that, to the
/// next one behind it.
fn blocks_around(document: &Document, buffer: &Buffer, edit: Edit) -> Option<Span> {
    let mut line = buffer.line_of(edit.start);
    let start = loop {
        let start = buffer.line_start(line);
        if let Some(span) = opaque_at(document, start) {
            line = buffer.line_of(span.start);
            continue;
        }
        // A comment at the top leaves it open whether metadata may follow.
        if start < edit.start && begins_block(buffer, line) && !buffer.line(line).starts_with('<') {
            break start;
        }
        line = line.checked_sub(1)?;
    };
    let mut line = buffer.line_of(edit.new_end()) + 2;
    let length = buffer.len() as u32;
    let end = loop {
        let end = buffer.line_start(line);
        if end >= length {
            break length;
        }
        match opaque_at(document, edit.before(end)) {
            Some(span) => {
                let past = edit.moved(span.end);
                let last = buffer.line_of(past);
                line = if buffer.line_start(last) == past { last } else { last + 1 };
            }
            None if begins_block(buffer, line) => break end,
            None => line += 1,
        }
    };
    Some(Span { start, end })
}

/// Whether a line begins a block wherever it stands but in code and the like: by a word at the margin, or a sign that
/// nothing above can go on with, below a blank line.
fn begins_block(buffer: &Buffer, line: usize) -> bool {
    let text = buffer.line(line);
    let is_blank = |line: usize| buffer.line(line).trim_matches([' ', '\t', '\r', '\n']).is_empty();
    let begins = |sign: char| sign.is_alphabetic() || "#`<\"(“„«".contains(sign);
    let is_first = line == 0 && text.starts_with(|sign: char| sign.is_alphabetic() || sign == '#');
    is_first || line > 0 && is_blank(line - 1) && (text.starts_with(begins) || text.starts_with("~~~"))
}
