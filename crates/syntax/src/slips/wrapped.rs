//! Texts that run over several lines: as YAML folds them, and over a blank line, which no text of the language does.

use crate::language::property_keywords;
use std::ops::Range;

/// Such a text.
pub struct Wrapped {
    /// The number of its last line.
    pub last: usize,
    /// What the language writes, where it is plain how the text was to be read.
    pub written: Option<String>,
}

/// How many lines are looked at.
const MAX_LINES: usize = 40;

/// The text that a line begins, if it runs over others. `lines` are those of `text`.
pub fn over_lines(text: &str, lines: &[Range<usize>], number: usize) -> Option<Wrapped> {
    let line = text.get(lines.get(number)?.clone())?;
    folded(text, lines, number, line).or_else(|| broken(text, lines, number, line))
}

/// `mechanism: >`, and the text below it.
fn folded(text: &str, lines: &[Range<usize>], number: usize, line: &str) -> Option<Wrapped> {
    let (keyword, sign) = line.split_once(':')?;
    let is_sign = matches!(sign.trim(), ">" | "|" | ">-" | "|-" | ">+" | "|+");
    if !is_sign || !property_keywords().any(|known| known == keyword.trim()) {
        return None;
    }
    let indent = |at: usize| at - text[..at].rfind('\n').map_or(0, |end| end + 1);
    let own = indent(lines[number].start);
    let mut last = number;
    while last + 1 < lines.len() && last < number + MAX_LINES {
        let between = &text[lines[last].end..lines[last + 1].start];
        if between.matches('\n').count() != 1 || indent(lines[last + 1].start) <= own {
            break;
        }
        last += 1;
    }
    let words: Vec<&str> =
        lines[number + 1..=last].iter().flat_map(|line| text[line.clone()].split_whitespace()).collect();
    let said = words.join(" ");
    (last > number)
        .then(|| Wrapped { last, written: (!said.contains('"')).then(|| format!("{} \"{said}\"", keyword.trim())) })
}

/// `mechanism "…`, a blank line, and `…"`.
fn broken(text: &str, lines: &[Range<usize>], number: usize, line: &str) -> Option<Wrapped> {
    let is_open = line.matches('"').count() % 2 == 1 && !line.trim_end().ends_with('"');
    let rest = lines.get(number + 1..)?.iter().take(MAX_LINES);
    let mut rest = rest.map(|line| &text[line.clone()]).enumerate();
    let closing = rest.find(|(_, line)| line.contains('"')).filter(|_| is_open)?;
    let is_closed = closing.1.matches('"').count() == 1 && closing.1.trim_end().ends_with('"');
    is_closed.then_some(Wrapped { last: number + 1 + closing.0, written: None })
}
