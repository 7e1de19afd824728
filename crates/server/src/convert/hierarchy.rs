//! The two hierarchies: of theories, and of what bears on a prediction.
//!
//! An item carries the name that it is found again by.

use super::path::uri;
use super::position::{offset, range};
use super::symbols::kind;
use lakatos_ide::bearing::{self, Bond};
use lakatos_ide::item::Item;
use lakatos_ide::lineage;
use lakatos_project::Project;
use lakatos_syntax::Span;
use lakatos_syntax::line_index::Encoding;
use serde_json::Value;
use tower_lsp::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, Position, Range, TypeHierarchyItem,
};

/// The theory, paradigm or auxiliary at a position.
pub fn type_at(
    project: &Project,
    source: u32,
    position: Position,
    encoding: Encoding,
) -> Option<Vec<TypeHierarchyItem>> {
    let at = offset(&project.file(source)?.buffer, position, encoding);
    Some(vec![type_item(project, lineage::at(project, source, at)?, encoding)?])
}

/// What stands above an item.
pub fn supertypes(project: &Project, item: &TypeHierarchyItem, encoding: Encoding) -> Vec<TypeHierarchyItem> {
    let above = lineage::above(project, name(item.data.as_ref())).into_iter();
    above.filter_map(|item| type_item(project, item, encoding)).collect()
}

/// What stands below an item.
pub fn subtypes(project: &Project, item: &TypeHierarchyItem, encoding: Encoding) -> Vec<TypeHierarchyItem> {
    let below = lineage::below(project, name(item.data.as_ref())).into_iter();
    below.filter_map(|item| type_item(project, item, encoding)).collect()
}

/// The predictions at a position.
pub fn calls_at(
    project: &Project,
    source: u32,
    position: Position,
    encoding: Encoding,
) -> Option<Vec<CallHierarchyItem>> {
    let at = offset(&project.file(source)?.buffer, position, encoding);
    let items = bearing::at(project, source, at).into_iter();
    super::navigation::some(items.filter_map(|item| call_item(project, item, encoding)))
}

/// What bears on an item.
pub fn incoming(project: &Project, item: &CallHierarchyItem, encoding: Encoding) -> Vec<CallHierarchyIncomingCall> {
    let call = |Bond { item, places }: Bond| {
        let from_ranges = ranges(project, item.whole.source, &places, encoding);
        Some(CallHierarchyIncomingCall { from: call_item(project, item, encoding)?, from_ranges })
    };
    bearing::incoming(project, name(item.data.as_ref())).into_iter().filter_map(call).collect()
}

/// What an item of a file speaks of.
pub fn outgoing(
    project: &Project,
    source: u32,
    item: &CallHierarchyItem,
    encoding: Encoding,
) -> Vec<CallHierarchyOutgoingCall> {
    let call = |Bond { item, places }: Bond| {
        let from_ranges = ranges(project, source, &places, encoding);
        Some(CallHierarchyOutgoingCall { to: call_item(project, item, encoding)?, from_ranges })
    };
    bearing::outgoing(project, name(item.data.as_ref())).into_iter().filter_map(call).collect()
}

fn name(data: Option<&Value>) -> &str {
    data.and_then(Value::as_str).unwrap_or_default()
}

fn ranges(project: &Project, source: u32, places: &[Span], encoding: Encoding) -> Vec<Range> {
    let Some(file) = project.file(source) else { return Vec::new() };
    places.iter().map(|place| range(&file.buffer, *place, encoding)).collect()
}

fn type_item(project: &Project, item: Item, encoding: Encoding) -> Option<TypeHierarchyItem> {
    let CallHierarchyItem { name, kind, detail, uri, range, selection_range, data, .. } =
        call_item(project, item, encoding)?;
    Some(TypeHierarchyItem { name, kind, tags: None, detail, uri, range, selection_range, data })
}

fn call_item(project: &Project, item: Item, encoding: Encoding) -> Option<CallHierarchyItem> {
    let file = project.file(item.whole.source)?;
    Some(CallHierarchyItem {
        data: Some(Value::String(item.name.clone())),
        name: item.name,
        kind: kind(item.kind),
        tags: None,
        detail: Some(item.detail).filter(|detail| !detail.is_empty()),
        uri: uri(&file.path)?,
        range: range(&file.buffer, item.whole.span, encoding),
        selection_range: range(&file.buffer, item.place, encoding),
    })
}
