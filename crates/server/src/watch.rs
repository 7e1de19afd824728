//! Files that change on disk: told of by the client, or else looked at every other second, where that is for the server
//! to do.

use super::host::{self, off_thread};
use super::shared::Shared;
use lakatos_project::Revisions;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tower_lsp::ls_types::Registration;

const INTERVAL: Duration = Duration::from_secs(2);

/// What bears on a project: drafts, bibliographies and what names them, configurations, rules and tables.
const PATTERNS: [&str; 7] = [
    "**/*.{lak,md,qmd,Rmd,rmd,markdown,tex}",
    "**/*lakatos.lock",
    "**/*.bib",
    "**/*.json",
    "**/_quarto.{yml,yaml}",
    "**/*.toml",
    "**/*.{csv,tsv,csv.gz,tsv.gz,dta,parquet}",
];

/// Has the client tell of changes, or looks for them.
pub fn start(shared: &Shared) {
    let client = shared.client().clone();
    if shared.lock().client.watches_files {
        let watchers: Vec<_> = PATTERNS.iter().map(|pattern| json!({ "globPattern": pattern })).collect();
        let registration = Registration {
            id: "lakatos-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(json!({ "watchers": watchers })),
        };
        host::spawn(async move { drop(client.register_capability(vec![registration]).await) });
    } else if host::CHANGES_UNTOLD {
        host::spawn(look(shared.clone()));
    }
}

async fn look(shared: Shared) {
    // What is seen for the first time may have changed since it was read, and is read again.
    let mut known = Revisions::default();
    loop {
        host::sleep(INTERVAL).await;
        let (watched, read, world) = {
            let state = shared.lock();
            (state.workspace.watched(), state.workspace.read_drafts(), Arc::clone(state.workspace.world()))
        };
        let Ok(now) = off_thread(move || watched.revisions(&*world)).await else { continue };
        let mut changed = known.changed(&now);
        // What went before it was seen.
        changed.extend(read.into_iter().filter(|path| !now.knows(path) && !known.knows(path)));
        known = now;
        if !changed.is_empty() {
            shared.lock().workspace.changed_on_disk(&changed);
            shared.wake();
            super::refresh::views(&shared);
        }
    }
}
