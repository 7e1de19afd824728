//! Which files a draft cites from: those that it names, or that what it is part of names; its project's, Quarto's; or
//! else those beside it.

use super::beside::is_bib;
use super::front_matter::{of_project, texts_under};
use super::latex::JOB;
use super::named::{Named, named_in};
use super::parts::{Whole, candidates, whole, wholes_in};
use crate::config::Config;
use crate::world::{World, absolute};
use ignore::overrides::OverrideBuilder;
use lakatos_syntax::prose::is_foreign;
use lakatos_syntax::yaml::Yaml;
use lakatos_syntax::{Host, Span};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a draft stands in its project.
#[derive(Clone, Debug)]
pub struct DraftContext<'project> {
    /// Its path.
    pub path: &'project Path,
    /// The folder of its `lakatos.toml`, above which no configuration counts.
    pub root: Option<PathBuf>,
    /// The bibliographies that all drafts of the project may cite.
    pub of_project: &'project [PathBuf],
}

impl<'project> DraftContext<'project> {
    /// Of a draft.
    pub fn new(path: &'project Path, config: Option<&'project Config>) -> Self {
        let of_project = config.map_or(&[] as &[PathBuf], |config| &config.bibliography);
        Self { path, root: config.map(|config| absolute(&config.root)), of_project }
    }

    /// Whether a path, without any `..`, lies within the project by its name.
    fn holds(&self, path: &Path) -> bool {
        self.root.as_ref().is_none_or(|root| absolute(path).starts_with(root))
    }
}

/// A bibliography that counts.
#[derive(Clone, Debug)]
pub struct FoundFile {
    /// Its absolute path.
    pub path: PathBuf,
    /// The file that names it, and where; none where nothing does.
    pub named_at: Option<(PathBuf, Span)>,
    /// Whether its project names it, and it lies outside of that.
    pub is_outside: bool,
}

/// The bibliographies of a draft, and what else was looked at to find them.
#[derive(Debug, Default)]
pub struct Found {
    /// Each once.
    pub files: Vec<FoundFile>,
    /// The keys of the works that are listed in place of a bibliography.
    pub works: Vec<String>,
    /// Whether nobody can say which works there are.
    pub is_open: bool,
    /// Whether BibTeX looks the keys up.
    pub folds_case: bool,
    /// Whether Quarto is told that the project is in another language than English.
    pub is_foreign: bool,
    /// Configurations, main files, and folders: a change of one may change the answer.
    pub looked_at: Vec<PathBuf>,
}

/// What is known of the documents in a folder, remembered by whoever asks.
pub type WholesIn<'ask> = &'ask mut dyn FnMut(&Path) -> Arc<[Arc<Whole>]>;

/// What is known of the bibliographies in a folder, remembered likewise.
pub type Beside<'ask> = &'ask mut dyn FnMut(&Path) -> Arc<[PathBuf]>;

/// The bibliographies of a draft, which says some things of them itself.
pub fn find(world: &dyn World, named: &Named, at: &DraftContext, wholes: WholesIn, beside: Beside) -> Found {
    let path = absolute(at.path);
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    let host = Host::from_path(&path).unwrap_or(Host::Lakatos);
    let mut search = Search { world, at, folder, host, found: Found::default(), quarto: None };
    search.quarto = search.quarto_above();
    let own = (path.clone(), Arc::new(named.clone()));
    let is_part = match host {
        Host::Lakatos => false,
        Host::Latex => search.of_latex(own, wholes),
        Host::Markdown => search.of_markdown(own, wholes),
    };
    search.of_project();
    // Whoever put a link beside a draft may have meant any file at all.
    let around = search.folders().last().map(|top| world.real(top)).unwrap_or_default();
    let Search { mut found, folder, .. } = search;
    let says_nothing = found.files.is_empty() && found.works.is_empty() && !found.is_open;
    if says_nothing {
        let beside = beside(&folder);
        let is_outside = |path: &Path| !world.real(path).starts_with(&around);
        let files =
            beside.iter().map(|path| FoundFile { is_outside: is_outside(path), path: path.clone(), named_at: None });
        found.files = files.collect();
        // Of a part, nobody knows what the whole cites from; what lies beside it may be cited all the same.
        found.is_open = is_part;
        found.looked_at.push(folder);
    }
    found
}

