//! What may be written at a place: properties, names, levels, works, rules, each only where it fits.
//!
//! What fits is read from the syntax tree of the declaration up to the cursor (`lakatos_syntax::cursor`), and what there
//! is that fits from the analysis of the project.

mod characters;
mod claims;
mod columns;
mod host_block;
mod known;
mod library;
mod names;
mod observations;
mod place;
mod properties;
mod suppressions;
mod template;
mod values;
mod works;

use super::hover::wording;
use super::occurrences::Symbol;
use lakatos_project::{File, Project};
use lakatos_syntax::Span;
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::cursor::{Cursor, Slot};
use lakatos_syntax::language::Target;
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
pub fn offers(project: &Project, source: u32, offset: u32) -> Option<Offers> {
    let file = project.file(source)?;
    if let Some(offers) = suppressions::offers(project, file, offset) {
        return Some(offers);
    }
    if let Some(offers) = library::offers(file, offset) {
        return Some(offers);
    }
    if let Some(offers) = columns::in_text(project, file, offset) {
        return Some(offers);
    }
    if let Some(offers) = claims::offers(project, file, offset) {
        return Some(offers);
    }
    match Place::new(file, offset) {
        Some(place) => in_block(project, file, &place),
        None => host_block::offers(file, offset).or_else(|| works::in_prose(project, file, offset)),
    }
}

fn in_block(project: &Project, file: &File, place: &Place) -> Option<Offers> {
    let span = place.word;
    let cursor = Cursor::new(&place.before, &place.rest)?;
    if place.is_citation {
        return Some(Offers { offers: works::offers(project), span, is_needed: true });
    }
    if place.is_line_start() {
        let offers = properties::at_line_start(project, file, place, &cursor);
        return Some(Offers { offers, span, is_needed: false });
    }
    let mut offers = Offers { offers: Vec::new(), span, is_needed: cursor.is_needed };
    for slot in &cursor.slots {
        fill(slot, project, file, place, &cursor, &mut offers);
    }
    Some(offers)
}

/// What may follow a concept that cannot stand alone.
const MOVES_WITH: &str = "moves with";

fn fill(slot: &Slot, project: &Project, file: &File, place: &Place, cursor: &Cursor, into: &mut Offers) {
    let wording = wording(project);
    let argument = wording.argument;
    let offers = &mut into.offers;
    match slot {
        Slot::Properties => offers.extend(properties::in_declaration(project, file, place, cursor)),
        Slot::Names(target, listed) => {
            offers.extend(names::offers(wording, *target, listed, cursor.name.as_deref()));
            if matches!(target, Target::Assumption | Target::Prediction | Target::Anything) {
                into.span.end += names::label_length(&place.rest) as u32;
            }
        }
        Slot::LabelOf(owner) => offers.extend(names::labels(wording, owner)),
        Slot::AfterConcept(concept, words) => {
            let is_whole = values::is_yes_no(argument, concept);
            into.is_needed = !is_whole;
            if is_whole {
                offers.extend(values::words(words, cursor.owner));
            } else if words.contains(&MOVES_WITH) && values::is_ordered(argument, concept) {
                offers.extend(values::words(&[MOVES_WITH], cursor.owner));
            }
            if argument.cases.iter().any(|case| !case.actors.is_empty()) {
                offers.extend(values::words(&["by"], cursor.owner));
            }
            offers.extend(values::operators(argument, concept));
        }
        Slot::Level(concept) => offers.extend(values::levels(argument, concept)),
        Slot::ObservedValue(concept) => offers.extend(values::observed(argument, concept)),
        Slot::Columns(table, listed) => offers.extend(columns::columns(project, cursor, table, listed)),
        Slot::Codes(table, column) => offers.extend(columns::codes(project, cursor, table, column)),
        Slot::AfterColumn(words) => {
            let signs =
                ["=", "!=", ">=", "<=", ">", "<"].map(|sign| Offer::word(sign, OfferKind::Operator, About::Nothing));
            offers.extend(signs);
            offers.extend(values::words(words, cursor.owner));
        }
        Slot::Actors => offers.extend(names::actors(argument, cursor.name.as_deref())),
        Slot::Units => offers.extend(names::units(argument)),
        Slot::Words(words) => offers.extend(values::words(words, cursor.owner)),
    }
}

impl Offers {
    /// Without what is written already, which Enter would accept instead of beginning a line. While the list follows the
    /// typing (`is_typing`), a word that is whole is followed by nothing.
    pub fn but_for(mut self, typed: &str, is_typing: bool) -> Self {
        let is_typed = |offer: &Offer| matches!(&offer.text, OfferText::Plain(text) if text == typed);
        if is_typing && self.offers.iter().any(is_typed) {
            self.offers.clear();
        }
        self.offers.retain(|offer| !is_typed(offer));
        self
    }

    /// Whether a word could become whole while it is typed, so that the offers have to be asked for anew.
    pub fn may_become_whole(&self) -> bool {
        self.offers.iter().any(|offer| matches!(offer.text, OfferText::Plain(_)))
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
