//! Bibliographies that one draft cites from, held against each other: of two works with one key, a reader finds one.

use super::check::plain;
use super::{BibliographyFile, entry};
use lakatos_syntax::Diagnostic;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Pairs of bibliographies that are cited from together.
#[derive(Debug, Default)]
pub struct Together {
    pairs: Vec<Pair>,
}

#[derive(Debug)]
struct Pair {
    first: Arc<BibliographyFile>,
    second: Arc<BibliographyFile>,
    /// None until somebody asks.
    clashes: Option<Vec<Diagnostic>>,
}

/// A key that stands for one work in a bibliography and for another in a later one.
#[derive(Clone, Debug)]
pub struct Clash {
    /// The bibliography that is read first.
    pub first: Arc<BibliographyFile>,
    /// The later one.
    pub second: Arc<BibliographyFile>,
    /// The place in the later one, and what is wrong.
    pub problem: Diagnostic,
}

/// How many bibliographies of one draft are compared.
const MAX_COMPARED: usize = 16;

impl Together {
    /// Takes in the bibliographies of a draft, each as it is now.
    pub fn add<'file>(&mut self, files: impl Iterator<Item = &'file Arc<BibliographyFile>>) {
        let files: Vec<_> = files.take(MAX_COMPARED).collect();
        for (index, second) in files.iter().enumerate() {
            for first in &files[..index] {
                let is_known = |pair: &&mut Pair| pair.first.path == first.path && pair.second.path == second.path;
                match self.pairs.iter_mut().find(is_known) {
                    Some(pair) if Arc::ptr_eq(&pair.first, first) && Arc::ptr_eq(&pair.second, second) => {}
                    Some(pair) => *pair = Pair::new(first, second),
                    None => self.pairs.push(Pair::new(first, second)),
                }
            }
        }
    }

    /// Every clash.
    pub fn clashes(&mut self) -> Vec<Clash> {
        let mut all: Vec<Clash> = Vec::new();
        for pair in &mut self.pairs {
            let (first, second) = (&pair.first, &pair.second);
            let clashes = pair.clashes.get_or_insert_with(|| clashes(first, second));
            let clash = |problem: &Diagnostic| Clash {
                first: Arc::clone(first),
                second: Arc::clone(second),
                problem: problem.clone(),
            };
            all.extend(clashes.iter().map(clash));
        }
        all
    }
}

impl Pair {
    fn new(first: &Arc<BibliographyFile>, second: &Arc<BibliographyFile>) -> Self {
        Self { first: Arc::clone(first), second: Arc::clone(second), clashes: None }
    }
}

/// What is left of a title however it was exported.
fn letters(title: &str) -> String {
    title.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Two entries are of one work where year and title are the same; an entry copied from one file to the other is no clash.
fn clashes(first: &BibliographyFile, second: &BibliographyFile) -> Vec<Diagnostic> {
    // Of one that breaks off, nobody knows the works.
    if first.keys.is_none() || second.keys.is_none() {
        return Vec::new();
    }
    let known: FxHashMap<&str, _> = first.entries.iter().map(|entry| (entry.key.as_str(), entry)).collect();
    let name = first.path.file_name().unwrap_or_default().to_string_lossy();
    let clash = |entry: &entry::Entry| {
        let other = known.get(entry.key.as_str())?;
        let (one, two) = (first.glance(other), second.glance(entry));
        let is_same = one.year == two.year && letters(&one.title) == letters(&two.title)
            || plain(first.buffer.text(), other) == plain(second.buffer.text(), entry);
        let line = first.buffer.line_of(other.key_span.start) + 1;
        let message = format!("`{}` is already the key of another work: {name}, line {line}", entry.key);
        (!is_same).then(|| entry::invalid(entry.key_span, message))
    };
    second.entries.iter().filter_map(clash).collect()
}
