//! Places to go to: definitions, references, highlights.

use super::path::uri;
use super::position::{location, offset, range};
use lakatos_engine::library::named;
use lakatos_ide::occurrences::{Role, Symbol};
use lakatos_ide::prose::symbol_at;
use lakatos_ide::references::{Reference, Target, definitions, highlights, references, work_at};
use lakatos_project::library::path_in_editor;
use lakatos_project::{BibliographyFile, Project};
use lakatos_syntax::Buffer;
use lakatos_syntax::line_index::Encoding;
use tower_lsp::ls_types::{self as lsp, DocumentHighlight, DocumentHighlightKind, Position, ReferenceContext};

/// Where something stands.
pub fn target(project: &Project, target: &Target, encoding: Encoding) -> Option<lsp::Location> {
    match target {
        Target::Draft(place) => location(project, *place, encoding),
        Target::Bibliography(file, span) => {
            Some(lsp::Location { uri: uri(&file.path)?, range: range(&file.buffer, *span, encoding) })
        }
        Target::Shipped(name, span) => {
            let library = named(name).into_iter().next()?;
            let range = range(&Buffer::from_text(library.text), *span, encoding);
            Some(lsp::Location { uri: uri(&path_in_editor(name))?, range })
        }
    }
}

/// Where what stands at a position is declared; none where nothing is known of it.
pub fn definition(
    project: &Project,
    source: u32,
    position: Position,
    encoding: Encoding,
) -> Option<Vec<lsp::Location>> {
    let at = offset(&project.file(source)?.buffer, position, encoding);
    some(definitions(project, source, at).iter().filter_map(|place| target(project, place, encoding)))
}

/// Where what stands at a position is spoken of, and declared if the client wants that too.
pub fn all_references(
    project: &Project,
    source: u32,
    position: Position,
    context: &ReferenceContext,
    encoding: Encoding,
) -> Option<Vec<lsp::Location>> {
    let file = project.file(source)?;
    let symbol = symbol_at(project, source, offset(&file.buffer, position, encoding))?.symbol;
    places(project, &symbol, context, encoding)
}

/// Where the work at a position of a bibliography is cited, and stands if the client wants that too.
pub fn all_citations(
    project: &Project,
    file: &BibliographyFile,
    position: Position,
    context: &ReferenceContext,
    encoding: Encoding,
) -> Option<Vec<lsp::Location>> {
    let (symbol, _) = work_at(file, offset(&file.buffer, position, encoding))?;
    places(project, &symbol, context, encoding)
}

fn places(
    project: &Project,
    symbol: &Symbol,
    context: &ReferenceContext,
    encoding: Encoding,
) -> Option<Vec<lsp::Location>> {
    let wanted = |place: &Reference| context.include_declaration || place.role == Role::Mentions;
    let found = references(project, symbol).into_iter().filter(wanted);
    some(found.filter_map(|place| target(project, &place.target, encoding)))
}

/// The places in a file of what stands at a position.
pub fn in_file(
    project: &Project,
    source: u32,
    position: Position,
    encoding: Encoding,
) -> Option<Vec<DocumentHighlight>> {
    let file = project.file(source)?;
    let highlight = |(span, role)| DocumentHighlight {
        range: range(&file.buffer, span, encoding),
        kind: Some(match role {
            Role::Declares => DocumentHighlightKind::WRITE,
            Role::Mentions => DocumentHighlightKind::READ,
        }),
    };
    let at = offset(&file.buffer, position, encoding);
    some(highlights(project, source, at).into_iter().map(highlight))
}

/// None for an empty list: there is nothing to answer.
pub fn some<T>(items: impl Iterator<Item = T>) -> Option<Vec<T>> {
    let items: Vec<T> = items.collect();
    (!items.is_empty()).then_some(items)
}
