//! Properties that a declaration may still take, and whole declarations.

use super::known::Known;
use super::observations;
use super::place::Place;
use super::template::{self, escaped};
use super::{About, Offer, OfferKind, OfferText, values};
use crate::hover::wording;
use lakatos_project::{File, Project};
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::cursor::{Cursor, Slot};
use lakatos_syntax::language::{self, DECLARATIONS, DeclarationRow, OBSERVATION, PropertyRow, Usage};

/// What a line may begin with.
pub fn at_line_start(project: &Project, file: &File, place: &Place, cursor: &Cursor) -> Vec<Offer> {
    let is_outside = cursor.owner.is_none();
    let mut offers = if is_outside || place.is_at_margin() { declarations(project, place) } else { Vec::new() };
    // Behind a blank line at the margin, something new begins.
    if !is_outside && (!place.is_at_margin() || place.is_below_a_line()) {
        offers.extend(in_declaration(project, file, place, cursor));
    }
    if !is_outside && place.is_below_a_line() {
        offers.extend(continuing(project, cursor));
    }
    offers
}

/// The properties of the declaration, without those that it has and takes but once.
pub fn in_declaration(project: &Project, file: &File, place: &Place, cursor: &Cursor) -> Vec<Offer> {
    let Some(owner) = cursor.owner else { return Vec::new() };
    let taken = taken(file, place);
    let is_open = |row: &PropertyRow| !(row.is_single && taken.contains(&row.keyword)) && row.keyword != OBSERVATION;
    let fitting = language::properties_in(owner).filter(|(row, _)| is_open(row));
    let properties = fitting.map(|(row, usage)| property(row, usage, place));
    let mut offers = match owner {
        DeclarationKind::Case => observations::offers(project, cursor.name.as_deref(), place),
        _ => Vec::new(),
    };
    offers.extend(properties);
    offers
}

/// The keywords of the properties that the declaration has, but for the one at the place.
fn taken(file: &File, place: &Place) -> Vec<&'static str> {
    let Some((start, declaration)) = place.declaration(file) else { return Vec::new() };
    let is_elsewhere = |span: lakatos_syntax::Span| {
        let span = span.shifted(start);
        place.word.end < span.start || span.end < place.word.start
    };
    let others = declaration.properties.iter().filter(|property| is_elsewhere(property.keyword));
    others.map(|property| property.value.keyword()).collect()
}

fn property(row: &PropertyRow, usage: &'static Usage, place: &Place) -> Offer {
    let text = match place.rest.is_empty() {
        true => OfferText::Template { snippet: template::property(usage, &mut 0), plain: format!("{} ", row.keyword) },
        false => OfferText::Plain(row.keyword.to_owned()),
    };
    let about = About::Line(usage.summary);
    Offer { detail: usage.form.to_owned(), text, ..Offer::word(row.keyword, OfferKind::Property, about) }
}

/// Words with which the property on the line above goes on.
fn continuing(project: &Project, cursor: &Cursor) -> Vec<Offer> {
    let argument = wording(project).argument;
    let above = cursor.slots.iter().flat_map(|slot| match slot {
        Slot::Words(words) => words.as_slice(),
        Slot::AfterConcept(concept, words) if values::is_yes_no(argument, concept) => words,
        _ => &[],
    });
    let goes_on = |word: &&str| word.split(' ').next().is_some_and(language::continues_line);
    values::words(&above.copied().filter(goes_on).collect::<Vec<_>>(), cursor.owner)
}

/// A declaration of each kind, with the properties that it can hardly do without.
fn declarations(project: &Project, place: &Place) -> Vec<Offer> {
    let known = Known::new(wording(project).argument);
    let offer = |row: &'static DeclarationRow| {
        let text = match place.rest.is_empty() {
            true => OfferText::Template {
                snippet: with_usual_properties(row, &known, &place.margin),
                plain: format!("{} ", row.keyword),
            },
            false => OfferText::Plain(row.keyword.to_owned()),
        };
        let about = About::Line(row.summary);
        Offer { detail: row.form.to_owned(), text, ..Offer::word(row.keyword, OfferKind::Template, about) }
    };
    DECLARATIONS.iter().filter(|row| row.kind != DeclarationKind::Use).map(offer).collect()
}

fn with_usual_properties(row: &DeclarationRow, known: &Known, margin: &str) -> String {
    let stop = &mut 0;
    let mut snippet = template::header(row, stop);
    let usual = row.usual.iter().filter_map(|keyword| language::property(keyword)?.usage_in(row.kind));
    for usage in usual {
        let Some(property) = template::property_of_known(usage, known, stop) else { continue };
        // Two labels of one declaration are two names.
        let is_second = snippet.contains(":LABEL}");
        let property = if is_second { property.replace(":LABEL}", ":OTHER-LABEL}") } else { property };
        snippet += &format!("\n{}  {property}", escaped(margin));
    }
    snippet
}
