//! Works that may be cited, found by who wrote them, when, and under which title.

use super::{About, Offer, OfferKind};
use crate::occurrences::Symbol;
use lakatos_project::Glance;
use lakatos_project::Project;
use lakatos_syntax::ast::DeclarationKind;
use rustc_hash::FxHashSet;

/// The works of the drafts' bibliographies and those that a `source` declares, and behind them what the libraries in use
/// cite; each key once.
pub fn offers(project: &Project) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    let mut known: FxHashSet<String> = FxHashSet::default();
    let mut add = |key: &str, detail: String, title: &str| {
        if known.insert(key.to_owned()) {
            let found_by = format!("{key} {detail} {title}").trim_end().to_owned();
            let about = About::Symbol(Symbol::Work(key.into()));
            offers.push(Offer { detail, found_by, ..Offer::word(key, OfferKind::Work, about) });
        }
    };
    for declared in &project.analysis().argument.declared {
        if declared.header.kind == DeclarationKind::Source {
            add(&declared.header.name, declared.header.title.to_string(), "");
        }
    }
    for file in project.bibliographies().into_iter().chain(project.bibliographies_of_libraries()) {
        for file in [Some(&file), file.before.as_ref()].into_iter().flatten() {
            for entry in &file.entries {
                let glance = file.glance(entry);
                add(&entry.key, found_by(&glance), &glance.title);
            }
        }
    }
    offers
}

/// `Walt 1987`; the year alone where nobody is known.
fn found_by(glance: &Glance) -> String {
    let cited = glance.who_and_when();
    if cited.is_empty() { glance.year.clone() } else { cited }
}
