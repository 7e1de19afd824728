//! Whether an edit of the prose may lead to other findings: most do not, and then nothing is read again.

use crate::file::File;
use lakatos_engine::rules::RuleSet;
use lakatos_engine::rules::prose::{Edited, InUse};
use lakatos_syntax::edit::{Change, Edit};
use lakatos_syntax::{Buffer, Host, Span};
use std::ops::Range;

/// How many lines around an edit are looked at; a longer paragraph is read again.
const MOST_LINES: usize = 60;

/// Whether an edit that touched no declaration may have touched a sentence that rules on prose speak of. The paragraph
/// decides, as it was and as it is: whether it holds a phrase, or names something that the field or the project has a name
/// for.
pub fn may_matter(file: &File, change: &Change, edit: Edit, rules: &RuleSet, names: Option<&InUse>) -> bool {
    let is_prose = matches!(change, Change::Pieces(pieces) if pieces.is_empty());
    if file.host == Host::Lakatos || !is_prose || !rules.reads_prose() {
        return false;
    }
    let Some(lines) = paragraphs(file, edit) else { return true };
    let start = file.buffer.line_start(lines.start);
    let now = file.buffer.slice(Span { start, end: file.buffer.line_start(lines.end) });
    let at = (edit.start - start) as usize;
    let (Some(before), Some(after)) = (now.get(..at), now.get(at + edit.inserted.len()..)) else { return true };
    let was = [before, edit.removed, after].concat();
    rules.phrases().may_find_otherwise(&Edited {
        host: file.host,
        was: &was,
        now: &now,
        edit: Edit { start: at as u32, ..edit },
        is_leant_on: is_leant_on(&file.buffer, lines.end),
        argues: file.document.has_argument(),
        reads_text: rules.reads_sentences(),
        asks_what_is_named: rules.asks_what_prose_names(),
        names,
    })
}

/// The lines around an edit, from one blank line to the next or a heading; none if there are too many.
fn paragraphs(file: &File, edit: Edit) -> Option<Range<usize>> {
    let buffer = &file.buffer;
    let is_apart = |line: usize| is_blank(&buffer.line(line)) || is_heading(file.host, &buffer.line(line));
    let (mut first, mut last) = (buffer.line_of(edit.start), buffer.line_of(edit.start + edit.inserted.len() as u32));
    let last_of_file = buffer.line_of(buffer.len() as u32);
    while first > 0 && !is_apart(first - 1) && last - first <= MOST_LINES {
        first -= 1;
    }
    while last < last_of_file && !is_apart(last + 1) && last - first <= MOST_LINES {
        last += 1;
    }
    (last - first <= MOST_LINES).then_some(first..last + 1)
}

/// Whether the next line with something on it is one that may go on with what stands above a blank line.
fn is_leant_on(buffer: &Buffer, from: usize) -> bool {
    let next = (from..from + MOST_LINES).map(|line| buffer.line(line)).find(|line| !is_blank(line));
    next.is_some_and(|next| next.starts_with([' ', '\t', ':']))
}

fn is_blank(line: &str) -> bool {
    line.trim_matches([' ', '\t', '\r', '\n']).is_empty()
}

/// Whether a line is a heading of Markdown, wherever it stands but in code.
fn is_heading(host: Host, line: &str) -> bool {
    let words = line.trim_start_matches('#');
    host == Host::Markdown && (1..=6).contains(&(line.len() - words.len())) && words.starts_with(' ')
}
