//! Inlay hints.

use super::lenses::WHY;
use super::position::{position, span};
use lakatos_ide::hints::hints;
use lakatos_project::Project;
use lakatos_syntax::line_index::Encoding;
use serde_json::json;
use std::sync::Arc;
use tower_lsp::ls_types::{Command, InlayHint, InlayHintLabel, InlayHintLabelPart, InlayHintTooltip, Range, Uri};

/// The hints in a range of a file.
pub fn in_range(
    project: &Project,
    source: u32,
    (uri, range): (&Uri, Range),
    encoding: Encoding,
) -> Option<Vec<InlayHint>> {
    // A hint on a prediction leads to the page that says why.
    let label = |text: String, prediction: Option<Arc<str>>| match prediction {
        None => InlayHintLabel::String(text),
        Some(name) => InlayHintLabel::LabelParts(vec![InlayHintLabelPart {
            value: text,
            command: Some(Command {
                title: "Why?".to_owned(),
                command: WHY.to_owned(),
                arguments: Some(vec![json!(uri), json!(&*name)]),
            }),
            ..InlayHintLabelPart::default()
        }]),
    };
    let buffer = &project.file(source)?.buffer;
    let found = hints(project, source, span(buffer, range, encoding)).into_iter();
    let hint = found.map(|hint| InlayHint {
        position: position(buffer, hint.offset, encoding),
        label: label(hint.text, hint.prediction),
        kind: None,
        text_edits: None,
        tooltip: Some(hint.tooltip).filter(|tooltip| !tooltip.is_empty()).map(InlayHintTooltip::String),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    });
    Some(hint.collect())
}
