//! Whether paragraphs are read by themselves as they are within their file, before and after an edit.
//!
//! A paragraph of Markdown that begins at the margin owes nothing to what stands above, and as long as its lines begin as
//! they did, what stands below owes nothing to it. One of LaTeX neither, where all that opens in it closes in it.

use super::environments::HEADINGS;
use crate::host::Host;

/// Whether the lines from one blank line to another, as they were and as they are, are read by themselves as within their
/// file, and whatever stands around them is read as before. `is_leant_on`: whether what follows may go on with them.
pub fn reads_alone(was: &str, now: &str, host: Host, is_leant_on: bool) -> bool {
    let is_by_itself = |text: &str| !has_bare_return(text) && (!is_leant_on || !text.trim().is_empty());
    let is_each = |is_so: fn(&str) -> bool| is_so(was) && is_so(now);
    is_by_itself(was)
        && is_by_itself(now)
        && match host {
            Host::Lakatos => false,
            Host::Markdown => {
                !was.contains('<')
                    && !now.contains('<')
                    && (is_each(is_bare) || begins_alike(was, now) && is_each(is_at_margin))
                    && labels(was) == labels(now)
            }
            Host::Latex => is_each(is_closed),
        }
}

/// Whether lines of Markdown begin with the same signs before and after an edit, and each has a word: signs make lists,
/// quotations and headings.
pub fn begins_alike(was: &str, now: &str) -> bool {
    let has_word = |line: &str| line.trim().is_empty() || beginning(line).len() < line.trim_end().len();
    was.lines().map(beginning).eq(now.lines().map(beginning)) && was.lines().chain(now.lines()).all(has_word)
}

/// The same lines with a definition of all that may be a link or a note: their file may have one.
pub fn with_labels_defined(text: &str) -> Option<String> {
    let labels = labels(text);
    let definitions = labels.iter().map(|label| format!("\n\n[{}]: /x", label.replace('\n', " ")));
    (!labels.is_empty()).then(|| text.to_owned() + &definitions.collect::<String>())
}

/// What stands in brackets and may be the label of a link or a note.
fn labels(text: &str) -> Vec<&str> {
    let inner = |(at, _): (usize, &str)| {
        let rest = &text[at + 1..];
        let inner = &rest[..rest.find([']', '['])?];
        (!inner.contains('@') && !inner.trim().is_empty()).then_some(inner)
    };
    text.match_indices('[').filter_map(inner).collect()
}

/// Whether a line ends as it did on old systems: hosts and editors count those differently.
fn has_bare_return(text: &str) -> bool {
    text.match_indices('\r').any(|(at, _)| !text[at + 1..].starts_with('\n'))
}

/// The signs before the first word of a line; all of a line without a word.
fn beginning(line: &str) -> &str {
    let is_word = |c: char| c.is_alphabetic() || "\"“”„«»‘’'(@—–…".contains(c);
    &line[..line.find(is_word).unwrap_or(line.trim_end().len())]
}

/// Whether all lines are blank or begin with a word.
fn is_bare(text: &str) -> bool {
    text.lines().all(|line| beginning(line).is_empty())
}

/// Whether every paragraph begins at the margin, and no line with what reaches over a blank line or is no running text.
fn is_at_margin(text: &str) -> bool {
    let mut is_first = true;
    text.lines().all(|line| {
        let is_blank = line.trim().is_empty();
        let begins = std::mem::replace(&mut is_first, is_blank);
        let signs = beginning(line);
        let is_known = signs.chars().all(|sign| " \t-+*_>.)[]^:".contains(sign) || sign.is_ascii_digit());
        is_blank || is_known && !(begins && signs.starts_with([' ', '\t']))
    })
}

/// Whether nothing in lines of LaTeX opens that does not close in them, and no command decides on what follows.
fn is_closed(text: &str) -> bool {
    let (mut braces, mut brackets, mut formulas) = (0i32, 0i32, 0);
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        at += sign.len_utf8();
        match sign {
            '\\' => {
                let rest = &text[at..];
                let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
                let name = &rest[..length];
                let decides = HEADINGS.contains(&name)
                    || name.starts_with("begin")
                    || name.starts_with("end")
                    || name.starts_with("if")
                    || matches!(name, "appendix" | "verb" | "fi" | "else");
                if decides || rest.starts_with(['[', ']', '(', ')']) {
                    return false;
                }
                at += if length > 0 { length } else { rest.chars().next().map_or(0, char::len_utf8) };
            }
            '%' => return false,
            '{' => braces += 1,
            '}' => braces -= 1,
            '[' => brackets += 1,
            ']' => brackets -= 1,
            '$' if text[at..].starts_with('$') => return false,
            '$' => formulas += 1,
            _ => {}
        }
        if braces < 0 || brackets < 0 {
            return false;
        }
    }
    braces == 0 && brackets == 0 && formulas % 2 == 0
}
