//! What the handlers, the worker and the reader of messages share.

use super::host::off_thread;
use super::state::State;
use lakatos_project::BibliographyFile;
use lakatos_project::Project;
use lakatos_project::workspace::Text;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tower_lsp::Client;
use tower_lsp::jsonrpc::Result;

/// A handle on the one state. It is locked for moments, never across an await.
#[derive(Clone)]
pub struct Shared {
    state: Arc<Mutex<State>>,
    wake: Arc<Notify>,
    installed: Arc<Notify>,
    typed: Arc<Notify>,
    client: Client,
}

impl Shared {
    /// A fresh state.
    pub fn new(client: Client) -> Self {
        Self { state: Arc::default(), wake: Arc::default(), installed: Arc::default(), typed: Arc::default(), client }
    }

    /// The state, for a moment. A handler that panicked leaves nothing half-done in it that the next edit would not mend.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The client. To be awaited by spawned tasks only, never by a handler.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Tells the worker that something has changed.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Waits for that.
    pub async fn woken(&self) {
        self.wake.notified().await;
    }

    /// Tells that something was typed.
    pub fn tell_typed(&self) {
        self.typed.notify_one();
    }

    /// Waits for that.
    pub async fn typed(&self) {
        self.typed.notified().await;
    }

    /// Tells whoever waits for a project that one was read.
    pub fn tell_installed(&self) {
        self.installed.notify_waiters();
    }

    /// Waits until the project of a file is read from disk; before that, half of its names are unknown.
    pub async fn until_read(&self, path: &Path) {
        loop {
            let installed = self.installed.notified();
            let is_read = self.lock().workspace.is_read(path);
            if is_read {
                return;
            }
            installed.await;
        }
    }

    /// Asks the project of a file off the async thread. `None` where the file is not known. A panic in the answer ends
    /// this request only.
    pub async fn ask<T: Send + 'static>(
        &self,
        path: PathBuf,
        answer: impl FnOnce(&Project, u32) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        self.until_read(&path).await;
        let Some((snapshot, file)) = self.lock().workspace.project_of(&path) else { return Ok(None) };
        off_thread(move || Some(answer(&snapshot, file as u32))).await
    }

    /// Asks the project whose drafts cite from a bibliography in the same way; `None` for any other file.
    pub async fn ask_bibliography<T: Send + 'static>(
        &self,
        path: &Path,
        answer: impl FnOnce(&Project, &BibliographyFile) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        self.until_read(path).await;
        let Some((snapshot, file)) = self.lock().workspace.citing(path) else { return Ok(None) };
        off_thread(move || Some(answer(&snapshot, &file))).await
    }

    /// Asks a TOML file that is open in the same way.
    pub async fn ask_text<T: Send + 'static>(
        &self,
        path: &Path,
        answer: impl FnOnce(&Text) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        if self.lock().workspace.text(path).is_none() {
            return Ok(None);
        }
        // Whether it is a rule depends on its project.
        self.until_read(path).await;
        let Some(text) = self.lock().workspace.text(path).cloned() else { return Ok(None) };
        off_thread(move || Some(answer(&text))).await
    }
}
