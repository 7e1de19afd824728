//! From declarations to the argument: first every name, then what each declaration says.

mod circles;
mod declarations;
mod formulas;
mod lines;
mod lookup;
mod rows;
mod values;

use super::ids::{AuxiliaryId, CaseId, ConceptId, ParadigmId, Place, PuzzleId, TestId, TheoryId};
use super::model::{Argument, Backing, Concept, Domain, Header};
use super::names::{Named, Names};
use super::problem::ArgumentProblem;
use crate::syntax::Document;
use crate::syntax::ast::{Declaration, DeclarationKind, Property, PropertyValue, TextProperty};
use crate::syntax::problem::Code;
use std::sync::Arc;

/// A file that was read, under the number that places speak of it by.
#[derive(Clone, Copy)]
pub struct Source<'document> {
    /// Its number.
    pub number: u32,
    /// What it says.
    pub document: &'document Document,
}

/// The argument of all `sources`, in any order.
pub fn build(sources: &[Source]) -> Argument {
    let declarations = placed_declarations(sources);
    let mut resolver = Resolver::default();
    let mut entered = Vec::with_capacity(declarations.len());
    for (declaration, place) in declarations {
        if let Some(named) = resolver.enter(declaration, place) {
            entered.push((declaration, place, named));
        }
    }
    // Formulas need the values of every concept.
    for (declaration, place, named) in &entered {
        if let Named::Concept(id) = named {
            resolver.read_domain(declaration, *place, *id);
        }
    }
    // Tests and auxiliaries speak of labels within other declarations.
    let (with_labels, others): (Vec<_>, Vec<_>) =
        entered.into_iter().partition(|(_, _, named)| matches!(named, Named::Paradigm(_) | Named::Theory(_)));
    let (auxiliaries, others): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|(_, _, named)| matches!(named, Named::Auxiliary(_)));
    for (declaration, place, named) in with_labels.into_iter().chain(auxiliaries).chain(others) {
        resolver.read(declaration, place, named);
    }
    resolver.finish(sources)
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
struct Resolver {
    argument: Argument,
    names: Names,
}

impl Resolver {
    fn problem(&mut self, problem: ArgumentProblem) {
        self.argument.problems.push(problem);
    }

    fn report(&mut self, code: Code, place: Place, name: &str, message: String, help: String) {
        self.problem(ArgumentProblem {
            code,
            place,
            message,
            help,
            name: name.to_owned(),
            nearest: String::new(),
            replacement: String::new(),
            other: None,
        });
    }

    /// Enters the name of a declaration, and an empty row for it. None for what has no name or a taken one.
    fn enter(&mut self, declaration: &Declaration, place: Place) -> Option<Named> {
        let name = declaration.name.as_ref()?;
        if declaration.kind == DeclarationKind::Use {
            self.report(
                Code::UndefinedName,
                place.with(name.span),
                &name.text,
                format!("there is no library `{}`", name.text),
                "This version of lakatos ships no library yet: declare the cases and concepts in the draft.".to_owned(),
            );
            return None;
        }
        let header = Header {
            name: Arc::clone(&name.text),
            title: declaration.title.as_ref().map(|title| Arc::clone(&title.text)).unwrap_or_default(),
            citations: declaration.citations.clone(),
            place: place.with(name.span),
            whole: place,
            kind: declaration.kind,
        };
        let named = self.next_id(declaration.kind)?;
        if let Err(first) = self.names.declare(&header, named) {
            self.problem(ArgumentProblem {
                code: Code::DuplicateName,
                place: header.place,
                message: format!("`{}` is declared twice", header.name),
                help: format!(
                    "It is {} already: choose another name, or put both into one declaration.",
                    first.kind.with_article()
                ),
                name: header.name.to_string(),
                nearest: String::new(),
                replacement: String::new(),
                other: Some(first.place),
            });
            return None;
        }
        self.push_empty(header, named);
        Some(named)
    }

    fn next_id(&self, kind: DeclarationKind) -> Option<Named> {
        let argument = &self.argument;
        Some(match kind {
            DeclarationKind::Puzzle => Named::Puzzle(PuzzleId::of(argument.puzzles.len())),
            DeclarationKind::Source => Named::Source,
            DeclarationKind::Concept => Named::Concept(ConceptId::of(argument.concepts.len())),
            DeclarationKind::Paradigm => Named::Paradigm(ParadigmId::of(argument.paradigms.len())),
            DeclarationKind::Theory => Named::Theory(TheoryId::of(argument.theories.len())),
            DeclarationKind::Auxiliary => Named::Auxiliary(AuxiliaryId::of(argument.auxiliaries.len())),
            DeclarationKind::Case => Named::Case(CaseId::of(argument.cases.len())),
            DeclarationKind::Test => Named::Test(TestId::of(argument.tests.len())),
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
                            self.report(
                                Code::SyntaxError,
                                place.with(property.span),
                                only,
                                format!("`{only}` alone leaves nothing to vary"),
                                "Give two values or more, as in `values none < entente < defence`, or `values number`."
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
                _ => {}
            }
        }
        self.concept_mut(id).domain = domain;
    }

    fn concept_mut(&mut self, id: ConceptId) -> &mut Concept {
        &mut self.argument.concepts[id.index()]
    }

    fn finish(mut self, sources: &[Source]) -> Argument {
        circles::break_circles(&mut self.argument);
        circles::inherit_periods(&mut self.argument);
        let cited = cited_keys(sources);
        let argument = &self.argument;
        let declared = self.names.into_declared(|named| match named {
            Named::Puzzle(_) | Named::Test(_) => true,
            Named::Source | Named::Concept(_) | Named::Paradigm(_) => false,
            Named::Theory(id) => !argument.theory(id).predictions.is_empty(),
            Named::Auxiliary(id) => !argument.auxiliary(id).amends.is_empty(),
            Named::Case(id) => !argument.case(id).observations.is_empty(),
        });
        self.argument.declared = declared;
        for declared in &mut self.argument.declared {
            declared.is_used |=
                declared.header.kind == DeclarationKind::Source && cited.contains(&*declared.header.name);
        }
        self.argument.problems.sort_by_key(|problem| (problem.place, problem.code));
        self.argument
    }
}

fn cited_keys<'document>(sources: &[Source<'document>]) -> rustc_hash::FxHashSet<&'document str> {
    let declarations = placed_declarations(sources).into_iter();
    declarations.flat_map(|(declaration, _)| declaration.all_citations()).map(|citation| &*citation.key).collect()
}

fn backing(property: &Property) -> Backing {
    Backing {
        citations: property.citations.clone(),
        why: property.why.as_ref().map(|why| Arc::clone(&why.text)).unwrap_or_default(),
        evidence: property.evidence.as_ref().map(|word| Arc::clone(&word.text)).unwrap_or_default(),
    }
}
