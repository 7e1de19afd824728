//! What tasks have found becomes part of the projects.

use super::tasks::{Changed, Done, Fetched, LoadedProject};
use super::{LiveProject, Workspace};
use crate::file::File;
use crate::root::Root;
use crate::world::CONFIG_NAME;
use std::path::Path;
use std::sync::Arc;

impl Workspace {
    /// Takes in what a task has found.
    pub fn take_in(&mut self, done: Done) {
        match done {
            Done::Fetched(fetched) => self.take_in_fetched(fetched),
            Done::Loaded(loaded) => self.install(loaded),
            Done::Read => {
                self.projects.iter_mut().filter(|project| project.has_data()).for_each(LiveProject::discard_analysis)
            }
        }
    }

    fn take_in_fetched(&mut self, fetched: Fetched) {
        self.is_fetching = false;
        self.weigh_texts_again();
        self.bring_home();
        let Fetched { mut learnt, changed } = fetched;
        learnt.extend(changed.iter().map(|changed| changed.path.clone()));
        let mut concerned = Vec::new();
        for project in self.projects.iter_mut().filter(|project| project.depends_on(&learnt)) {
            project.bring_in_libraries(&self.world);
            concerned.push(project.root().clone());
        }
        concerned.iter().for_each(|root| self.settle(root));
        // What its configuration wants may be there by now.
        let is_broken = |project: &&mut LiveProject| project.folder().is_some() && project.project.config.is_none();
        for project in self.projects.iter_mut().filter(is_broken).filter(|_| !learnt.is_empty()) {
            project.is_loaded = false;
        }
        let is_config = |path: &Path| path.file_name().is_some_and(|name| name == CONFIG_NAME);
        for Changed { path, text } in changed {
            match text {
                Some(Ok(text)) if is_config(&path) && self.is_configured(&path, &text) => {}
                Some(text) if is_config(&path) => self.reload_all(&path, text.is_ok()),
                Some(text) => self.reread(&path, text.ok()),
                None if path.extension().is_some_and(|extension| extension == "toml") => self.reload_around(&path),
                None => {}
            }
        }
        self.cite_all_again();
    }

    /// Takes in a project that was read; open files stay as they are in the editor.
    fn install(&mut self, loaded: LoadedProject) {
        let root = Root::Folder(loaded.root);
        let Some(number) = self.projects.iter().position(|project| *project.root() == root) else { return };
        let project = &mut self.projects[number];
        if loaded.config.is_none() && project.project.config.is_some() {
            // While a configuration or a rule is half-edited, what it said before goes on.
            (project.problems, project.is_loaded) = (loaded.problems, true);
            return;
        }
        let mut open: Vec<Arc<File>> = project.project.files.drain(..).filter(|file| file.is_open()).collect();
        project.project.files = loaded.files;
        project.project.files.sort_by(|a, b| a.path.cmp(&b.path));
        (project.problems, project.is_loaded) = (loaded.problems, true);
        project.configure(&self.world, loaded.config, &self.settings);
        project.set_aside.clear();
        for path in project.files().iter().map(|file| file.path.clone()).collect::<Vec<_>>() {
            // What stood by itself while it was no part of the project is one again.
            open.extend(self.taken_open(&path).map(Arc::new));
            self.homes.insert(path, root.clone());
        }
        for file in open {
            let file = Arc::unwrap_or_clone(file);
            self.homes.remove(&file.path);
            let home = self.home_of(&file.path);
            // What it may cite is known only now.
            self.put_and_cite(home, file);
        }
        self.settle(&root);
        self.cite_all_again();
    }
}
