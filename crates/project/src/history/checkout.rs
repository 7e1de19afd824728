//! The files of a revision, laid out in a folder of their own and read from there: a draft is read with the
//! `lakatos.toml`, the bibliographies and the libraries that it had.

use super::{History, Kept};
use crate::lock::LOCK_NAME;
use crate::path::{CONFIG_NAME, real, relative};
use crate::{ConfigChoice, Input, Loaded, MAX_FILE_BYTES, Project, load};
use lakatos_syntax::Host;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// Which drafts are laid out.
#[derive(Clone, Copy)]
pub enum Wanted<'all> {
    /// Those of a project.
    Project(&'all Project),
    /// Those at or below a path.
    Below(&'all Path),
}

/// What a draft may be read with.
const READ_WITH: [&str; 6] = ["toml", "bib", "json", "yml", "yaml", "lak"];

/// A revision in a folder of its own, which goes with it.
pub struct Checkout<'history> {
    history: &'history History,
    folder: TempDir,
    /// What it is of, for messages.
    of: &'history str,
}

impl<'history> Checkout<'history> {
    /// Lays out what is wanted of `kept`; in a line, why that cannot be done.
    pub fn of(history: &'history History, kept: &[Kept], wanted: Wanted, of: &'history str) -> Result<Self, String> {
        let folder = TempDir::new().map_err(|error| format!("cannot create a folder for {of}: {error}"))?;
        let checkout = Self { history, folder, of };
        for (name, id) in kept.iter().filter(|(name, _)| is_wanted(history, Path::new(name), wanted)) {
            let blob =
                history.blob(*id).ok_or_else(|| format!("{name} at {of} is not in this clone: fetch it first"))?;
            // What is too large to be read is told as such.
            let blob = &blob[..blob.len().min(MAX_FILE_BYTES as usize + 1)];
            checkout.write(Path::new(name), blob).map_err(|error| format!("{name} at {of}: {error}"))?;
        }
        Ok(checkout)
    }

    fn write(&self, path: &Path, text: &[u8]) -> std::io::Result<()> {
        let path = self.folder.path().join(path);
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(path, text)
    }

    /// The project that a project of today was; in a line, why that cannot be said.
    pub fn project_like(&self, project: &Project) -> Result<Project, String> {
        let (inputs, choice) = self.asked(project)?;
        let projects = self.load(&inputs, &choice)?;
        let mut files: Vec<_> = projects.iter().flat_map(|project| project.files.clone()).collect();
        for file in &mut files {
            let known = project.files.iter().find(|known| real(&known.path) == real(&file.path));
            // A path as the user writes it now.
            if let Some(known) = known {
                (file.path, file.is_requested) = (known.path.clone(), known.is_requested);
            }
        }
        let config = projects.into_iter().find_map(|project| project.config);
        Ok(Project { config, files })
    }

    /// What is to be read of a project of today.
    fn asked(&self, project: &Project) -> Result<(Vec<PathBuf>, ConfigChoice), String> {
        let drafts = project.drafts().filter_map(|file| self.place_of(&file.path)).filter(|path| path.exists());
        let mut inputs: Vec<PathBuf> = drafts.collect();
        let Some(config) = &project.config else { return Ok((inputs, ConfigChoice::Isolated)) };
        let Some(place) = self.place_of(&config.path) else {
            return Err(format!("{} lies outside the git repository of its drafts", config.path.display()));
        };
        // A draft that had no `lakatos.toml` yet is held against what is asked of it now.
        if let (false, Ok(text)) = (place.exists(), std::fs::read(&config.path)) {
            let _ = self.history.path_from_top(&config.path).map(|path| self.write(&path, &text));
        }
        inputs.extend(place.parent().map(Path::to_path_buf));
        let is_around = |path: &PathBuf| place.parent().is_some_and(|root| path.starts_with(root));
        let choice = if config.path.file_name() == Some(OsStr::new(CONFIG_NAME)) && inputs.iter().all(is_around) {
            ConfigChoice::Nearest
        } else {
            ConfigChoice::File(place)
        };
        Ok((inputs, choice))
    }

    /// The projects at or below a path; in a line, why that cannot be said.
    pub fn projects_below(&self, path: &Path) -> Result<Vec<Project>, String> {
        let place = self.place_of(path).filter(|place| place.exists());
        let place = place.ok_or_else(|| format!("{} is not in {}", path.display(), self.of))?;
        self.load(&[place], &ConfigChoice::Nearest)
    }

    fn load(&self, inputs: &[PathBuf], choice: &ConfigChoice) -> Result<Vec<Project>, String> {
        let inputs: Vec<Input> = inputs.iter().cloned().map(Input::Path).collect();
        let Loaded { mut projects, problems, .. } = load(&inputs, choice, &|| {});
        if let Some(problem) = problems.first() {
            let mut problem = problem.clone();
            problem.path = self.today(&problem.path);
            return Err(format!("at {}, {problem}", self.of));
        }
        for project in &mut projects {
            for file in &mut project.files {
                file.path = self.today(&file.path);
            }
            if let Some(config) = &mut project.config {
                let config = Arc::make_mut(config);
                (config.root, config.path) = (self.today(&config.root), self.today(&config.path));
            }
        }
        Ok(projects)
    }

    /// Where a path of today is laid out; none where it lies in no repository.
    fn place_of(&self, path: &Path) -> Option<PathBuf> {
        Some(self.folder.path().join(self.history.path_from_top(path)?))
    }

    /// The path of today of what is laid out.
    fn today(&self, path: &Path) -> PathBuf {
        let from_top = path.strip_prefix(self.folder.path());
        from_top.map_or_else(|_| path.to_path_buf(), |path| relative(self.history.folder.join(path)))
    }
}

fn is_wanted(history: &History, path: &Path, wanted: Wanted) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    if READ_WITH.contains(&extension) || path.to_string_lossy().ends_with(LOCK_NAME) {
        return true;
    }
    let lies_below = |top: &Path| history.path_from_top(top).is_some_and(|top| path.starts_with(top));
    Host::of_path(path).is_some()
        && match wanted {
            Wanted::Below(top) => lies_below(top),
            Wanted::Project(project) => {
                project.config.as_ref().is_some_and(|config| lies_below(&config.root))
                    || project.drafts().any(|file| history.path_from_top(&file.path).is_some_and(|own| own == path))
            }
        }
}
