//! What is analysed, and the way from places back to bytes of files.

use super::finding::Location;
use super::prose::KeptProse;
use super::text::Text;
use crate::argument::{MissingLibrary, Place};
use crate::library::Library;
use lakatos_syntax::{Document, Host, Span};
use rustc_hash::FxHashSet;
use std::path::PathBuf;
use std::sync::Arc;

/// The works that a draft may cite.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Bibliography {
    /// It names no bibliography.
    #[default]
    Unnamed,
    /// It names some that cannot be read, so nobody can say which keys there are.
    Unreadable(Vec<PathBuf>),
    /// The keys of each that it names; drafts that name the same one share them.
    Known(Vec<Arc<Keys>>),
}

/// The keys of a bibliography.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    keys: FxHashSet<String>,
    /// In small letters, where capitals make no difference.
    folded: FxHashSet<String>,
}

impl Keys {
    /// The same, as BibTeX takes them, to which capitals make no difference.
    pub fn folded(&self) -> Self {
        Self { keys: self.keys.clone(), folded: self.keys.iter().map(|key| key.to_lowercase()).collect() }
    }

    /// Whether a key is one of them.
    pub fn contains(&self, key: &str) -> bool {
        self.keys.contains(key) || !self.folded.is_empty() && self.folded.contains(&key.to_lowercase())
    }

    /// Each as it is written.
    pub fn iter(&self) -> impl Iterator<Item = &String> {
        self.keys.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

impl FromIterator<String> for Keys {
    fn from_iter<I: IntoIterator<Item = String>>(keys: I) -> Self {
        Self { keys: keys.into_iter().collect(), folded: FxHashSet::default() }
    }
}

/// The works that a library cites.
pub trait Works: std::fmt::Debug + Send + Sync {
    /// A work as a `source` line names it: author, title, year. None for an unknown key.
    fn title(&self, key: &str) -> Option<String>;
}

/// What a file is to its project.
#[derive(Clone, Copy, Debug)]
pub enum Role<'text> {
    /// It is part of the argument.
    Draft {
        /// The libraries that it asks for in vain.
        missing: &'text [MissingLibrary],
    },
    /// It is there to be drawn on: nothing is said of it.
    Library {
        /// The works that it cites, if they are known.
        works: Option<&'text dyn Works>,
    },
    /// It is what was claimed when it was frozen.
    Frozen,
}

/// A file of a project, or one beside it. Libraries come behind all drafts, and what was frozen comes last.
#[derive(Clone, Copy)]
pub struct AnalysisSource<'text> {
    /// Its text.
    pub text: Text<'text>,
    /// What was read of it.
    pub document: &'text Document,
    /// What kind of file it is.
    pub host: Host,
    /// What it cites from.
    pub bibliography: &'text Bibliography,
    /// Whether its project says that it is in another language than English; it may say otherwise itself.
    pub is_foreign: bool,
    /// What it is to the project.
    pub role: Role<'text>,
    /// Its prose, where that is kept from one version to the next.
    pub prose: Option<&'text KeptProse>,
}

impl<'text> AnalysisSource<'text> {
    /// A draft of the language alone that names no bibliography, and misses no library.
    pub fn new(text: &'text str, document: &'text Document) -> Self {
        let (host, text) = (Host::Lakatos, Text::Whole(text));
        Self {
            text,
            document,
            host,
            bibliography: &Bibliography::Unnamed,
            is_foreign: false,
            role: Role::Draft { missing: &[] },
            prose: None,
        }
    }

    /// A library that lakatos ships, without the works that it cites.
    pub fn shipped(library: &'static Library) -> Self {
        Self { role: Role::Library { works: None }, ..Self::new(library.text, library.document()) }
    }

    /// Whether it is part of the argument.
    pub fn is_draft(&self) -> bool {
        matches!(self.role, Role::Draft { .. })
    }
}

/// Those of `sources` that are part of the argument.
pub fn drafts<'all, 'text>(sources: &'all [AnalysisSource<'text>]) -> &'all [AnalysisSource<'text>] {
    &sources[..sources.iter().position(|source| !source.is_draft()).unwrap_or(sources.len())]
}

