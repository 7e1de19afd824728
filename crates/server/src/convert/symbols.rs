//! Symbols of a document, flat or nested, and of the workspace.

use super::client::ClientAbilities;
use super::path::uri;
use super::position::{location, range};
use lakatos_ide::item::{Item, ItemKind, outline};
use lakatos_ide::search::{Found, search};
use lakatos_project::{File, Project};
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::line_index::Encoding;
use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, OneOf, SymbolInformation, SymbolKind, WorkspaceSymbol,
};

/// What an editor has an icon for.
pub fn kind(kind: ItemKind) -> SymbolKind {
    match kind {
        ItemKind::Declaration(DeclarationKind::Puzzle) => SymbolKind::KEY,
        ItemKind::Declaration(DeclarationKind::Source) => SymbolKind::FILE,
        ItemKind::Declaration(DeclarationKind::Concept) => SymbolKind::ENUM,
        ItemKind::Declaration(DeclarationKind::Paradigm) => SymbolKind::NAMESPACE,
        ItemKind::Declaration(DeclarationKind::Theory) => SymbolKind::CLASS,
        ItemKind::Declaration(DeclarationKind::Auxiliary) => SymbolKind::INTERFACE,
        ItemKind::Declaration(DeclarationKind::Case) => SymbolKind::OBJECT,
        ItemKind::Declaration(DeclarationKind::Test) => SymbolKind::EVENT,
        ItemKind::Declaration(DeclarationKind::Objection) => SymbolKind::EVENT,
        ItemKind::Declaration(DeclarationKind::Data) => SymbolKind::ARRAY,
        ItemKind::Declaration(DeclarationKind::Use) => SymbolKind::PACKAGE,
        ItemKind::Prediction => SymbolKind::METHOD,
        ItemKind::Assumption => SymbolKind::PROPERTY,
        ItemKind::Observation => SymbolKind::FIELD,
    }
}

/// The symbols of a file; for a client that does not nest them, one after another.
pub fn of_document(file: &File, source: u32, client: &ClientAbilities) -> Option<DocumentSymbolResponse> {
    let items = outline(file, source);
    if client.nests_symbols {
        let nested = items.into_iter().map(|item| nested(file, item, client.encoding));
        return Some(DocumentSymbolResponse::Nested(nested.collect()));
    }
    let uri = uri(&file.path)?;
    let mut flat = Vec::new();
    let mut add = |item: &Item, container_name: Option<String>| {
        let range = range(&file.buffer, item.whole.span, client.encoding);
        flat.push(information(item, Location { uri: uri.clone(), range }, container_name));
    };
    for item in &items {
        add(item, None);
        item.children.iter().for_each(|child| add(child, Some(item.name.clone())));
    }
    Some(DocumentSymbolResponse::Flat(flat))
}

#[allow(deprecated, reason = "the type of the protocol has the field")]
fn nested(file: &File, item: Item, encoding: Encoding) -> DocumentSymbol {
    let children = item.children.into_iter().map(|child| nested(file, child, encoding)).collect();
    DocumentSymbol {
        name: item.name,
        detail: Some(item.detail).filter(|detail| !detail.is_empty()),
        kind: kind(item.kind),
        tags: None,
        deprecated: None,
        range: range(&file.buffer, item.whole.span, encoding),
        selection_range: range(&file.buffer, item.place, encoding),
        children: Some(children),
    }
}

#[allow(deprecated, reason = "the type of the protocol has the field")]
fn information(item: &Item, location: Location, container_name: Option<String>) -> SymbolInformation {
    let name = item.name.clone();
    SymbolInformation { name, kind: kind(item.kind), tags: None, deprecated: None, location, container_name }
}

/// What is found in all projects.
pub fn of_workspace(projects: &[Project], query: &str, encoding: Encoding) -> Vec<WorkspaceSymbol> {
    let symbol = |Found { project, item, container }: Found| {
        Some(WorkspaceSymbol {
            location: OneOf::Left(location(project, item.whole, encoding)?),
            kind: kind(item.kind),
            name: item.name,
            tags: None,
            container_name: container,
            data: None,
        })
    };
    search(projects, query).into_iter().filter_map(symbol).collect()
}
