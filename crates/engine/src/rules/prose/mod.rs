//! The phrases of rules, found in the prose of drafts.
//!
//! One automaton looks for the anchors of all phrases; the expression of a phrase is compiled, and asked, only where one of
//! its anchors stands. A draft is read for them only if it is about theories: it argues in a block, or names some.

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
use super::source::AnalysisSource;
use crate::argument::Place;
use crate::library::{names_of_cases, names_of_theories, numbers_in};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::document::WHOLE_FILE;
use lakatos_syntax::prose::Sentence;
use lakatos_syntax::{Host, Span};
use regex::Regex;
use std::sync::{Arc, OnceLock};

/// How often a text names theories before it counts as being about them.
const ABOUT: usize = 3;

/// Realism is in painting, constructivism in classrooms, and both are in ethics: a text about politics among states has
/// some of these as well.
const AMONG_STATES: [&str; 9] = [
    "foreign policy",
    "alliance",
    "international relations",
    "great power",
    "military",
    "anarchy",
    "security dilemma",
    "interstate",
    " war ",
];

/// Two of them, or so many cases.
const ENOUGH_AMONG_STATES: usize = 2;

/// Every phrase of some rules.
#[derive(Debug, Default)]
pub struct Phrases {
    phrases: Vec<Compiled>,
    /// Finds anchors; none where there are no phrases.
    anchors: Option<AhoCorasick>,
    /// By anchor, the number of its phrase.
    of_anchor: Vec<u32>,
}

#[derive(Debug)]
struct Compiled {
    /// The rule that asks for it.
    rule: String,
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
    /// Whether some sentence of its paragraph does.
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
        let mut anchors: Vec<String> = Vec::new();
        for file in rules.iter().map(|rule| &rule.file) {
            for (text, never) in &file.phrases {
                let Ok(phrase) = Phrase::read(&text.text) else { continue };
                all.of_anchor.extend(phrase.anchors.iter().map(|_| all.phrases.len() as u32));
                anchors.extend(phrase.anchors);
                let never_texts = never.iter().filter_map(|never| Phrase::read(&never.text).ok());
                let never_texts: Vec<String> = never_texts.map(|never| never.expression).collect();
                all.phrases.push(Compiled {
                    rule: file.id.clone(),
                    expression: OnceLock::new(),
                    text: phrase.expression,
                    never: never_texts.iter().map(|_| OnceLock::new()).collect(),
                    never_texts,
                });
            }
        }
        all.anchors = automaton(&anchors).filter(|_| !anchors.is_empty());
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
            let is_cited = paragraph.iter().any(|sentence| sentence.cites);
            for sentence in paragraph {
                self.in_sentence(source, sentence, is_cited, anchors, hits);
            }
        }
    }

    fn in_sentence(
        &self,
        (source, host): (u32, Host),
        sentence: &Sentence,
        is_cited_around: bool,
        anchors: &AhoCorasick,
        hits: &mut Vec<Hit>,
    ) {
        let text = &sentence.words.text;
        let mut asked: Vec<u32> = anchors
            .find_overlapping_iter(text)
            .filter_map(|found| self.of_anchor.get(found.pattern().as_usize()).copied())
            .collect();
        asked.sort_unstable();
        asked.dedup();
        let from = hits.len();
        for phrase in asked.into_iter().filter_map(|number| self.phrases.get(number as usize)) {
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

/// An expression, compiled once. It is lent and never copied: a copy would learn anew what this one knows of texts.
fn compiled<'cell>(cell: &'cell OnceLock<Option<Regex>>, text: &str) -> Option<&'cell Regex> {
    cell.get_or_init(|| Regex::new(text).ok()).as_ref()
}

/// Whether a text is about theories of the field: it argues in a block, or names some of them and does not advise.
pub fn is_about_theories(source: &AnalysisSource) -> bool {
    if source.document.has_argument() {
        return true;
    }
    if !is_among_states(source.text.whole()) {
        return false;
    }
    let (mut first, mut end, mut count, mut is_field) = (None, 0, 0, false);
    let is_about = names_of_theories().each_in(source.text.whole()).any(|name| {
        // Of names within each other, one.
        if name.range.start >= end {
            end = name.range.end;
            count += 1;
            // Realism alone may be a painter's.
            is_field |= name.of.kind == DeclarationKind::Theory || *first.get_or_insert(name.of) != name.of;
        }
        is_field && count >= ABOUT
    });
    is_about && !genre::advises(source.text.whole())
}

/// Whether a text is about politics among states, by words of these or by the cases of the library that it names.
fn is_among_states(text: &str) -> bool {
    let has_words = || {
        let mut found = among_states().into_iter().flat_map(|words| words.find_overlapping_iter(text));
        let mut first = None;
        found.any(|found| *first.get_or_insert(found.pattern()) != found.pattern())
    };
    let cases = || {
        let mut named: Vec<&str> = Vec::new();
        names_of_cases().each_in(text).any(|case| {
            if !named.contains(&case.of.name) {
                named.push(case.of.name);
            }
            named.len() >= ENOUGH_AMONG_STATES
        })
    };
    has_words() || cases()
}

/// The words of these that a text has, by their numbers.
fn words_among_states(text: &str) -> Vec<usize> {
    numbers_in(among_states(), text)
}

/// What finds these words, whatever their capitals.
fn among_states() -> Option<&'static AhoCorasick> {
    static WORDS: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    WORDS.get_or_init(|| automaton(&AMONG_STATES)).as_ref()
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
