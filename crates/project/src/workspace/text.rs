//! Configurations and rules that an editor has open: no drafts, and part of no argument.

use super::{TextChange, Workspace};
use crate::config::{Config, problems_in, rule_folders_of};
use crate::path::CONFIG_NAME;
use crate::path::absolute;
use lakatos_engine::rules::rule::Rule;
use lakatos_syntax::line_index::Encoding;
use lakatos_syntax::{Buffer, Span};
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
    pub problems: Vec<(Span, String)>,
}

impl Text {
    fn new(path: PathBuf, buffer: Buffer) -> Self {
        let role = role_of(&path);
        let mut text = Self { path, role, buffer, problems: Vec::new() };
        text.problems = text.found_problems();
        text
    }

    fn found_problems(&self) -> Vec<(Span, String)> {
        let text = self.buffer.text();
        let mut problems: Vec<(Span, String)> = match self.role {
            TextRole::Other => Vec::new(),
            TextRole::Config => {
                let found = problems_in(self.path.parent().unwrap_or(Path::new("")), text);
                found.into_iter().map(|(span, message)| (Span::new(span.start, span.end), message)).collect()
            }
            TextRole::Rule => {
                let found = Rule::load(text, "").err().unwrap_or_default();
                found.into_iter().map(|found| (found.place, found.message)).collect()
            }
        };
        problems.sort();
        problems
    }
}

impl Workspace {
    /// Takes in that an editor opens a TOML file.
    pub fn open_text(&mut self, path: PathBuf, text: String) {
        self.texts.insert(path.clone(), Text::new(path, Buffer::from_text(text)));
    }

    /// Takes in an editor's changes; none where no TOML file of that path is open.
    pub fn change_text(&mut self, path: &Path, changes: &[TextChange], encoding: Encoding) -> Option<()> {
        let text = self.texts.get_mut(path)?;
        for change in changes {
            text.buffer.replace(change.span(&text.buffer, encoding), &change.text);
        }
        text.problems = text.found_problems();
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

    /// Looks again at what the open TOML files are, after a change on disk.
    pub(super) fn weigh_texts_again(&mut self) {
        for text in self.texts.values_mut() {
            *text = Text::new(text.path.clone(), text.buffer.clone());
        }
    }
}

fn role_of(path: &Path) -> TextRole {
    if path.file_name().is_some_and(|name| name == CONFIG_NAME) {
        return TextRole::Config;
    }
    let root = path.parent().and_then(Config::root_of);
    let folders = root.map(|root| rule_folders_of(&root)).unwrap_or_default();
    if folders.iter().any(|folder| path.starts_with(absolute(folder))) { TextRole::Rule } else { TextRole::Other }
}
