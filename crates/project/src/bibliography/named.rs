//! What a file says of the works that it cites: which bibliographies it names, which works it lists itself, and which
//! other files it is one document with.

use super::front_matter;
use super::latex;
use lakatos_syntax::{Host, Span};

/// What a file says of the works that it cites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The bibliographies that it names, in order.
    pub files: Vec<NamedFile>,
    /// The keys of the works that it lists itself.
    pub works: Vec<String>,
    /// Whether some of it has to be computed, or cannot be read: then nobody can say which works there are.
    pub is_open: bool,
    /// Whether BibTeX looks its keys up, to which capitals make no difference.
    pub folds_case: bool,
    /// The files that become part of it, as it names them.
    pub includes: Vec<String>,
    /// The file that it says it is part of.
    pub part_of: Option<String>,
    /// Whether it is a document by itself.
    pub is_whole: bool,
    /// Whether it is the first chapter of a book.
    pub is_book: bool,
}

/// A bibliography as a file names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFile {
    /// Its name, with its ending.
    pub name: String,
    /// Where the file says so.
    pub place: Span,
}

/// What somebody says a bibliography is called.
#[derive(Debug)]
pub enum Name {
    /// The name of a file.
    File(String),
    /// Nothing at all.
    None,
    /// What has to be computed, or lies on the net.
    Open,
}

impl Name {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::None;
        }
        // R's expressions, parameters and placeholders, commands of TeX, home folders, addresses.
        let is_computed =
            text.contains(['`', '$', '<', '>', '{', '}', '\\', '\n', '\0', '"', '#']) || text.starts_with('~');
        match is_computed || text.contains("://") {
            true => Self::Open,
            false => Self::File(text.to_owned()),
        }
    }
}

impl Named {
    /// Takes in the name of a bibliography that stands somewhere.
    pub fn add(&mut self, name: &str, place: Span) {
        match Name::of(name) {
            Name::File(name) => self.files.push(NamedFile { name, place }),
            Name::Open => self.is_open = true,
            Name::None => {}
        }
    }
}

/// What the text of a file says of the works that it cites.
pub fn named_in(text: &str, host: Host) -> Named {
    match host {
        Host::Lakatos => Named::default(),
        Host::Markdown => front_matter::named_in(text),
        Host::Latex => latex::named_in(text),
    }
}

/// Whether lines of prose may say anything of the works that their file cites, or decide whether other lines do.
pub fn may_name(lines: &str, host: Host) -> bool {
    match host {
        Host::Lakatos => false,
        Host::Markdown => ["{{<", "child"].iter().any(|mark| lines.contains(mark)),
        Host::Latex => latex::may_name(lines),
    }
}
