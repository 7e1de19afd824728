//! The prose around the blocks: sentences, each with the bytes of the file that it stands at.
//!
//! What is read is what the author says in running text. Code, formulas, commands, comments, tables, headings, reference
//! lists, block quotations and longer words of others are not; in their place stands one sign, so that what is left and
//! right of them is not taken for neighbours. Everything here takes one walk over the text, whatever it is.

mod alone;
mod apart;
mod captions;
mod citations;
mod english;
mod environments;
mod language;
pub(crate) mod latex;
mod mapped;
mod markdown;
mod quotations;
mod shifts;
mod signs;
mod split;

pub use alone::{begins_alike, reads_alone, with_labels_defined};
pub use apart::stands_apart;
pub use language::{is_foreign, says_its_language};
pub use mapped::{Mapped, UNREAD};
pub use shifts::Shifts;

use crate::host::metadata::metadata;
use crate::host::{Host, switched_on};
use crate::span::Span;
use std::borrow::Cow;

/// More words than any sentence has: what goes on longer is a list, a table, or no language.
const MOST_WORDS: usize = 150;

/// A sentence of the running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it says, without markup and citations.
    pub words: Mapped,
    /// Its bytes in the file.
    pub span: Span,
    /// The number of its paragraph.
    pub paragraph: u32,
    /// Whether it names a work: by a key, a note, or a year in brackets.
    pub cites: bool,
}

impl Sentence {
    /// Whether it asks.
    pub fn asks(&self) -> bool {
        self.words.text.trim_end_matches([' ', '"', '”', '’', '\'', ')']).ends_with('?')
    }
}

/// The prose of a file, and how far it hangs on what it stands around.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// What was passed over unread, in order.
    passed: Vec<Span>,
    /// How many bytes may be put in there, and taken out, before anything is passed over otherwise.
    room: u64,
}

impl Reading {
    /// Of a file.
    pub fn new(text: &str, host: Host) -> Self {
        let mut reading = read(text, host, false);
        reading.passed.sort_unstable();
        reading
    }

    /// Whether a file is read the same after edits in blocks of it, each of which [`stands_apart`], but for where its
    /// sentences stand.
    pub fn holds(&self, shifts: &Shifts) -> bool {
        let is_passed = |at: u32| {
            let before = self.passed.partition_point(|span| span.start < at);
            // Of what lies within something else, that counts.
            self.passed[..before].iter().rev().take(2).any(|span| at < span.end)
        };
        shifts.touched() <= self.room && shifts.places().all(is_passed)
    }
}

/// Every sentence of a file that its author says in English, paragraph by paragraph.
pub fn sentences(text: &str, host: Host) -> Vec<Sentence> {
    read(text, host, false).sentences
}

/// The same, with the headings: these name things, and say nothing of them.
pub fn sentences_and_headings(text: &str, host: Host) -> Vec<Sentence> {
    read(text, host, true).sentences
}

fn read(text: &str, host: Host, with_headings: bool) -> Reading {
    let metadata = if host == Host::Markdown { metadata(text) } else { Vec::new() };
    if language::is_said_to_be_another(text, host, &metadata) {
        return Reading::default();
    }
    let (paragraphs, passed, room) = match host {
        Host::Lakatos => return Reading::default(),
        Host::Markdown => {
            let (paragraphs, passed) = markdown::paragraphs(text, &metadata);
            (paragraphs, passed, u64::MAX)
        }
        Host::Latex => latex::paragraphs(&switched_on(text)),
    };
    let mut sentences = Vec::new();
    // What is too short to tell is in the language of what came before.
    let mut is_english = true;
    for (number, paragraph) in paragraphs.into_iter().enumerate() {
        if with_headings || !paragraph.is_heading {
            read_paragraph(&paragraph, number as u32, &mut is_english, &mut sentences);
        }
    }
    Reading { sentences, passed, room }
}

/// A paragraph as its host has it.
#[derive(Clone, Debug, Default)]
struct Paragraph {
    text: Mapped,
    /// Bytes of the text at which a work is cited that the text does not name.
    cited: Vec<usize>,
    /// Whether it is a heading.
    is_heading: bool,
}

fn read_paragraph(paragraph: &Paragraph, number: u32, is_english: &mut bool, sentences: &mut Vec<Sentence>) {
    // Raw LaTeX, shortcodes, and whatever else is for a program.
    let text = &paragraph.text.text;
    let is_for_program = || ["\\begin{", "{{<", "{{%"].iter().any(|sign| text.contains(sign));
    if text.contains('{') && is_for_program() || markdown::holds_fence(text) {
        return;
    }
    let found = citations::citations(&paragraph.text.text);
    let cited: Vec<usize> =
        paragraph.cited.iter().copied().chain(found.iter().map(|citation| citation.range.start)).collect();
    let quoted = quotations::quotations(&paragraph.text.text);
    let mut parts: Vec<_> = found
        .into_iter()
        .filter_map(|citation| Some((citation.range, citation.instead?)))
        .map(|(range, instead)| (range, (instead != ' ').then_some(instead)))
        .chain(quoted.into_iter().map(|range| (range, Some(UNREAD))))
        .collect();
    parts.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let cited: Vec<u32> = cited.into_iter().map(|at| paragraph.text.span(at..at).start).collect();
    let plain = match parts.as_slice() {
        [] => Cow::Borrowed(&paragraph.text),
        parts => Cow::Owned(paragraph.text.without(parts)),
    };
    *is_english = english::is_english(&plain.text).unwrap_or(*is_english);
    if !*is_english {
        return;
    }
    for range in split::sentences(&plain.text) {
        let Some(words) = plain.text.get(range.clone()) else { continue };
        if words.split(' ').take(MOST_WORDS + 1).count() > MOST_WORDS {
            continue;
        }
        let span = plain.span(range.clone());
        let text = plain.part(range);
        // A note stands behind the full stop.
        let cites = cited.iter().any(|at| span.start <= *at && *at <= span.end + 1);
        sentences.push(Sentence { words: text, span, paragraph: number, cites });
    }
}
