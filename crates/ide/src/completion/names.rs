//! Names of declarations, and labels.

use super::characters::is_in_name;
use super::{About, Offer, OfferKind, OfferText, values};
use crate::occurrences::Symbol;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{Argument, Case, Header, Named, PredictionId};
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::language::Target;
use std::sync::Arc;

/// The names that fit, but for those listed on the line already and that of the declaration itself.
pub fn offers(wording: Wording, target: Target, listed: &[String], own: Option<&str>) -> Vec<Offer> {
    let argument = wording.argument;
    let offers = match target {
        Target::Assumption => assumptions(argument),
        Target::Prediction => testable(wording),
        _ => {
            let fitting = |argument: &'_ Argument| -> Vec<Offer> {
                let fitting = argument.declared.iter().filter(|declared| fits(target, declared.header.kind));
                fitting.map(|declared| offer(argument, &declared.header)).collect()
            };
            let mut offers = fitting(argument);
            let of_library = argument.library.iter().flat_map(|library| fitting(library));
            let others: Vec<Offer> = of_library.filter(|other| argument.named(&other.label).is_none()).collect();
            offers.extend(others);
            offers
        }
    };
    let observed = own.map(|case| observed(argument, case)).unwrap_or_default();
    let is_open = |offer: &Offer| {
        let name = offer.label.as_str();
        let is_observed = || observed.contains(&name);
        own != Some(name)
            && !listed.iter().any(|listed| listed == name)
            && (target != Target::ObservedConcept || is_observed())
    };
    offers.into_iter().filter(is_open).collect()
}

fn fits(target: Target, kind: DeclarationKind) -> bool {
    match target {
        Target::Concept | Target::ObservedConcept => kind == DeclarationKind::Concept,
        Target::Case => kind == DeclarationKind::Case,
        Target::Theory => kind == DeclarationKind::Theory,
        Target::Paradigm => kind == DeclarationKind::Paradigm,
        Target::TheoryOrAuxiliary | Target::Prediction => {
            matches!(kind, DeclarationKind::Theory | DeclarationKind::Auxiliary)
        }
        Target::Data => kind == DeclarationKind::Data,
        Target::Anything => {
            !matches!(kind, DeclarationKind::Use | DeclarationKind::Source | DeclarationKind::Objection)
        }
        Target::Assumption | Target::InLibrary => false,
    }
}

fn observed<'argument>(argument: &'argument Argument, case: &str) -> Vec<&'argument str> {
    let Some(Named::Case(id)) = argument.named(case) else { return Vec::new() };
    let observations = argument.case(id).observations.iter();
    observations.map(|observation| &*argument.concept(observation.concept).header.name).collect()
}

/// The name of a declaration.
pub fn offer(argument: &Argument, header: &Header) -> Offer {
    let scale = match header.kind {
        DeclarationKind::Concept => values::scale(argument, &header.name),
        _ => None,
    };
    let parts: Vec<String> =
        scale.into_iter().chain([header.title.to_string()]).filter(|part| !part.is_empty()).collect();
    Offer {
        label: header.name.to_string(),
        kind: OfferKind::Name(header.kind),
        detail: parts.join(" · "),
        found_by: header.name.to_string(),
        text: OfferText::Plain(header.name.to_string()),
        about: About::Symbol(Symbol::Name(Arc::clone(&header.name))),
    }
}

/// Cores and heuristics, by their owners and labels.
fn assumptions(argument: &Argument) -> Vec<Offer> {
    argument.assumptions.iter().filter_map(|assumption| labelled(&assumption.name, &assumption.text)).collect()
}

/// Theories and auxiliaries, each with its predictions and steps.
fn testable(wording: Wording) -> Vec<Offer> {
    let argument = wording.argument;
    let headers = argument.declared.iter().map(|declared| &declared.header);
    let owners = headers.filter(|header| fits(Target::Prediction, header.kind));
    let with_predictions = |header: &Header| {
        let own = predictions(wording, &header.name);
        let prefix = format!("{}.", header.name);
        let steps = argument.steps.iter().filter(|step| step.name.starts_with(&prefix));
        let steps = steps.filter_map(|step| labelled(&step.name, &step.text)).collect();
        [vec![offer(argument, header)], own, steps].concat()
    };
    owners.flat_map(with_predictions).collect()
}

fn predictions(wording: Wording, owner: &str) -> Vec<Offer> {
    let name = |id: PredictionId| &wording.argument.prediction(id).name;
    let all = (0..wording.argument.predictions.len()).map(PredictionId::from_index);
    let of_owner = all.filter(|id| split(name(*id)).is_some_and(|(other, _)| other == owner));
    of_owner.filter_map(|id| labelled(name(id), &wording.claim(id))).collect()
}

/// What may follow `OWNER.`: its predictions, its cores and heuristics, its steps.
pub fn labels(wording: Wording, owner: &str) -> Vec<Offer> {
    let steps = wording.argument.steps.iter().filter_map(|step| labelled(&step.name, &step.text));
    let all = predictions(wording, owner).into_iter().chain(assumptions(wording.argument)).chain(steps);
    let of_owner = all.filter(|offer| split(&offer.label).is_some_and(|(name, _)| name == owner));
    let alone = of_owner.filter_map(|offer| {
        let label = split(&offer.label)?.1.to_owned();
        Some(Offer { found_by: label.clone(), text: OfferText::Plain(label.clone()), label, ..offer })
    });
    alone.collect()
}

/// The actors of a case; of every case, where it is none.
pub fn actors(argument: &Argument, case: Option<&str>) -> Vec<Offer> {
    let own = |other: &&Case| match case.and_then(|case| argument.named(case)) {
        Some(Named::Case(id)) => argument.case(id).header.name == other.header.name,
        _ => true,
    };
    let actors = argument.cases.iter().filter(own).flat_map(|case| &case.actors);
    free(actors.map(|actor| (&actor.name, Symbol::Actor(Arc::clone(&actor.name)))))
}

/// What cases and theories are about.
pub fn units(argument: &Argument) -> Vec<Offer> {
    let of_theories = argument.theories.iter().filter_map(|theory| theory.unit.as_ref());
    let of_cases = argument.cases.iter().filter_map(|case| case.unit.as_ref());
    free(of_theories.chain(of_cases).map(|unit| (unit, Symbol::Unit(Arc::clone(unit)))))
}

/// Names that no declaration declares, each once.
fn free<'name>(names: impl Iterator<Item = (&'name Arc<str>, Symbol)>) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for (name, symbol) in names {
        if !offers.iter().any(|offer| *offer.label == **name) {
            offers.push(Offer::word(name, OfferKind::Value, About::Symbol(symbol)));
        }
    }
    offers
}

/// How many bytes at the beginning of a text are a `.` and a label.
pub fn label_length(text: &str) -> usize {
    let label = text.strip_prefix('.').filter(|label| label.starts_with(char::is_alphabetic));
    label.map_or(0, |label| 1 + label.find(|c| !is_in_name(c)).unwrap_or(label.len()))
}

pub fn labelled(name: &str, detail: &str) -> Option<Offer> {
    let (owner, label) = split(name)?;
    Some(Offer {
        label: name.to_owned(),
        kind: OfferKind::Label,
        detail: detail.to_owned(),
        found_by: name.to_owned(),
        text: OfferText::Plain(name.to_owned()),
        about: About::Symbol(Symbol::Label { owner: owner.into(), label: label.into() }),
    })
}

fn split(name: &str) -> Option<(&str, &str)> {
    name.split_once('.')
}
