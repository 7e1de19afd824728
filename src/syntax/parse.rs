//! tree-sitter, over the bytes of one piece or of all blocks at once.

use super::span::Span;
use std::cell::RefCell;
use tree_sitter::{Parser, Point, Range, Tree};

thread_local! {
    static PARSER: RefCell<Option<Parser>> = RefCell::new(new_parser());
}

fn new_parser() -> Option<Parser> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_lakatos::LANGUAGE.into()).ok().map(|()| parser)
}

/// The tree of `text`, of which only `ranges` are read. None only if the grammar does not fit the library, which a
/// test rules out.
pub fn parse(text: &str, ranges: &[Span]) -> Option<Tree> {
    PARSER.with_borrow_mut(|parser| {
        let parser = parser.as_mut()?;
        let included: Vec<Range> = match ranges {
            [range] if range.range() == (0..text.len()) => Vec::new(),
            ranges => ranges.iter().map(included_range).collect(),
        };
        parser.set_included_ranges(&included).ok()?;
        parser.reset();
        parser.parse(text, None)
    })
}

/// Rows and columns are never asked for, so they are left at bytes of the first row.
fn included_range(range: &Span) -> Range {
    let (start, end) = (range.start as usize, range.end as usize);
    Range { start_byte: start, end_byte: end, start_point: Point::new(0, start), end_point: Point::new(0, end) }
}
