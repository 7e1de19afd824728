//! A file of a project, as it is in the editor or else on disk.

use crate::library::{FileRole, LibraryFile};
use lakatos_engine::library::used_by;
use lakatos_engine::rules::{AnalysisSource, Bibliography};
use lakatos_syntax::edit::{Change, Edit};
use lakatos_syntax::line_index::{Encoding, Position};
use lakatos_syntax::{Buffer, Document, Host, Span};
use std::path::PathBuf;
use std::sync::Arc;

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
    /// Whether it is part of the argument or a library's.
    pub role: FileRole,
    /// The libraries that it asks for, each with the number of the piece that does: few edits touch one.
    pub uses: Vec<(usize, Arc<str>)>,
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
        let role = FileRole::Draft(Vec::new());
        let uses = uses_in(&document);
        Self { path, host, buffer: Buffer::from_text(text), document, bibliography, role, uses, version }
    }

    /// A file of a library, at the path where an editor finds it.
    pub fn of_library(library: LibraryFile) -> Self {
        Self {
            path: library.path_on_disk(),
            host: library.host,
            buffer: Buffer::from_text(library.text.into_owned()),
            document: library.document,
            bibliography: Bibliography::Unnamed,
            role: FileRole::Library(library.works),
            uses: Vec::new(),
            version: None,
        }
    }

    /// Whether an editor has it open.
    pub fn is_open(&self) -> bool {
        self.version.is_some()
    }

    /// What is analysed of it.
    pub fn source(&self) -> AnalysisSource<'_> {
        AnalysisSource {
            text: self.buffer.text(),
            document: &self.document,
            bibliography: &self.bibliography,
            role: self.role.as_role(),
        }
    }

    /// Takes in a change, and tells of it once it is made.
    pub fn change(&mut self, change: &TextChange, encoding: Encoding, told: &mut dyn FnMut(&Self, &Change, Edit)) {
        let span = change.span(&self.buffer, encoding);
        let (removed, span) = self.buffer.replace(span, &change.text);
        let edit = Edit { start: span.start, removed: &removed, inserted: &change.text };
        let change = self.document.follow(self.host, &self.buffer, edit);
        if self.may_ask_otherwise(&change) {
            self.uses = uses_in(&self.document);
        }
        told(self, &change, edit);
    }

    /// Whether a change touched a line that asks for a library.
    fn may_ask_otherwise(&self, change: &Change) -> bool {
        let Change::Pieces(changed) = change else { return true };
        let asked = self.uses.iter().any(|(piece, _)| changed.contains(piece));
        let pieces = self.document.pieces.get(changed.clone()).unwrap_or_default();
        asked || pieces.iter().any(|piece| used_by(piece).next().is_some())
    }
}

/// The libraries that a document asks for, each with the number of the piece that does.
pub fn uses_in(document: &Document) -> Vec<(usize, Arc<str>)> {
    let pieces = document.pieces.iter().enumerate();
    pieces.flat_map(|(number, piece)| used_by(piece).map(move |name| (number, Arc::clone(&name.text)))).collect()
}
