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
    snapshot: &Project,
    source: u32,
    position: Position,
    encoding: Encoding,
) -> Option<Vec<TypeHierarchyItem>> {
    let at = offset(&snapshot.file(source)?.buffer, position, encoding);
    Some(vec![type_item(snapshot, lineage::at(snapshot, source, at)?, encoding)?])
}

/// What stands above an item.
pub fn supertypes(snapshot: &Project, item: &TypeHierarchyItem, encoding: Encoding) -> Vec<TypeHierarchyItem> {
    let above = lineage::above(snapshot, name(item.data.as_ref())).into_iter();
    above.filter_map(|item| type_item(snapshot, item, encoding)).collect()
}

/// What stands below an item.
pub fn subtypes(snapshot: &Project, item: &TypeHierarchyItem, encoding: Encoding) -> Vec<TypeHierarchyItem> {
    let below = lineage::below(snapshot, name(item.data.as_ref())).into_iter();
    below.filter_map(|item| type_item(snapshot, item, encoding)).collect()
}

/// The predictions at a position.
pub fn calls_at(
    snapshot: &Project,
    source: u32,
    position: Position,
    encoding: Encoding,
) -> Option<Vec<CallHierarchyItem>> {
    let at = offset(&snapshot.file(source)?.buffer, position, encoding);
    let items = bearing::at(snapshot, source, at).into_iter();
    super::navigation::some(items.filter_map(|item| call_item(snapshot, item, encoding)))
}

/// What bears on an item.
pub fn incoming(snapshot: &Project, item: &CallHierarchyItem, encoding: Encoding) -> Vec<CallHierarchyIncomingCall> {
    let call = |Bond { item, places }: Bond| {
        let from_ranges = ranges(snapshot, item.whole.source, &places, encoding);
        Some(CallHierarchyIncomingCall { from: call_item(snapshot, item, encoding)?, from_ranges })
    };
    bearing::incoming(snapshot, name(item.data.as_ref())).into_iter().filter_map(call).collect()
}

/// What an item of a file speaks of.
pub fn outgoing(
    snapshot: &Project,
    source: u32,
    item: &CallHierarchyItem,
    encoding: Encoding,
) -> Vec<CallHierarchyOutgoingCall> {
    let call = |Bond { item, places }: Bond| {
        let from_ranges = ranges(snapshot, source, &places, encoding);
        Some(CallHierarchyOutgoingCall { to: call_item(snapshot, item, encoding)?, from_ranges })
    };
    bearing::outgoing(snapshot, name(item.data.as_ref())).into_iter().filter_map(call).collect()
}

fn name(data: Option<&Value>) -> &str {
    data.and_then(Value::as_str).unwrap_or_default()
}

fn ranges(snapshot: &Project, source: u32, places: &[Span], encoding: Encoding) -> Vec<Range> {
    let Some(file) = snapshot.file(source) else { return Vec::new() };
    places.iter().map(|place| range(&file.buffer, *place, encoding)).collect()
}

fn type_item(snapshot: &Project, item: Item, encoding: Encoding) -> Option<TypeHierarchyItem> {
    let CallHierarchyItem { name, kind, detail, uri, range, selection_range, data, .. } =
        call_item(snapshot, item, encoding)?;
    Some(TypeHierarchyItem { name, kind, tags: None, detail, uri, range, selection_range, data })
}

fn call_item(snapshot: &Project, item: Item, encoding: Encoding) -> Option<CallHierarchyItem> {
    let file = snapshot.file(item.whole.source)?;
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
