//! Inlay hints.

use super::position::{position, span};
use lakatos_ide::hints::hints;
use lakatos_project::Project;
use lakatos_syntax::line_index::Encoding;
use tower_lsp::ls_types::{InlayHint, InlayHintLabel, InlayHintTooltip, Range};

/// The hints in a range of a file.
pub fn in_range(project: &Project, source: u32, range: Range, encoding: Encoding) -> Option<Vec<InlayHint>> {
    let buffer = &project.file(source)?.buffer;
    let found = hints(project, source, span(buffer, range, encoding)).into_iter();
    let hint = found.map(|hint| InlayHint {
        position: position(buffer, hint.offset, encoding),
        label: InlayHintLabel::String(hint.text),
        kind: None,
        text_edits: None,
        tooltip: Some(hint.tooltip).filter(|tooltip| !tooltip.is_empty()).map(InlayHintTooltip::String),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    });
    Some(hint.collect())
}
