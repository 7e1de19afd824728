//! Works that may be cited, found by who wrote them, when, and under which title.

use super::{About, Offer, OfferKind};
use crate::ide::occurrences::Symbol;
use crate::project::bibliographies;
use crate::project::bibtex::field;
use crate::project::workspace::Snapshot;
use crate::syntax::ast::DeclarationKind;

/// The works of the drafts' bibliographies, and those that a `source` declares; each key once.
pub fn offers(snapshot: &Snapshot) -> Vec<Offer> {
    let files = snapshot.files.iter().map(AsRef::as_ref);
    let mut offers: Vec<Offer> = Vec::new();
    let mut add = |key: &str, detail: String, title: &str| {
        if offers.iter().all(|known| known.label != key) {
            let found_by = format!("{key} {detail} {title}").trim_end().to_owned();
            let about = About::Symbol(Symbol::Work(key.into()));
            offers.push(Offer { detail, found_by, ..Offer::word(key, OfferKind::Work, about) });
        }
    };
    for declared in &snapshot.analysis().argument.declared {
        if declared.header.kind == DeclarationKind::Source {
            add(&declared.header.name, declared.header.title.to_string(), "");
        }
    }
    for file in bibliographies(files, snapshot.config.as_deref()) {
        for entry in &file.entries {
            let text = file.buffer.slice(entry.span);
            add(&entry.key, who_and_when(&text), &plain(field(&text, "title").unwrap_or_default()));
        }
    }
    offers
}

/// `Walt 1987`, `Keohane and Nye 1977`.
fn who_and_when(entry: &str) -> String {
    let people = field(entry, "author").or_else(|| field(entry, "editor")).unwrap_or_default();
    let families: Vec<String> = people.split(" and ").map(family).filter(|family| !family.is_empty()).collect();
    let who = match families.as_slice() {
        [first, _, _, ..] => format!("{first} et al."),
        few => few.join(" and "),
    };
    let year = field(entry, "year").or_else(|| field(entry, "date")).unwrap_or_default();
    let year: String = plain(year).chars().take_while(char::is_ascii_digit).collect();
    format!("{who} {year}").trim().to_owned()
}

/// `Walt, Stephen M.` and `Stephen M. Walt` are of one family.
fn family(person: &str) -> String {
    let is_one_name = person.trim().starts_with('{');
    let person = plain(person);
    match person.split_once(',') {
        Some((family, _)) => family.trim().to_owned(),
        None if is_one_name => person,
        None => person.rsplit(' ').next().unwrap_or_default().to_owned(),
    }
}

/// Without braces, on one line.
fn plain(text: &str) -> String {
    text.replace(['{', '}'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}
