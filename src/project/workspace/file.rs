//! A file of a project, as it is in the editor or else on disk.

use crate::rules::{AnalysisSource, Bibliography};
use crate::syntax::edit::{Change, Edit};
use crate::syntax::line_index::{Encoding, Position};
use crate::syntax::{Buffer, Document, Host, Span};
use std::path::PathBuf;

/// A file and what was read of it. Copies are cheap and stay as they were.
#[derive(Clone, Debug)]
pub struct File {
    /// Its absolute path; for a buffer that was never saved, what stands in for one.
    pub path: PathBuf,
    /// What kind of file it is.
    pub host: Host,
    /// Its text.
    pub buffer: Buffer,
    /// What was read of it.
    pub document: Document,
    /// What it may cite.
    pub bibliography: Bibliography,
    /// The editor's version of it; none where it is as on disk.
    pub version: Option<i32>,
}

/// One change that an editor tells of.
#[derive(Clone, Debug)]
pub struct TextChange {
    /// From where to where; all of the text where nothing is said.
    pub range: Option<(Position, Position)>,
    /// What stands there now.
    pub text: String,
}

impl TextChange {
    /// The bytes of a text that it takes away.
    pub fn span(&self, buffer: &Buffer, encoding: Encoding) -> Span {
        match self.range {
            Some((start, end)) => {
                let start = buffer.offset(start, encoding);
                Span { start, end: buffer.offset(end, encoding).max(start) }
            }
            None => Span::new(0, buffer.len()),
        }
    }
}

impl File {
    /// A file, read from its text.
    pub fn new(path: PathBuf, host: Host, text: String, bibliography: Bibliography, version: Option<i32>) -> Self {
        let document = Document::read(&text, host);
        Self { path, host, buffer: Buffer::from_text(text), document, bibliography, version }
    }

    /// Whether an editor has it open.
    pub fn is_open(&self) -> bool {
        self.version.is_some()
    }

    /// What is analysed of it.
    pub fn source(&self) -> AnalysisSource<'_> {
        AnalysisSource { text: self.buffer.text(), document: &self.document, bibliography: &self.bibliography }
    }

    /// Takes in a change, and tells of it once it is made.
    pub fn change(&mut self, change: &TextChange, encoding: Encoding, told: &mut dyn FnMut(&Self, &Change, Edit)) {
        let span = change.span(&self.buffer, encoding);
        let (removed, span) = self.buffer.replace(span, &change.text);
        let edit = Edit { start: span.start, removed: &removed, inserted: &change.text };
        let change = self.document.follow(self.host, &self.buffer, edit);
        told(self, &change, edit);
    }
}
