//! A process of its own, which an editor has started.

use super::{parent, stdio};
use std::future::Future;
use std::time::Duration;
use tower_lsp::jsonrpc::{Error, Result};

/// Whether files change without anybody telling of it.
pub const CHANGES_UNTOLD: bool = true;

/// Runs a task beside the others, until it or the server ends.
pub fn spawn(task: impl Future<Output = ()> + Send + 'static) {
    tokio::spawn(task);
}

/// Computes off the async thread; a panic becomes an error of this request.
pub async fn off_thread<T: Send + 'static>(compute: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(compute).await.map_err(|_| Error::internal_error())
}

/// Waits for so long.
pub async fn sleep(time: Duration) {
    tokio::time::sleep(time).await;
}

/// What comes of something; none where that takes longer than a time.
pub async fn within<T>(time: Duration, future: impl Future<Output = T>) -> Option<T> {
    tokio::time::timeout(time, future).await.ok()
}

/// Serves one client over standard input and output, until it says `exit`, hangs up or dies. The exit code is the one of
/// the specification: 0 after `shutdown`, else 1.
///
/// # Errors
///
/// Where the system gives no event loop.
pub fn run() -> std::io::Result<u8> {
    // While the client says hello.
    std::thread::spawn(|| lakatos_rules::built_in().prepare());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let was_shut_down = runtime.block_on(async {
        crate::serve(stdio::input(), stdio::output(), |shared| spawn(parent::exit_with_parent(shared.clone()))).await
    });
    // A request that still computes off the async thread is nobody's any more.
    runtime.shutdown_background();
    Ok(u8::from(!was_shut_down))
}
