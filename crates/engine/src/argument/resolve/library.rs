//! Libraries: what a draft speaks of is brought in; the rest stands aside, over the same concepts.

use super::{Aliases, Resolver, Source, SourceRole, is_link};
use crate::argument::ids::{
    AuxiliaryId, CaseId, ConceptId, DataId, ObjectionId, ParadigmId, Place, PuzzleId, TestId, TheoryId,
};
use crate::argument::model::{Argument, Concept};
use crate::argument::names::{Named, nearest};
use lakatos_syntax::ast::{Declaration, DeclarationKind, Name, Property, PropertyValue};
use lakatos_syntax::diagnostic::{Code, Diagnostic};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A library that a file asks for in vain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingLibrary {
    /// As it is written behind `use`.
    pub name: String,
    /// What to do about it.
    pub help: String,
}

/// How many names are told at once.
const MOST_NAMED: usize = 4;

/// The declarations of the libraries in use, by name: the first of several.
#[derive(Default)]
pub(super) struct LibraryScope<'document> {
    by_name: FxHashMap<&'document str, (&'document Declaration, Place)>,
    /// The number of the first source that is no draft's.
    first_source: Option<u32>,
}

impl<'document> LibraryScope<'document> {
    pub(super) fn new(sources: &[Source<'document>], declarations: &[(&'document Declaration, Place)]) -> Self {
        let mut by_name = FxHashMap::default();
        for (declaration, place) in declarations {
            if let Some(name) = declaration.name.as_ref().filter(|_| declaration.kind != DeclarationKind::Use) {
                by_name.entry(&*name.text).or_insert((*declaration, *place));
            }
        }
        let others = sources.iter().filter(|source| source.role != SourceRole::Draft);
        let first_source = others.map(|source| source.number).min();
        Self { by_name, first_source }
    }

    pub(super) fn first_source(&self) -> Option<u32> {
        self.first_source
    }

    /// Whether a place is in no draft.
    pub(super) fn holds(&self, place: Place) -> bool {
        self.first_source.is_some_and(|first| place.source >= first)
    }

    fn place_of(&self, name: &str) -> Option<Place> {
        let (declaration, place) = self.by_name.get(name)?;
        Some(place.with(declaration.name.as_ref()?.span))
    }

    /// The units that its cases are of.
    pub(super) fn units(&self) -> Vec<Arc<str>> {
        let cases = self.by_name.values().filter(|(declaration, _)| declaration.kind == DeclarationKind::Case);
        let unit = |property: &Property| match &property.value {
            PropertyValue::Unit(name) => Some(Arc::clone(&name.text)),
            _ => None,
        };
        cases.flat_map(|(declaration, _)| declaration.properties.iter().filter_map(unit)).collect()
    }

    /// The name most like `name` among those that `fits` admits.
    pub(super) fn nearest(&self, name: &str, fits: impl Fn(Named) -> bool) -> Option<Arc<str>> {
        let fitting = self.by_name.iter().filter(|(_, (declaration, _))| named(declaration.kind).is_some_and(&fits));
        let mut names: Vec<&str> = fitting.map(|(name, _)| *name).collect();
        names.sort_unstable();
        nearest(name, names.into_iter()).map(Into::into)
    }
}

/// A kind's first name, to ask what kinds fit.
fn named(kind: DeclarationKind) -> Option<Named> {
    Some(match kind {
        DeclarationKind::Puzzle => Named::Puzzle(PuzzleId(0)),
        DeclarationKind::Source => Named::Source,
        DeclarationKind::Concept => Named::Concept(ConceptId(0)),
        DeclarationKind::Paradigm => Named::Paradigm(ParadigmId(0)),
        DeclarationKind::Theory => Named::Theory(TheoryId(0)),
        DeclarationKind::Auxiliary => Named::Auxiliary(AuxiliaryId(0)),
        DeclarationKind::Case => Named::Case(CaseId(0)),
        DeclarationKind::Test => Named::Test(TestId(0)),
        DeclarationKind::Objection => Named::Objection(ObjectionId(0)),
        DeclarationKind::Data => Named::Data(DataId(0)),
        DeclarationKind::Use => return None,
    })
}

impl<'document> Resolver<'document> {
    /// Brings in a declaration of a library, which is read later: what it speaks of may have to be brought in first.
    pub(super) fn import(&mut self, name: &str) -> Option<Named> {
        if self.is_library_closed {
            return None;
        }
        let (declaration, place) = *self.library.by_name.get(name)?;
        let named = self.enter(declaration, place)?;
        if let Named::Concept(id) = named {
            self.read_domain(declaration, place, id);
        }
        self.unread.push((declaration, place, named));
        self.names.resolve(name);
        Some(named)
    }

