//! The prose of some drafts, read where somebody asks for it, and once.

use super::is_about_theories;
use super::kept::{KeptProse, KeptSpoken};
use super::own::{InUse, Inputs};
use super::spoken::Spoken;
use super::{Hit, Phrases};
use crate::argument::Argument;
use crate::rules::source::AnalysisSource;
use lakatos_syntax::prose::{Sentence, says_its_language};
use lakatos_syntax::{Host, Span};
use std::cell::OnceCell;
use std::sync::Arc;

/// The prose of some drafts.
pub struct Prose<'all> {
    drafts: &'all [AnalysisSource<'all>],
    read: Vec<OnceCell<KeptProse>>,
    is_about: Vec<OnceCell<bool>>,
}

impl<'all> Prose<'all> {
    /// Of drafts; nothing is read yet.
    pub fn new(drafts: &'all [AnalysisSource<'all>]) -> Self {
        let read = drafts.iter().map(|_| OnceCell::new()).collect();
        Self { drafts, read, is_about: drafts.iter().map(|_| OnceCell::new()).collect() }
    }

    /// The drafts.
    pub fn drafts(&self) -> &'all [AnalysisSource<'all>] {
        self.drafts
    }

    /// Whether a draft has prose, and is about theories of the field.
    pub fn is_about_theories(&self, number: usize) -> bool {
        let (Some(source), Some(known)) = (self.drafts.get(number), self.is_about.get(number)) else { return false };
        *known.get_or_init(|| source.host != Host::Lakatos && !is_unread(source) && is_about_theories(source))
    }

    fn read(&self, number: usize) -> Option<&KeptProse> {
        let (source, read) = (self.drafts.get(number).filter(|source| !is_unread(source))?, self.read.get(number)?);
        Some(read.get_or_init(|| {
            let none = KeptProse::default();
            source.prose.unwrap_or(&none).of(source.text, source.host)
        }))
    }

    /// The sentences of a draft. Their places are those where they were read: [`Prose::now`] says where that is.
    pub fn sentences(&self, number: usize) -> &[Sentence] {
        self.read(number).map_or(&[], KeptProse::sentences)
    }

    /// Where bytes of a sentence of a draft stand.
    pub fn now(&self, number: usize, span: Span) -> Span {
        self.read(number).map_or(span, |read| read.now(span))
    }

    /// The places of the sentences of a draft, in their order there; as they were read.
    pub fn in_order(&self, number: usize) -> &[Span] {
        self.read(number).map_or(&[], KeptProse::in_order)
    }

    /// The phrases in the prose of a draft, as `found` in its sentences.
    pub(super) fn hits(
        &self,
        phrases: &Arc<Phrases>,
        number: usize,
        found: impl FnOnce(&[Sentence]) -> Vec<Hit>,
    ) -> Vec<Hit> {
        self.read(number).map(|read| read.hits(phrases, number as u32, found)).unwrap_or_default()
    }

    /// Whether some sentence of a draft has a beginning of a word among some.
    pub(super) fn answer(&self, number: usize, question: &[String], answer: impl FnOnce(&[Sentence]) -> bool) -> bool {
        self.read(number).is_some_and(|read| read.answer(question, answer))
    }

    /// The sentences of the drafts that are about theories, each with the number of its draft.
    pub fn telling(&self) -> impl Iterator<Item = (u32, &Sentence)> {
        let about = (0..self.drafts.len()).filter(|number| self.is_about_theories(*number));
        about.flat_map(|number| self.sentences(number).iter().map(move |sentence| (number as u32, sentence)))
    }

    /// What an argument calls things: as before, where it calls them the same.
    pub fn in_use(&self, argument: &Argument) -> Arc<InUse> {
        let inputs = Inputs::new(argument);
        match self.kept_spoken().filter(|kept| *kept.in_use.inputs() == inputs) {
            Some(kept) => kept.in_use,
            None => Arc::new(InUse::of(inputs)),
        }
    }

    /// What the drafts speak of that are about theories.
    pub fn spoken(&self, in_use: &Arc<InUse>) -> Spoken {
        let about = (0..self.drafts.len()).filter(|number| self.is_about_theories(*number));
        let of: Vec<(u32, u64)> =
            about.filter_map(|number| Some((number as u32, self.read(number)?.number()))).collect();
        let known = self.kept_spoken().filter(|kept| kept.of == of && Arc::ptr_eq(&kept.in_use, in_use));
        let spoken = known.map_or_else(
            || {
                let spoken = Arc::new(Spoken::new(self, in_use));
                if let Some(first) = of.first().and_then(|(number, _)| self.read(*number as usize)) {
                    let (in_use, spoken) = (Arc::clone(in_use), Arc::clone(&spoken));
                    first.keep_spoken(KeptSpoken { of, in_use, spoken });
                }
                spoken
            },
            |kept| kept.spoken,
        );
        spoken.moved(|source, span| self.now(source as usize, span))
    }

    /// What was kept with the first draft that is about theories.
    fn kept_spoken(&self) -> Option<KeptSpoken> {
        let first = (0..self.drafts.len()).find(|number| self.is_about_theories(*number))?;
        self.read(first)?.spoken()
    }
}

/// Whether a draft is in another language, as its project says, and does not say otherwise itself.
fn is_unread(source: &AnalysisSource) -> bool {
    source.is_foreign && !says_its_language(source.text.whole(), source.host)
}
