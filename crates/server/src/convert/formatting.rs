//! Layout: edits of one file.

use super::position::{offset, range, span};
use lakatos_project::{File, Project};
use lakatos_syntax::Span;
use lakatos_syntax::format::{self, TextEdit};
use lakatos_syntax::line_index::Encoding;
use tower_lsp::ls_types as lsp;

/// The edits that lay out a whole file.
pub fn of_file(project: &Project, source: u32, encoding: Encoding) -> Option<Vec<lsp::TextEdit>> {
    let file = project.file(source)?;
    Some(converted(file, format::format(file.buffer.text(), &file.document), encoding))
}

/// The edits that lay out the declarations in a range.
pub fn of_range(project: &Project, source: u32, within: lsp::Range, encoding: Encoding) -> Option<Vec<lsp::TextEdit>> {
    let file = project.file(source)?;
    let span = span(&file.buffer, within, encoding);
    Some(converted(file, format::format_within(file.buffer.text(), &file.document, span), encoding))
}

/// After a line end was typed: the edits of the lines above. The line of the cursor is still to be written.
pub fn after_line_end(
    project: &Project,
    source: u32,
    position: lsp::Position,
    encoding: Encoding,
) -> Option<Vec<lsp::TextEdit>> {
    let file = project.file(source)?;
    let cursor = offset(&file.buffer, position, encoding);
    let line = file.buffer.line_start(file.buffer.line_of(cursor));
    let above = Span::empty(line.checked_sub(1)? as usize);
    let mut edits = format::format_within(file.buffer.text(), &file.document, above);
    edits.retain(|edit| edit.span.end < line);
    Some(converted(file, edits, encoding))
}

fn converted(file: &File, edits: Vec<TextEdit>, encoding: Encoding) -> Vec<lsp::TextEdit> {
    let convert =
        |edit: TextEdit| lsp::TextEdit { range: range(&file.buffer, edit.span, encoding), new_text: edit.text };
    edits.into_iter().map(convert).collect()
}
