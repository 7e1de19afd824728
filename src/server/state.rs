//! The one state of the server: the workspace, and what is known of the client.

use super::convert::client::ClientAbilities;
use super::convert::diagnostic::Published;
use crate::project::workspace::Workspace;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::PathBuf;
use tower_lsp::ls_types::Diagnostic;

/// The one state of the server.
#[derive(Default)]
pub struct State {
    /// Projects and open files.
    pub workspace: Workspace,
    /// What the client is and can do, decided once in `initialize`.
    pub client: ClientAbilities,
    /// Whether `shutdown` came.
    pub is_shut_down: bool,
    /// Open files that changed since their diagnostics were last sent.
    pub touched: FxHashSet<PathBuf>,
    /// What the client was last sent of each file.
    pub published: FxHashMap<PathBuf, Published>,
    /// What it was last sent of configurations and rules.
    pub problems: FxHashMap<PathBuf, Vec<Diagnostic>>,
}
