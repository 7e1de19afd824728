//! Fences that are not closed: where the block ends all the same, and what is said of it.

use super::fence::{Fence, first_line, read_fence};
use crate::diagnostic::{Code, Diagnostic};
use crate::host::unclosed::end_of_argument;
use crate::invisible::is_blank;
use crate::span::Span;
use std::ops::Range;

/// Signs of a quotation, or of being indented, before what a line says.
const MARGIN: [char; 3] = [' ', '\t', '>'];

/// The run of backticks or tildes that a line begins with, if it is long enough to be a fence, and what follows it.
fn fence_of(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(|c: char| is_blank(c) || MARGIN.contains(&c));
    let sign = line.chars().next().filter(|sign| "`~".contains(*sign))?;
    let (marks, info) = line.split_at(line.find(|c| c != sign).unwrap_or(line.len()));
    (marks.len() >= 3).then_some((marks, info.trim_matches(is_blank)))
}

/// Whether a line opens a fence that no fence of these marks could hold: one of the same sign, as long, with a label.
fn opens_another(line: &str, marks: &str) -> bool {
    // An info string of backticks holds none: such a line is code within text.
    fence_of(line).is_some_and(|(other, info)| other.starts_with(marks) && !info.is_empty() && !info.contains('`'))
}

/// The lines of a code block below the one that opens it, and the byte where they begin.
fn lines_below<'text>(text: &'text str, block: &Range<usize>) -> Option<(&'text str, usize)> {
    let whole = text.get(block.clone())?;
    let first = whole.find('\n')? + 1;
    Some((&whole[first..], block.start + first))
}

/// Whether CommonMark closes a code block at the end of the document only.
fn is_unclosed(text: &str, block: &Range<usize>, marks: &str) -> bool {
    if block.end < text.trim_end().len() {
        return false;
    }
    let last = text.get(block.clone()).unwrap_or_default().trim_end().lines().skip(1).last().unwrap_or_default();
    // A fence is closed by one of the same sign, no shorter than it.
    !fence_of(last).is_some_and(|(other, info)| other.starts_with(marks) && info.is_empty())
}

/// Where prose begins in a block of the language that is not closed. To CommonMark the fence of another block may close
/// it: what that opens with shows that it does not.
pub fn end_of_unclosed(text: &str, block: &Range<usize>) -> Option<usize> {
    let (marks, _) = fence_of(first_line(text, block)?.0)?;
    let (below, start) = lines_below(text, block)?;
    let is_broken = is_unclosed(text, block, marks) || below.lines().any(|line| opens_another(line, marks));
    if !is_broken {
        return None;
    }
    Some(start + end_of_argument(below, |line| opens_another(line, marks))?)
}

/// A block of the language within a code block that is not closed before it: where it begins, and what is said of that.
pub fn hidden_block(text: &str, block: &Range<usize>) -> Option<(usize, Diagnostic)> {
    let (line, at) = first_line(text, block)?;
    let (marks, _) = fence_of(line)?;
    let (below, mut start) = lines_below(text, block)?;
    let is_block = |line: &str| {
        fence_of(line).is_some_and(|(_, info)| matches!(read_fence(info), Fence::Plain | Fence::Executable))
    };
    for line in below.split_inclusive('\n') {
        if opens_another(line, marks) && is_block(line) {
            let message = "this fence is not closed before the block of the argument below it";
            return Some((start, problem(line_of_fence(line_with(text, at), at), message)));
        }
        start += line.len();
    }
    None
}

/// That a block is read up to where prose begins.
pub fn cut_fence(text: &str, block: &Range<usize>) -> Option<Diagnostic> {
    let (line, start) = first_line(text, block)?;
    Some(problem(line_of_fence(line, start), "this block is never closed: it is read up to where prose begins"))
}

/// CommonMark closes an open fence at the end of the document: all that is below it is read as argument.
pub fn unclosed_fence(text: &str, block: &Range<usize>) -> Option<Diagnostic> {
    let (line, start) = first_line(text, block)?;
    let (marks, _) = fence_of(line)?;
    let message = "this block is never closed, so everything below it is read as part of the argument";
    is_unclosed(text, block, marks).then(|| problem(line_of_fence(line, start), message))
}

fn line_with(text: &str, at: usize) -> &str {
    text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default()
}

/// The fence in a line that begins at `start`.
fn line_of_fence(line: &str, start: usize) -> Span {
    let fence = line.trim_start_matches(MARGIN);
    let start = start + line.len() - fence.len();
    Span::new(start, start + fence.trim_end().len())
}

fn problem(place: Span, message: &str) -> Diagnostic {
    Diagnostic::new(Code::SYNTAX_ERROR, place, message).help("Close it with a line of the same backticks or tildes.")
}
