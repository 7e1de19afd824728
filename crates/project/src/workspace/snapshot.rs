//! A project as it was at one moment, to be asked off the thread that changes it.

use super::file::File;
use crate::Config;
use crate::bibliography::Bibliographies;
use lakatos_engine::argument::Place;
use lakatos_engine::rules::finding::Location;
use lakatos_engine::rules::{Analysis, AnalysisSource, RuleSet, analyse};
use std::sync::{Arc, OnceLock};

/// A project at one moment. Whoever asks first for its analysis computes it; all others share it.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Its files, by path: their numbers are those of sources and places.
    pub files: Vec<Arc<File>>,
    /// The files of the libraries in use, and what was frozen: their numbers follow.
    pub libraries: Arc<[File]>,
    /// Its configuration, if it has one.
    pub config: Option<Arc<Config>>,
    /// Grows with every change of the project.
    pub revision: u64,
    pub(super) rules: Option<Arc<RuleSet>>,
    pub(super) analysis: Arc<OnceLock<Analysis>>,
    pub(super) bibliographies: Arc<Bibliographies>,
}

impl Snapshot {
    /// What is analysed.
    pub fn sources(&self) -> Vec<AnalysisSource<'_>> {
        self.files.iter().map(AsRef::as_ref).chain(self.libraries.iter()).map(File::source).collect()
    }

    /// The rules in force.
    pub fn rules(&self) -> &RuleSet {
        self.rules.as_deref().unwrap_or_else(|| lakatos_rules::built_in())
    }

    /// What follows from the files as they were.
    pub fn analysis(&self) -> &Analysis {
        self.analysis.get_or_init(|| analyse(&self.sources(), self.rules()))
    }

    /// A file by its number.
    pub fn file(&self, source: u32) -> Option<&File> {
        let number = source as usize;
        self.files.get(number).map(AsRef::as_ref).or_else(|| self.libraries.get(number.checked_sub(self.files.len())?))
    }

    /// The bytes of a file that a place of the analysis stands for.
    pub fn location(&self, place: Place) -> Location {
        let file = self.file(place.source);
        let span = file.map_or(place.span, |file| file.document.span_in_file(place.piece, place.span));
        Location { source: place.source, span }
    }
}
