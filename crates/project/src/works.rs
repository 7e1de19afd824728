//! The works that the drafts cite, as a paper names them: by author and year, and in a list at its end.

use super::bibliography::BibliographyFile;
use super::bibliography::entry::Glance;
use super::project::Project;
use super::reference::Work;
use lakatos_engine::escape::{markdown, xml};
use lakatos_syntax::ast::{Citation, DeclarationKind};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The works that the drafts cite.
#[derive(Debug, Default)]
pub struct Works {
    called: FxHashMap<Arc<str>, String>,
    /// Each once, by author and year; those of which nothing is known come last. None where nothing is known of any.
    pub listed: Vec<ListedWork>,
}

/// A work in a list of works.
#[derive(Debug)]
pub struct ListedWork {
    /// For a page in Markdown.
    pub markdown: String,
    /// For a page of the web.
    pub html: String,
}

/// What is known of a work.
enum Known {
    /// An entry of a bibliography.
    Entry(Box<Work>),
    /// What a `source` line says.
    Source(String),
    /// Its key.
    Key,
}

impl Works {
    /// Of a project, going by its bibliographies and its `source` lines.
    pub fn of(project: &Project) -> Self {
        let declarations = || {
            let pieces = project.files.iter().flat_map(|file| &file.document.pieces);
            pieces.flat_map(|piece| &piece.read.declarations)
        };
        let keys: BTreeSet<&Arc<str>> =
            declarations().flat_map(|one| one.all_citations()).map(|citation| &citation.key).collect();
        // Who raises an objection is no work that the paper cites.
        let works: BTreeSet<&Arc<str>> = declarations()
            .flat_map(|one| {
                let own = one.citations.iter().filter(|_| one.kind != DeclarationKind::Objection);
                own.chain(one.properties.iter().flat_map(|property| property.citations.iter()))
            })
            .map(|citation| &citation.key)
            .collect();
        let sources = declarations().filter(|declaration| declaration.kind == DeclarationKind::Source);
        let sources: FxHashMap<&str, &str> =
            sources.filter_map(|one| Some((&*one.name.as_ref()?.text, &*one.title.as_ref()?.text))).collect();
        let files = project.bibliographies();
        let mut cited: Vec<(&Arc<str>, String, Known)> = Vec::new();
        for key in keys {
            let (called, known) = match (files.iter().find_map(|file| entry(file, key)), sources.get(&**key)) {
                (Some(work), _) => (work.clone().glance().who_and_when(), Known::Entry(Box::new(work))),
                (None, Some(title)) => (glance_of_source(title).who_and_when(), Known::Source((*title).to_owned())),
                (None, None) => (String::new(), Known::Key),
            };
            cited.push((key, called, known));
        }
        tell_apart(&mut cited);
        cited.sort_by(|one, other| (one.1.is_empty(), &one.1, one.0).cmp(&(other.1.is_empty(), &other.1, other.0)));
        let is_known = cited.iter().any(|(.., known)| !matches!(known, Known::Key));
        let of_page = cited.iter().filter(|(key, ..)| is_known && works.contains(key));
        let listed = of_page.map(|(key, _, known)| listed(key, known)).collect();
        let named = |(key, called, _): (&Arc<str>, String, Known)| {
            (Arc::clone(key), if called.is_empty() { format!("@{key}") } else { called })
        };
        Self { called: cited.into_iter().map(named).collect(), listed }
    }

    /// A work as a paper cites it: `Walt 1987, p. 12`; its key where nothing is known of it.
    pub fn called(&self, citation: &Citation) -> String {
        let called = self.called.get(&citation.key).cloned().unwrap_or_else(|| format!("@{}", citation.key));
        match &citation.locator {
            Some(locator) => format!("{called}, {locator}"),
            None => called,
        }
    }

