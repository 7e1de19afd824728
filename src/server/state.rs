//! The one state of the server: the workspace, and what is known of the client.

use super::convert::client::ClientAbilities;
use super::convert::diagnostic::Published;
use super::convert::semantic::SentTokens;
use super::convert::settings::{Run, settings};
use super::convert::snippets::SnippetEdits;
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
    /// When findings are told.
    pub run: Run,
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
            run: Run::default(),
            is_shut_down: false,
            touched: FxHashSet::default(),
            tokens: SentTokens::default(),
            published: FxHashMap::default(),
            problems: FxHashMap::default(),
        }
    }
}

impl State {
    /// Takes in that a file was edited.
    pub fn edited(&mut self, path: PathBuf) {
        if self.run == Run::OnType {
            self.touched.insert(path);
        }
    }

    /// Takes in that a file was saved.
    pub fn saved(&mut self, path: PathBuf) {
        if self.run == Run::OnSave {
            self.touched.insert(path);
        }
    }

    /// Takes over what the user sets in the editor.
    pub fn set(&mut self, given: &LSPAny) {
        let (run, of_rules) = settings(given);
        self.run = run;
        self.workspace.set_settings(of_rules);
    }
}
