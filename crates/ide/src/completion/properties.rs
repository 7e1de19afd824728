//! Properties that a declaration may still take, and whole declarations.

use super::expected::{Slot, expected};
use super::observations;
use super::place::{Line, Place};
use super::template::{escaped, with_stops};
use super::{About, Offer, OfferKind, OfferText, values};
use crate::hover::wording;
use crate::language::meaning;
use lakatos_project::{File, Project};
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::forms;

/// What a line may begin with.
pub fn at_line_start(snapshot: &Project, file: &File, place: &Place, line: &Line) -> Vec<Offer> {
    let is_outside = line.kind.is_none();
    let mut offers = if is_outside || line.is_at_margin() { declarations(place) } else { Vec::new() };
    // Behind a blank line at the margin, something new begins.
    if !is_outside && (!line.is_at_margin() || !line.above.is_empty()) {
        offers.extend(of(snapshot, file, place, line));
        offers.extend(continuing(snapshot, line));
    }
    offers
}

/// The properties of the declaration, without those that it has and takes but once.
pub fn of(snapshot: &Project, file: &File, place: &Place, line: &Line) -> Vec<Offer> {
    let Some(kind) = line.kind else { return Vec::new() };
    let has = taken(file, place);
    let fits = |keyword: &str, owners: &[DeclarationKind]| {
        owners.contains(&kind) && !(forms::is_once(keyword) && has.contains(&keyword)) && keyword != "observation"
    };
    let fitting = forms::PROPERTIES.iter().filter(|(keyword, _, owners)| fits(keyword, owners));
    let properties = fitting.map(|(keyword, form, _)| property(keyword, form, kind, place));
    let mut offers = match kind {
        DeclarationKind::Case => observations::of(snapshot, line.name, place),
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

fn property(keyword: &str, form: &str, kind: DeclarationKind, place: &Place) -> Offer {
    let about = meaning(keyword, Some(kind)).map_or(About::Nothing, About::Line);
    let text = match place.rest.is_empty() {
        true => OfferText::Template { snippet: with_stops(form, &mut 0), plain: format!("{keyword} ") },
        false => OfferText::Plain(keyword.to_owned()),
    };
    Offer { detail: form.to_owned(), text, ..Offer::word(keyword, OfferKind::Property, about) }
}

/// Words with which the property on the line above goes on.
fn continuing(snapshot: &Project, line: &Line) -> Vec<Offer> {
    let argument = wording(snapshot).argument;
    let above = expected(line.kind, &line.above).slots.into_iter().flat_map(|slot| match slot {
        Slot::Words(words) => words,
        Slot::AfterConcept(concept, words) if values::is_yes_no(argument, &concept) => words,
        _ => Vec::new(),
    });
    let goes_on = |word: &&str| word.split(' ').next().is_some_and(|first| forms::CONTINUING.contains(&first));
    values::words(&above.filter(goes_on).collect::<Vec<_>>(), line.kind)
}

/// A declaration of each kind, with the properties that it can hardly do without.
fn declarations(place: &Place) -> Vec<Offer> {
    let kinds = DeclarationKind::ALL.into_iter().filter(|kind| *kind != DeclarationKind::Use);
    let offer = |kind: DeclarationKind| {
        let keyword = kind.keyword();
        let text = match place.rest.is_empty() {
            true => OfferText::Template { snippet: template(kind, &place.margin), plain: format!("{keyword} ") },
            false => OfferText::Plain(keyword.to_owned()),
        };
        let about = meaning(keyword, None).map_or(About::Nothing, About::Line);
        Offer { detail: forms::header_form(kind).to_owned(), text, ..Offer::word(keyword, OfferKind::Template, about) }
    };
    kinds.map(offer).collect()
}

fn template(kind: DeclarationKind, margin: &str) -> String {
    let stop = &mut 0;
    let mut snippet = with_stops(forms::header_form(kind), stop);
    for keyword in usual(kind) {
        snippet += &format!("\n{}  {}", escaped(margin), with_stops(forms::property_form(keyword), stop));
    }
    snippet
}

fn usual(kind: DeclarationKind) -> &'static [&'static str] {
    match kind {
        DeclarationKind::Puzzle => &["outcome", "about", "answer"],
        DeclarationKind::Concept => &["measured"],
        DeclarationKind::Paradigm => &["core", "heuristic"],
        DeclarationKind::Theory => &["of", "mechanism", "predicts"],
        DeclarationKind::Auxiliary => &["amends", "follows-from", "rescues", "predicts"],
        DeclarationKind::Case => &["observation"],
        DeclarationKind::Test => &["of", "on", "kind", "looks-for", "found"],
        DeclarationKind::Source | DeclarationKind::Use => &[],
    }
}
