//! The phrases of rules, found in the prose of drafts.
//!
//! One index looks for the anchors of all phrases; the expression of a phrase is compiled, and asked, only where one of
//! its anchors stands. A draft is read for them only if it is about theories: it argues in a block, or names some.

mod about;
mod calm;
mod counter;
mod edited;
mod genre;
mod kept;
mod measure;
mod own;
mod phrase;
mod read;
mod reported;
mod said;
mod spoken;
mod theory_talk;
pub mod untold;

pub use about::is_about_theories;
pub use calm::one_a_sentence;
pub use counter::{CounterCase, shipped};
pub use edited::Edited;
pub use kept::KeptProse;
pub use measure::is_a_matter_of_measure;
pub use own::{InUse, Named, Thing};
pub use phrase::Phrase;
pub use read::Prose;
pub use spoken::{Spoken, SpokenCase, SpokenTheory};

use super::file::RuleFile;
use super::rule::Rule;
use crate::argument::Place;
use crate::mentions::Index;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use lakatos_syntax::document::WHOLE_FILE;
use lakatos_syntax::prose::Sentence;
use lakatos_syntax::{Host, Span};
use regex::Regex;
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

/// Every phrase of some rules.
#[derive(Debug, Default)]
pub struct Phrases {
    phrases: Vec<Compiled>,
    /// Finds anchors; none where there are no phrases.
    anchors: Option<Index>,
    /// By anchor, the phrases that need it, each with the number of the list that it is in.
    of_anchor: Vec<Vec<(u32, u32)>>,
}

#[derive(Debug)]
struct Compiled {
    /// The rule that asks for it.
    rule: String,
    /// Of so many lists of anchors, a sentence has to have one each.
    lists: u32,
    expression: OnceLock<Option<Regex>>,
    text: String,
    never: Vec<OnceLock<Option<Regex>>>,
    never_texts: Vec<String>,
}

/// A phrase in a sentence of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The rule that asks for it.
    pub rule: String,
    /// Where the phrase stands.
    pub place: Place,
    /// Its words.
    pub words: String,
    /// The sentence, without markup.
    pub text: String,
    /// Where the sentence stands.
    pub sentence: Span,
    /// What the sentence stands in.
    pub host: Host,
    /// Whether it cites.
    pub cites: bool,
    /// Whether it, a sentence beside it, or the last of its paragraph does.
    pub is_cited_around: bool,
    /// Whether it asks.
    pub asks: bool,
    /// Whether it says what somebody else says.
    pub reports: bool,
}

impl Phrases {
    /// Those of some rules.
    pub fn new(rules: &[Rule]) -> Self {
        let mut all = Self::default();
        let mut anchors: FxHashMap<String, Vec<(u32, u32)>> = FxHashMap::default();
        for file in rules.iter().map(|rule| &rule.file) {
            for (text, never) in &file.phrases {
                let Ok(phrase) = Phrase::read(&text.text) else { continue };
                let lists = phrase.anchors.len() as u32;
                for (list, words) in (0..).zip(phrase.anchors) {
                    for word in words {
                        anchors.entry(word).or_default().push((all.phrases.len() as u32, list));
                    }
                }
                let never_texts = never.iter().filter_map(|never| Phrase::read(&never.text).ok());
                let never_texts: Vec<String> = never_texts.map(|never| never.expression).collect();
                all.phrases.push(Compiled {
                    rule: file.id.clone(),
                    lists,
                    expression: OnceLock::new(),
                    text: phrase.expression,
                    never: never_texts.iter().map(|_| OnceLock::new()).collect(),
                    never_texts,
                });
            }
        }
        let anchors: Vec<_> = anchors.into_iter().collect();
        all.anchors = (!anchors.is_empty()).then(|| Index::new(anchors.iter().map(|(word, _)| word.as_str())));
        all.of_anchor = anchors.into_iter().map(|(_, phrases)| phrases).collect();
        all
    }

    /// Whether some rule looks for any.
    pub fn is_asked(&self) -> bool {
        self.anchors.is_some()
    }

