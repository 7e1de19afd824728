//! Floor 7: the language server.
//!
//! Five rules, each learnt from a server that got it wrong, each with a test against the real binary (`tests/server`):
//! document changes are applied when their message is read ([`ordered`]); a handler takes a snapshot and computes off the
//! async thread ([`backend`]); no handler waits for the client; diagnostics are pulled where the client can, else pushed
//! by one worker ([`diagnose`]); `shutdown` is remembered for the exit code. All types of LSP stay in [`convert`] and in
//! the signatures of [`backend`]; what an editor asks is answered by `lakatos_ide`, in bytes. Knows nothing of the command
//! line.

mod backend;
mod configuration;
mod convert;
mod diagnose;
mod frames;
mod ordered;
mod parent;
mod progress;
mod published;
mod pulled;
mod refresh;
mod shared;
mod state;
mod stdio;
mod typing;
mod views;
mod watch;

use backend::Backend;
use ordered::Ordered;
use std::process::ExitCode;
use tower_lsp::{LspService, Server};

/// How many requests may be under way at once: each waits off the async thread.
const CONCURRENT_REQUESTS: usize = 64;

/// Serves one client over standard input and output, until it says `exit`, hangs up or dies. The exit code is the one of
/// the specification: 0 after `shutdown`, else 1.
///
/// # Errors
///
/// Where the system gives no event loop.
pub fn run() -> std::io::Result<ExitCode> {
    // While the client says hello.
    std::thread::spawn(|| lakatos_rules::built_in().prepare());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let was_shut_down = runtime.block_on(async {
        let (service, socket) = LspService::build(Backend::new)
            .custom_method("lakatos/map", Backend::map)
            .custom_method("lakatos/matrix", Backend::matrix)
            .custom_method("lakatos/blocks", Backend::blocks)
            .custom_method("lakatos/explain", Backend::explain)
            .custom_method("lakatos/start", Backend::start)
            .custom_method("lakatos/why", Backend::why)
            .finish();
        let shared = service.inner().shared();
        let worker = tokio::spawn(diagnose::work(shared.clone()));
        let rests = tokio::spawn(typing::work(shared.clone()));
        let watch = tokio::spawn(parent::exit_with_parent(shared.clone()));
        let server = Server::new(frames::FrameReader::new(stdio::input()), stdio::output(), socket)
            .concurrency_level(CONCURRENT_REQUESTS);
        server.serve(Ordered::new(service, shared.clone())).await;
        worker.abort();
        rests.abort();
        watch.abort();
        shared.lock().is_shut_down
    });
    // A request that still computes off the async thread is nobody's any more.
    runtime.shutdown_background();
    Ok(if was_shut_down { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
