//! Configurations and rules that an editor has open: no drafts, and part of no argument.

use super::Workspace;
use crate::config::{Config, problems_in, rule_folders_of};
use crate::file::TextChange;
use crate::world::{CONFIG_NAME, World, absolute};
use lakatos_engine::rules::rule::Rule;
use lakatos_syntax::line_index::Encoding;
use lakatos_syntax::{Buffer, Diagnostic};
use std::path::{Path, PathBuf};

/// What a text is to a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// Its `lakatos.toml`.
    Config,
    /// A rule of its own.
    Rule,
    /// Nothing.
    Other,
}

/// A TOML file as it is in the editor.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its absolute path.
    pub path: PathBuf,
    /// What it is.
    pub role: TextRole,
    /// Its text.
    pub buffer: Buffer,
    /// What is wrong with it, in order.
    pub problems: Vec<Diagnostic>,
}

impl Text {
    fn new(world: &dyn World, path: PathBuf, buffer: Buffer) -> Self {
        let role = role_of(world, &path);
        let mut text = Self { path, role, buffer, problems: Vec::new() };
        text.problems = text.found_problems(world);
        text
    }

    fn found_problems(&self, world: &dyn World) -> Vec<Diagnostic> {
        let text = self.buffer.text();
        let mut problems = match self.role {
            TextRole::Other => Vec::new(),
            TextRole::Config => problems_in(world, self.path.parent().unwrap_or(Path::new("")), text),
            TextRole::Rule => Rule::load(text, "").err().unwrap_or_default(),
        };
        problems.sort_by(|one, other| (one.place, &one.message).cmp(&(other.place, &other.message)));
        problems
    }
}

impl Workspace {
    /// Takes in that an editor opens a TOML file.
    pub fn open_text(&mut self, path: PathBuf, text: String) {
        let text = Text::new(&*self.world, path.clone(), Buffer::from_text(text));
        self.texts.insert(path, text);
    }

    /// Takes in an editor's changes; none where no TOML file of that path is open.
    pub fn change_text(&mut self, path: &Path, changes: &[TextChange], encoding: Encoding) -> Option<()> {
        let text = self.texts.get_mut(path)?;
        for change in changes {
            text.buffer.replace(change.span(&text.buffer, encoding), &change.text);
        }
        text.problems = text.found_problems(&*self.world);
        Some(())
    }

    /// Takes in that an editor closes a TOML file.
    pub fn close_text(&mut self, path: &Path) {
        self.texts.remove(path);
    }

    /// An open TOML file.
    pub fn text(&self, path: &Path) -> Option<&Text> {
        self.texts.get(path)
    }

    /// Every open TOML file that is something to a project, by path.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts: Vec<&Text> = self.texts.values().filter(|text| text.role != TextRole::Other).collect();
        texts.sort_by_key(|text| &text.path);
        texts
    }

    /// Looks again at what the open TOML files are, once more is known of the world.
    pub(super) fn weigh_texts_again(&mut self) {
        for text in self.texts.values_mut() {
            *text = Text::new(&*self.world, text.path.clone(), text.buffer.clone());
        }
    }
}

fn role_of(world: &dyn World, path: &Path) -> TextRole {
    if path.file_name().is_some_and(|name| name == CONFIG_NAME) {
        return TextRole::Config;
    }
    let root = path.parent().and_then(|folder| Config::root_of(world, folder));
    let folders = root.map(|root| rule_folders_of(world, &root)).unwrap_or_default();
    if folders.iter().any(|folder| path.starts_with(absolute(folder))) { TextRole::Rule } else { TextRole::Other }
}
