//! `%|` lines that are no argument: many a preamble has boxes drawn with them.

use crate::ast::DeclarationKind;
use crate::host::Block;
use crate::language::words as words_of_language;
use crate::nearest::nearest;

/// How alike a misspelled keyword is.
const ALIKE: f64 = 0.88;

/// Whether no line of a margin opens anything: no declaration, and, where a block stands above that one of its lines may go
/// on with, nothing that stands within one. A misspelled keyword counts as one, so that somebody hears of it.
pub fn is_drawing(text: &str, margin: &Block, goes_on: bool) -> bool {
    let lines = margin.ranges.iter().flat_map(|range| text.get(range.range()).unwrap_or_default().lines());
    let lines = || lines.clone().map(|line| line.trim_start_matches([' ', '\t', '%', '|']).trim());
    let is_remark = |line: &str| line.is_empty() || line.starts_with('#');
    !lines().all(is_remark) && !lines().any(|line| opens(line, goes_on))
}

/// Whether a line opens a declaration, or goes on with one.
pub fn opens(line: &str, goes_on: bool) -> bool {
    let mut words = line.split_whitespace();
    let (Some(first), has_more) = (words.next(), words.next().is_some()) else { return false };
    // The frame of a box ends the line too.
    if line.ends_with('|') {
        return false;
    }
    let declarations = || DeclarationKind::ALL.iter().map(|kind| kind.keyword());
    let is_lower = first.starts_with(char::is_lowercase);
    let is_near = |known: &mut dyn Iterator<Item = &'static str>| {
        is_lower && first.len() > 3 && nearest(first, known, ALIKE).is_some()
    };
    let is_within = || {
        let is_coding = line.split_whitespace().nth(1).is_some_and(|sign| sign.starts_with(['=', '<', '>', '≥', '≤']));
        is_coding
            || first.starts_with(['"', '“', '„', '«', '@', ',', '('])
            || words_of_language().any(|word| word == first)
    };
    declarations().any(|keyword| keyword == first) || has_more && is_near(&mut declarations()) || goes_on && is_within()
}