/// From places to bytes of files.
#[derive(Clone, Copy)]
pub struct Places<'text> {
    sources: &'text [AnalysisSource<'text>],
}

impl<'text> Places<'text> {
    /// Of `sources`.
    pub fn new(sources: &'text [AnalysisSource<'text>]) -> Self {
        Self { sources }
    }

    /// The bytes of the file that a place stands for.
    pub fn location(self, place: Place) -> Location {
        let document = self.sources.get(place.source as usize).map(|source| source.document);
        let span = document.map_or(place.span, |document| document.span_in_file(place.piece, place.span));
        Location { source: place.source, span }
    }

    /// Whether a place is in no draft: in a library, or in what was frozen.
    pub fn is_outside_drafts(self, place: Place) -> bool {
        self.sources.get(place.source as usize).is_some_and(|source| !source.is_draft())
    }

    /// A work that a library cites, as a `source` line names it; none where no library knows it.
    pub fn work(self, key: &str) -> Option<String> {
        self.sources.iter().find_map(|source| match source.role {
            Role::Library { works: Some(works) } => works.title(key),
            _ => None,
        })
    }

    /// Whether the drafts cite from bibliographies that are known, or from works that they declare, and none of the
    /// bibliographies has a key.
    pub fn lacks_work(self, key: &str, declares_works: bool) -> bool {
        let mut is_checked = declares_works;
        for source in drafts(self.sources) {
            match source.bibliography {
                Bibliography::Unnamed => {}
                Bibliography::Unreadable(_) => return false,
                Bibliography::Known(all) if all.iter().any(|keys| keys.contains(key)) => return false,
                Bibliography::Known(_) => is_checked = true,
            }
        }
        is_checked
    }

    /// The file's text.
    pub fn text(self, source: u32) -> Text<'text> {
        self.sources.get(source as usize).map_or(Text::Whole(""), |source| source.text)
    }

    /// What kind of file a source is.
    pub fn host(self, source: u32) -> Host {
        self.sources.get(source as usize).map_or(Host::Lakatos, |source| source.host)
    }

    /// The place of the declaration in the same file that is nearest to a place of its prose; none in a file without any.
    pub fn nearest_declaration(self, place: Place) -> Option<Place> {
        let at = self.location(place).span.start;
        let pieces = self.sources.get(place.source as usize)?.document.pieces.iter().enumerate();
        let declared = pieces.filter_map(|(number, piece)| {
            let header = piece.read.declarations.last()?.header;
            let distance = header.shifted(piece.start).start.abs_diff(at);
            Some((distance, Place { source: place.source, piece: number as u32, span: header }))
        });
        declared.min_by_key(|(distance, _)| *distance).map(|(_, place)| place)
    }

    /// Whether some line of the declaration that a place lies in could not be read.
    pub fn is_partly_unread(self, place: Place) -> bool {
        let pieces =
            self.sources.get(place.source as usize).map(|source| source.document.pieces.as_slice()).unwrap_or_default();
        pieces.get(place.piece as usize).is_some_and(|piece| !piece.read.problems.is_empty())
    }

    /// The declaration that a place lies in: all of it, its header, and its properties, as bytes of the file.
    pub fn declaration(self, place: Place) -> Option<DeclarationSpans> {
        let piece = self.sources.get(place.source as usize)?.document.pieces.get(place.piece as usize)?;
        let contains = |span: Span| span.start <= place.span.start && place.span.end <= span.end;
        let declaration = piece.read.declarations.iter().find(|declaration| contains(declaration.span))?;
        let property = declaration.properties.iter().find(|property| contains(property.span));
        Some(DeclarationSpans {
            header: declaration.header.shifted(piece.start),
            whole: declaration.span.shifted(piece.start),
            property: property.map(|property| property.span.shifted(piece.start)),
            last_property: declaration.properties.last().map(|property| property.span.shifted(piece.start)),
        })
    }
}

/// Where a declaration and its parts stand in the file.
#[derive(Clone, Copy, Debug)]
pub struct DeclarationSpans {
    /// Its first line.
    pub header: Span,
    /// All of it.
    pub whole: Span,
    /// The property that the place lies in.
    pub property: Option<Span>,
    /// Its last property.
    pub last_property: Option<Span>,
}
