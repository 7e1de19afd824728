//! The one namespace of a project.

use super::ids::{AuxiliaryId, CaseId, ConceptId, DataId, ObjectionId, ParadigmId, PuzzleId, TestId, TheoryId};
use super::model::{Argument, Declared, Header, Target};
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::nearest::{Letters, nearest_by_letters};
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::sync::Arc;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the declaration of that kind")]
pub enum Named {
    Puzzle(PuzzleId),
    Source,
    Concept(ConceptId),
    Paradigm(ParadigmId),
    Theory(TheoryId),
    Auxiliary(AuxiliaryId),
    Case(CaseId),
    Test(TestId),
    Objection(ObjectionId),
    Data(DataId),
}

impl Named {
    /// What kind of declaration it is.
    pub fn kind(self) -> DeclarationKind {
        match self {
            Self::Puzzle(_) => DeclarationKind::Puzzle,
            Self::Source => DeclarationKind::Source,
            Self::Concept(_) => DeclarationKind::Concept,
            Self::Paradigm(_) => DeclarationKind::Paradigm,
            Self::Theory(_) => DeclarationKind::Theory,
            Self::Auxiliary(_) => DeclarationKind::Auxiliary,
            Self::Case(_) => DeclarationKind::Case,
            Self::Test(_) => DeclarationKind::Test,
            Self::Objection(_) => DeclarationKind::Objection,
            Self::Data(_) => DeclarationKind::Data,
        }
    }
}

/// Every name, with what it stands for and whether it is spoken of.
#[derive(Default)]
pub struct Names {
    entries: Vec<Entry>,
    by_name: FxHashMap<Arc<str>, usize>,
    compared: Cell<usize>,
}

/// How many names are compared in all, to say which one was meant: enough for a hundred slips among ten thousand names.
const MOST_COMPARED: usize = 1_000_000;

/// Too many names have been compared to say which one was meant.
#[derive(Clone, Copy, Debug)]
pub struct TooMany;

struct Entry {
    header: Header,
    letters: Letters,
    named: Named,
    is_spoken_of: Cell<bool>,
}

impl Names {
    /// Enters a name; the header that has it already, if one does.
    pub fn declare(&mut self, header: &Header, named: Named) -> Result<(), Box<Header>> {
        if let Some(first) = self.by_name.get(&header.name) {
            return Err(Box::new(self.entries[*first].header.clone()));
        }
        self.by_name.insert(Arc::clone(&header.name), self.entries.len());
        let letters = Letters::of(&header.name);
        self.entries.push(Entry { header: header.clone(), letters, named, is_spoken_of: Cell::new(false) });
        Ok(())
    }

    /// What a name stands for; it counts as spoken of from now on.
    pub fn resolve(&self, name: &str) -> Option<(Named, &Header)> {
        let entry = &self.entries[*self.by_name.get(name)?];
        entry.is_spoken_of.set(true);
        Some((entry.named, &entry.header))
    }

    /// The declared name most like `name` among those that `fits` admits, if one is like it at all; an error where too many
    /// names have been compared already.
    pub fn nearest(&self, name: &str, fits: impl Fn(Named) -> bool) -> Result<Option<Arc<str>>, TooMany> {
        let compared = self.compared.get() + self.entries.len();
        if compared > MOST_COMPARED {
            return Err(TooMany);
        }
        self.compared.set(compared);
        let fitting = self.entries.iter().filter(|entry| fits(entry.named));
        let candidates = fitting.map(|entry| (&*entry.header.name, entry.letters));
        Ok(nearest_by_letters(name, candidates, ALIKE).map(Into::into))
    }

    /// Every declaration; `bears` says of what nothing speaks whether it counts all the same.
    pub fn into_declared(self, bears: impl Fn(Named) -> bool) -> Vec<Declared> {
        let declared =
            |entry: Entry| Declared { is_used: entry.is_spoken_of.get() || bears(entry.named), header: entry.header };
        self.entries.into_iter().map(declared).collect()
    }
}

impl Argument {
    /// What an objection or an answer speaks of, as it is written.
    pub fn name_of(&self, target: Target) -> &str {
        match target {
            Target::Prediction(id) => &self.prediction(id).name,
            Target::Assumption(id) => &self.assumption(id).name,
            Target::Step(id) => &self.step(id).name,
            Target::Declared(named) => self.header_of(named).map_or("", |header| &header.name),
        }
    }

    /// The header of what a name stands for; none of a source, which has no row.
    pub fn header_of(&self, named: Named) -> Option<&Header> {
        Some(match named {
            Named::Puzzle(id) => &self.puzzle(id).header,
            Named::Source => return None,
            Named::Concept(id) => &self.concept(id).header,
            Named::Paradigm(id) => &self.paradigm(id).header,
            Named::Theory(id) => &self.theory(id).header,
            Named::Auxiliary(id) => &self.auxiliary(id).header,
            Named::Case(id) => &self.case(id).header,
            Named::Test(id) => &self.test(id).header,
            Named::Objection(id) => &self.objection(id).header,
            Named::Data(id) => &self.data(id).header,
        })
    }

    /// What a name stands for; the first of two that have it.
    pub fn named(&self, name: &str) -> Option<Named> {
        fn at<T>(all: &[T], name: &str, header: impl Fn(&T) -> &Header) -> Option<usize> {
            all.iter().position(|one| *header(one).name == *name)
        }
        let declared = self.declared.iter().find(|declared| *declared.header.name == *name)?;
        match declared.header.kind {
            DeclarationKind::Puzzle => {
                at(&self.puzzles, name, |puzzle| &puzzle.header).map(PuzzleId::from_index).map(Named::Puzzle)
            }
            DeclarationKind::Source | DeclarationKind::Use => Some(Named::Source),
            DeclarationKind::Concept => {
                at(&self.concepts, name, |concept| &concept.header).map(ConceptId::from_index).map(Named::Concept)
            }
            DeclarationKind::Paradigm => {
                at(&self.paradigms, name, |paradigm| &paradigm.header).map(ParadigmId::from_index).map(Named::Paradigm)
            }
            DeclarationKind::Theory => {
                at(&self.theories, name, |theory| &theory.header).map(TheoryId::from_index).map(Named::Theory)
            }
            DeclarationKind::Auxiliary => at(&self.auxiliaries, name, |auxiliary| &auxiliary.header)
                .map(AuxiliaryId::from_index)
                .map(Named::Auxiliary),
            DeclarationKind::Case => {
                at(&self.cases, name, |case| &case.header).map(CaseId::from_index).map(Named::Case)
            }
            DeclarationKind::Test => {
                at(&self.tests, name, |test| &test.header).map(TestId::from_index).map(Named::Test)
            }
            DeclarationKind::Objection => at(&self.objections, name, |objection| &objection.header)
                .map(ObjectionId::from_index)
                .map(Named::Objection),
            DeclarationKind::Data => at(&self.data, name, |data| &data.header).map(DataId::from_index).map(Named::Data),
        }
    }
}

/// How alike two names of a draft must be. Stricter than elsewhere, as they are many.
const ALIKE: f64 = 0.8;

/// The candidate most like `name`, if one is like it at all.
pub fn nearest<'name>(name: &str, candidates: impl Iterator<Item = &'name str>) -> Option<&'name str> {
    lakatos_syntax::nearest::nearest(name, candidates, ALIKE)
}
