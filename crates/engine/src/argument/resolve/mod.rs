//! From declarations to the argument: first every name, then what each declaration says.

mod built_in;
mod circles;
mod columns;
mod data;
mod declarations;
mod formulas;
mod library;
mod lines;
mod lookup;
mod objections;
mod past;
mod rows;
mod series;
mod unread;
mod values;

use super::formula::Formula;
use super::ids::{AuxiliaryId, CaseId, ConceptId, DataId, ObjectionId, ParadigmId, Place, PuzzleId, TestId, TheoryId};
use super::model::{Argument, Backing, Concept, Domain, Header};
use super::names::{Named, Names, nearest};
use lakatos_syntax::Document;
use lakatos_syntax::ast::{Declaration, DeclarationKind, ListProperty, Name, Property, PropertyValue, TextProperty};
use lakatos_syntax::diagnostic::{Code, Diagnostic};
pub use library::MissingLibrary;
use library::{LibraryScope, read_aside};
use past::past;
pub use past::recall;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;
pub use unread::TOLD_AGAIN;

/// What a file is to the argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceRole {
    /// A part of it.
    Draft,
    /// There to be drawn on: of it, nothing is reported.
    Library,
    /// What was claimed when it was frozen: of it, nothing is reported.
    Frozen,
}

/// A file that was read, under the number that places speak of it by.
#[derive(Clone, Copy)]
pub struct Source<'document> {
    /// Its number. Libraries come behind all drafts, and what was frozen comes last.
    pub number: u32,
    /// What it says.
    pub document: &'document Document,
    /// What it is to the argument.
    pub role: SourceRole,
    /// The libraries that it asks for in vain.
    pub missing: &'document [MissingLibrary],
}

/// The argument of all `sources`, in any order.
pub fn build(sources: &[Source]) -> Argument {
    let of_role = |role| -> Vec<Source> { sources.iter().copied().filter(|source| source.role == role).collect() };
    let mut argument = build_on(&[], &Vec::new(), sources);
    let (libraries, frozen) = (of_role(SourceRole::Library), of_role(SourceRole::Frozen));
    let library = (!libraries.is_empty())
        .then(|| Box::new(read_aside(&argument.concepts, &same_as(&argument), &placed_declarations(&libraries))));
    let frozen = (!frozen.is_empty()).then(|| {
        let declarations = placed_declarations(&frozen);
        let read = |concepts: &[Concept], aliases: &Aliases| read_aside(concepts, aliases, &declarations);
        // Of what was frozen, nothing was a library's.
        let alone = Argument { first_after_drafts: None, ..read(&[], &Vec::new()) };
        Box::new(past(alone, &argument, read))
    });
    (argument.library, argument.frozen) = (library, frozen);
    argument
}

/// Other names of concepts.
type Aliases = Vec<(Arc<str>, ConceptId)>;

/// The names that concepts have in libraries.
fn same_as(argument: &Argument) -> Aliases {
    let concepts = argument.concepts.iter().enumerate();
    let names = |(index, concept): (usize, &Concept)| {
        concept.same_as.iter().map(move |name| (Arc::clone(name), ConceptId::from_index(index))).collect::<Vec<_>>()
    };
    concepts.flat_map(names).collect()
}

/// The argument of the drafts of `sources`, over the concepts of another argument.
fn build_on(concepts: &[Concept], aliases: &Aliases, sources: &[Source]) -> Argument {
    let of_role = |role| -> Vec<Source> { sources.iter().copied().filter(|source| source.role == role).collect() };
    let (drafts, of_libraries) = (of_role(SourceRole::Draft), placed_declarations(&of_role(SourceRole::Library)));
    let mut resolver = Resolver { library: LibraryScope::new(sources, &of_libraries), ..Resolver::default() };
    resolver.enter_concepts(concepts, aliases);
    resolver.note_unread(&drafts);
    resolver.tell_missing(&drafts);
    let declarations = placed_declarations(&drafts);
    resolver.tell_shadowed(&declarations);
    resolver.read_all(&declarations);
    resolver.read_imported();
    resolver.read_links();
    let mut argument = resolver.finish();
    mark_cited(&mut argument, &declarations);
    argument
}

