//! Where a block ends that its author has not closed: where prose plainly begins.
//!
//! To CommonMark such a block reaches to the end of the document, and to LaTeX the paper does not compile. While it is
//! being typed, neither helps: everything below it would be read as argument, or none of it.

use crate::cut::line_ends_outside_texts;
use crate::slips::{is_near_keyword, misspelled_header};

/// The byte of the first line of `lines` that is no argument: one that the host reads otherwise, or, after a blank line, a
/// heading or words that neither open a line of the language nor nearly do. None where all of it may be argument.
pub fn end_of_argument(lines: &str, is_of_host: impl Fn(&str) -> bool) -> Option<usize> {
    let mut start = 0;
    let mut is_after_blank = false;
    for end in line_ends_outside_texts(lines) {
        let whole = &lines[start..end];
        let line = whole.lines().next().unwrap_or_default().trim_start_matches([' ', '\t', '>']).trim_end();
        let has_blank_below = || lines[end..].lines().next().is_none_or(|next| next.trim().is_empty());
        if is_of_host(line) || is_after_blank && is_prose(line, has_blank_below) {
            return Some(start);
        }
        is_after_blank = line.is_empty();
        start = end;
    }
    None
}

fn is_prose(line: &str, has_blank_below: impl Fn() -> bool) -> bool {
    if let Some(heading) = line.strip_prefix('#') {
        // A comment stands above what it speaks of; a heading stands alone.
        let is_heading = heading.trim_start_matches('#').starts_with(' ');
        return is_heading && (heading.starts_with('#') || has_blank_below());
    }
    let word = line.split(|c: char| !(c.is_alphanumeric() || "-_".contains(c))).next().unwrap_or_default();
    let rest = &line[word.len()..];
    let is_keyword = is_near_keyword(word) || misspelled_header(line).is_some();
    let is_observation = !word.is_empty() && observes(rest);
    // What is typed at this moment may become anything.
    let is_begun = rest.trim().is_empty() && word.starts_with(|c: char| c.is_lowercase());
    !line.is_empty() && !is_keyword && !is_observation && !is_begun && !line.starts_with(['@', '"', '“', '„', '«'])
}

/// Whether what follows a concept goes on as an observation does: `= no`, `by korea >= 6`.
fn observes(rest: &str) -> bool {
    let rest = rest.trim_start();
    let mut words = rest.split_whitespace();
    rest.starts_with(['=', '<', '>', '!'])
        || words.next() == Some("by") && words.nth(1).is_some_and(|sign| sign.starts_with(['=', '<', '>', '!']))
}
