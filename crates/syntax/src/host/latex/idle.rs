//! What LaTeX does not read: between `\iffalse` and its `\fi`, in the environment `comment`, and behind `%`.

use super::{VERBATIM, begin_in, comment_start, is_spoken_of, lines, opens};
use crate::diagnostic::Diagnostic;
use crate::host::commented_out;
use crate::host::label::Label;
use crate::span::Span;
use std::ops::Range;

/// The stretches between `\iffalse` and what ends it, with both, in order. One that is never ended is none.
pub fn switched_off(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !text.contains("\\iffalse") {
        return found;
    }
    // Where it began, and how many other conditions are open within it.
    let mut open: Option<(usize, usize)> = None;
    let mut verbatim: Option<&str> = None;
    for line in lines(text) {
        let code = &line.text[..comment_start(line.text)];
        if let Some(name) = verbatim {
            verbatim = Some(name).filter(|name| !code.contains(&format!("\\end{{{name}}}")));
            continue;
        }
        for (at, _) in code.match_indices('\\') {
            let rest = &code[at + 1..];
            let command = &rest[..rest.find(|c: char| !(c.is_ascii_alphabetic() || c == '@')).unwrap_or(rest.len())];
            match (&mut open, command) {
                (None, "iffalse") if !is_spoken_of(&code[..at]) => open = Some((line.start + at, 0)),
                (Some((start, 0)), "fi" | "else") => {
                    found.push(*start..line.start + at + 1 + command.len());
                    open = None;
                }
                (Some((_, depth)), "fi") => *depth -= 1,
                (Some((_, depth)), _) if command.starts_with("if") => *depth += 1,
                (None, "begin") => {
                    let name = rest.strip_prefix("begin{").and_then(|rest| rest.split_once('}'));
                    let is_idle = |name: &&str| VERBATIM.contains(name) || Label::of(name) == Label::Language;
                    let is_open = |(name, rest): &(&str, &str)| !rest.contains(&format!("\\end{{{name}}}"));
                    verbatim = name.filter(is_open).map(|(name, _)| name).filter(is_idle);
                }
                _ => {}
            }
            if verbatim.is_some() {
                break;
            }
        }
    }
    found
}

/// A block in a stretch that is not read, told once for each stretch.
pub fn in_switched_off(text: &str, idle: &Range<usize>) -> Option<Diagnostic> {
    let hidden = text.get(idle.clone())?;
    let mut inner = lines(hidden);
    let at = inner.find_map(|line| {
        let bare = line.text.trim_start();
        let margin = bare.strip_prefix("%|").filter(|content| opens(content.trim(), false));
        let at = begin_in(line.text, 0).map(|begin| begin.at..begin.past);
        let at = at.or_else(|| margin.map(|_| line.text.len() - bare.len()..line.text.trim_end().len()))?;
        Some(Span::new(idle.start + line.start + at.start, idle.start + line.start + at.end))
    })?;
    Some(commented_out(at, "between `\\iffalse` and `\\fi`", "If it is to count, take it out of there."))
}

/// A block in the environment `comment`, which begins on this line.
pub fn in_comment_environment(line: &str, start: usize) -> Option<Diagnostic> {
    let begin = begin_in(line, 0).filter(|begin| begin.label == Label::Language)?;
    let place = Span::new(start + begin.at, start + begin.past);
    Some(commented_out(place, "in the environment `comment`", "If it is to count, take it out of there."))
}

/// A block of which each line is a comment: `% \begin{lakatos}`.
pub fn in_comment_lines(comment: &str, below: &str, start: usize) -> Option<Diagnostic> {
    let bare = comment.trim_start_matches('%').trim_start();
    let begin = begin_in(bare, 0).filter(|begin| begin.at == 0 && begin.label == Label::Language)?;
    let next = below.lines().next()?.trim_start();
    let is_whole = next.starts_with('%') && bare[begin.past..].trim().is_empty();
    let at = start + comment.len() - bare.len();
    let help = "If it is to count, take the `%` away from its lines, or begin each with `%|`.";
    is_whole.then(|| commented_out(Span::new(at, at + begin.past), "commented out", help))
}
