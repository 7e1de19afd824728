//! Positions, ranges and locations, in the units agreed with the client.

use super::path::uri;
use lakatos_engine::rules::finding::Location;
use lakatos_project::Project;
use lakatos_syntax::line_index::{Encoding, Position};
use lakatos_syntax::{Buffer, Span};
use tower_lsp::ls_types as lsp;

/// A byte of a text.
pub fn offset(buffer: &Buffer, position: lsp::Position, encoding: Encoding) -> u32 {
    buffer.offset(ours(position), encoding)
}

/// A position as we count it.
pub fn ours(position: lsp::Position) -> Position {
    Position { line: position.line, column: position.character }
}

/// The position of a byte.
pub fn position(buffer: &Buffer, offset: u32, encoding: Encoding) -> lsp::Position {
    let Position { line, column } = buffer.position(offset, encoding);
    lsp::Position { line, character: column }
}

/// The range of a span.
pub fn range(buffer: &Buffer, span: Span, encoding: Encoding) -> lsp::Range {
    lsp::Range { start: position(buffer, span.start, encoding), end: position(buffer, span.end, encoding) }
}

/// The span of a range; an inverted one is empty.
pub fn span(buffer: &Buffer, range: lsp::Range, encoding: Encoding) -> Span {
    let start = offset(buffer, range.start, encoding);
    Span { start, end: offset(buffer, range.end, encoding).max(start) }
}

/// A place in a file of a project.
pub fn location(project: &Project, location: Location, encoding: Encoding) -> Option<lsp::Location> {
    let file = project.file(location.source)?;
    Some(lsp::Location { uri: uri(&file.path)?, range: range(&file.buffer, location.span, encoding) })
}
