//! The library that lakatos ships: what every student of the field learns, in the language itself.
//!
//! Embedded, and read once. Knows the language and nothing else; what a library means to a draft is the argument's
//! affair.

mod names;

pub use names::{Known, may_name_a_state, named_in, names_known, names_written, numbers_in, states_in, states_of};

use lakatos_syntax::ast::{DeclarationKind, Name};
use lakatos_syntax::document::PlacedPiece;
use lakatos_syntax::stored::restored;
use lakatos_syntax::{Document, Host};
use std::sync::OnceLock;

/// A file of the library.
#[derive(Debug)]
pub struct Library {
    /// As it is written behind `use`.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// The works that it cites, as BibTeX.
    pub bibliography: &'static str,
    /// What was read of it when it was written, by `cargo xtask gen`.
    stored: &'static [u8],
    document: OnceLock<Document>,
}

/// What stands for all of it behind `use`.
pub const SHIPPED_FOLDER: &str = "ir";

/// The bibliography of `ir`: its path among the files of the library, and its text.
pub const BIBLIOGRAPHY: (&str, &str) = ("ir/sources.bib", include_str!("../../../../library/ir/sources.bib"));

/// Every file, each behind those that it uses.
pub static SHIPPED: [Library; 7] = [
    Library::new(
        "ir/concepts",
        include_str!("../../../../library/ir/concepts.lak"),
        include_bytes!("../../../../library/read/concepts.bin"),
    ),
    Library::new(
        "ir/cases",
        include_str!("../../../../library/ir/cases.lak"),
        include_bytes!("../../../../library/read/cases.bin"),
    ),
    Library::new(
        "ir/realism",
        include_str!("../../../../library/ir/realism.lak"),
        include_bytes!("../../../../library/read/realism.bin"),
    ),
    Library::new(
        "ir/power-transition",
        include_str!("../../../../library/ir/power-transition.lak"),
        include_bytes!("../../../../library/read/power-transition.bin"),
    ),
    Library::new(
        "ir/liberalism",
        include_str!("../../../../library/ir/liberalism.lak"),
        include_bytes!("../../../../library/read/liberalism.bin"),
    ),
    Library::new(
        "ir/constructivism",
        include_str!("../../../../library/ir/constructivism.lak"),
        include_bytes!("../../../../library/read/constructivism.bin"),
    ),
    Library::new(
        "ir/others",
        include_str!("../../../../library/ir/others.lak"),
        include_bytes!("../../../../library/read/others.bin"),
    ),
];

impl Library {
    const fn new(name: &'static str, text: &'static str, stored: &'static [u8]) -> Self {
        Self { name, text, bibliography: BIBLIOGRAPHY.1, stored, document: OnceLock::new() }
    }

    /// What was read of it, once for all.
    pub fn document(&self) -> &Document {
        let read = || restored(self.text, self.stored).unwrap_or_else(|| Document::read(self.text, Host::Lakatos));
        self.document.get_or_init(read)
    }
}

/// The files that a name stands for: one, or all of a folder. Empty for a name that is none of the library's.
pub fn named(name: &str) -> Vec<&'static Library> {
    let is_meant = |library: &&Library| {
        library.name == name || library.name.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
    };
    SHIPPED.iter().filter(is_meant).collect()
}

/// The files that names stand for, with those that they use in turn, in the order of the library.
pub fn with_used<'name>(names: impl IntoIterator<Item = &'name str>) -> Vec<&'static Library> {
    let mut wanted: Vec<&'static Library> = names.into_iter().flat_map(named).collect();
    let mut next = 0;
    while let Some(library) = wanted.get(next).copied() {
        next += 1;
        for name in uses(library.document()) {
            for used in named(&name.text) {
                if !wanted.iter().any(|known| std::ptr::eq(*known, used)) {
                    wanted.push(used);
                }
            }
        }
    }
    SHIPPED.iter().filter(|library| wanted.iter().any(|known| std::ptr::eq(*known, *library))).collect()
}

/// The names behind `use` in a document.
pub fn uses(document: &Document) -> impl Iterator<Item = &Name> {
    document.pieces.iter().flat_map(used_by)
}

/// The names behind `use` in a piece of one.
pub fn used_by(piece: &PlacedPiece) -> impl Iterator<Item = &Name> {
    let declarations = piece.read.declarations.iter();
    declarations.filter(|declaration| declaration.kind == DeclarationKind::Use).filter_map(|used| used.name.as_ref())
}
