//! What is shown of a word.

use super::position::{offset, range};
use crate::ide::hover::hover;
use crate::project::workspace::Snapshot;
use crate::syntax::line_index::Encoding;
use tower_lsp::ls_types::{self as lsp, HoverContents, MarkupContent, MarkupKind, Position};

/// What is shown of the word at a position.
pub fn at(snapshot: &Snapshot, source: u32, position: Position, encoding: Encoding) -> Option<lsp::Hover> {
    let buffer = &snapshot.file(source)?.buffer;
    let found = hover(snapshot, source, offset(buffer, position, encoding))?;
    let contents = MarkupContent { kind: MarkupKind::Markdown, value: found.markdown };
    Some(lsp::Hover { contents: HoverContents::Markup(contents), range: Some(range(buffer, found.span, encoding)) })
}
