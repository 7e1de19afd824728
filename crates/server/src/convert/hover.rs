//! What is shown of a word.

use super::position::{offset, range};
use lakatos_ide::hover::{Hover, hover};
use lakatos_ide::rule_file;
use lakatos_project::Project;
use lakatos_project::workspace::Text;
use lakatos_syntax::Buffer;
use lakatos_syntax::line_index::Encoding;
use tower_lsp::ls_types::{self as lsp, HoverContents, MarkupContent, MarkupKind, Position};

/// What is shown of the word at a position.
pub fn at(project: &Project, source: u32, position: Position, encoding: Encoding) -> Option<lsp::Hover> {
    let buffer = &project.file(source)?.buffer;
    Some(shown(buffer, hover(project, source, offset(buffer, position, encoding))?, encoding))
}

/// What is shown of the word at a position of a rule file.
pub fn in_text(text: &Text, position: Position, encoding: Encoding) -> Option<lsp::Hover> {
    let found = rule_file::hover(text, offset(&text.buffer, position, encoding))?;
    Some(shown(&text.buffer, found, encoding))
}

fn shown(buffer: &Buffer, found: Hover, encoding: Encoding) -> lsp::Hover {
    let contents = MarkupContent { kind: MarkupKind::Markdown, value: found.markdown };
    lsp::Hover { contents: HoverContents::Markup(contents), range: Some(range(buffer, found.span, encoding)) }
}
