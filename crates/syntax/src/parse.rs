//! tree-sitter, over the bytes of one piece or of all blocks at once.

use super::invisible;
use super::span::Span;
use std::cell::RefCell;
use std::ops::ControlFlow;
use tree_sitter::{ParseOptions, ParseState, Parser, Point, Range, Tree};

thread_local! {
    static PARSER: RefCell<Option<Parser>> = RefCell::new(new_parser());
}

fn new_parser() -> Option<Parser> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_lakatos::LANGUAGE.into()).ok().map(|()| parser)
}

/// How many times tree-sitter may report progress (once in 100 steps) on a text of so many bytes. A text of the language
/// takes less than one step a byte; one in which every word is an error takes many, and is given up.
fn progress_budget(bytes: usize) -> usize {
    5_000 + bytes / 25
}

/// The tree of `text`, of which only `ranges` are read. None where it is too long or too deep, or so much is wrong with it
/// that the repair would take seconds.
pub fn parse(text: &str, ranges: &[Span]) -> Option<Tree> {
    if !is_reasonable(text) {
        return None;
    }
    let clean = invisible::without(text);
    let text = clean.as_deref().unwrap_or(text);
    PARSER.with_borrow_mut(|parser| {
        let parser = parser.as_mut()?;
        let included: Vec<Range> = match ranges {
            [range] if range.range() == (0..text.len()) => Vec::new(),
            ranges => ranges.iter().map(included_range).collect(),
        };
        parser.set_included_ranges(&included).ok()?;
        parser.reset();
        let mut left = progress_budget(text.len());
        let mut count_down = |_: &ParseState| {
            left = left.saturating_sub(1);
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let options = ParseOptions::new().progress_callback(&mut count_down);
        let bytes = text.as_bytes();
        parser.parse_with_options(&mut |offset, _| bytes.get(offset..).unwrap_or_default(), None, Some(options))
    })
}

/// Rows and columns are never asked for, so they are left at bytes of the first row.
fn included_range(range: &Span) -> Range {
    let (start, end) = (range.start as usize, range.end as usize);
    Range { start_byte: start, end_byte: end, start_point: Point::new(0, start), end_point: Point::new(0, end) }
}

/// The longest declaration that is read, and the deepest nesting of parentheses: a parser's memory grows with both.
const MAX_PIECE_BYTES: usize = 1024 * 1024;
const MAX_PARENTHESES: usize = 20_000;

fn is_reasonable(text: &str) -> bool {
    let mut depth: usize = 0;
    let mut deepest = 0;
    for byte in text.bytes() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    text.len() <= MAX_PIECE_BYTES && deepest <= MAX_PARENTHESES
}
