//! The files of a tree of git, up to a bound: a crafted tree of a few hundred bytes may hold more files than there are atoms.

use super::HistoryError;
use super::repository::Kept;
use gix::bstr::BStr;
use gix::objs::tree::EntryRef;
use gix::traverse::tree::visit::Action;
use gix::traverse::tree::{Recorder, Visit};
use std::ops::ControlFlow;

/// How many files and folders a revision may have. The largest repositories of source code have half of that.
const MOST_ENTRIES: usize = 1_000_000;

/// How deep folders may lie in one another.
const MOST_DEPTH: usize = 256;

/// The files of a tree.
///
/// # Errors
/// Where it has too many, or part of it cannot be read.
pub(super) fn files_of(tree: &gix::Tree<'_>, revision: &str) -> Result<Vec<Kept>, HistoryError> {
    let mut counted = Counted { recorder: Recorder::default(), is_over: false };
    let read = tree.traverse().breadthfirst(&mut counted);
    if counted.is_over {
        return Err(HistoryError::TooManyFiles(revision.to_owned()));
    }
    read.map_err(|error| HistoryError::UnreadTree { revision: revision.to_owned(), words: error.to_string() })?;
    let files = counted.recorder.records.into_iter().filter(|entry| entry.mode.is_blob());
    Ok(files.map(|entry| (entry.filepath.to_string(), entry.oid)).collect())
}

/// A recorder that stops at the bound.
struct Counted {
    recorder: Recorder,
    is_over: bool,
}

impl Counted {
    fn within(&mut self, action: Action) -> Action {
        let depth = self.recorder.path().iter().filter(|byte| **byte == b'/').count();
        self.is_over |= self.recorder.records.len() > MOST_ENTRIES || depth > MOST_DEPTH;
        if self.is_over { ControlFlow::Break(()) } else { action }
    }
}

impl Visit for Counted {
    fn pop_back_tracked_path_and_set_current(&mut self) {
        self.recorder.pop_back_tracked_path_and_set_current();
    }

    fn pop_front_tracked_path_and_set_current(&mut self) {
        self.recorder.pop_front_tracked_path_and_set_current();
    }

    fn push_back_tracked_path_component(&mut self, component: &BStr) {
        self.recorder.push_back_tracked_path_component(component);
    }

    fn push_path_component(&mut self, component: &BStr) {
        self.recorder.push_path_component(component);
    }

    fn pop_path_component(&mut self) {
        self.recorder.pop_path_component();
    }

    fn visit_tree(&mut self, entry: &EntryRef<'_>) -> Action {
        let action = self.recorder.visit_tree(entry);
        self.within(action)
    }

    fn visit_nontree(&mut self, entry: &EntryRef<'_>) -> Action {
        let action = self.recorder.visit_nontree(entry);
        self.within(action)
    }
}