fn placed_declarations<'document>(sources: &[Source<'document>]) -> Vec<(&'document Declaration, Place)> {
    let mut declarations = Vec::new();
    for source in sources {
        for (index, piece) in source.document.pieces.iter().enumerate() {
            let place = Place { source: source.number, piece: index as u32, span: Default::default() };
            declarations
                .extend(piece.read.declarations.iter().map(|declaration| (declaration, place.with(declaration.span))));
        }
    }
    declarations
}

#[derive(Default)]
struct Resolver<'document> {
    argument: Argument,
    names: Names,
    library: LibraryScope<'document>,
    /// Whether nothing is brought in from libraries any more.
    is_library_closed: bool,
    /// What was brought in and is still to be read.
    unread: Vec<(&'document Declaration, Place, Named)>,
    /// The concepts that nobody declares, by what they stand for.
    built_in: FxHashMap<String, ConceptId>,
    /// Where a formula speaks of both of two actors.
    speaks_of_both: Vec<(Place, Arc<str>)>,
    /// The actors that codings name, each with its case.
    actors_coded: Vec<(CaseId, Name, Place)>,
    /// The units that theories name.
    units_spoken_of: Vec<(Arc<str>, Place)>,
    /// Lines of it that wait for the rest.
    links: Vec<(&'document Property, Place, Named)>,
    /// Names that a line would have declared, if it could be read.
    lost: FxHashSet<&'document str>,
    /// The pieces in which some line could not be read.
    damaged: FxHashSet<(u32, u32)>,
    /// Whether a library is asked for in vain, which may have declared what nothing else does.
    misses_library: bool,
}

impl<'document> Resolver<'document> {
    /// Enters all names, then reads what each declaration says.
    fn read_all(&mut self, declarations: &[(&'document Declaration, Place)]) {
        let mut entered = Vec::with_capacity(declarations.len());
        for (declaration, place) in declarations {
            if let Some(named) = self.enter(declaration, *place) {
                entered.push((*declaration, *place, named));
            }
        }
        // Formulas need the values of every concept.
        for (declaration, place, named) in &entered {
            if let Named::Concept(id) = named {
                self.read_domain(declaration, *place, *id);
            }
        }
        // Tests and auxiliaries speak of labels within other declarations.
        let (with_labels, others): (Vec<_>, Vec<_>) =
            entered.into_iter().partition(|(_, _, named)| matches!(named, Named::Paradigm(_) | Named::Theory(_)));
        let (auxiliaries, others): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|(_, _, named)| matches!(named, Named::Auxiliary(_)));
        for (declaration, place, named) in with_labels.into_iter().chain(auxiliaries).chain(others) {
            self.read(declaration, place, named);
        }
    }

    /// Enters the concepts of another argument, under the same numbers.
    fn enter_concepts(&mut self, concepts: &[Concept], aliases: &Aliases) {
        for (name, id) in aliases {
            self.enter_alias(name, &concepts[id.index()], Named::Concept(*id));
        }
        for (index, concept) in concepts.iter().enumerate() {
            if concept.built_in.is_none() {
                self.enter_alias(&concept.header.name, concept, Named::Concept(ConceptId::from_index(index)));
            }
        }
        // Rows of data sets are of the argument that these come from.
        let without_rows = |concept: &Concept| Concept { columns: Vec::new(), ..concept.clone() };
        self.argument.concepts.extend(concepts.iter().map(without_rows));
        self.enter_built_in();
    }

    /// Gives a row a name.
    fn enter_alias(&mut self, name: &Arc<str>, concept: &Concept, named: Named) {
        // The first of two that claim a name keeps it.
        let _ = self.names.declare(&Header { name: Arc::clone(name), ..concept.header.clone() }, named);
    }

    /// Reports a problem, unless it is a library's.
    fn problem(&mut self, problem: Diagnostic<Place>) {
        if !self.library.holds(problem.place) {
            self.argument.problems.push(problem);
        }
    }

    fn report(&mut self, code: Code, place: Place, name: &str, message: String, help: String) {
        self.problem(Diagnostic::new(code, place, message).about(name).help(help));
    }

    /// Enters the name of a declaration, and an empty row for it. None for what has no name or a taken one.
    fn enter(&mut self, declaration: &Declaration, place: Place) -> Option<Named> {
        let name = declaration.name.as_ref()?;
        let header = Header {
            name: Arc::clone(&name.text),
            title: declaration.title.as_ref().map(|title| Arc::clone(&title.text)).unwrap_or_default(),
            citations: declaration.citations.clone(),
            notes: notes(declaration),
            known_as: known_as(declaration),
            place: place.with(name.span),
            whole: place,
            kind: declaration.kind,
        };
        let named = self.next_id(declaration.kind)?;
        if let Err(first) = self.names.declare(&header, named) {
            let message = format!("`{}` is declared twice", header.name);
            let help = format!(
                "It is already {}: choose another name, or merge the two declarations.",
                first.kind.with_article()
            );
            self.problem(declared_twice(header.place, message, &header.name, first.place).help(help));
            return None;
        }
        self.push_empty(header, named);
        Some(named)
    }

    fn next_id(&self, kind: DeclarationKind) -> Option<Named> {
        let argument = &self.argument;
        Some(match kind {
            DeclarationKind::Puzzle => Named::Puzzle(PuzzleId::from_index(argument.puzzles.len())),
            DeclarationKind::Source => Named::Source,
            DeclarationKind::Concept => Named::Concept(ConceptId::from_index(argument.concepts.len())),
            DeclarationKind::Paradigm => Named::Paradigm(ParadigmId::from_index(argument.paradigms.len())),
            DeclarationKind::Theory => Named::Theory(TheoryId::from_index(argument.theories.len())),
            DeclarationKind::Auxiliary => Named::Auxiliary(AuxiliaryId::from_index(argument.auxiliaries.len())),
            DeclarationKind::Case => Named::Case(CaseId::from_index(argument.cases.len())),
            DeclarationKind::Test => Named::Test(TestId::from_index(argument.tests.len())),
            DeclarationKind::Objection => Named::Objection(ObjectionId::from_index(argument.objections.len())),
            DeclarationKind::Data => Named::Data(DataId::from_index(argument.data.len())),
            DeclarationKind::Use => return None,
        })
    }

    fn read_domain(&mut self, declaration: &Declaration, place: Place, id: ConceptId) {
        let mut domain = Domain::Levels { names: vec!["no".into(), "yes".into()], ordered: true };
        for property in &declaration.properties {
            match &property.value {
                PropertyValue::Values { ordered, levels } => {
                    let names: Vec<Arc<str>> = levels.iter().map(|level| Arc::clone(&level.text)).collect();
                    domain = match names.as_slice() {
                        [only] if only.as_ref() == "number" => Domain::Number,
                        [only] => {
                            self.damaged.insert((place.source, place.piece));
                            if nearest("number", std::iter::once(only.as_ref())).is_some() {
                                let at = place.with(levels[0].span);
                                let message = format!("`{only}` is no word of the language: did you mean `number`?");
                                let problem = Diagnostic::new(Code::SYNTAX_ERROR, at, message).about(&**only);
                                let help = "A concept takes at least two levels, as in `values none < entente`, or numbers, `values number`.";
                                self.problem(problem.help(help).replaced_by("number"));
                                continue;
                            }
                            self.report(
                                Code::SYNTAX_ERROR,
                                place.with(property.span),
                                only,
                                format!("a concept whose only value is `{only}` cannot vary"),
                                "Give at least two values, as in `values none < entente < defence`, or `values number`."
                                    .to_owned(),
                            );
                            continue;
                        }
                        _ => Domain::Levels { names, ordered: *ordered },
                    };
                }
                PropertyValue::Text { property: TextProperty::Measured, text, .. } => {
                    self.concept_mut(id).measured.push(Arc::clone(&text.text));
                }
                // What it is made of is read when every concept has its values.
                PropertyValue::Defined(_) => self.concept_mut(id).defined = Some(Formula::TRUE),
                _ => {}
            }
        }
        self.concept_mut(id).domain = domain;
    }

    fn concept_mut(&mut self, id: ConceptId) -> &mut Concept {
        &mut self.argument.concepts[id.index()]
    }

    fn finish(mut self) -> Argument {
        series::keep_within_paradigms(&mut self.argument);
        circles::break_circles(&mut self.argument);
        circles::inherit(&mut self.argument);
        self.check_actors();
        self.check_units();
        self.check_columns();
        self.argument.partly_unread = self.partly_unread();
        let argument = &self.argument;
        let declared = self.names.into_declared(|named| match named {
            Named::Puzzle(_) | Named::Test(_) | Named::Objection(_) => true,
            Named::Source | Named::Concept(_) | Named::Paradigm(_) | Named::Data(_) => false,
            // One that is said to explain something and predicts nothing has a rule of its own.
            Named::Theory(id) => {
                !argument.theory(id).predictions.is_empty() || !argument.theory(id).explains.is_empty()
            }
            Named::Auxiliary(id) => {
                let auxiliary = argument.auxiliary(id);
                // One that changes something and amends nothing has a rule of its own.
                !auxiliary.amends.is_empty()
                    || !auxiliary.amends_auxiliaries.is_empty()
                    || !auxiliary.excepts.is_empty()
                    || !auxiliary.recodes.is_empty()
                    || !auxiliary.predictions.is_empty()
            }
            Named::Case(id) => !argument.case(id).observations.is_empty(),
        });
        self.argument.declared = declared;
        self.argument.problems.sort_by(|a, b| (a.place, &a.code).cmp(&(b.place, &b.code)));
        unread::tell_once(&mut self.argument.problems);
        self.argument.first_after_drafts = self.library.first_source();
        self.argument
    }
}

/// A name that `first` has already.
fn declared_twice(place: Place, message: String, name: &str, first: Place) -> Diagnostic<Place> {
    Diagnostic::new(Code::DUPLICATE_NAME, place, message).about(name).related(first, "it is declared here first")
}

/// A source that is cited is used.
fn mark_cited(argument: &mut Argument, declarations: &[(&Declaration, Place)]) {
    let citations = declarations.iter().flat_map(|(declaration, _)| declaration.all_citations());
    let cited: FxHashSet<&str> = citations.map(|citation| &*citation.key).collect();
    for declared in &mut argument.declared {
        declared.is_used |= declared.header.kind == DeclarationKind::Source && cited.contains(&*declared.header.name);
    }
}

/// Whether a property of a library's declaration speaks of its likes, and not of what it is itself.
fn is_link(property: &Property) -> bool {
    match &property.value {
        PropertyValue::List(list, _) => {
            !matches!(list, ListProperty::IrrespectiveOf | ListProperty::Measures | ListProperty::Within)
        }
        PropertyValue::SelectedAs { .. } | PropertyValue::Like { .. } => true,
        PropertyValue::To(_) | PropertyValue::AnsweredBy(_) => true,
        _ => false,
    }
}

fn backing(property: &Property) -> Backing {
    Backing {
        citations: Arc::clone(&property.citations),
        why: property.why.as_ref().map(|why| Arc::clone(&why.text)).unwrap_or_default(),
        evidence: property.evidence.as_ref().map(|word| Arc::clone(&word.text)).unwrap_or_default(),
    }
}

fn known_as(declaration: &Declaration) -> Vec<Arc<str>> {
    let texts = |property: &Property| match &property.value {
        PropertyValue::KnownAs(texts) => texts.iter().map(|text| Arc::clone(&text.text)).collect(),
        _ => Vec::new(),
    };
    declaration.properties.iter().flat_map(texts).collect()
}

fn notes(declaration: &Declaration) -> Vec<Arc<str>> {
    let note = |property: &Property| match &property.value {
        PropertyValue::Text { property: TextProperty::Note, text, .. } => Some(Arc::clone(&text.text)),
        _ => None,
    };
    declaration.properties.iter().filter_map(note).collect()
}
