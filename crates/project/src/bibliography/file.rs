//! One bibliography: its entries, what is wrong with it, and what it held before it was half-edited.

use super::BibliographyError;
use super::check::{duplicates, problem};
use super::entry::{Entry, Glance, invalid};
use crate::bibtex::{self, Block, BlockKind};
use crate::csl;
use crate::reference::{self, Work};
use biblatex::{RawBibliography, RawChunk};
use lakatos_engine::rules::Keys;
use lakatos_syntax::{Buffer, Diagnostic, Span};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// A bibliography with where its entries stand.
#[derive(Clone, Debug)]
pub struct BibliographyFile {
    /// Its absolute path.
    pub path: PathBuf,
    /// Its text.
    pub buffer: Buffer,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
    /// The keys that may be cited; none where nobody can say which there are.
    pub keys: Option<Arc<Keys>>,
    /// What is wrong with it: first keys of two works, then what cannot be read; each in order of place.
    pub problems: Vec<Diagnostic>,
    /// What it was before most of its keys went missing, as they do while it is written or edited.
    pub before: Option<Arc<Self>>,
    format: Format,
    abbreviations: String,
    /// The keys as BibTeX takes them, once somebody asks.
    folded: OnceLock<Arc<Keys>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    BibTex,
    CslJson,
}

impl Format {
    fn from_path(path: &Path) -> Result<Self, BibliographyError> {
        match path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase().as_str() {
            "bib" | "bibtex" | "biblatex" => Ok(Self::BibTex),
            "json" => Ok(Self::CslJson),
            _ => Err(BibliographyError::UnknownFormat),
        }
    }
}

/// How many problems of one file are reported.
const MAX_REPORTED: usize = 50;

impl BibliographyFile {
    /// Reads the text of a bibliography.
    ///
    /// # Errors
    /// Where its name says that it is none.
    pub fn read(path: PathBuf, text: String) -> Result<Self, BibliographyError> {
        let format = Format::from_path(&path)?;
        let (entries, mut problems, broken, abbreviations) = match format {
            Format::BibTex => {
                let blocks = bibtex::blocks(&text);
                let entries: Vec<Entry> = blocks.iter().filter_map(|block| bibtex::entry(&text, block)).collect();
                let problems = blocks.iter().filter_map(|block| problem(&text, block)).collect();
                (entries, problems, None, abbreviations(&text, &blocks))
            }
            Format::CslJson => {
                let read = csl::read(&text);
                (read.entries, read.problems, read.broken, String::new())
            }
        };
        let aliases = match format {
            Format::BibTex => entries.iter().flat_map(|entry| aliases_in(&text, entry)).map(str::to_owned).collect(),
            Format::CslJson => Vec::new(),
        };
        let buffer = Buffer::from_text(text);
        let mut clashes = duplicates(&entries, &buffer);
        // Of the works behind the place where a list breaks off, nothing is known.
        let all_keys = || entries.iter().map(|entry| entry.key.clone()).chain(aliases).collect();
        let keys = broken.is_none().then(|| Arc::new(all_keys()));
        problems.extend(broken);
        // Two works with one key mislead a reader; what cannot be read is missed.
        let rest = cut_off(&mut clashes, MAX_REPORTED, |count| format!("{count} more keys are those of other works"));
        let room = MAX_REPORTED.saturating_sub(clashes.len());
        let unread =
            cut_off(&mut problems, room, |count| format!("{count} more places of this bibliography cannot be read"));
        let problems = clashes.into_iter().chain(rest).chain(problems).chain(unread).collect();
        Ok(Self { path, buffer, entries, keys, problems, before: None, format, abbreviations, folded: OnceLock::new() })
    }

    /// The same, after what it was before: while it breaks off, or more than half of the works known then are missing and
    /// something is wrong with it, their keys still count.
    pub fn after(mut self, before: Option<Arc<Self>>) -> Self {
        let Some(last) = before else { return self };
        let whole = last.before.as_ref().unwrap_or(&last);
        let Some(known) = &whole.keys else { return self };
        let breaks_off = self.keys.is_none();
        self.folded = OnceLock::new();
        let mut keys = self.keys.take().unwrap_or_default();
        let is_broken = !self.problems.is_empty() || self.entries.is_empty();
        let missing = known.iter().filter(|key| !keys.contains(key)).count();
        if breaks_off || is_broken && missing * 2 > known.len() {
            if missing > 0 {
                let message = format!(
                    "{missing} of the {} works known before are missing, as if this file were half-written: in the meantime, they may still be cited",
                    known.len()
                );
                self.problems.insert(0, invalid(Span::empty(0), message));
            }
            keys = Arc::new(known.iter().chain(keys.iter()).cloned().collect());
            self.before = Some(Arc::clone(whole));
        }
        // The same keys are one set, so that nobody compares them again.
        let same = [&last.keys, &whole.keys].into_iter().flatten().find(|known| ***known == *keys);
        self.keys = Some(same.map_or(keys, Arc::clone));
        self
    }

    /// What it was, while it cannot be read.
    pub fn still_known(&self, error: &BibliographyError) -> Self {
        let message = format!("{error}; in the meantime, the works known before may still be cited");
        let last = self.before.as_deref().unwrap_or(self);
        Self { problems: vec![invalid(Span::empty(0), message)], before: Some(Arc::new(last.clone())), ..last.clone() }
    }

    /// The keys as BibTeX takes them; none where nobody can say which there are.
    pub fn folded_keys(&self) -> Option<Arc<Keys>> {
        let keys = self.keys.as_ref()?;
        Some(Arc::clone(self.folded.get_or_init(|| Arc::new(keys.folded()))))
    }

    /// The bytes of an entry.
    pub fn slice(&self, entry: &Entry) -> &str {
        self.buffer.text().get(entry.span.range()).unwrap_or_default()
    }

