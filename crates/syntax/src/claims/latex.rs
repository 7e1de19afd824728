//! Claims and values in LaTeX: `\lakclaim{…}{…}`, `\lakvalue{…}` and `\lakvalue[4]{…}`.
//!
//! Comments, verbatim text and definitions of the commands hold none. A formula may: commands mean there what they mean
//! elsewhere.

use super::{Form, InText};
use crate::prose::latex::group;
use crate::span::Span;

/// Environments that LaTeX does not read as commands, and our own.
const UNREAD: [&str; 7] = ["verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment", "lakatos"];

/// How many signs text within a line is that is shown as it stands, at most.
const MOST_VERBATIM: usize = 1000;

/// Every claim and value, in order.
pub fn claims(text: &str) -> Vec<InText> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['%', '\\']) {
        at += next;
        let rest = &text[at..];
        at += if rest.starts_with('%') {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(length) = passed_over(rest) {
            length
        } else {
            let length = rest[1..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len() - 1);
            found.extend(match &rest[1..1 + length] {
                "lakclaim" => claim(text, at, at + 1 + length),
                "lakvalue" => value(text, at, at + 1 + length),
                _ => None,
            });
            // A sign that is no letter is a command as well, `\%` and `\\` among them.
            1 + length.max(rest[1..].chars().next().map_or(0, char::len_utf8))
        };
    }
    found
}

/// How long text is that is shown as it stands.
fn passed_over(rest: &str) -> Option<usize> {
    if let Some(inner) = rest.strip_prefix("\\begin{") {
        let name = &inner[..inner.find('}')?];
        let close = format!("\\end{{{name}}}");
        return UNREAD.contains(&name).then(|| rest.find(&close).unwrap_or(rest.len()));
    }
    let inner = ["\\verb*", "\\verb", "\\lstinline"].iter().find_map(|command| rest.strip_prefix(command))?;
    let sign = inner.chars().next().filter(|sign| !sign.is_alphanumeric() && !sign.is_whitespace())?;
    let closing = if sign == '{' { '}' } else { sign };
    let start = rest.len() - inner.len() + sign.len_utf8();
    let mut signs = rest[start..].char_indices().take(MOST_VERBATIM);
    signs.find(|(_, one)| *one == closing || *one == '\n').map(|(length, _)| start + length + 1)
}

fn claim(text: &str, at: usize, from: usize) -> Option<InText> {
    let said = argument(text, from, '{')?;
    let shown = argument(text, said.end as usize + 1, '{');
    let end = shown.map_or(said.end, |shown| shown.end) as usize + 1;
    Some(InText::read(text, Form::Claim, Span::new(at, end), said, shown))
}

fn value(text: &str, at: usize, from: usize) -> Option<InText> {
    let shown = argument(text, from, '[');
    let said = argument(text, shown.map_or(from, |shown| shown.end as usize + 1), '{')?;
    Some(InText::read(text, Form::Value, Span::new(at, said.end as usize + 1), said, shown))
}

/// What stands in the braces or brackets that follow a byte. What names an argument of its own is a definition.
fn argument(text: &str, from: usize, opening: char) -> Option<Span> {
    let rest = text.get(from..)?;
    let start = from + rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    let range = group(text, start).filter(|_| text[start..].starts_with(opening))?;
    let inner = Span::new(range.start + 1, range.end - 1);
    (!text[inner.range()].contains('#')).then_some(inner)
}
