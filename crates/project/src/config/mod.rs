//! `lakatos.toml`: what belongs to a project, and what it asks of the rules.

mod own_rules;
mod reader;

pub use own_rules::{load_folder as load_rule_folder, rule_files};

use super::library::libraries_help;
use super::problem::{InputPlace, InputProblem, unusable};
use super::world::{CONFIG_NAME, ReadError, World, absolute};
use ignore::overrides::{Override, OverrideBuilder};
use lakatos_engine::rules::RuleSet;
use lakatos_engine::rules::settings::Settings;
use lakatos_syntax::diagnostic::Code;
use lakatos_syntax::line_index::{Encoding, LineIndex};
use lakatos_syntax::{Diagnostic, Span};
use reader::Reader;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::de::DeTable;

/// A project's configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file itself.
    pub path: PathBuf,
    /// Its text.
    pub text: Arc<str>,
    /// The folder that it stands in: the root of the project.
    pub root: PathBuf,
    /// The project's name, if it says one.
    pub name: Option<String>,
    /// Which files below the root belong to it; all where nothing is said.
    pub files: Override,
    /// Bibliographies that all its drafts may cite.
    pub bibliography: Vec<PathBuf>,
    /// The folders outside of it that tables may be read from.
    pub data: Vec<PathBuf>,
    /// The libraries that all its drafts use, as names or as paths from the root.
    pub uses: Vec<String>,
    /// The folders of its own rules.
    pub rule_folders: Vec<PathBuf>,
    /// What it asks of the rules.
    pub settings: Settings,
    /// The built-in rules and its own, as it wants them.
    pub rules: RuleSet,
}

impl Config {
    /// The nearest folder from `folder` upwards that holds a `lakatos.toml`.
    pub fn root_of(world: &dyn World, folder: &Path) -> Option<PathBuf> {
        folder.ancestors().find(|ancestor| world.is_file(&ancestor.join(CONFIG_NAME))).map(Path::to_path_buf)
    }

    /// Whether a file below the root belongs to the project.
    pub fn includes(&self, world: &dyn World, path: &Path) -> bool {
        let root = path.parent().and_then(|folder| Self::root_of(world, folder));
        let is_below = root.is_some_and(|root| root == self.root);
        is_below && !self.files.matched(path, false).is_ignore()
    }

    /// Whether a file is left out by what the project says of its files.
    pub fn leaves_out(&self, path: &Path) -> bool {
        let (root, path) = (absolute(&self.root), absolute(path));
        // The patterns know the root by the name that it was read under.
        path.strip_prefix(&root).is_ok_and(|below| self.files.matched(self.root.join(below), false).is_ignore())
    }

    /// Reads a `lakatos.toml`, and the rules that it brings. Everything that is wrong with them, if anything is.
    pub fn read(world: &dyn World, path: &Path) -> Result<Self, Vec<InputProblem>> {
        let root = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let path = path.to_path_buf();
        let unread = |error: ReadError| vec![unusable(&path, error.to_string())];
        let text = world.read(&path).map_err(unread)?;
        let located = |problems: Vec<Diagnostic>| located(&path, &text, problems);
        let (table, errors) = DeTable::parse_recoverable(&text);
        if !errors.is_empty() {
            return Err(located(errors.iter().map(invalid_toml).collect()));
        }
        let mut reader = Reader::default();
        reader.project(table.get_ref());
        let (rules, mut problems) = own_rules::load(world, root, &reader.rule_folders);
        reader.prose(table.get_ref());
        reader.settings(table.get_ref(), &rules);
        problems.extend(located(reader.problems));
        problems.extend(located(unknown_libraries(world, root, &reader.uses)));
        let files = overrides(root, &reader.include, &reader.exclude);
        match files {
            Ok(files) if problems.is_empty() => {
                let rules = reader.settings.apply(&rules);
                let bibliography = reader.bibliography.iter().map(|(_, file)| root.join(file)).collect();
                let (name, settings) = (reader.name, reader.settings);
                let uses = reader.uses.into_iter().map(|(_, name)| name).collect();
                let rule_folders = reader.rule_folders.iter().map(|folder| root.join(folder)).collect();
                let data = reader.data.iter().map(|folder| root.join(folder)).collect();
                Ok(Self {
                    root: root.to_path_buf(),
                    path,
                    text: Arc::clone(&text),
                    name,
                    files,
                    bibliography,
                    data,
                    uses,
                    rule_folders,
                    settings,
                    rules,
                })
            }
            Ok(_) => Err(problems),
            Err(error) => Err(vec![unusable(&path, error.to_string())]),
        }
    }
}

