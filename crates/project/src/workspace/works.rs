//! The bibliographies of a workspace: as they are in the editor, else as on disk.

use super::{File, LiveProject, ProjectKey, Snapshot, TextChange, Workspace};
use crate::InputProblem;
use crate::bibliography::{BibliographyFile, Clash, Flaw, Standpoint};
use crate::library::FileRole;
use lakatos_engine::rules::Bibliography;
use lakatos_syntax::line_index::Encoding;
use lakatos_syntax::{Buffer, Host};
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Snapshot {
    /// The bibliographies that the drafts may cite, as they are now, each once, in the order in which they are named.
    /// Those that cannot be read are left out.
    pub fn bibliographies(&self) -> Vec<Arc<BibliographyFile>> {
        let mut files: Vec<Arc<BibliographyFile>> = Vec::new();
        for file in self.files.iter().flat_map(|draft| self.bibliographies_of(draft)) {
            if files.iter().all(|known| known.path != file.path) {
                files.push(file);
            }
        }
        files
    }

    /// The bibliographies that a draft may cite.
    pub fn bibliographies_of(&self, draft: &File) -> Vec<Arc<BibliographyFile>> {
        let at = Standpoint::new(&draft.path, self.config.as_deref());
        self.bibliographies.files_of(draft.buffer.text(), draft.host, &at)
    }

    /// The bibliographies that the libraries in use cite from.
    pub fn bibliographies_of_libraries(&self) -> Vec<Arc<BibliographyFile>> {
        let libraries = self.libraries.iter().filter(|file| matches!(file.role, FileRole::Library(_)));
        let mut folders: Vec<&Path> = libraries.filter_map(|library| library.path.parent()).collect();
        folders.dedup();
        folders.into_iter().flat_map(|folder| self.bibliographies.beside(folder)).collect()
    }
}

impl Workspace {
    /// Whether a file is a bibliography: by its name, because a draft cites from it, or by what an editor takes it for.
    pub fn is_bibliography(&self, path: &Path, language: &str) -> bool {
        let is_taken_for_one = matches!(language, "bib" | "bibtex" | "biblatex");
        is_taken_for_one || self.bibliographies.holds(path)
    }

    /// Takes in that an editor opens a bibliography.
    pub fn open_bibliography(&mut self, path: &Path, text: String) {
        self.bibliographies.open(path, Buffer::from_text(text));
        self.cite_all_again();
    }

    /// Takes in an editor's changes; none where no bibliography of that path is open.
    pub fn change_bibliography(&mut self, path: &Path, changes: &[TextChange], encoding: Encoding) -> Option<()> {
        self.bibliographies.change(path, |buffer| {
            for change in changes {
                buffer.replace(change.span(buffer, encoding), &change.text);
            }
        })?;
        self.cite_all_again();
        Some(())
    }

    /// Takes in that an editor closes a bibliography.
    pub fn close_bibliography(&mut self, path: &Path) {
        if self.bibliographies.close(path).is_some() {
            self.cite_all_again();
        }
    }

    /// A bibliography as it is now, and the project of drafts that cite from it; none where none does.
    pub fn citing(&self, path: &Path) -> Option<(Snapshot, Arc<BibliographyFile>)> {
        if !self.bibliographies.holds(path) {
            return None;
        }
        self.projects.iter().map(LiveProject::snapshot).find_map(|snapshot| {
            let file = snapshot.bibliographies().into_iter().find(|file| file.path == path)?;
            Some((snapshot, file))
        })
    }

    /// The bibliographies that drafts cite from and something is wrong with, each with what it is.
    pub fn faulty_bibliographies(&self) -> Vec<(Arc<BibliographyFile>, Vec<Flaw>)> {
        let in_use: Vec<_> = self
            .cited_from()
            .flat_map(|bibliography| match bibliography {
                Bibliography::Known(all) => all.as_slice(),
                _ => [].as_slice(),
            })
            .collect();
        let is_cited = |file: &Arc<BibliographyFile>| {
            file.keys.as_ref().is_none_or(|keys| in_use.iter().any(|used| Arc::ptr_eq(used, keys)))
        };
        let cited = self.bibliographies.readable().into_iter().filter(is_cited);
        let mut clashes = self.bibliographies.clashes();
        // Some draft cites from both.
        clashes.retain(|Clash { first, second, .. }| {
            let holds = |all: &[Arc<_>], file: &BibliographyFile| {
                file.keys.as_ref().is_some_and(|keys| all.iter().any(|used| Arc::ptr_eq(used, keys)))
            };
            self.cited_from().any(|bibliography| {
                matches!(bibliography, Bibliography::Known(all) if holds(all, first) && holds(all, second))
            })
        });
        let problems = |file: &Arc<BibliographyFile>| {
            let clashing = clashes.iter().filter(|clash| Arc::ptr_eq(&clash.second, file)).map(|clash| &clash.flaw);
            file.problems.iter().chain(clashing).cloned().collect::<Vec<_>>()
        };
        let faulty = cited.map(|file| (Arc::clone(&file), problems(&file)));
        faulty.filter(|(_, problems)| !problems.is_empty()).collect()
    }

    /// The bibliographies that drafts name and that cannot be read.
    pub fn unreadable_bibliographies(&self) -> Vec<InputProblem> {
        let mut unreadable = self.bibliographies.unreadable();
        let is_named = |path: &PathBuf| {
            let mut named = self.cited_from();
            named.any(|bibliography| matches!(bibliography, Bibliography::Unreadable(all) if all.contains(path)))
        };
        unreadable.retain(|problem| is_named(&problem.path));
        unreadable
    }

    /// What each draft cites from.
    fn cited_from(&self) -> impl Iterator<Item = &Bibliography> {
        self.projects.iter().flat_map(|project| &project.files).map(|file| &file.bibliography)
    }

    /// Takes in that a bibliography has changed, or what names one.
    pub(super) fn cite_all_again(&mut self) {
        for project in 0..self.projects.len() {
            for file in 0..self.projects[project].files.len() {
                self.cite_again(project, file);
            }
        }
    }

    /// Looks again at what a file may cite.
    pub(super) fn cite_again(&mut self, project: usize, file: usize) {
        let (key, known) = (self.projects[project].key.clone(), Arc::clone(&self.projects[project].files[file]));
        let bibliography = self.bibliography(&known.path, known.buffer.text(), known.host, &key);
        if bibliography != known.bibliography {
            let project = &mut self.projects[project];
            Arc::make_mut(&mut project.files[file]).bibliography = bibliography;
            project.overtake();
        }
    }

    /// What a text may cite.
    pub(super) fn bibliography(&self, path: &Path, text: &str, host: Host, key: &ProjectKey) -> Bibliography {
        let config =
            self.projects.iter().find(|project| project.key == *key).and_then(|project| project.config.as_ref());
        let at = match (key, config) {
            (ProjectKey::Root(_), Some(config)) => Standpoint::new(path, Some(config)),
            (ProjectKey::Root(root), None) => Standpoint { path, root: root.clone(), of_project: &[] },
            (ProjectKey::Alone(_), _) => Standpoint::new(path, None),
        };
        self.bibliographies.of(text, host, &at)
    }
}
