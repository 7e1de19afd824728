//! A file of a project: as it was read, or as it is in an editor.

use super::bibliography::entry::invalid;
use super::bibliography::{Cited, Named, may_name, named_in};
use super::library::{FileRole, LibraryFile};
use lakatos_engine::library::used_by;
use lakatos_engine::rules::prose::KeptProse;
use lakatos_engine::rules::{AnalysisSource, Text};
use lakatos_syntax::edit::{Change, Edit, changed_lines};
use lakatos_syntax::line_index::{Encoding, Position};
use lakatos_syntax::{Buffer, Diagnostic, Document, Host, Span};
use std::path::PathBuf;
use std::sync::Arc;

/// A file and what was read of it. Copies are cheap and stay as they were.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path: absolute in an editor, else as the user would write it; for a buffer that was never saved, what stands in
    /// for one.
    pub path: PathBuf,
    /// What kind of file it is.
    pub host: Host,
    /// Its text.
    pub buffer: Buffer,
    /// What was read of it.
    pub document: Document,
    /// What it may cite.
    pub cited: Cited,
    /// Whether it is part of the argument or a library's.
    pub role: FileRole,
    /// Whether the user named it, or a folder that it is in; else it is read because its project needs it.
    pub is_requested: bool,
    /// The libraries that it asks for, each with the number of the piece that does: few edits touch one.
    pub uses: Vec<(usize, Arc<str>)>,
    /// What it says of the works that it cites; none where it holds no argument, and so cites none.
    pub names: Option<Arc<Named>>,
    /// Its prose, kept while its blocks are edited.
    pub prose: KeptProse,
    /// The editor's version of it; none where it is as it was read.
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

/// How many lines above an edit are looked at.
const MAX_LINES: usize = 64;

impl File {
    /// A draft, read from its text, that cites from nothing yet.
    pub fn new(path: PathBuf, host: Host, text: impl Into<Arc<str>>) -> Self {
        let buffer = Buffer::from_text(text);
        let document = Document::read(buffer.text(), host);
        let (uses, names) = (uses_in(&document), names_in(&document, buffer.text(), host));
        let (cited, role) = (Cited::default(), FileRole::Draft(Vec::new()));
        let prose = KeptProse::default();
        Self { path, host, buffer, document, cited, role, is_requested: false, uses, names, prose, version: None }
    }

    /// A file of a library, at a path.
    pub fn of_library(library: LibraryFile, path: PathBuf) -> Self {
        Self {
            path,
            host: library.host,
            buffer: Buffer::from_text(library.text),
            document: library.document,
            cited: Cited::default(),
            role: FileRole::Library(library.works),
            is_requested: false,
            uses: Vec::new(),
            names: None,
            prose: KeptProse::default(),
            version: None,
        }
    }

    /// Its text, in one piece.
    pub fn text(&self) -> &str {
        self.buffer.text()
    }

    /// Whether an editor has it open.
    pub fn is_open(&self) -> bool {
        self.version.is_some()
    }

    /// Whether it is part of the argument.
    pub fn is_draft(&self) -> bool {
        matches!(self.role, FileRole::Draft(_))
    }

    /// Whether it is a library's.
    pub fn is_library(&self) -> bool {
        matches!(self.role, FileRole::Library(_))
    }

    /// What is analysed of it.
    pub fn source(&self) -> AnalysisSource<'_> {
        AnalysisSource {
            text: Text::Edited(&self.buffer),
            document: &self.document,
            host: self.host,
            bibliography: &self.cited.works,
            is_foreign: self.cited.is_foreign,
            role: self.role.as_role(),
            prose: Some(&self.prose),
        }
    }

    /// That bibliographies which it names are not there, where it names them now.
    pub fn missing_bibliographies(&self) -> Vec<Diagnostic> {
        let (Some(names), false) = (&self.names, self.cited.missing.is_empty()) else { return Vec::new() };
        // Prose above may have grown since.
        let now = named_in(self.buffer.text(), self.host);
        let place = |known: Span| {
            let number = names.files.iter().position(|file| file.place == known);
            number.and_then(|number| now.files.get(number)).map_or(known, |file| file.place)
        };
        self.cited.missing.iter().map(|missing| invalid(place(missing.place), missing.message.as_str())).collect()
    }

    /// Takes in a change, and hands it on once it is made.
    pub fn change(&mut self, change: &TextChange, encoding: Encoding, on_change: &mut dyn FnMut(&Self, &Change, Edit)) {
        let span = change.span(&self.buffer, encoding);
        let (removed, span) = self.buffer.replace(span, &change.text);
        let edit = Edit { start: span.start, removed: &removed, inserted: &change.text };
        let change = self.document.follow(self.host, &self.buffer, edit);
        self.prose.follow(&self.document, self.host, &self.buffer, &change, edit);
        if self.may_ask_otherwise(&change) {
            self.uses = uses_in(&self.document);
        }
        if change == Change::All || change == Change::Pieces(0..0) && self.may_name_otherwise(edit) {
            self.names = names_in(&self.document, self.buffer.text(), self.host);
        }
        on_change(self, &change, edit);
    }

    /// Whether an edit of prose touched what may name a bibliography, or where somebody takes it from.
    fn may_name_otherwise(&self, edit: Edit) -> bool {
        let (before, after) = changed_lines(&self.buffer, edit);
        // What a command is given may stand below it, up to a blank line.
        let line = self.buffer.line_of(edit.start);
        let above = (0..line).rev().map(|line| self.buffer.line(line)).take_while(|line| !line.trim().is_empty());
        may_name(&before, self.host)
            || may_name(&after, self.host)
            || above.take(MAX_LINES).any(|line| may_name(&line, self.host))
    }

    /// Whether a change touched a line that asks for a library.
    fn may_ask_otherwise(&self, change: &Change) -> bool {
        let Change::Pieces(changed) = change else { return true };
        let asked = self.uses.iter().any(|(piece, _)| changed.contains(piece));
        let pieces = self.document.pieces.get(changed.clone()).unwrap_or_default();
        asked || pieces.iter().any(|piece| used_by(piece).next().is_some())
    }
}

/// What a document says of the works that it cites.
fn names_in(document: &Document, text: &str, host: Host) -> Option<Arc<Named>> {
    document.has_argument().then(|| Arc::new(named_in(text, host)))
}

/// The libraries that a document asks for, each with the number of the piece that does.
fn uses_in(document: &Document) -> Vec<(usize, Arc<str>)> {
    let pieces = document.pieces.iter().enumerate();
    pieces.flat_map(|(number, piece)| used_by(piece).map(move |name| (number, Arc::clone(&name.text)))).collect()
}
