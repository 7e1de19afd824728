//! The metadata blocks of a Markdown file, as Pandoc and R Markdown find them: YAML between `---` and `---` or `...`, at
//! the top, or after a blank line.
//!
//! A `---` is a rule as well, and the edge of a slide. So what lies between two of them counts as metadata only where it is
//! YAML; at the top, also where it is meant to be.

use super::markdown::opens_block;
use crate::diagnostic::{Code, Diagnostic};
use crate::span::Span;
use crate::yaml::{self, Yaml};

/// What may be metadata: the lines from a `---` to the one that would close it.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// With the lines that open and close it.
    pub span: Span,
    /// Where its YAML begins: the places in it count from there.
    pub start: u32,
    /// What it says; none where it is no metadata.
    pub yaml: Option<yaml::Read>,
}

/// What a line is to the search.
enum Within {
    Prose,
    /// A code block, which so many of these signs close.
    Fence(char, usize),
    Comment,
}

/// That what is meant as metadata is no YAML from some line on, so that nothing below it counts.
pub fn unread(text: &str, found: &Metadata) -> Option<Diagnostic> {
    let at = found.start as usize + found.yaml.as_ref()?.broken_at?;
    let body = text.get(found.start as usize..found.span.end as usize)?;
    // What is broken at its end is broken in its last line.
    let at = at.min(found.start as usize + body.trim_end_matches(['-', '.', '\r', '\n', ' ']).len());
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?;
    // A template is no YAML yet, and what R or a program computes is none either.
    if ["{{", "<%", "`", "$"].iter().any(|sign| line.contains(sign)) {
        return None;
    }
    let indent = line.len() - line.trim_start().len();
    let place = Span::new(start + indent, start + line.trim_end().len().max(indent));
    let message =
        "the front matter cannot be read as YAML from this line on: a bibliography named below does not count";
    let help = "Put a value with a colon in quotation marks, close every quotation mark, and indent with spaces.";
    let (key, value) = line.trim().split_once(": ").unwrap_or((line, "\""));
    let written = (!value.contains(['"', '\\', '#'])).then(|| format!("{key}: \"{}\"", value.trim()));
    Some(Diagnostic::new(Code::UNREAD_METADATA, place, message).help(help).maybe_replaced_by(written))
}

/// Everything in a text that is metadata, or would be if it were YAML; in order.
pub fn metadata(text: &str) -> Vec<Metadata> {
    if text.contains("---") { search(text).found } else { Vec::new() }
}

/// What a search for metadata comes upon.
pub(super) struct Search {
    /// What is metadata, or would be if it were YAML.
    pub(super) found: Vec<Metadata>,
    /// Code and comments, in which none is looked for.
    pub(super) passed: Vec<Span>,
    /// Whether the last of them is still open at the end.
    pub(super) is_open: bool,
}

/// The same, with what it passes over.
pub(super) fn search(text: &str) -> Search {
    // A comment that is never closed hides nothing.
    search_lines(text, text.rfind("-->").unwrap_or_default())
}

/// What a stretch of a file holds that begins in prose, behind the first of its words. None where the search could go on
/// otherwise behind it than it has.
pub(super) fn search_stretch(text: &str) -> Option<Vec<Span>> {
    // Whether a comment is closed further down is not known here.
    let search = (!has_mark(text)).then(|| search_lines(text, text.len()))?;
    (!search.is_open).then_some(search.passed)
}

/// Whether some line of a text may open or close metadata.
pub(crate) fn has_mark(text: &str) -> bool {
    lines(text).any(|(_, line)| is_mark(line, &["---", "..."]))
}

fn search_lines(text: &str, last_closing: usize) -> Search {
    let lines: Vec<(usize, &str)> = lines(text).collect();
    let is_blank = |number: usize| lines.get(number).is_none_or(|(_, line)| content(line).trim().is_empty());
    let (mut found, mut passed) = (Vec::new(), Vec::new());
    let mut opened = 0;
    let mut within = Within::Prose;
    let (mut is_top, mut number) = (true, 0);
    while let Some(&(start, line)) = lines.get(number) {
        let trimmed = content(line).trim_end();
        let is_closed = match within {
            Within::Fence(sign, length) => closes_fence(trimmed, sign, length),
            Within::Comment => trimmed.contains("-->"),
            Within::Prose => false,
        };
        match within {
            _ if is_closed => {
                passed.push(Span::new(opened, start + line.len()));
                within = Within::Prose;
            }
            Within::Fence(..) | Within::Comment => {}
            Within::Prose if trimmed == "---" && !is_blank(number + 1) => {
                if is_top || number == 0 || is_blank(number - 1) {
                    let closing = (number + 1..lines.len()).find(|line| is_mark(lines[*line].1, &["---", "..."]));
                    // Without one that closes, there is none further down either.
                    let Some(closing) = closing else { break };
                    let end = lines[closing].0 + lines[closing].1.len();
                    let from = start + line.len();
                    let yaml = read(&text[from..lines[closing].0], is_top);
                    let is_metadata = yaml.is_some();
                    found.push(Metadata { span: Span::new(start, end), start: from as u32, yaml });
                    is_top = false;
                    if is_metadata {
                        number = closing;
                    }
                }
            }
            Within::Prose => {
                let bare = trimmed.trim_start();
                let is_indented = trimmed.len() - bare.len() > 3;
                if let Some((sign, length)) = opened_fence(bare).filter(|_| !is_indented) {
                    within = Within::Fence(sign, length);
                    (is_top, opened) = (false, start);
                } else if bare.starts_with("<!--") {
                    if !bare.contains("-->") && start < last_closing {
                        within = Within::Comment;
                        opened = start;
                    }
                } else if !bare.is_empty() {
                    is_top = false;
                }
            }
        }
        number += 1;
    }
    let is_open = !matches!(within, Within::Prose);
    if is_open {
        passed.push(Span::new(opened, text.len()));
    }
    Search { found, passed, is_open }
}

/// The YAML between two lines; none where that is something else.
fn read(body: &str, is_top: bool) -> Option<yaml::Read> {
    let read = yaml::read(body);
    let is_yaml = match read.value {
        Yaml::Map(_) => !read.is_broken,
        // Nothing but comments; an empty block.
        Yaml::Null => !read.is_broken,
        _ => false,
    };
    // What is half-typed at the top is meant as metadata, and what holds a block is not.
    let is_meant = || is_top && matches!(read.value, Yaml::Map(_) | Yaml::Null) && !body.lines().any(opens_block);
    (is_yaml || is_meant()).then_some(read)
}

/// Each line with its end, and the byte that it begins at. A line ends as it does on any system.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let bytes = rest.as_bytes();
        let end = match bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            Some(at) if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let line = (start, &rest[..end]);
        start += end;
        Some(line)
    })
}

/// Without a byte order mark and the end of the line.
fn content(line: &str) -> &str {
    line.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n'])
}

fn is_mark(line: &str, marks: &[&str]) -> bool {
    marks.contains(&content(line).trim_end())
}

fn opened_fence(line: &str) -> Option<(char, usize)> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = line.chars().take_while(|one| *one == sign).count();
    (length >= 3).then_some((sign, length))
}

fn closes_fence(line: &str, sign: char, length: usize) -> bool {
    let line = line.trim();
    line.chars().count() >= length && line.chars().all(|one| one == sign)
}
