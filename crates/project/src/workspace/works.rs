//! The bibliographies of a workspace: as they are in the editor, else as on disk.

use super::Workspace;
use crate::InputProblem;
use crate::bibliography::{BibliographyFile, Clash, DraftContext, named_in};
use crate::file::{File, TextChange};
use crate::project::Project;
use crate::root::Root;
use lakatos_engine::rules::Bibliography;
use lakatos_syntax::line_index::Encoding;
use lakatos_syntax::{Buffer, Diagnostic};
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Workspace {
    /// Whether a file is a bibliography: by its name, because a draft cites from it, or by what an editor takes it for.
    pub fn is_bibliography(&self, path: &Path, language: &str) -> bool {
        // A bibliography in JSON may be open before the draft that names it.
        let is_taken_for_one = matches!(language, "bib" | "bibtex" | "biblatex" | "json");
        is_taken_for_one || self.bibliographies.holds(path)
    }

    /// Takes in that an editor opens a bibliography.
    pub fn open_bibliography(&mut self, path: &Path, text: String) {
        self.bibliographies.open(path, Buffer::from_text(text));
    }

    /// Takes in an editor's changes; none where no bibliography of that path is open.
    pub fn change_bibliography(&mut self, path: &Path, changes: &[TextChange], encoding: Encoding) -> Option<()> {
        self.bibliographies.change(path, |buffer| {
            for change in changes {
                buffer.replace(change.span(buffer, encoding), &change.text);
            }
        })?;
        Some(())
    }

    /// Takes in that an editor closes a bibliography.
    pub fn close_bibliography(&mut self, path: &Path) {
        self.bibliographies.close(path);
    }

    /// A bibliography as it is now, and the project of drafts that cite from it; none where none does.
    pub fn citing(&self, path: &Path) -> Option<(Project, Arc<BibliographyFile>)> {
        if !self.bibliographies.holds(path) {
            return None;
        }
        self.projects.iter().find_map(|project| {
            let file = project.project.bibliographies().into_iter().find(|file| file.path == path)?;
            Some((project.project.clone(), file))
        })
    }

    /// The bibliographies that drafts cite from and something is wrong with, each with what it is.
    pub fn faulty_bibliographies(&self) -> Vec<(Arc<BibliographyFile>, Vec<Diagnostic>)> {
        let cites =
            |paths: &[&PathBuf]| self.drafts().any(|draft| paths.iter().all(|path| draft.cited.paths.contains(path)));
        let cited = self.bibliographies.readable().into_iter().filter(|file| cites(&[&file.path]));
        let mut clashes = self.bibliographies.clashes();
        // Some draft cites from both.
        clashes.retain(|Clash { first, second, .. }| cites(&[&first.path, &second.path]));
        let problems = |file: &Arc<BibliographyFile>| {
            let clashing = clashes.iter().filter(|clash| Arc::ptr_eq(&clash.second, file)).map(|clash| &clash.problem);
            file.problems.iter().chain(clashing).cloned().collect::<Vec<_>>()
        };
        let faulty = cited.map(|file| (Arc::clone(&file), problems(&file)));
        faulty.filter(|(_, problems)| !problems.is_empty()).collect()
    }

    /// The bibliographies that drafts name and that cannot be read.
    pub fn unreadable_bibliographies(&self) -> Vec<InputProblem> {
        let is_named = |path: &PathBuf| {
            let mut named = self.drafts().map(|draft| &draft.cited.works);
            named.any(|works| matches!(works, Bibliography::Unreadable(all) if all.contains(path)))
        };
        let told = self.bibliographies.unreadable_to_tell().into_iter();
        told.filter(|(path, _)| is_named(path)).map(|(_, problem)| problem).collect()
    }

    /// Every draft with an argument: what others cite from is nobody's business.
    fn drafts(&self) -> impl Iterator<Item = &File> {
        let files = self.projects.iter().flat_map(|project| project.files()).map(|file| &**file);
        files.filter(|file| file.document.has_argument())
    }

    /// Takes in that a bibliography has changed, or what leads to one.
    pub(super) fn cite_all_again(&mut self) {
        for project in 0..self.projects.len() {
            for file in 0..self.projects[project].files().len() {
                self.cite_again(project, file);
            }
        }
    }

    /// Looks again at what a file may cite.
    pub(super) fn cite_again(&mut self, project: usize, file: usize) {
        let live = &self.projects[project];
        let known = &live.files()[file];
        let at = match (live.root(), live.project.config.as_deref()) {
            (Root::Folder(_), Some(config)) => DraftContext::new(&known.path, Some(config)),
            (Root::Folder(root), None) => DraftContext { path: &known.path, root: Some(root.clone()), of_project: &[] },
            (Root::Draft(_), _) => DraftContext::new(&known.path, None),
        };
        // What somebody writes an argument into next is ready for it.
        let is_begun = known.names.is_none() && known.is_open();
        let begun = is_begun.then(|| named_in(known.buffer.text(), known.host));
        let cited = self.bibliographies.cited(&*self.world, known.names.as_deref().or(begun.as_ref()), &at);
        if cited != known.cited {
            let project = &mut self.projects[project];
            project.file_mut(file).into_iter().for_each(|file| file.cited = cited.clone());
            project.discard_analysis();
        }
    }
}
