//! The names that a project has for what it declares, and for what its libraries do.

use super::genre::{counts, teaches};
use super::untold::{all_stems, stems};
use crate::argument::{Argument, Header};
use crate::library::{Known, SHIPPED, may_name_a_state, names_known, numbers_in};
use crate::mentions::{Mention, Names, longest};
use aho_corasick::AhoCorasick;
use lakatos_syntax::ast::DeclarationKind;
use rustc_hash::FxHashSet;
use std::sync::{Arc, OnceLock};

/// Something that a project, or a library that it uses, has a name for in prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is.
    pub kind: DeclarationKind,
    /// Its name in the language.
    pub name: Arc<str>,
    /// Whether a draft declares it.
    pub is_own: bool,
}

/// What is named in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// What it is.
    pub kind: DeclarationKind,
    /// Its name in the language.
    pub name: Arc<str>,
    /// What of the library that lakatos ships it is, where it is that.
    pub known: Option<Known>,
}

/// What a project calls things, beside what the library that lakatos ships does.
#[derive(Debug, Default)]
pub struct InUse {
    /// What prose calls them.
    pub names: Names<Named>,
    /// Beginnings of words by which the prose tells of what protects the drafts' theories.
    stems: Option<AhoCorasick>,
    inputs: Inputs,
}

/// What it follows from.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// What is named, and how it is written.
    named: Vec<(Named, String)>,
    /// What the drafts declare.
    declared: FxHashSet<Arc<str>>,
    stems: Vec<String>,
}

impl Inputs {
    /// Of the drafts, and of libraries of the project's own.
    pub fn new(argument: &Argument) -> Self {
        let own = argument.declared.iter().map(|declared| (&declared.header, true));
        let own: Vec<_> = own.filter(|(header, _)| !argument.is_outside_drafts(header.place)).collect();
        let declared = own.iter().map(|(header, _)| Arc::clone(&header.name)).collect();
        let library = argument.library.as_deref();
        let others = library.iter().flat_map(|library| &library.declared).map(|declared| (&declared.header, false));
        let others = others.filter(|(header, _)| !is_shipped(&header.name) && argument.named(&header.name).is_none());
        let named = own.into_iter().chain(others).flat_map(|(header, is_own)| {
            let named = Named { kind: header.kind, name: Arc::clone(&header.name), is_own };
            written(header, is_own).into_iter().map(move |name| (named.clone(), name))
        });
        Self { named: named.collect(), declared, stems: all_stems(argument) }
    }
}

impl InUse {
    /// Of the drafts, and of libraries of the project's own.
    pub fn new(argument: &Argument) -> Self {
        Self::of(Inputs::new(argument))
    }

    /// Of what an argument calls things.
    pub fn of(inputs: Inputs) -> Self {
        let names = Names::new(inputs.named.iter().map(|(named, name)| (named.clone(), name.as_str())));
        Self { names, stems: stems(&inputs.stems), inputs }
    }

    /// What it follows from.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// What a sentence names, in order; of two things that go by the same words, the draft's own.
    pub fn things_in(&self, text: &str) -> Vec<Mention<Thing>> {
        let own = self.names.each_in(text).map(|mention| Mention {
            of: Thing { kind: mention.of.kind, name: mention.of.name, known: None },
            range: mention.range,
        });
        let of_library = names_known().each_in(text).map(|mention| Mention {
            of: Thing { kind: mention.of.kind, name: mention.of.name.into(), known: Some(mention.of) },
            range: mention.range,
        });
        longest(own.chain(of_library).collect())
    }

    /// Whether a draft declares something of a name.
    pub fn declares(&self, name: &str) -> bool {
        self.inputs.declared.contains(name)
    }

    /// Which beginnings of words that tell of what protects a theory a text has.
    pub fn stems_in(&self, text: &str) -> Vec<usize> {
        numbers_in(self.stems.as_ref(), text)
    }

    /// Whether a text may name something, tell of what protects a theory, or name states of a case by the way.
    pub fn may_be_in(&self, text: &str) -> bool {
        self.names.may_be_in(text)
            || may_name_a_state(text)
            || counts(text)
            || teaches(text)
            || self.stems.as_ref().is_some_and(|stems| stems.is_match(text))
    }
}

/// Whether the library that lakatos ships declares something of a name.
fn is_shipped(name: &str) -> bool {
    static NAMES: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let pieces = SHIPPED.iter().flat_map(|library| library.document().pieces.iter());
        let declarations = pieces.flat_map(|piece| &piece.read.declarations);
        declarations.filter_map(|declaration| declaration.name.as_ref()).map(|name| &*name.text).collect()
    });
    names.contains(name)
}

/// What prose calls it: what it says itself; its title, where that is a name and no sentence; and its name in the language,
/// where several words make it up.
fn written(header: &Header, is_own: bool) -> Vec<String> {
    let has_title_for_name = matches!(
        header.kind,
        DeclarationKind::Paradigm | DeclarationKind::Theory | DeclarationKind::Case | DeclarationKind::Auxiliary
    );
    let is_spoken_of = has_title_for_name || header.kind == DeclarationKind::Concept;
    if !is_spoken_of {
        return Vec::new();
    }
    let mut names: Vec<String> = header.known_as.iter().map(ToString::to_string).collect();
    let is_name = |title: &str| title.contains(' ') || header.kind == DeclarationKind::Paradigm;
    if has_title_for_name && is_name(&header.title) && (is_own || names.is_empty()) {
        names.push(uncapitalised(&header.title));
    }
    if is_own && header.name.contains('-') {
        names.push(header.name.to_string());
    }
    names
}

/// A title begins with a capital whatever it is; a proper name in it is one with several.
fn uncapitalised(title: &str) -> String {
    let has_others = title.chars().skip(1).any(char::is_uppercase);
    match title.chars().next() {
        Some(first) if !has_others => first.to_lowercase().chain(title.chars().skip(1)).collect(),
        _ => title.to_owned(),
    }
}
