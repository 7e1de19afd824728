//! Opened, changed and closed documents.

use super::moved::Moved;
use super::path::path;
use super::position::ours;
use crate::state::State;
use crate::typing::Hold;
use lakatos_project::TextChange;
use lakatos_syntax::Host;
use serde::de::DeserializeOwned;
use std::path::Path;
use tower_lsp::ls_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, LSPAny, Uri,
};

/// Applies a notification. What cannot be read, or speaks of a document that is not open, changes nothing.
pub fn apply(state: &mut State, method: &str, params: LSPAny) {
    match method {
        "textDocument/didOpen" => read(versioned(state, params)).map(|params| open(state, params)),
        "textDocument/didChange" => read(versioned(state, params)).map(|params| change(state, params)),
        _ => read(params).map(|params| close(state, &params)),
    };
}

/// With the version that is known, where a client gives none (`null`, as earlier protocols allowed): the text counts all the
/// same, or all that follows would be of another text.
fn versioned(state: &State, mut params: LSPAny) -> LSPAny {
    let known = || {
        let uri: Uri = serde_json::from_value(params["textDocument"]["uri"].clone()).ok()?;
        state.workspace.file(&path(&uri))?.version
    };
    if params["textDocument"]["version"].is_null() {
        let version = known().unwrap_or_default();
        if let Some(document) = params.get_mut("textDocument").and_then(LSPAny::as_object_mut) {
            document.insert("version".to_owned(), version.into());
        }
    }
    params
}

fn read<T: DeserializeOwned>(params: LSPAny) -> Option<T> {
    serde_json::from_value(params).ok()
}

fn open(state: &mut State, params: DidOpenTextDocumentParams) {
    let document = params.text_document;
    let path = path(&document.uri);
    if path.extension().is_some_and(|extension| extension == "toml") {
        return state.workspace.open_text(path, document.text);
    }
    if state.workspace.is_bibliography(&path, &document.language_id) {
        return state.workspace.open_bibliography(&path, document.text);
    }
    let Some(host) = host_of(&path, &document.language_id) else { return };
    if !state.client.pulls_diagnostics {
        // What it was pushed went with the document that it closed.
        state.published.remove(&path);
    }
    state.touched.insert(path.clone());
    state.workspace.open(path, host, document.text, document.version);
}

fn change(state: &mut State, params: DidChangeTextDocumentParams) {
    let path = path(&params.text_document.uri);
    let encoding = state.client.encoding;
    let moved: Vec<Moved> = match params.content_changes.as_slice() {
        // Where nothing is held back, nobody asks where it was; and to look for it costs two copies of the text.
        [whole] if whole.range.is_none() && state.typing.hold == Hold::Nothing => {
            vec![Moved::by(None, &whole.text, encoding)]
        }
        // A client that sends the whole text has changed some lines of it.
        [whole] if whole.range.is_none() => {
            let before = state.workspace.file(&path).map(|file| file.buffer.text().to_string());
            before.iter().map(|before| Moved::between(before, &whole.text, encoding)).collect()
        }
        changes => changes.iter().map(|change| Moved::by(change.range, &change.text, encoding)).collect(),
    };
    let changes: Vec<TextChange> = params
        .content_changes
        .into_iter()
        .map(|change| TextChange {
            range: change.range.map(|range| (ours(range.start), ours(range.end))),
            text: change.text,
        })
        .collect();
    if state.workspace.change_text(&path, &changes, encoding).is_some()
        || state.workspace.change_bibliography(&path, &changes, encoding).is_some()
    {
        return;
    }
    if state.workspace.change(&path, params.text_document.version, &changes, encoding).is_some() {
        state.typing.typed();
        state.published.entry(path.clone()).and_modify(|published| published.edited(moved));
        state.touched.insert(path);
    }
}

fn close(state: &mut State, params: &DidCloseTextDocumentParams) {
    let path = path(&params.text_document.uri);
    state.workspace.close_text(&path);
    state.workspace.close_bibliography(&path);
    state.workspace.close(&path);
    state.tokens.forget(&path);
    state.touched.insert(path);
}

/// By the file's name; for a buffer without one, by what the editor takes it for.
fn host_of(path: &Path, language: &str) -> Option<Host> {
    Host::from_path(path).or(match language {
        "lakatos" => Some(Host::Lakatos),
        "markdown" | "quarto" | "rmd" | "rmarkdown" | "pandoc" => Some(Host::Markdown),
        "latex" | "tex" | "plaintex" => Some(Host::Latex),
        _ => None,
    })
}
