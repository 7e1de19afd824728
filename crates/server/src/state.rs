//! The one state of the server: the workspace, and what is known of the client.

use super::convert::client::ClientAbilities;
use super::convert::semantic::SentTokens;
use super::convert::settings::{Given, settings};
use super::convert::snippets::SnippetEdits;
use super::published::Published;
use super::typing::Typing;
use lakatos_engine::rules::RuleSet;
use lakatos_project::workspace::Workspace;
use lakatos_project::world::Disk;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::ls_types::{Diagnostic, LSPAny};

/// The one state of the server.
pub struct State {
    /// Projects and open files.
    pub workspace: Workspace,
    /// What the client is and can do, decided once in `initialize`.
    pub client: ClientAbilities,
    /// How it takes edits with places to write, if it does.
    pub snippet_edits: Option<SnippetEdits>,
    /// Whether somebody types.
    pub typing: Typing,
    /// Whether code lenses are wanted.
    pub shows_lenses: bool,
    /// Whether inlay hints are.
    pub shows_hints: bool,
    /// What of the settings was not understood.
    complaints: Vec<String>,
    /// Whether `shutdown` came.
    pub is_shut_down: bool,
    /// Open files that changed since their diagnostics were last sent.
    pub touched: FxHashSet<PathBuf>,
    /// The semantic tokens that it was last sent.
    pub tokens: SentTokens,
    /// What the client was last sent of each file.
    pub published: FxHashMap<PathBuf, Published>,
    /// What it was last sent of configurations and rules.
    pub problems: FxHashMap<PathBuf, Vec<Diagnostic>>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            workspace: Workspace::new(Arc::new(Disk)),
            client: ClientAbilities::default(),
            snippet_edits: None,
            typing: Typing::default(),
            shows_lenses: true,
            shows_hints: true,
            complaints: Vec::new(),
            is_shut_down: false,
            touched: FxHashSet::default(),
            tokens: SentTokens::default(),
            published: FxHashMap::default(),
            problems: FxHashMap::default(),
        }
    }
}

impl State {
    /// Takes in that typing has rested: what was held back is to be told.
    pub fn rested(&mut self) {
        self.typing.rest();
        let held = self.published.iter().filter(|(_, published)| published.is_held);
        self.touched.extend(held.map(|(path, _)| path.clone()));
    }

    /// Takes over what the user sets in the editor. What of it is not understood, unless that was told before.
    pub fn set(&mut self, given: &LSPAny) -> Vec<String> {
        let own = self.workspace.projects.iter().map(|project| project.rules());
        let rules: Vec<&RuleSet> = std::iter::once(lakatos_rules::built_in()).chain(own).collect();
        let Given { hold, rules, lenses, hints, complaints } = settings(given, &rules);
        self.typing.hold = hold;
        (self.shows_lenses, self.shows_hints) = (lenses, hints);
        self.rested();
        self.workspace.set_settings(rules);
        let untold = complaints.iter().filter(|complaint| !self.complaints.contains(complaint)).cloned().collect();
        self.complaints = complaints;
        untold
    }
}
