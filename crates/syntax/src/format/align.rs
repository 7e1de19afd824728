//! The observations of a case as a table: their `=` below each other.
//!
//! A reader compares cases by running down their values. The price is paid in diffs, where a longer name moves its
//! neighbours; so a run ends at whatever else stands between, and a very long name leaves its run as it is.

use super::lines::{Line, line_of};
use super::tokens::{Word, WordRole};
use crate::span::Span;
use unicode_normalization::UnicodeNormalization;

/// A longer name would push all values of its run out of sight.
const MAX_COLUMNS: usize = 32;

/// How many spaces stand before each token that is the `=` of an observation in a run; 1 for every other.
pub fn paddings(text: &str, tokens: &[Word], lines: &[Line]) -> Vec<usize> {
    let mut paddings = vec![1; tokens.len()];
    let mut run = Vec::new();
    let mut token = 0;
    for (number, line) in lines.iter().enumerate() {
        let first = token;
        while tokens.get(token).is_some_and(|token| line_of(lines, token.span.start) == number) {
            token += 1;
        }
        if !line.is_next {
            pad(&mut paddings, &mut run);
        }
        // While a line is being typed, its neighbours stay where they are.
        if line.is_damaged {
            continue;
        }
        let begins_within = first > 0 && tokens.get(first - 1).is_some_and(|before| before.span.end > line.span.start);
        match tokens.get(first..token) {
            Some([name, sign, ..]) if name.role == WordRole::Observation && !begins_within => {
                let is_sign = text.get(sign.span.range()) == Some("=");
                run.extend(is_sign.then(|| (first + 1, columns(text, name.span))));
            }
            Some([token, ..]) if token.role == WordRole::Continuation => {}
            _ if begins_within => {}
            _ => pad(&mut paddings, &mut run),
        }
    }
    pad(&mut paddings, &mut run);
    paddings
}

fn pad(paddings: &mut [usize], run: &mut Vec<(usize, usize)>) {
    let longest = run.iter().map(|(_, columns)| *columns).max().unwrap_or_default();
    for (sign, columns) in run.drain(..).filter(|_| longest <= MAX_COLUMNS) {
        paddings[sign] = 1 + longest - columns;
    }
}

/// How wide a name is where every character has the same width, and those of East Asia two of it.
fn columns(text: &str, span: Span) -> usize {
    let width = |character: char| match character {
        '\u{300}'..='\u{36F}' => 0,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' => 2,
        '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    };
    text.get(span.range()).unwrap_or_default().nfc().map(width).sum()
}
