//! What lines that could not be read, or not be understood, may have said: findings that hang on that are held back.
//!
//! One slip is one finding. While it stands, nobody knows whether a prediction is tested, a concept measured or a rival
//! answered by the line that it spoils; so a declaration that shares a name with such a line's is not judged.

use super::finding::Location;
use super::source::{AnalysisSource, Places, drafts};
use crate::argument::{Argument, Place, TOLD_AGAIN};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::diagnostic::Code;
use lakatos_syntax::document::WHOLE_FILE;
use rustc_hash::FxHashSet;

/// The declarations with lines that are left out of the argument, and every name that they speak of.
#[derive(Default)]
pub struct Unread<'text> {
    sources: &'text [AnalysisSource<'text>],
    pieces: FxHashSet<(u32, u32)>,
    names: FxHashSet<String>,
    /// Those of concepts, and of what may be one.
    names_of_concepts: FxHashSet<String>,
    /// Where, in the order of the files.
    places: Vec<Place>,
}

/// Problems that leave their line, or a name on it, out of the argument.
fn leaves_out(problem: &Diagnostic<Place>) -> bool {
    [
        Code::SYNTAX_ERROR,
        Code::UNFINISHED,
        Code::KEYWORD_AS_NAME,
        Code::UNDEFINED_NAME,
        Code::WRONG_KIND,
        Code::UNKNOWN_LEVEL,
        Code::LEVEL_NEEDED,
    ]
    .contains(&problem.code)
}

/// Where a problem stands: of what is told once, every place.
fn told_at(problem: &Diagnostic<Place>) -> impl Iterator<Item = Place> {
    let others = problem.related.iter().filter(|related| related.message == TOLD_AGAIN);
    std::iter::once(problem.place).chain(others.map(|related| related.place))
}

impl<'text> Unread<'text> {
    /// Of the drafts of `sources`.
    pub fn new(sources: &'text [AnalysisSource<'text>], argument: &Argument, problems: &[Diagnostic<Place>]) -> Self {
        let own = problems.iter().filter(|problem| leaves_out(problem));
        let mut places: Vec<Place> = own.clone().flat_map(told_at).chain(argument.left_out.iter().copied()).collect();
        places.retain(|place| place.piece != WHOLE_FILE && (place.source as usize) < drafts(sources).len());
        places.sort();
        let pieces: FxHashSet<(u32, u32)> = places.iter().map(|place| (place.source, place.piece)).collect();
        let mut unread = Self { sources, pieces, places, ..Self::default() };
        let of_concepts = unread.pieces.iter().filter(|piece| unread.is_of(**piece, DeclarationKind::Concept));
        unread.names_of_concepts = of_concepts.flat_map(|piece| unread.names_in(*piece)).collect();
        unread.names = unread.pieces.iter().flat_map(|piece| unread.names_in(*piece)).collect();
        // A misspelled name was most likely meant for the one that is like it.
        let meant = own.flat_map(|problem| &problem.fixes).flat_map(|fix| &fix.edits).map(|edit| edit.text.clone());
        unread.names.extend(meant.flat_map(|name| name.split('.').map(str::to_owned).collect::<Vec<_>>()));
        unread.extend_by_periods(argument);
        unread
    }

    /// A period has what is observed in the case that it lies in.
    fn extend_by_periods(&mut self, argument: &Argument) {
        if !self.pieces.iter().any(|piece| self.is_of(*piece, DeclarationKind::Case)) {
            return;
        }
        let cases = argument.cases.iter().filter(|case| self.names.contains(&*case.header.name));
        let concepts = cases.flat_map(|case| &case.observations).map(|observed| argument.concept(observed.concept));
        let names: Vec<String> = concepts.map(|concept| concept.header.name.to_string()).collect();
        self.names.extend(names);
    }

    /// Whether a piece is of a kind, or may be: a misspelled keyword may stand for any.
    fn is_of(&self, (source, piece): (u32, u32), kind: DeclarationKind) -> bool {
        let document = self.sources.get(source as usize).map(|source| source.document);
        let piece = document.and_then(|document| document.pieces.get(piece as usize));
        let first = piece.and_then(|piece| piece.read.declarations.first());
        first.is_none_or(|declaration| declaration.kind == kind)
    }

    fn names_in(&self, (source, piece): (u32, u32)) -> Vec<String> {
        let document = self.sources.get(source as usize).map(|source| source.document);
        let piece = document.and_then(|document| document.pieces.get(piece as usize));
        piece.map(|piece| piece.read.names().map(str::to_owned).collect()).unwrap_or_default()
    }

    /// Whether everything could be read and understood.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Whether what is said at a place may hang on a line that is left out: one of the same declaration, or of one that
    /// speaks of the same.
    pub fn bears_on(&self, place: Place) -> bool {
        let piece = (place.source, place.piece);
        self.pieces.contains(&piece)
            || !self.is_empty() && self.names_in(piece).iter().any(|name| self.names.contains(name))
    }

    /// Whether such a line may say how a concept is measured.
    pub fn may_measure(&self, place: Place) -> bool {
        let piece = (place.source, place.piece);
        let is_shared = || self.names_in(piece).iter().any(|name| self.names_of_concepts.contains(name));
        self.pieces.contains(&piece) || !self.is_empty() && is_shared()
    }

    /// Whether a line that is left out speaks of a name.
    pub fn speaks_of(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Where something is left out, in the files.
    pub fn locations(&self, places: Places) -> Vec<Location> {
        self.places.iter().map(|place| places.location(*place)).collect()
    }
}
