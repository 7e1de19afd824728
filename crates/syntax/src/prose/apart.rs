//! Whether an edit within a block of the language leaves the prose around it as it was.

use super::captions::is_option;
use crate::buffer::Buffer;
use crate::document::Document;
use crate::edit::{Change, Edit, changed_lines};
use crate::host::Host;
use crate::host::metadata::has_mark;

/// Whether an edit that a document has followed lies in a block of it, and nothing that was or is on its lines matters to
/// whoever reads the prose. Whether the prose is read past such a block is for [`super::Reading::holds`] to say.
pub fn stands_apart(document: &Document, host: Host, buffer: &Buffer, change: &Change, edit: Edit) -> bool {
    // An edit of prose touches no piece.
    if !matches!(change, Change::Pieces(pieces) if !pieces.is_empty()) {
        return false;
    }
    let Some(block) = document.block_at(edit.start) else { return false };
    let (before, after) = changed_lines(buffer, edit);
    let is_none = |is_so: &dyn Fn(&str) -> bool| !is_so(&before) && !is_so(&after);
    match host {
        Host::Lakatos => true,
        // Options stand before the first line of code, so that this one decides.
        Host::Markdown => {
            let first = buffer.line(buffer.line_of(block.start));
            let matters = |lines: &str| has_mark(lines) || lines.contains("</") || lines.lines().any(is_option);
            !is_option(&first) && is_none(&matters)
        }
        Host::Latex => is_none(&|lines| lines.contains('\\')),
    }
}
