//! Where something is declared, and where it is spoken of: in all files of a project, and in its bibliographies.

use super::mentions::{in_shipped, mentions};
use super::occurrences::{Role, Symbol, occurrences};
use super::prose::{self, symbol_at, written_at};
use lakatos_engine::rules::finding::Location;
use lakatos_project::BibliographyFile;
use lakatos_project::library::FileRole;
use lakatos_project::{File, Project};
use lakatos_syntax::Span;
use std::sync::Arc;

/// A place that an editor can go to.
#[derive(Clone, Debug)]
pub enum Target {
    /// In a file of the project.
    Draft(Location),
    /// In a bibliography: its bytes of that file.
    Bibliography(Arc<BibliographyFile>, Span),
    /// In a file of the library that lakatos ships, by its name, where the project uses none of it.
    Shipped(&'static str, Span),
}

/// A place of a symbol.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Where.
    pub target: Target,
    /// Whether it is declared or spoken of there.
    pub role: Role,
}

/// The work whose key stands at a byte of a bibliography, and its bytes there.
pub fn work_at(file: &BibliographyFile, offset: u32) -> Option<(Symbol, Span)> {
    file.key_at(offset).map(|(key, span)| (Symbol::Work(key.into()), span))
}

/// Every place of a symbol: those in files by file and place, where prose names it as well, then those in bibliographies.
pub fn references(project: &Project, symbol: &Symbol) -> Vec<Reference> {
    let in_prose = project.files.iter().enumerate().flat_map(|(source, file)| {
        let same = named_in(project, file, symbol).into_iter();
        same.map(move |span| Location { source: source as u32, span })
    });
    let in_prose = in_prose
        .map(|location| Reference { target: Target::Draft(location), role: Role::Mentions })
        .collect::<Vec<_>>();
    let mut all = written(project, symbol);
    all.extend(in_prose);
    all.sort_by_key(|reference| {
        match &reference.target {
            Target::Draft(location) => Some(*location),
            Target::Shipped(..) | Target::Bibliography(..) => None,
        }
        .map_or((1, None), |location| (0, Some(location)))
    });
    all
}

/// The places at which the prose of a file names a symbol.
fn named_in(project: &Project, file: &File, symbol: &Symbol) -> Vec<Span> {
    if !matches!(symbol, Symbol::Name(_)) {
        return Vec::new();
    }
    let same = mentions(project, file).into_iter().filter(|mention| mention.symbol == *symbol);
    same.map(|mention| mention.span).collect()
}

/// Every place of a symbol in blocks and bibliographies. A work is cited in prose too.
pub fn written(project: &Project, symbol: &Symbol) -> Vec<Reference> {
    let in_file = |(source, file): (usize, &Arc<File>)| {
        let place =
            move |(span, role)| Reference { target: Target::Draft(Location { source: source as u32, span }), role };
        in_draft(file, symbol).into_iter().map(place)
    };
    let in_drafts = project.files.iter().enumerate().flat_map(in_file);
    in_drafts.chain(in_bibliographies(project, symbol)).collect()
}

fn in_draft(file: &File, symbol: &Symbol) -> Vec<(Span, Role)> {
    let same = occurrences(file).into_iter().filter(|occurrence| occurrence.symbol == *symbol);
    let mut found: Vec<(Span, Role)> = same.map(|occurrence| (occurrence.span, occurrence.role)).collect();
    if let Symbol::Work(key) = symbol {
        let known: Vec<Span> = found.iter().map(|(span, _)| *span).collect();
        let same = prose::citations(file).into_iter().filter(|(cited, _)| **cited == **key);
        found.extend(same.filter(|(_, span)| !known.contains(span)).map(|(_, span)| (span, Role::Mentions)));
        found.sort_by_key(|(span, _)| *span);
    }
    found
}

fn in_bibliographies(project: &Project, symbol: &Symbol) -> Vec<Reference> {
    let Symbol::Work(key) = symbol else { return Vec::new() };
    places_in(project.bibliographies(), key)
}