/// What is wrong with the text of the `lakatos.toml` of a folder, at bytes of it.
pub fn problems_in(world: &dyn World, root: &Path, text: &str) -> Vec<Diagnostic> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return errors.iter().map(invalid_toml).collect();
    }
    let mut reader = Reader::default();
    reader.project(table.get_ref());
    let (rules, _) = own_rules::load(world, root, &reader.rule_folders);
    reader.prose(table.get_ref());
    reader.settings(table.get_ref(), &rules);
    let of_globs = overrides(root, &reader.include, &reader.exclude).err();
    let of_globs = of_globs.map(|error| invalid(0..0, error.to_string()));
    let of_libraries = unknown_libraries(world, root, &reader.uses);
    reader.problems.into_iter().chain(of_globs).chain(of_libraries).collect()
}

fn unknown_libraries(world: &dyn World, root: &Path, uses: &[(Range<usize>, String)]) -> Vec<Diagnostic> {
    let unknown = |(span, name): &(Range<usize>, String)| {
        let help = libraries_help(world, root, name)?;
        Some(invalid(span.clone(), format!("there is no library `{name}`. {help}")))
    };
    uses.iter().filter_map(unknown).collect()
}

/// The folders of rules that the `lakatos.toml` of a folder names, whatever else it says.
pub fn rule_folders_of(world: &dyn World, root: &Path) -> Vec<PathBuf> {
    let text = world.read(&root.join(CONFIG_NAME)).unwrap_or_default();
    let mut reader = Reader::default();
    reader.project(DeTable::parse_recoverable(&text).0.get_ref());
    reader.rule_folders.iter().map(|folder| root.join(folder)).collect()
}

/// Problems in the order of the file, with lines and columns.
fn located(path: &Path, text: &str, mut problems: Vec<Diagnostic>) -> Vec<InputProblem> {
    let index = LineIndex::new(text);
    problems.sort_by_key(|problem| problem.place.start);
    let place = |span: Span| {
        let position = index.position(span.start, Encoding::Scalar);
        InputPlace { path: path.to_path_buf(), position: Some((position.line + 1, position.column + 1)) }
    };
    problems.into_iter().map(|problem| problem.map_places(place)).collect()
}

/// Reported of a configuration that cannot be used as it is.
const INVALID_CONFIG: Code = Code::new("invalid-config");

/// What is wrong at some bytes of a configuration.
fn invalid(bytes: Range<usize>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(INVALID_CONFIG, Span::new(bytes.start, bytes.end), message)
}

fn invalid_toml(error: &toml::de::Error) -> Diagnostic {
    invalid(error.span().unwrap_or_default(), error.message())
}

/// In `ignore`'s overrides a plain pattern includes and `!` excludes.
fn overrides(root: &Path, include: &[String], exclude: &[String]) -> Result<Override, ignore::Error> {
    let mut builder = OverrideBuilder::new(root);
    let excluded: Vec<String> = exclude.iter().map(|glob| format!("!{glob}")).collect();
    for glob in include.iter().chain(&excluded) {
        builder.add(glob)?;
    }
    builder.build()
}

/// The bibliographies that the text of a `lakatos.toml` names, each with its bytes within the quotation marks.
pub fn bibliographies_named_in(text: &str) -> Vec<(String, Span)> {
    let mut reader = Reader::default();
    reader.project(DeTable::parse_recoverable(text).0.get_ref());
    let named = reader.bibliography.iter().map(|(at, name)| (name.clone(), Span::new(at.start, at.end)));
    named.collect()
}
