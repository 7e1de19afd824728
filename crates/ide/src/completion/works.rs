//! Works that may be cited, found by who wrote them, when, and under which title.

use super::characters::is_in_key;
use super::{About, Offer, OfferKind, Offers};
use crate::occurrences::Symbol;
use crate::prose::key_before;
use lakatos_project::{File, Glance, Project};
use lakatos_syntax::Span;
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::line_index::line_start;
use rustc_hash::FxHashSet;

/// The works of the drafts' bibliographies and those that a `source` declares, and behind them what the libraries in use
/// cite; each key once.
pub fn offers(project: &Project) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    let mut known: FxHashSet<String> = FxHashSet::default();
    let mut add = |key: &str, detail: String| {
        if known.insert(key.to_owned()) {
            offers.push(offer(key, detail));
        }
    };
    for declared in &project.analysis().argument.declared {
        if declared.header.kind == DeclarationKind::Source {
            add(&declared.header.name, declared.header.title.to_string());
        }
    }
    for file in project.bibliographies().into_iter().chain(project.bibliographies_of_libraries()) {
        for file in [Some(&file), file.before.as_ref()].into_iter().flatten() {
            for entry in &file.entries {
                add(&entry.key, described(&file.glance(entry)));
            }
        }
    }
    offers
}

/// The works that may be cited where a key is being typed in prose: those of the file's own bibliographies, since whoever
/// makes a paper of it reads no others.
pub fn in_prose(project: &Project, file: &File, offset: u32) -> Option<Offers> {
    let text = file.buffer.text();
    let at = offset as usize;
    let typed = key_before(text.get(line_start(text, at)..at)?, file.host)?;
    let ahead = text.get(at..)?;
    let ahead = ahead.find(|c| !is_in_key(c)).unwrap_or(ahead.len());
    let bibliographies = project.bibliographies_of(file);
    let entries = bibliographies.iter().flat_map(|file| file.entries.iter().map(move |entry| (file, entry)));
    let mut known: FxHashSet<&str> = FxHashSet::default();
    let offers: Vec<Offer> = entries
        .filter(|(_, entry)| known.insert(&entry.key))
        .map(|(file, entry)| offer(&entry.key, described(&file.glance(entry))))
        .collect();
    (!offers.is_empty()).then(|| Offers { offers, span: Span::new(at - typed, at + ahead), is_needed: true })
}

fn offer(key: &str, detail: String) -> Offer {
    let found_by = format!("{key} {detail}").trim_end().to_owned();
    Offer { detail, found_by, ..Offer::word(key, OfferKind::Work, About::Symbol(Symbol::Work(key.into()))) }
}

/// `Walt 1987, The Origins of Alliances`.
fn described(glance: &Glance) -> String {
    let cited = glance.who_and_when();
    let parts = [if cited.is_empty() { glance.year.clone() } else { cited }, glance.title.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