    /// Every phrase in the prose of some drafts, by place.
    pub fn hits(self: &Arc<Self>, prose: &Prose) -> Vec<Hit> {
        if !self.is_asked() {
            return Vec::new();
        }
        let about = (0..prose.drafts().len()).filter(|number| prose.is_about_theories(*number));
        let of_draft = |number: usize| {
            prose.hits(self, number, |sentences| {
                let mut hits = Vec::new();
                self.in_sentences((number as u32, prose.drafts()[number].host), sentences, &mut hits);
                hits
            })
        };
        about.flat_map(of_draft).collect()
    }

    fn in_sentences(&self, source: (u32, Host), all: &[Sentence], hits: &mut Vec<Hit>) {
        let Some(anchors) = &self.anchors else { return };
        for paragraph in all.chunk_by(|a, b| a.paragraph == b.paragraph) {
            for (number, sentence) in paragraph.iter().enumerate() {
                self.in_sentence(source, sentence, is_cited_around(paragraph, number), anchors, hits);
            }
        }
    }

    fn in_sentence(
        &self,
        (source, host): (u32, Host),
        sentence: &Sentence,
        is_cited_around: bool,
        anchors: &Index,
        hits: &mut Vec<Hit>,
    ) {
        let text = &sentence.words.text;
        // Points of a list and labels argue nothing.
        if !spoken::is_whole(text) {
            return;
        }
        let found = anchors.each_in(text).filter_map(|(anchor, _)| self.of_anchor.get(anchor));
        let mut found: Vec<(u32, u32)> = found.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        let from = hits.len();
        for lists in found.chunk_by(|one, other| one.0 == other.0) {
            let Some(phrase) = lists.first().and_then(|(phrase, _)| self.phrases.get(*phrase as usize)) else {
                continue;
            };
            if lists.len() < phrase.lists as usize {
                continue;
            }
            // A sentence says a thing once.
            if hits[from..].iter().any(|hit| hit.rule == phrase.rule) {
                continue;
            }
            let Some(found) = phrase.find(text).filter(|found| !reported::is_quoted(text, found)) else { continue };
            let (start, end) = (found.start, found.start + text[found.clone()].trim_end().len());
            hits.push(Hit {
                rule: phrase.rule.clone(),
                place: Place { source, piece: WHOLE_FILE, span: sentence.words.span(start..end) },
                words: text[start..end].to_owned(),
                text: text.clone(),
                sentence: sentence.span,
                host,
                cites: sentence.cites,
                is_cited_around,
                asks: sentence.asks(),
                reports: reported::is_reported(text),
            });
        }
    }
}

impl Compiled {
    fn find(&self, text: &str) -> Option<std::ops::Range<usize>> {
        let found = compiled(&self.expression, &self.text)?.find(text)?.range();
        let mut never = self.never.iter().zip(&self.never_texts);
        let is_excused = never.any(|(cell, never)| compiled(cell, never).is_some_and(|never| never.is_match(text)));
        (!is_excused).then_some(found)
    }
}

/// Whether a work is cited for what a sentence of a paragraph says: in it, beside it, or where the paragraph ends, as those
/// do who cite once for all of it.
fn is_cited_around(paragraph: &[Sentence], number: usize) -> bool {
    let near = &paragraph[number.saturating_sub(1)..(number + 2).min(paragraph.len())];
    near.iter().chain(paragraph.last()).any(|sentence| sentence.cites)
}

/// An expression, compiled once. It is lent and never copied: a copy would learn anew what this one knows of texts.
fn compiled<'cell>(cell: &'cell OnceLock<Option<Regex>>, text: &str) -> Option<&'cell Regex> {
    cell.get_or_init(|| Regex::new(text).ok()).as_ref()
}

fn automaton<T: AsRef<[u8]>>(words: &[T]) -> Option<AhoCorasick> {
    AhoCorasickBuilder::new().ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(words).ok()
}

/// What is wrong with the phrases of a rule file, each with the bytes of it.
pub fn problems(file: &RuleFile) -> Vec<(std::ops::Range<usize>, String)> {
    let all = file.phrases.iter().flat_map(|(text, never)| [text].into_iter().chain(never));
    all.filter_map(|located| {
        let why = Phrase::read(&located.text).err()?;
        Some((located.start..located.start + located.text.len(), why))
    })
    .collect()
}
