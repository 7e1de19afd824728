//! Telling the client to ask again. Always spawned: nobody waits for its answer.

use super::host;
use super::shared::Shared;

/// For diagnostics of files other than the one that changed.
pub fn diagnostics(shared: &Shared) {
    if shared.lock().client.refreshes_diagnostics {
        let client = shared.client().clone();
        host::spawn(async move { drop(client.workspace_diagnostic_refresh().await) });
    }
}

/// For what is shown between the lines, after something other than an edit has changed it.
pub fn views(shared: &Shared) {
    let abilities = shared.lock().client.clone();
    let client = shared.client().clone();
    host::spawn(async move {
        if abilities.refreshes_code_lenses {
            let _ = client.code_lens_refresh().await;
        }
        if abilities.refreshes_inlay_hints {
            let _ = client.inlay_hint_refresh().await;
        }
        if abilities.refreshes_semantic_tokens {
            let _ = client.semantic_tokens_refresh().await;
        }
    });
}
