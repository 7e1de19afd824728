//! Floor 7: the language server.
//!
//! Five rules, each learnt from a server that got it wrong, each with a test against the real binary (`tests/server`):
//! document changes are applied when their message is read ([`ordered`]); a handler takes a snapshot and computes off the
//! async thread ([`backend`]); no handler waits for the client; diagnostics are pulled where the client can, else pushed
//! by one worker ([`diagnose`]); `shutdown` is remembered for the exit code. All types of LSP stay in [`convert`] and in
//! the signatures of [`backend`]; what an editor asks is answered by `lakatos_ide`, in bytes. Knows nothing of the command
//! line, and what it asks of the place that it runs in stands in [`host`].

mod backend;
mod configuration;
mod convert;
mod diagnose;
mod frames;
mod host;
mod ordered;
mod progress;
mod published;
mod pulled;
mod refresh;
mod shared;
mod state;
mod typing;
mod views;
mod watch;

#[cfg(target_family = "wasm")]
pub use host::Session;
#[cfg(not(target_family = "wasm"))]
pub use host::run;

use backend::Backend;
use ordered::Ordered;
use shared::Shared;
use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::{LspService, Server};

/// How many requests may be under way at once: each waits off the async thread.
const CONCURRENT_REQUESTS: usize = 64;

/// Serves one client, until it says `exit` or hangs up; whether it said `shutdown` before. `begin` is given the state
/// before the first message is read.
async fn serve(
    input: impl AsyncRead + Unpin + Send,
    output: impl AsyncWrite + Send,
    begin: impl FnOnce(&Shared) + Send,
) -> bool {
    let (service, socket) = LspService::build(Backend::new)
        .custom_method("lakatos/map", Backend::map)
        .custom_method("lakatos/matrix", Backend::matrix)
        .custom_method("lakatos/blocks", Backend::blocks)
        .custom_method("lakatos/explain", Backend::explain)
        .custom_method("lakatos/start", Backend::start)
        .custom_method("lakatos/why", Backend::why)
        .finish();
    let shared = service.inner().shared();
    host::spawn(diagnose::work(shared.clone()));
    host::spawn(typing::work(shared.clone()));
    begin(&shared);
    let server = Server::new(frames::FrameReader::new(input), output, socket).concurrency_level(CONCURRENT_REQUESTS);
    server.serve(Ordered::new(service, shared.clone())).await;
    shared.lock().is_shut_down
}
