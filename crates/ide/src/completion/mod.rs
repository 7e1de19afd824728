//! What may be written at a place: properties, names, levels, works, rules, each only where it fits.
//!
//! The line at the cursor is half-typed and can hardly be parsed. So the place is decided from the words before it
//! ([`words`], [`expected`]), and what may stand there is taken from the analysis of the project.

mod expected;
mod host_block;
mod library;
mod names;
mod observations;
mod place;
mod properties;
mod suppressions;
mod template;
mod values;
mod words;
mod works;

use super::hover::wording;
use super::occurrences::Symbol;
use expected::{Slot, Wanted};
use lakatos_project::{File, Project};
use lakatos_syntax::Span;
use lakatos_syntax::ast::DeclarationKind;
use place::Place;

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// As a list shows it.
    pub label: String,
    /// What it is.
    pub kind: OfferKind,
    /// A few words on it; may be empty.
    pub detail: String,
    /// What it is found by, its label first.
    pub found_by: String,
    /// What is written.
    pub text: OfferText,
    /// What there is to read about it.
    pub about: About,
}

/// What an offer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// A word of the language.
    Word,
    /// A property with the words that belong to it.
    Property,
    /// A whole declaration, or a block for some.
    Template,
    /// The name of a declaration.
    Name(DeclarationKind),
    /// A prediction, a core or a heuristic.
    Label,
    /// A value of a concept, or one word out of a list that the language has.
    Value,
    /// A comparison.
    Operator,
    /// A work to be cited.
    Work,
    /// A rule.
    Rule,
}

/// What is written where an offer is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfferText {
    /// As it is.
    Plain(String),
    /// With stops for the tabulator, in the notation of LSP; and what is written where an editor has none.
    Template {
        /// With stops.
        snippet: String,
        /// Without.
        plain: String,
    },
}

/// What there is to read about an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Nothing.
    Nothing,
    /// A line on a word of the language.
    Line(&'static str),
    /// What a hover shows.
    Symbol(Symbol),
    /// The page of a rule.
    Rule(String),
}

/// Everything that may be written at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// In the order in which they are best read.
    pub offers: Vec<Offer>,
    /// The bytes of the file that they stand in place of.
    pub span: Span,
    /// Whether one of them has to follow; else the line may end here as well.
    pub is_needed: bool,
}

/// What may be written at a byte of a file.
pub fn offers(snapshot: &Project, source: u32, offset: u32) -> Option<Offers> {
    let file = snapshot.file(source)?;
    if let Some(offers) = suppressions::offers(snapshot, file, offset) {
        return Some(offers);
    }
    if let Some(offers) = library::offers(file, offset) {
        return Some(offers);
    }
    match Place::of(file, offset) {
        Some(place) => in_block(snapshot, file, &place),
        None => host_block::offers(file, offset),
    }
}

fn in_block(snapshot: &Project, file: &File, place: &Place) -> Option<Offers> {
    let span = place.word;
    let line = place.line()?;
    if place.is_citation {
        return Some(Offers { offers: works::offers(snapshot), span, is_needed: true });
    }
    if line.is_start() {
        let offers = properties::at_line_start(snapshot, file, place, &line);
        return Some(Offers { offers, span, is_needed: false });
    }
    let expected = expected::expected(line.kind, &line.tokens);
    let mut offers = Offers { offers: Vec::new(), span, is_needed: expected.is_needed };
    for slot in &expected.slots {
        fill(slot, snapshot, file, place, &line, &mut offers);
    }
    Some(offers)
}

fn fill(slot: &Slot, snapshot: &Project, file: &File, place: &Place, line: &place::Line, into: &mut Offers) {
    let wording = wording(snapshot);
    let argument = wording.argument;
    let offers = &mut into.offers;
    match slot {
        Slot::Properties => offers.extend(properties::of(snapshot, file, place, line)),
        Slot::Names(wanted, listed) => {
            offers.extend(names::of(wording, *wanted, listed, place, line));
            if matches!(wanted, Wanted::Assumption | Wanted::Tested) {
                into.span.end += names::label_at(&place.rest) as u32;
            }
        }
        Slot::LabelOf(owner) => offers.extend(names::labels_of(wording, owner)),
        Slot::AfterConcept(concept, words) => {
            let is_whole = values::is_yes_no(argument, concept);
            into.is_needed = !is_whole;
            if is_whole {
                offers.extend(values::words(words, line.kind));
            }
            offers.extend(values::operators(argument, concept));
        }
        Slot::Level(concept) => offers.extend(values::levels(argument, concept)),
        Slot::Observed(concept) => offers.extend(values::observed(argument, concept)),
        Slot::Words(words) => offers.extend(values::words(words, line.kind)),
    }
}

impl Offer {
    /// A word of the language.
    pub fn word(word: &str, kind: OfferKind, about: About) -> Self {
        Self {
            label: word.to_owned(),
            kind,
            detail: String::new(),
            found_by: word.to_owned(),
            text: OfferText::Plain(word.to_owned()),
            about,
        }
    }
}