    /// A work by its key, as it is; or as it was while the file is half-edited.
    pub fn entry(&self, key: &str) -> Option<(&Self, &Entry)> {
        let own = self.entries.iter().find(|entry| entry.key == key).map(|entry| (self, entry));
        let by_alias = || {
            let is_meant = |entry: &&Entry| aliases_in(self.buffer.text(), entry).any(|alias| alias == key);
            let is_known = self.format == Format::BibTex && self.keys.as_ref().is_some_and(|keys| keys.contains(key));
            is_known.then(|| self.entries.iter().find(is_meant)).flatten().map(|entry| (self, entry))
        };
        own.or_else(by_alias).or_else(|| self.before.as_ref()?.entry(key))
    }

    /// A work as a reference, in Markdown; none where it cannot be read.
    pub fn reference(&self, entry: &Entry) -> Option<String> {
        self.work(entry)?.reference()
    }

    /// What an entry says of a work; none where it cannot be read.
    pub fn work(&self, entry: &Entry) -> Option<Work> {
        match self.format {
            Format::BibTex => self.bibtex_work(entry),
            Format::CslJson => csl::work(self.slice(entry)),
        }
    }

    /// What an entry says, and the entries that it draws on.
    fn bibtex_work(&self, entry: &Entry) -> Option<Work> {
        let text = self.slice(entry);
        let by_itself = |entry: &Entry| reference::work(self.slice(entry), &self.abbreviations);
        let named = |key: &str| by_itself(self.entries.iter().find(|entry| entry.key == key.trim())?);
        let shared = bibtex::field(text, "xdata").into_iter().flat_map(|keys| keys.split(',')).filter_map(named);
        let work = shared.fold(by_itself(entry)?, Work::filled);
        let volume = bibtex::field(text, "crossref").and_then(named);
        Some(volume.into_iter().fold(work, Work::within))
    }

    /// What a work is found by.
    pub fn glance(&self, entry: &Entry) -> Glance {
        match self.format {
            // Only what has commands of TeX in it takes a parser to be read.
            Format::BibTex => match bibtex::glance(self.slice(entry)) {
                glance if glance.is_plain() => glance,
                glance => reference::work(self.slice(entry), "").map_or(glance, Work::glance),
            },
            Format::CslJson => csl::glance(self.slice(entry)),
        }
    }

    /// Where a work is to be found on the net.
    pub fn address(&self, entry: &Entry) -> Option<String> {
        match self.format {
            Format::BibTex => bibtex::address(self.slice(entry)),
            Format::CslJson => csl::address(self.slice(entry)),
        }
    }

    /// Where other entries speak of a work, in bytes of the file.
    pub fn mentions(&self, key: &str) -> Vec<Span> {
        let speaking = self.entries.iter().filter(|entry| self.slice(entry).contains(key));
        let mentioned = speaking.flat_map(|entry| self.mentioned_in(entry));
        mentioned.filter(|(mentioned, _)| *mentioned == key).map(|(_, span)| span).collect()
    }

    /// The key at a byte of the file, where it stands; the end of it counts as in it.
    pub fn key_at(&self, offset: u32) -> Option<(&str, Span)> {
        let entry = self.entries.iter().rfind(|entry| entry.span.start <= offset)?;
        let keys = std::iter::once((entry.key.as_str(), entry.key_span)).chain(self.mentioned_in(entry));
        keys.into_iter().find(|(_, span)| span.start <= offset && offset <= span.end)
    }

    fn mentioned_in(&self, entry: &Entry) -> Vec<(&str, Span)> {
        let found = match self.format {
            Format::BibTex => bibtex::mentions(self.slice(entry)),
            Format::CslJson => Vec::new(),
        };
        found.into_iter().map(|(key, span)| (key, span.shifted(entry.span.start))).collect()
    }
}

fn by_place(one: &Diagnostic, other: &Diagnostic) -> std::cmp::Ordering {
    (one.place, &one.message).cmp(&(other.place, &other.message))
}

/// Takes out all but the first problems; what is told of the others.
fn cut_off(problems: &mut Vec<Diagnostic>, most: usize, told: impl Fn(usize) -> String) -> Option<Diagnostic> {
    problems.sort_by(by_place);
    if problems.len() <= most {
        return None;
    }
    let rest = problems.split_off(most);
    rest.first().map(|first| invalid(first.place, told(rest.len())))
}

/// The `@string`s of a `.bib` file, spelled out: each may speak of those before it, so that none speaks of itself.
fn abbreviations(text: &str, blocks: &[Block]) -> String {
    let mut known: FxHashMap<&str, String> = FxHashMap::default();
    let mut all = String::new();
    for block in blocks.iter().filter(|block| block.kind == BlockKind::Abbreviations) {
        let Ok(raw) = RawBibliography::parse(&text[block.span.range()]) else { continue };
        for pair in raw.abbreviations {
            let parts = pair.value.v.iter().map(|chunk| match chunk.v {
                RawChunk::Normal(text) => text,
                RawChunk::Abbreviation(name) => known.get(name).map_or(name, String::as_str),
            });
            let value: String = parts.collect();
            if value.len() <= MAX_ABBREVIATED && !known.contains_key(pair.key.v) {
                all.push_str(&format!("@string{{{} = {{{value}}}}}\n", pair.key.v));
                known.insert(pair.key.v, value);
            }
        }
    }
    all
}

/// The longest text that an abbreviation stands for, in bytes.
const MAX_ABBREVIATED: usize = 1_000;

/// The other keys of an entry.
fn aliases_in<'text>(text: &'text str, entry: &Entry) -> impl Iterator<Item = &'text str> {
    bibtex::aliases(text.get(entry.span.range()).unwrap_or_default())
}
