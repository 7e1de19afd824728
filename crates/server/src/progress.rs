//! Progress of long work, in clients that show it.

use super::host;
use super::shared::Shared;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::oneshot;
use tower_lsp::ls_types::ProgressToken;

/// Work under way. Dropped, it is over.
pub struct Work {
    _over: Option<oneshot::Sender<()>>,
}

impl Work {
    /// The work is done.
    pub fn finish(self) {}
}

/// A client that does not answer is not waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// Tells the client that some work begins. Nothing waits for its answer.
pub fn start(shared: &Shared, title: impl Into<String>) -> Work {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    if !shared.lock().client.shows_progress {
        return Work { _over: None };
    }
    let (over, is_over) = oneshot::channel::<()>();
    let (client, title) = (shared.client().clone(), title.into());
    host::spawn(async move {
        let token = ProgressToken::String(format!("lakatos-{}", NUMBER.fetch_add(1, Ordering::Relaxed)));
        let created = host::within(PATIENCE, client.create_work_done_progress(token.clone())).await;
        if matches!(created, Some(Ok(()))) {
            let progress = client.progress(token, title).begin().await;
            let _ = is_over.await;
            progress.finish().await;
        }
    });
    Work { _over: Some(over) }
}
