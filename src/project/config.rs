//! `lakatos.toml`: what belongs to a project.

use super::InputProblem;
use super::read::read_text;
use crate::syntax::line_index::{Encoding, LineIndex};
use ignore::overrides::{Override, OverrideBuilder};
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The name of the file.
pub const FILE_NAME: &str = "lakatos.toml";

/// A project's configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder that it stands in: the root of the project.
    pub root: PathBuf,
    /// The project's name, if it says one.
    pub name: Option<String>,
    /// Which files below the root belong to it; all where nothing is said.
    pub files: Override,
}

impl Config {
    /// The nearest folder from `folder` upwards that holds a `lakatos.toml`.
    pub fn root_of(folder: &Path) -> Option<PathBuf> {
        folder.ancestors().find(|ancestor| ancestor.join(FILE_NAME).is_file()).map(Path::to_path_buf)
    }

    /// Reads the `lakatos.toml` of a root. Everything that is wrong with it, if anything is.
    pub fn read(root: &Path) -> Result<Self, Vec<InputProblem>> {
        let path = root.join(FILE_NAME);
        let problem = |position, message| InputProblem { path: path.clone(), position, message };
        let text = read_text(&path).map_err(|message| vec![problem(None, message)])?;
        let index = LineIndex::new(&text);
        let located = |(span, message): (Range<usize>, String)| {
            let position = index.position(span.start as u32, Encoding::Scalar);
            problem(Some((position.line + 1, position.column + 1)), message)
        };
        let (table, errors) = DeTable::parse_recoverable(&text);
        if !errors.is_empty() {
            let errors = errors.into_iter().map(|error| (error.span().unwrap_or_default(), error.message().to_owned()));
            return Err(errors.map(located).collect());
        }
        let mut reader = Reader::default();
        reader.project(table.get_ref());
        reader.problems.sort_by_key(|(span, _)| span.start);
        let files = overrides(root, &reader.include, &reader.exclude);
        match files {
            Ok(files) if reader.problems.is_empty() => Ok(Self { root: root.to_path_buf(), name: reader.name, files }),
            Ok(_) => Err(reader.problems.into_iter().map(located).collect()),
            Err(message) => Err(vec![problem(None, message)]),
        }
    }
}

#[derive(Default)]
struct Reader {
    name: Option<String>,
    include: Vec<String>,
    exclude: Vec<String>,
    problems: Vec<(Range<usize>, String)>,
}

impl Reader {
    fn project(&mut self, table: &DeTable) {
        self.known_keys(table, &["project"]);
        let Some(project) = table.get("project") else { return };
        let DeValue::Table(inner) = project.get_ref() else {
            self.problems.push((project.span(), "`project` is a table: write `[project]`".to_owned()));
            return;
        };
        self.known_keys(inner, &["name", "include", "exclude"]);
        match inner.get("name").map(|name| (name.span(), name.get_ref())) {
            Some((_, DeValue::String(name))) => self.name = Some(name.to_string()),
            Some((span, _)) => self.problems.push((span, "`name` is a string".to_owned())),
            None => {}
        }
        self.include = self.globs(inner, "include");
        self.exclude = self.globs(inner, "exclude");
    }

    fn globs(&mut self, table: &DeTable, key: &str) -> Vec<String> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.problems.push((value.span(), format!("`{key}` is a list of patterns: `{key} = [\"drafts/**\"]`")));
            return Vec::new();
        };
        let mut globs = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(glob) => globs.push(glob.to_string()),
                _ => self.problems.push((item.span(), "a pattern is a string".to_owned())),
            }
        }
        globs
    }

    fn known_keys(&mut self, table: &DeTable, known: &[&str]) {
        for key in table.keys() {
            let name: &str = Spanned::get_ref(key).as_ref();
            if !known.contains(&name) {
                let nearest = known.iter().find(|known| strsim::jaro_winkler(known, name) > 0.7);
                let hint = nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
                self.problems.push((key.span(), format!("there is no key `{name}`{hint}")));
            }
        }
    }
}

/// In `ignore`'s overrides a plain pattern includes and `!` excludes.
fn overrides(root: &Path, include: &[String], exclude: &[String]) -> Result<Override, String> {
    let mut builder = OverrideBuilder::new(root);
    let excluded: Vec<String> = exclude.iter().map(|glob| format!("!{glob}")).collect();
    for glob in include.iter().chain(&excluded) {
        builder.add(glob).map_err(|error| format!("`{glob}` is no pattern: {error}"))?;
    }
    builder.build().map_err(|error| error.to_string())
}