    /// Reads what was brought in.
    pub(super) fn read_imported(&mut self) {
        while let Some((declaration, place, named)) = self.unread.pop() {
            self.read(declaration, place, named);
        }
    }

    /// Reads the lines of what was brought in that speak of its likes: of them, those count that the draft speaks of too.
    pub(super) fn read_links(&mut self) {
        self.is_library_closed = true;
        for (property, place, named) in std::mem::take(&mut self.links) {
            self.read_property(property, place, named);
        }
    }

    /// Puts a line of a library off until everything is brought in that the draft speaks of. Whether it did.
    pub(super) fn defers(&mut self, property: &'document Property, place: Place, named: Named) -> bool {
        let is_deferred = !self.is_library_closed && self.library.holds(place) && is_link(property);
        if is_deferred {
            self.links.push((property, place, named));
        }
        is_deferred
    }

    /// Says, once, which names of the drafts stand before those of libraries: where a library is first asked for, or else
    /// at the first of them. A case of a name that the library knows is meant to be that case.
    pub(super) fn tell_shadowed(&mut self, declarations: &[(&Declaration, Place)]) {
        let is_told = |kind: DeclarationKind| {
            !matches!(kind, DeclarationKind::Source | DeclarationKind::Use | DeclarationKind::Case)
        };
        let named = declarations.iter().filter(|(declaration, _)| is_told(declaration.kind));
        let named = named.filter_map(|(declaration, place)| Some((declaration.name.as_ref()?, *place)));
        let shadowing: Vec<(&Name, Place, Place)> =
            named.filter_map(|(name, place)| Some((name, place, self.library.place_of(&name.text)?))).collect();
        let Some((first, place, other)) = shadowing.iter().min_by_key(|(name, place, _)| place.with(name.span)) else {
            return;
        };
        let of_use = declarations.iter().filter(|(declaration, _)| declaration.kind == DeclarationKind::Use);
        let used = of_use.filter_map(|(declaration, place)| Some(place.with(declaration.name.as_ref()?.span))).min();
        let mut names: Vec<String> = shadowing.iter().map(|(name, ..)| format!("`{}`", name.text)).collect();
        names.sort_unstable();
        let more = names.len().saturating_sub(MOST_NAMED);
        names.truncate(MOST_NAMED);
        let and_more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let (stand, those) = if shadowing.len() == 1 { ("hides", "the one") } else { ("hide", "those") };
        let place = used.unwrap_or(place.with(first.span));
        let message = format!("{}{and_more} of the draft {stand} {those} of the library", names.join(", "));
        let help = "The library's cases are read with the concepts of the draft. Where yours is another, give it another \
                    name; where it is the same, its declaration can go.";
        let problem = Diagnostic::new(Code::SHADOWS_LIBRARY, place, message).about(&*first.text).help(help);
        self.problem(problem.related(*other, format!("`{}` of the library", first.text)));
    }

    /// What is `same-as` a name must find it in a library, where one is in use.
    pub(super) fn same_as(&mut self, names: &[Name], place: Place, kind: DeclarationKind) -> Vec<Arc<str>> {
        for name in names {
            let known = self.library.by_name.get(&*name.text).map(|(declaration, _)| declaration.kind);
            if self.library.first_source.is_some() && known != Some(kind) {
                let fits = |other: Named| named(kind).is_some_and(|own| own.kind() == other.kind());
                let nearest = self.library.nearest(&name.text, fits);
                let help = match &nearest {
                    None => "Name one of a library in use, or take the line out.".to_owned(),
                    Some(nearest) => format!("Did you mean `{nearest}`?"),
                };
                let message = format!("no library in use has the {} `{}`", kind.keyword(), name.text);
                let problem = Diagnostic::new(Code::UNDEFINED_NAME, place.with(name.span), message).about(&*name.text);
                self.problem(problem.help(help).maybe_replaced_by(nearest.as_deref()));
            }
        }
        names.iter().map(|name| Arc::clone(&name.text)).collect()
    }
}

/// Everything that some declarations say, over the concepts of an argument, which go by other names too.
pub(super) fn read_aside(concepts: &[Concept], aliases: &Aliases, declarations: &[(&Declaration, Place)]) -> Argument {
    let mut resolver =
        Resolver { library: LibraryScope { first_source: Some(0), ..LibraryScope::default() }, ..Resolver::default() };
    resolver.is_library_closed = true;
    resolver.enter_concepts(concepts, aliases);
    resolver.read_all(declarations);
    resolver.read_imported();
    resolver.finish()
}
