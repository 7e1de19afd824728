//! The prose of some drafts, read where somebody asks for it, and once.

use super::is_about_theories;
use crate::rules::source::AnalysisSource;
use lakatos_syntax::Host;
use lakatos_syntax::prose::{Sentence, says_its_language, sentences};
use std::cell::OnceCell;

/// The prose of some drafts.
pub struct Prose<'all> {
    drafts: &'all [AnalysisSource<'all>],
    sentences: Vec<OnceCell<Vec<Sentence>>>,
    is_about: Vec<OnceCell<bool>>,
}

impl<'all> Prose<'all> {
    /// Of drafts; nothing is read yet.
    pub fn new(drafts: &'all [AnalysisSource<'all>]) -> Self {
        let cells = || drafts.iter().map(|_| OnceCell::new()).collect();
        Self { drafts, sentences: cells(), is_about: drafts.iter().map(|_| OnceCell::new()).collect() }
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

    /// The sentences of a draft.
    pub fn sentences(&self, number: usize) -> &[Sentence] {
        let (Some(source), Some(read)) = (self.drafts.get(number), self.sentences.get(number)) else { return &[] };
        read.get_or_init(|| if is_unread(source) { Vec::new() } else { sentences(source.text, source.host) })
    }

    /// The sentences of the drafts that are about theories, each with the number of its draft.
    pub fn telling(&self) -> impl Iterator<Item = (u32, &Sentence)> {
        let about = (0..self.drafts.len()).filter(|number| self.is_about_theories(*number));
        about.flat_map(|number| self.sentences(number).iter().map(move |sentence| (number as u32, sentence)))
    }
}

/// Whether a draft is in another language, as its project says, and does not say otherwise itself.
fn is_unread(source: &AnalysisSource) -> bool {
    source.is_foreign && !says_its_language(source.text, source.host)
}
