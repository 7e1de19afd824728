//! Levels, operators, and words out of the language's lists.

use super::{About, Offer, OfferKind, OfferText};
use crate::occurrences::Symbol;
use lakatos_engine::argument::{Argument, Concept, Domain, Named};
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::language::summary;
use std::sync::Arc;

fn concept<'argument>(argument: &'argument Argument, name: &str) -> Option<&'argument Concept> {
    match argument.named(name) {
        Some(Named::Concept(id)) => Some(argument.concept(id)),
        Some(_) => None,
        // One that the draft does not speak of yet.
        None => concept(argument.library.as_deref()?, name),
    }
}

/// Whether a name stands for a concept that is answered by yes or no.
pub fn is_yes_no(argument: &Argument, name: &str) -> bool {
    concept(argument, name).is_some_and(|concept| concept.domain.is_yes_no())
}

/// Whether the values of a concept have an order.
pub fn is_ordered(argument: &Argument, name: &str) -> bool {
    concept(argument, name)
        .is_some_and(|concept| matches!(concept.domain, Domain::Number | Domain::Levels { ordered: true, .. }))
}

/// The values of a concept in a few words.
pub fn scale(argument: &Argument, name: &str) -> Option<String> {
    Some(concept(argument, name)?.domain.text())
}

/// What a concept may be compared by.
pub fn operators(argument: &Argument, name: &str) -> Vec<Offer> {
    let Some(concept) = concept(argument, name) else { return Vec::new() };
    let is_ranked = match &concept.domain {
        Domain::Number => true,
        Domain::Levels { ordered, .. } => *ordered && !concept.domain.is_yes_no(),
    };
    let signs: &[&str] = if is_ranked { &[">=", "<=", "=", "!=", ">", "<"] } else { &["=", "!="] };
    signs.iter().map(|sign| Offer::word(sign, OfferKind::Operator, About::Nothing)).collect()
}

/// The levels of a concept; none for one that is a number.
pub fn levels(argument: &Argument, name: &str) -> Vec<Offer> {
    let Some(concept) = concept(argument, name) else { return Vec::new() };
    let Domain::Levels { names, .. } = &concept.domain else { return Vec::new() };
    let offer = |level: &Arc<str>| Offer {
        label: level.to_string(),
        kind: OfferKind::Value,
        detail: concept.header.title.to_string(),
        found_by: level.to_string(),
        text: OfferText::Plain(level.to_string()),
        about: About::Symbol(Symbol::Level { concept: Arc::clone(&concept.header.name), level: Arc::clone(level) }),
    };
    names.iter().map(offer).collect()
}

/// What a concept may be observed to be.
pub fn observed(argument: &Argument, name: &str) -> Vec<Offer> {
    let mut offers = levels(argument, name);
    offers.extend(words(&["unknown"], Some(DeclarationKind::Case)));
    offers
}

/// Words of the language, each with its line of documentation.
pub fn words(words: &[&'static str], owner: Option<DeclarationKind>) -> Vec<Offer> {
    let offer = |word: &&'static str| {
        let (about, kind) = match summary(word, owner) {
            Some(summary) => (About::Line(summary), OfferKind::Word),
            None => (About::Nothing, OfferKind::Value),
        };
        Offer::word(word, kind, about)
    };
    words.iter().map(offer).collect()
}