/// What the configuration of Quarto says of a text that cites nothing: only its language counts.
pub fn of_text(world: &dyn World, at: &DraftContext) -> Found {
    let path = absolute(at.path);
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    let host = Host::from_path(&path).unwrap_or(Host::Lakatos);
    let mut search = Search { world, at, folder, host, found: Found::default(), quarto: None };
    if host == Host::Markdown {
        search.quarto = search.quarto_above();
        search.of_quarto();
    }
    search.found
}

struct Search<'search> {
    world: &'search dyn World,
    at: &'search DraftContext<'search>,
    folder: PathBuf,
    host: Host,
    found: Found,
    quarto: Option<PathBuf>,
}

/// How far up a main file is looked for where nothing says where the project begins.
const MOST_UP: usize = 3;

impl Search<'_> {
    /// The folder of the draft and those above it that belong to the same work.
    fn folders(&self) -> Vec<PathBuf> {
        let up = || self.folder.ancestors();
        let is_top = |folder: &Path| match &self.at.root {
            Some(root) => folder == root,
            None => self.world.exists(&folder.join(".git")),
        };
        let known = up().position(is_top).map(|top| top + 1);
        // The root of a disk, and the folders right below it, are nobody's project.
        let deep = up().take_while(|folder| folder.components().count() > 2).count().max(1);
        up().take(known.unwrap_or(MOST_UP.min(deep))).map(Path::to_path_buf).collect()
    }

    /// Takes in what a LaTeX document says: the draft's own, where it is one, or that which it is part of. Whether it is
    /// part of another.
    fn of_latex(&mut self, own: (PathBuf, Arc<Named>), wholes: WholesIn) -> bool {
        let (path, named) = own;
        let is_part = !named.is_whole;
        let mut documents: Vec<Arc<Whole>> = Vec::new();
        if !is_part {
            let (all, _) = whole(self.world, path.clone());
            documents.extend(all.map(Arc::new));
        } else {
            if let Some(name) = &named.part_of {
                let main = candidates(name, &path, &[self.folder.as_path()]);
                let main = main.into_iter().find(|main| self.world.is_file(main));
                documents.extend(main.and_then(|main| whole(self.world, main).0).map(Arc::new));
            }
            if documents.is_empty() {
                documents = self.documents_around(&path, wholes);
            }
        }
        let main_folders: Vec<PathBuf> =
            documents.iter().filter_map(|whole| whole.path.parent().map(Path::to_path_buf)).collect();
        let mains: Vec<PathBuf> = documents.iter().map(|whole| whole.path.clone()).collect();
        // As it is now in an editor, the draft speaks for itself.
        let mut parts = vec![(path.clone(), named)];
        for document in &documents {
            parts.extend(document.parts.iter().filter(|(part, _)| *part != path).cloned());
        }
        let main = mains.first().cloned().unwrap_or_else(|| path.clone());
        self.found.looked_at.extend(parts.iter().map(|(part, _)| part.clone()).filter(|part| *part != path));
        for (part, named) in parts {
            self.take(&part, &named, &main_folders, &main);
        }
        is_part
    }

    fn of_markdown(&mut self, own: (PathBuf, Arc<Named>), wholes: WholesIn) -> bool {
        let (path, named) = own;
        self.take(&path, &named, &[], &path);
        // Quarto and bookdown leave out by itself what is called so: it is there to be included.
        let is_called_part = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('_'));
        let mut is_part = self.of_book(&path) || is_called_part;
        if !named.files.is_empty() || named.is_open {
            return is_part;
        }
        for document in self.documents_around(&path, wholes) {
            is_part = true;
            for (part, named) in document.parts.iter().filter(|(part, _)| *part != path) {
                self.found.looked_at.push(part.clone());
                self.take(
                    part,
                    named,
                    &[document.path.parent().unwrap_or(Path::new("")).to_path_buf()],
                    &document.path,
                );
            }
        }
        is_part
    }

    /// The documents that a file is part of, in its folder or above.
    fn documents_around(&mut self, path: &Path, wholes: WholesIn) -> Vec<Arc<Whole>> {
        let folders = self.folders();
        let mut documents: Vec<Arc<Whole>> = Vec::new();
        for folder in folders {
            documents.extend(wholes(&folder).iter().filter(|whole| whole.path != *path && whole.holds(path)).cloned());
            self.found.looked_at.push(folder);
        }
        documents
    }

    /// Takes in what the first chapter of a book says for all of them. Whether there is a book.
    fn of_book(&mut self, path: &Path) -> bool {
        for folder in self.folders() {
            let config = folder.join("_bookdown.yml");
            let has_config = self.world.is_file(&config);
            let mut first: Vec<PathBuf> =
                ["index.Rmd", "index.rmd", "index.qmd"].iter().map(|name| folder.join(name)).collect();
            if has_config {
                let yaml = of_project(&self.world.read(&config).unwrap_or_default()).1;
                first.extend(texts_under(&yaml, "rmd_files").first().map(|name| absolute(&folder.join(name))));
                self.found.looked_at.push(config);
            }
            let first = first.into_iter().find(|first| first != path && self.world.is_file(first));
            let Some(first) = first else {
                if has_config {
                    return true;
                }
                continue;
            };
            let named = named_in(&self.world.read(&first).unwrap_or_default(), Host::Markdown);
            let is_of_quarto = self.quarto.as_ref().and_then(|quarto| quarto.parent()) == Some(folder.as_path());
            if has_config || named.is_book || is_of_quarto {
                self.found.looked_at.push(first.clone());
                self.take(&first, &named, std::slice::from_ref(&folder), &first);
                return true;
            }
        }
        false
    }

    /// Whether a file lies within the project, wherever links lead.
    fn holds(&self, path: &Path) -> bool {
        let real = |path: &Path| self.world.real(path);
        self.at.root.as_ref().is_none_or(|root| real(path).starts_with(real(root)))
    }

    /// Takes in what the configuration of lakatos names, and that of Quarto.
    fn of_project(&mut self) {
        for name in self.at.of_project {
            for path in self.matching(absolute(name)) {
                let is_outside = !self.holds(&path);
                self.add(FoundFile { path, named_at: None, is_outside });
            }
        }
        self.of_quarto();
    }

    /// Takes in what the configuration of Quarto says.
    fn of_quarto(&mut self) {
        let Some(quarto) = self.quarto.clone() else { return };
        let root = quarto.parent().unwrap_or(Path::new("")).to_path_buf();
        let yaml = self.of_configuration(&quarto);
        for name in texts_under(&yaml, "metadata-files") {
            self.of_configuration(&absolute(&root.join(name)));
        }
        let below: Vec<PathBuf> =
            self.folder.ancestors().take_while(|folder| folder.starts_with(&root)).map(Path::to_path_buf).collect();
        for name in below.iter().flat_map(|folder| ["_metadata.yml", "_metadata.yaml"].map(|name| folder.join(name))) {
            if self.world.is_file(&name) {
                self.of_configuration(&name);
            }
        }
    }

    fn of_configuration(&mut self, path: &Path) -> Yaml {
        let (mut named, yaml) = of_project(&self.world.read(path).unwrap_or_default());
        // What is half-typed for a whole project says nothing of its drafts.
        named.is_book = false;
        self.found.looked_at.push(path.to_path_buf());
        self.take(path, &named, &[], path);
        // What lies nearer to the draft comes later, and counts.
        self.found.is_foreign = is_foreign(&yaml).unwrap_or(self.found.is_foreign);
        yaml
    }

    /// Takes in what a file says; LaTeX counts from the folders of its main files.
    fn take(&mut self, by: &Path, named: &Named, mains: &[PathBuf], main: &Path) {
        self.found.works.extend(named.works.iter().cloned());
        self.found.is_open |= named.is_open;
        self.found.folds_case |= named.folds_case;
        for file in &named.files {
            let stem = main.file_stem().unwrap_or_default().to_string_lossy();
            let name = if file.name == JOB { format!("{stem}.bib") } else { file.name.clone() };
            let placed = self.placed(&name, by, mains);
            // Who calls LaTeX may give the document another name.
            if file.name == JOB && !placed.iter().any(|path| self.world.is_file(path)) {
                self.found.is_open = true;
                continue;
            }
            for path in placed {
                // One that the project names as well is not switched off by how a chapter names it.
                let is_there = self.world.is_file(&path);
                if is_there || !self.is_known_by_tail(&name) {
                    self.add(FoundFile { path, named_at: Some((by.to_path_buf(), file.place)), is_outside: false });
                }
            }
        }
    }

    /// Where a bibliography lies that a file names.
    fn placed(&self, name: &str, by: &Path, mains: &[PathBuf]) -> Vec<PathBuf> {
        let beside = by.parent().unwrap_or(Path::new("")).to_path_buf();
        if let Some(below) = name.strip_prefix('/') {
            // To Quarto that is the folder of the project.
            let root = self.quarto.as_ref().and_then(|quarto| quarto.parent()).or(self.at.root.as_deref());
            let in_project = root.map(|root| absolute(&root.join(below))).filter(|path| self.world.is_file(path));
            return self.matching(in_project.unwrap_or_else(|| absolute(Path::new(name))));
        }
        let mut folders: Vec<PathBuf> = mains.to_vec();
        folders.push(beside);
        // Pandoc and LaTeX count from where they are called; R and Quarto from the folder of the file.
        let counts_from_above = self.host == Host::Latex
            || by.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md") || ending == "markdown");
        if counts_from_above {
            folders.extend(self.folders());
        }
        let mut paths = folders.iter().map(|folder| absolute(&folder.join(name)));
        let there = paths.find(|path| is_pattern(path) || self.world.is_file(path));
        let there = there.or_else(|| folders.first().map(|folder| absolute(&folder.join(name))));
        there.into_iter().flat_map(|path| self.matching(path)).collect()
    }

    /// A path; of a pattern, the files that fit it.
    fn matching(&self, path: PathBuf) -> Vec<PathBuf> {
        if !is_pattern(&path) || self.world.is_file(&path) {
            return vec![path];
        }
        let folder: PathBuf = path.components().take_while(|step| !is_pattern(Path::new(step.as_os_str()))).collect();
        let rest = path.strip_prefix(&folder).unwrap_or(Path::new("")).to_string_lossy().into_owned();
        let mut builder = OverrideBuilder::new(&folder);
        if builder.add(&format!("/{rest}")).is_err() {
            return vec![path];
        }
        let Ok(fits) = builder.build() else { return vec![path] };
        let files = self.world.walk(&folder, Some(&fits)).files;
        let fitting: Vec<PathBuf> = files.iter().map(|file| absolute(file)).filter(|file| is_bib(file)).collect();
        if fitting.is_empty() { vec![path] } else { fitting }
    }

    /// Whether the project names a bibliography that ends as a name does.
    fn is_known_by_tail(&self, name: &str) -> bool {
        let steps: Vec<_> =
            Path::new(name).components().filter(|step| matches!(step, std::path::Component::Normal(_))).collect();
        let tail: PathBuf = steps.into_iter().collect();
        self.at.of_project.iter().any(|known| known.ends_with(&tail) && self.world.is_file(known))
    }

    fn add(&mut self, file: FoundFile) {
        if self.found.files.iter().all(|known| known.path != file.path) {
            self.found.files.push(file);
        }
    }

    /// The nearest configuration of Quarto, not above the project.
    fn quarto_above(&self) -> Option<PathBuf> {
        let within = self.folder.ancestors().take_while(|folder| self.at.holds(folder));
        within.flat_map(|folder| QUARTO.map(|name| folder.join(name))).find(|path| self.world.is_file(path))
    }
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?'])
}

/// Whether a file is, by its name, one that [`find`] would look at unasked.
pub fn is_looked_for(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    is_bib(path) || QUARTO.iter().chain(&LOOKED_FOR).any(|known| name == *known)
}

/// How Quarto calls its configuration.
const QUARTO: [&str; 2] = ["_quarto.yml", "_quarto.yaml"];

/// What else counts for the files around it.
const LOOKED_FOR: [&str; 5] = ["_metadata.yml", "_metadata.yaml", "_bookdown.yml", "index.Rmd", "index.qmd"];

/// The documents in a folder, and whether all of them are known.
pub fn documents_in(world: &dyn World, folder: &Path) -> (Arc<[Arc<Whole>]>, bool) {
    let (wholes, is_known) = wholes_in(world, folder);
    (wholes.into(), is_known)
}
