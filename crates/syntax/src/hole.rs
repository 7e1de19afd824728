//! Holes: `…` where a word, a text or a citation is still to come.
//!
//! A fix that needs the author's words writes a hole in their place. A line with a hole is reported as unfinished and is
//! no part of the argument, so that nothing is gained by what nobody has said yet.

use std::borrow::Cow;

/// What stands where something is still to come. In a text it may be followed by a question to the author.
pub const HOLE: &str = "…";

/// Whether a word or a key is still to come.
pub fn is_hole(word: &str) -> bool {
    word == HOLE
}

/// Whether a quoted text is still to come: `"…"`, or `"… why is it left open?"`. A quotation may begin with an ellipsis.
pub fn is_open_text(text: &str) -> bool {
    let text = text.trim();
    text == HOLE || text.strip_prefix(HOLE).is_some_and(|question| question.starts_with(' ') && question.ends_with('?'))
}

/// A part of a text that a fix writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'text> {
    /// As it stands.
    Plain(&'text str),
    /// For the author to write over: the hole, and the question behind it.
    Hole(&'text str),
}

/// The holes of a text, and what stands between them.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(HOLE) {
        let behind = &rest[start + HOLE.len()..];
        // Within quotation marks the question belongs to it.
        let question = if rest[..start].ends_with('"') { behind.find('"').unwrap_or(0) } else { 0 };
        let end = start + HOLE.len() + question;
        parts.push(Part::Plain(&rest[..start]));
        parts.push(Part::Hole(&rest[start..end]));
        rest = &rest[end..];
    }
    parts.push(Part::Plain(rest));
    parts.retain(|part| *part != Part::Plain(""));
    parts
}

/// A text as a snippet of LSP: each hole is a place to write, the first of them first, and the last is behind its last line.
pub fn snippet(text: &str) -> String {
    let mut number = 0;
    let (body, newline) = text.split_at(text.trim_end_matches(['\r', '\n']).len());
    let written = parts(body).into_iter().map(|part| match part {
        Part::Plain(plain) => escaped(plain, &['\\', '$']),
        Part::Hole(hole) => {
            number += 1;
            format!("${{{number}:{}}}", escaped(hole, &['\\', '$', '}'])).into()
        }
    });
    format!("{}$0{newline}", written.collect::<String>())
}

fn escaped<'text>(text: &'text str, special: &[char]) -> Cow<'text, str> {
    if !text.contains(special) {
        return text.into();
    }
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        if special.contains(&character) {
            written.push('\\');
        }
        written.push(character);
    }
    written.into()
}
