//! Renaming names, labels, levels and citation keys, in all files of a project and in its bibliographies; and what the prose
//! calls things.

mod in_prose;
mod refusal;

pub use refusal::RenameRefusal;

use super::occurrences::{Occurrence, Role, Symbol};
use super::prose::written_at;
use super::references::{Reference, Target, in_libraries, written as references};
use lakatos_project::Project;
use lakatos_project::library::is_copy;
use lakatos_syntax::ast::{Declaration, DeclarationKind};
use lakatos_syntax::diagnostic::{Code, Diagnostic};
use lakatos_syntax::{Document, Host, Span};
use std::path::Path;
use std::sync::Arc;

/// A renaming: one text in many places.
#[derive(Clone, Debug)]
pub struct Renaming {
    /// What stands in each place from now on.
    pub text: String,
    /// The places.
    pub places: Vec<Target>,
}

/// The word at a byte of a file that can be renamed; none where there is nothing to rename.
///
/// # Errors
/// Where what is there keeps its name.
pub fn renameable(project: &Project, source: u32, offset: u32) -> Result<Option<Span>, RenameRefusal> {
    let Some(file) = project.file(source) else { return Ok(None) };
    match written_at(project, source, offset) {
        Some(Occurrence { symbol, .. }) if is_copy(&file.path) => Err(owned_by_library(symbol.word())),
        Some(Occurrence { symbol, span, .. }) => refusal(project, &symbol).map_or(Ok(Some(span)), Err),
        None => in_prose::renameable(project, source, offset),
    }
}

/// Gives the symbol at a byte of a file a new name; none where there is nothing to rename.
///
/// # Errors
/// Where it keeps its name, or cannot have that one.
pub fn rename(project: &Project, source: u32, offset: u32, name: &str) -> Result<Option<Renaming>, RenameRefusal> {
    let Some(Occurrence { symbol, .. }) = written_at(project, source, offset) else {
        return in_prose::rename(project, source, offset, name);
    };
    match refusal(project, &symbol) {
        Some(refusal) => Err(refusal),
        None => rename_symbol(project, as_work(project, symbol), name).map(Some),
    }
}

/// Gives a symbol a new name.
///
/// # Errors
/// Where it keeps its name, or cannot have that one.
pub fn rename_symbol(project: &Project, symbol: Symbol, name: &str) -> Result<Renaming, RenameRefusal> {
    let places = references(project, &symbol);
    if places.iter().any(|place| target_path(project, &place.target).is_some_and(is_copy)) {
        return Err(owned_by_library(symbol.word()));
    }
    let renamed = renamed(project, &symbol, &places, name.trim())?;
    let is_declared = places.iter().any(|reference| reference.role == Role::Declares);
    if renamed != symbol && is_declared {
        refuse_taken(project, &renamed, &places)?;
    }
    let text = renamed.word().to_string();
    Ok(Renaming { text, places: places.into_iter().map(|reference| reference.target).collect() })
}

/// Why a symbol has no name that the draft could change.
fn refusal(project: &Project, symbol: &Symbol) -> Option<RenameRefusal> {
    match symbol {
        Symbol::Work(key) if is_work_of_library_alone(project, key) => Some(owned_by_library(key)),
        Symbol::OfLibrary(name) | Symbol::Library(name) => Some(owned_by_library(name)),
        Symbol::Name(name) if is_of_library_alone(project, name) => Some(owned_by_library(name)),
        Symbol::Label { owner, .. } if is_of_library_alone(project, owner) => Some(owned_by_library(owner)),
        Symbol::Level { concept, .. } if is_of_library_alone(project, concept) => Some(owned_by_library(concept)),
        Symbol::Level { level, .. } if matches!(&**level, "yes" | "no" | "unknown") => {
            Some(RenameRefusal::WordOfLanguage(Arc::clone(level)))
        }
        Symbol::Label { owner, label } if is_number(label) => {
            Some(RenameRefusal::NamedByNumber { owner: Arc::clone(owner), label: Arc::clone(label) })
        }
        _ => None,
    }
}