    /// Several, with a separator between.
    pub fn all_called(&self, citations: &[Citation], separator: &str) -> String {
        citations.iter().map(|citation| self.called(citation)).collect::<Vec<_>>().join(separator)
    }
}

/// An entry by its key, also where the cases of letters differ, as BibTeX has it.
fn entry(file: &BibliographyFile, key: &str) -> Option<Work> {
    let exact = file.entry(key).and_then(|(file, entry)| file.work(entry));
    exact.or_else(|| file.work(file.entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(key))?))
}

/// `author, title, year` or `authors (year), title`, as a `source` line says it.
fn glance_of_source(title: &str) -> Glance {
    let author = title.split([',', '(', ':']).next().unwrap_or_default().trim();
    let year = title.split(|c: char| !c.is_ascii_digit()).rfind(|digits| digits.len() == 4);
    match year {
        Some(year) if !author.is_empty() && author != title.trim() && !author.contains(year) => {
            let several = title.split_once('(').filter(|(_, rest)| rest.starts_with(year)).map(|(authors, _)| authors);
            let families = several.and_then(families_of).unwrap_or_else(|| vec![author.to_owned()]);
            Glance { families, year: year.to_owned(), title: String::new() }
        }
        _ => Glance::default(),
    }
}

/// The family names of several authors, written as styles of citation do: `Lai, Brian, and Dan Reiter`, `Fearon, J. D., &
/// Laitin, D. D.`; none of one alone. Of three or more, the first and the last stand for all.
fn families_of(authors: &str) -> Option<Vec<String>> {
    let (before, last) = authors.rsplit_once(" and ").or_else(|| authors.rsplit_once(" & "))?;
    let before: Vec<&str> = before.trim().trim_end_matches(',').split(',').map(str::trim).collect();
    let last = match last.split_once(',') {
        Some((family, _)) => family.trim(),
        None => family_at_the_end(last.trim()),
    };
    let mut families = vec![(*before.first()?).to_owned(), last.to_owned()];
    // One person has a comma before the given name: `Lai, Brian`.
    if before.len() > 2 {
        families.insert(1, before[2].to_owned());
    }
    families.iter().all(|family| !family.is_empty()).then_some(families)
}

/// The family name behind the given ones, with what goes before it in small letters: `van Evera` of `Stephen van Evera`.
fn family_at_the_end(name: &str) -> &str {
    let is_small = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let mut from = name.rfind(' ').map_or(0, |space| space + 1);
    while let Some(word) = name[..from].trim_end().rsplit(' ').next().filter(|word| is_small(word)) {
        from = name[..from].trim_end().len() - word.len();
    }
    &name[from..]
}

/// What one author wrote in one year has letters behind the year, in the order of the keys.
fn tell_apart(cited: &mut [(&Arc<str>, String, Known)]) {
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, (_, called, _)) in cited.iter().enumerate().filter(|(_, (_, called, _))| !called.is_empty()) {
        alike.entry(called.clone()).or_default().push(index);
    }
    for group in alike.into_values().filter(|group| group.len() > 1) {
        for (index, letter) in group.into_iter().zip('a'..='z') {
            let (_, called, known) = &mut cited[index];
            called.push(letter);
            if let Known::Entry(work) = known {
                work.year = work.year.take().map(|year| format!("{year}{letter}"));
            }
        }
    }
}

fn listed(key: &str, known: &Known) -> ListedWork {
    let written = match known {
        Known::Entry(work) => Some((
            work.written(&markdown, &|title| format!("*{}*", markdown(title))),
            work.written(&xml, &|title| format!("<i>{}</i>", xml(title))),
        )),
        Known::Source(text) => Some((Some(markdown(text)), Some(xml(text)))),
        Known::Key => None,
    };
    match written {
        Some((Some(markdown), Some(html))) => ListedWork { markdown, html },
        _ => {
            let text = format!("@{key}, of which no bibliography says anything");
            ListedWork { markdown: markdown(&text), html: xml(&text) }
        }
    }
}
