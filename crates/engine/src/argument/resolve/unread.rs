//! Lines and libraries that could not be read: what they would have declared is not missed a second time.

use super::{Resolver, Source, placed_declarations};
use crate::argument::ids::Place;
use lakatos_syntax::Diagnostic;
use lakatos_syntax::ast::{DeclarationKind, Name};
use lakatos_syntax::diagnostic::{Code, Edit, Fix, Related, Severity};
use rustc_hash::{FxHashMap, FxHashSet};

/// What is said of the other places of a slip that is told once.
pub const TOLD_AGAIN: &str = "used here as well";

/// A name that is not declared, or stands for another kind of thing, is one slip of a file however often it is used there: told
/// where it is used first, with every other place beside it. `problems` are in order of place.
pub(super) fn tell_once(problems: &mut Vec<Diagnostic<Place>>) {
    let mut told: FxHashMap<(u32, Option<String>, String), usize> = FxHashMap::default();
    let mut kept: Vec<Diagnostic<Place>> = Vec::with_capacity(problems.len());
    for problem in std::mem::take(problems) {
        if ![Code::UNDEFINED_NAME, Code::WRONG_KIND].contains(&problem.code) {
            kept.push(problem);
            continue;
        }
        let slip = (problem.place.source, problem.subject.clone(), problem.message.clone());
        let known = *told.entry(slip).or_insert(kept.len());
        match kept.get_mut(known) {
            None => kept.push(problem),
            Some(first) => first.related.push(Related { place: problem.place, message: TOLD_AGAIN.to_owned() }),
        }
    }
    *problems = kept;
}

impl<'document> Resolver<'document> {
    pub(super) fn note_unread(&mut self, drafts: &[Source<'document>]) {
        self.misses_library = drafts.iter().any(|source| !source.missing.is_empty());
        for source in drafts {
            for (placed, piece) in source.document.pieces.iter().zip(0..) {
                self.lost.extend(placed.read.lost.iter().map(|name| &*name.text));
                if !placed.read.problems.is_empty() {
                    self.damaged.insert((source.number, piece));
                }
            }
        }
    }

    /// Whether what stands at a place is part of a declaration that could not be read in full.
    pub(super) fn is_partly_unread(&self, place: Place) -> bool {
        let is_same = |other: Place| (other.source, other.piece) == (place.source, place.piece);
        let mut problems = self.argument.problems.iter().filter(|problem| problem.severity == Severity::Error);
        self.damaged.contains(&(place.source, place.piece))
            || self.argument.left_out.iter().any(|left_out| is_same(*left_out))
            || problems.any(|problem| is_same(problem.place))
    }

    /// The declarations of which a line could not be read, or speaks of nothing.
    pub(super) fn partly_unread(&self) -> FxHashSet<(u32, u32)> {
        let errors = self.argument.problems.iter().filter(|problem| problem.severity == Severity::Error);
        let places = errors.map(|problem| problem.place).chain(self.argument.left_out.iter().copied());
        places.map(|place| (place.source, place.piece)).chain(self.damaged.iter().copied()).collect()
    }

    /// Leaves a line out without a word, if what it asks of `declared` may stand in a line that could not be read.
    pub(super) fn is_excused(&mut self, declared: Place, line: Place) -> bool {
        let is_excused = self.is_partly_unread(declared);
        if is_excused {
            self.argument.left_out.push(line);
        }
        is_excused
    }

    pub(super) fn tell_missing(&mut self, drafts: &[Source<'document>]) {
        for source in drafts.iter().filter(|source| !source.missing.is_empty()) {
            for (declaration, place) in placed_declarations(&[*source]) {
                let name = declaration.name.as_ref().filter(|_| declaration.kind == DeclarationKind::Use);
                let missing = name.and_then(|name| source.missing.iter().find(|missing| *missing.name == *name.text));
                if let (Some(name), Some(missing)) = (name, missing) {
                    self.report(
                        Code::UNDEFINED_NAME,
                        place.with(name.span),
                        &name.text,
                        format!("there is no library `{}`", name.text),
                        missing.help.clone(),
                    );
                }
            }
        }
    }
}

/// `theory balance of threat`, where nothing is called `threat`: the name was to be of several words.
pub(super) fn name_of_several_words(told: &mut Diagnostic<Place>, name: &str, declared: Place, of: &Name) {
    let is_right_behind = declared.span.end as usize + " of ".len() == of.span.start as usize;
    if told.code != Code::UNDEFINED_NAME || !is_right_behind {
        return;
    }
    told.help = Some(format!(
        "If `{name} of {of}` is the name: a name is one word, so write `{name}-of-{of}`. If `{of}` is a paradigm, declare it.",
        of = of.text
    ));
    let edits = vec![Edit { place: declared.with(declared.span.to(of.span)), text: format!("{name}-of-{}", of.text) }];
    told.fixes.insert(0, Fix { title: format!("Write `{name}-of-{}`", of.text), edits, is_safe: false });
}