fn owned_by_library(name: &Arc<str>) -> RenameRefusal {
    RenameRefusal::OwnedByLibrary(Arc::clone(name))
}

fn is_of_library_alone(project: &Project, name: &Arc<str>) -> bool {
    declared_kind(project, name).is_none() && !in_libraries(project, &Symbol::Name(Arc::clone(name))).is_empty()
}

fn is_work_of_library_alone(project: &Project, key: &Arc<str>) -> bool {
    let own = references(project, &Symbol::Work(Arc::clone(key)));
    !own.iter().any(|place| place.role == Role::Declares)
        && project.bibliographies_of_libraries().iter().any(|file| file.entry(key).is_some())
}

/// `p1`, `c2`, `h3`.
fn is_number(label: &str) -> bool {
    let digits = label.strip_prefix(['p', 'c', 'h']).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name that a `source` declares is a work, whose citations go with it.
fn as_work(project: &Project, symbol: Symbol) -> Symbol {
    match &symbol {
        Symbol::Name(name) => {
            let work = Symbol::Work(Arc::clone(name));
            if is_source(&references(project, &work)) { work } else { symbol }
        }
        _ => symbol,
    }
}

/// Whether some of the places is the name of a `source`.
fn is_source(places: &[Reference]) -> bool {
    places.iter().any(|place| place.role == Role::Declares && matches!(place.target, Target::Draft(_)))
}

/// The symbol under its new name, if that can be one.
fn renamed(project: &Project, symbol: &Symbol, places: &[Reference], name: &str) -> Result<Symbol, RenameRefusal> {
    Ok(match symbol {
        Symbol::Name(_) => Symbol::Name(identifier(name)?),
        Symbol::Label { owner, .. } => Symbol::Label { owner: Arc::clone(owner), label: identifier(name)? },
        Symbol::Level { concept, .. } => Symbol::Level { concept: Arc::clone(concept), level: identifier(name)? },
        Symbol::Actor(_) => Symbol::Actor(identifier(name)?),
        Symbol::Unit(_) => Symbol::Unit(identifier(name)?),
        Symbol::Work(_) if is_source(places) => {
            let name = identifier(name)?;
            let taken = references(project, &Symbol::Name(Arc::clone(&name)));
            let own = |taken: &&Reference| places.iter().any(|place| is_same(&place.target, &taken.target));
            match taken.iter().filter(|taken| taken.role == Role::Declares).find(|taken| !own(taken)) {
                Some(taken) => return Err(already(project, &Symbol::Name(name), &taken.target)),
                None => Symbol::Work(name),
            }
        }
        Symbol::Work(_) => Symbol::Work(key(name)?),
        Symbol::OfLibrary(own) | Symbol::Library(own) => return Err(owned_by_library(own)),
    })
}

fn is_same(one: &Target, other: &Target) -> bool {
    matches!((one, other), (Target::Draft(one), Target::Draft(other)) if one == other)
}

fn target_path<'all>(project: &'all Project, target: &'all Target) -> Option<&'all Path> {
    match target {
        Target::Draft(location) => project.file(location.source).map(|file| file.path.as_path()),
        Target::Bibliography(file, _) => Some(&file.path),
        Target::Shipped(..) => None,
    }
}

/// A name as the language reads it. It is asked itself, so that it cannot say otherwise elsewhere.
fn identifier(name: &str) -> Result<Arc<str>, RenameRefusal> {
    const BEFORE: &str = "concept ";
    let whole = Span::new(BEFORE.len(), BEFORE.len() + name.len());
    let document = Document::read(&format!("{BEFORE}{name}"), Host::Lakatos);
    let read = document.pieces.first().map(|piece| &piece.read);
    let problems = read.map(|read| read.problems.as_slice()).unwrap_or_default();
    let is_keyword = |problem: &&Diagnostic| problem.code == Code::KEYWORD_AS_NAME && problem.place == whole;
    if let Some(problem) = problems.iter().find(is_keyword) {
        let help = problem.help.as_deref().unwrap_or_default();
        return Err(RenameRefusal::Keyword(format!("{}. {help}", problem.message)));
    }
    let declared = read.and_then(|read| read.declarations.first()).and_then(|declaration| declaration.name.as_ref());
    match declared.filter(|declared| declared.span == whole) {
        Some(declared) => Ok(Arc::clone(&declared.text)),
        None => Err(RenameRefusal::NoName(name.to_owned())),
    }
}

/// A citation key as the language reads it.
fn key(name: &str) -> Result<Arc<str>, RenameRefusal> {
    let name = name.strip_prefix('@').unwrap_or(name);
    let document = Document::read(&format!("concept c @{name}"), Host::Lakatos);
    let declarations = document.pieces.first().map(|piece| piece.read.declarations.as_slice()).unwrap_or_default();
    let cited: Option<&Declaration> = declarations.first();
    match cited.and_then(|declaration| declaration.citations.first()).filter(|citation| *citation.key == *name) {
        Some(citation) => Ok(Arc::clone(&citation.key)),
        None => Err(RenameRefusal::NoKey(name.to_owned())),
    }
}

fn refuse_taken(project: &Project, renamed: &Symbol, own: &[Reference]) -> Result<(), RenameRefusal> {
    let taken = references(project, renamed);
    let is_other = |taken: &&Reference| !own.iter().any(|own| is_same(&own.target, &taken.target));
    if let Some(other) = taken.iter().filter(|taken| taken.role == Role::Declares).find(is_other) {
        return Err(already(project, renamed, &other.target));
    }
    // What is cited already, as a library has it, is another work.
    if let Symbol::Work(key) = renamed
        && !taken.is_empty()
        && project.bibliographies_of_libraries().iter().any(|file| file.entry(key).is_some())
    {
        return Err(RenameRefusal::KeyOfLibrary(Arc::clone(key)));
    }
    // What the draft says of the library's would be said of its own.
    let is_name = matches!(renamed, Symbol::Name(_)) || is_source(own);
    if is_name && !in_libraries(project, &Symbol::Name(Arc::clone(renamed.word()))).is_empty() {
        return Err(RenameRefusal::NameOfLibrary(Arc::clone(renamed.word())));
    }
    Ok(())
}

/// That a symbol is declared already: as what, and where.
fn already(project: &Project, symbol: &Symbol, target: &Target) -> RenameRefusal {
    let line = match target {
        Target::Draft(location) => project.file(location.source).map(|file| file.buffer.line_of(location.span.start)),
        Target::Bibliography(file, span) => Some(file.buffer.line_of(span.start)),
        Target::Shipped(..) => None,
    };
    let file = target_path(project, target).and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let what = match symbol {
        Symbol::Name(name) => declared_kind(project, name).map_or("declared", DeclarationKind::with_article).to_owned(),
        Symbol::Label { owner, .. } => format!("a label of `{owner}`"),
        Symbol::Level { concept, .. } => format!("a level of `{concept}`"),
        Symbol::Actor(_) => "an actor".to_owned(),
        Symbol::Unit(_) => "a unit".to_owned(),
        Symbol::Work(_) | Symbol::OfLibrary(_) | Symbol::Library(_) => "the key of another work".to_owned(),
    };
    RenameRefusal::Taken {
        name: Arc::clone(symbol.word()),
        what,
        file: file.into_owned(),
        line: line.map_or(0, |line| line + 1),
    }
}

fn declared_kind(project: &Project, name: &str) -> Option<DeclarationKind> {
    let pieces = project.files.iter().flat_map(|file| &file.document.pieces);
    let mut declarations = pieces.flat_map(|piece| &piece.read.declarations);
    let declares = |declaration: &&Declaration| declaration.name.as_ref().is_some_and(|own| *own.text == *name);
    declarations.find(declares).map(|declaration| declaration.kind)
}
