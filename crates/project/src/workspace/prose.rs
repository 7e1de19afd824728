//! Whether an edit of the prose may lead to other findings: most do not, and then nothing is read again.

use crate::file::File;
use lakatos_engine::rules::RuleSet;
use lakatos_engine::rules::prose::InUse;
use lakatos_syntax::edit::{Change, Edit};
use lakatos_syntax::{Host, Span};

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
    let Some((start, now)) = paragraph(file, edit) else { return true };
    let at = (edit.start - start) as usize;
    let (Some(before), Some(after)) = (now.get(..at), now.get(at + edit.inserted.len()..)) else { return true };
    // Headings and commands decide what is read below them.
    let is_markup = |text: &str| text.contains(['#', '\\', '`', '<']);
    let was = [before, edit.removed, after].concat();
    let is_named = |text: &str| names.is_some_and(|names| names.may_be_in(text));
    let matters = |text: &str| is_markup(text) || rules.phrases().may_speak_of(text) || is_named(text);
    matters(&now) || matters(&was)
}

/// The lines around an edit, from one blank line to the next, and the byte at which they begin; none if there are too
/// many.
fn paragraph(file: &File, edit: Edit) -> Option<(u32, String)> {
    let buffer = &file.buffer;
    let end = edit.start + edit.inserted.len() as u32;
    let is_blank = |line: usize| buffer.line(line).trim().is_empty();
    let (mut first, mut last) = (buffer.line_of(edit.start), buffer.line_of(end));
    let last_of_file = buffer.line_of(buffer.len() as u32);
    while first > 0 && !is_blank(first - 1) && last - first <= MOST_LINES {
        first -= 1;
    }
    while last < last_of_file && !is_blank(last + 1) && last - first <= MOST_LINES {
        last += 1;
    }
    if last - first > MOST_LINES {
        return None;
    }
    let start = buffer.line_start(first);
    let end = if last < last_of_file { buffer.line_start(last + 1) } else { buffer.len() as u32 };
    Some((start, buffer.slice(Span { start, end }).into_owned()))
}
