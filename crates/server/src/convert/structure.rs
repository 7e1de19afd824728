//! Folds, growing selections and links of a document.

use super::diagnostic::rule_page;
use super::navigation::some;
use super::position::{offset, range};
use lakatos_ide::folding::{FoldKind, folds};
use lakatos_ide::links::{Destination, Link, links};
use lakatos_ide::selection::selections;
use lakatos_project::{File, Project};
use lakatos_syntax::line_index::Encoding;
use std::str::FromStr;
use tower_lsp::ls_types::{DocumentLink, FoldingRange, FoldingRangeKind, Position, SelectionRange, Uri};

/// What can be folded, by whole lines.
pub fn folding_ranges(file: &File) -> Vec<FoldingRange> {
    let fold = |fold: lakatos_ide::folding::Fold| FoldingRange {
        start_line: fold.first_line as u32,
        end_line: fold.last_line as u32,
        kind: Some(match fold.kind {
            FoldKind::Declaration | FoldKind::Block => FoldingRangeKind::Region,
            FoldKind::Comments => FoldingRangeKind::Comment,
        }),
        ..FoldingRange::default()
    };
    folds(file).into_iter().map(fold).collect()
}

/// What a selection at each position grows to.
pub fn selection_ranges(file: &File, positions: &[Position], encoding: Encoding) -> Vec<SelectionRange> {
    positions.iter().map(|position| selection_range(file, *position, encoding)).collect()
}

fn selection_range(file: &File, position: Position, encoding: Encoding) -> SelectionRange {
    let outwards = selections(file, offset(&file.buffer, position, encoding));
    let grown = outwards.into_iter().rev().fold(None, |parent, span| {
        Some(Box::new(SelectionRange { range: range(&file.buffer, span, encoding), parent }))
    });
    // In an empty file, nothing lies around a position.
    let nothing =
        || SelectionRange { range: tower_lsp::ls_types::Range { start: position, end: position }, parent: None };
    grown.map_or_else(nothing, |innermost| *innermost)
}

/// Where a document leads to.
pub fn document_links(project: &Project, source: u32, encoding: Encoding) -> Option<Vec<DocumentLink>> {
    let file = project.file(source)?;
    let link = |Link { span, to }| {
        let target = match to {
            Destination::Address(address) => Uri::from_str(&address).ok()?,
            Destination::Rule(rule) => rule_page(&rule)?,
        };
        let range = range(&file.buffer, span, encoding);
        Some(DocumentLink { range, target: Some(target), tooltip: None, data: None })
    };
    some(links(project, source).into_iter().filter_map(link))
}