fn places_in(bibliographies: Vec<Arc<BibliographyFile>>, key: &Arc<str>) -> Vec<Reference> {
    let mut found = Vec::new();
    for file in bibliographies {
        let same = file.entries.iter().filter(|entry| *entry.key == **key);
        let declared = same.map(|entry| (entry.key_span, Role::Declares));
        let mentioned = file.mentions(key).into_iter().map(|span| (span, Role::Mentions));
        let mut places: Vec<(Span, Role)> = declared.chain(mentioned).collect();
        places.sort_by_key(|(span, _)| *span);
        found.extend(
            places
                .into_iter()
                .map(|(span, role)| Reference { target: Target::Bibliography(Arc::clone(&file), span), role }),
        );
    }
    found
}

/// Where the symbol at a byte of a file is declared; what prose names may be the library's, in use or not.
/// Of a level that its concept does not list, where the concept is.
pub fn definitions(project: &Project, source: u32, offset: u32) -> Vec<Target> {
    let Some(occurrence) = symbol_at(project, source, offset) else { return Vec::new() };
    let is_in_prose = written_at(project, source, offset).is_none();
    match (declarations(project, &occurrence.symbol), occurrence.symbol) {
        (none, Symbol::Name(name)) if none.is_empty() && is_in_prose => {
            in_shipped(&name).map(|(library, span)| Target::Shipped(library, span)).into_iter().collect()
        }
        (none, Symbol::Level { concept, .. }) if none.is_empty() => declarations(project, &Symbol::Name(concept)),
        (declarations, _) => declarations,
    }
}

/// Where a symbol is declared; several places for what is declared twice. What the draft does not declare may be a
/// library's.
pub fn declarations(project: &Project, symbol: &Symbol) -> Vec<Target> {
    let all = written(project, symbol).into_iter();
    let own = all.filter(|reference| reference.role == Role::Declares).map(|reference| reference.target);
    match (own.collect::<Vec<_>>(), symbol) {
        (none, Symbol::OfLibrary(name)) if none.is_empty() => in_libraries(project, &Symbol::Name(Arc::clone(name))),
        (none, Symbol::Library(name)) if none.is_empty() => files_of_library(project, name),
        (none, Symbol::Work(key)) if none.is_empty() => {
            let places = places_in(project.bibliographies_of_libraries(), key).into_iter();
            places.filter(|place| place.role == Role::Declares).map(|place| place.target).collect()
        }
        (none, symbol) if none.is_empty() => in_libraries(project, symbol),
        (own, _) => own,
    }
}

/// Where the libraries in use declare a symbol.
pub fn in_libraries(project: &Project, symbol: &Symbol) -> Vec<Target> {
    let in_file = |(index, file): (usize, &Arc<File>)| {
        let source = (project.files.len() + index) as u32;
        let declares = occurrences(file).into_iter().filter(|one| one.role == Role::Declares && one.symbol == *symbol);
        let targets = declares.map(|one| Target::Draft(Location { source, span: one.span }));
        targets.collect::<Vec<_>>()
    };
    let libraries = project.libraries.iter().enumerate().filter(|(_, file)| matches!(file.role, FileRole::Library(_)));
    libraries.flat_map(in_file).collect()
}

/// The beginning of each file that a name behind `use` stands for.
fn files_of_library(project: &Project, name: &str) -> Vec<Target> {
    let is_meant = |file: &File| {
        let path = file.path.with_extension("");
        file.path.ends_with(name) || path.ends_with(name) || path.parent().is_some_and(|folder| folder.ends_with(name))
    };
    let meant = project.libraries.iter().enumerate().filter(|(_, file)| is_meant(file));
    let start = |index: usize| Location { source: (project.files.len() + index) as u32, span: Span::empty(0) };
    meant.map(|(index, _)| Target::Draft(start(index))).collect()
}

/// The places in a file of the symbol at a byte of it, and whether it is declared or spoken of there.
pub fn highlights(project: &Project, source: u32, offset: u32) -> Vec<(Span, Role)> {
    let (Some(at), Some(file)) = (symbol_at(project, source, offset), project.file(source)) else { return Vec::new() };
    let mut found = in_draft(file, &at.symbol);
    found.extend(named_in(project, file, &at.symbol).into_iter().map(|span| (span, Role::Mentions)));
    found.sort_by_key(|(span, _)| *span);
    found
}
