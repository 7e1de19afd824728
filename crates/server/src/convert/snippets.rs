//! Edits with places to write: what a code action leaves open for the author, for clients that can lead there.
//!
//! The library has no type for them, so they are put into the answer once it is written.

use lakatos_syntax::hole::{HOLE, snippet};
use serde_json::{Value, json};
use std::future::Future;
use tower_lsp::ExitedError;
use tower_lsp::jsonrpc::Response;

/// How a client takes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnippetEdits {
    /// As `SnippetTextEdit` (LSP 3.18).
    Standard,
    /// As an edit that says so in `insertTextFormat`, which is older than the standard and rust-analyzer's.
    TextFormat,
}

/// What `initialize` says of it.
pub fn snippet_edits(params: &Value) -> Option<SnippetEdits> {
    let says = |pointer| params.pointer(pointer).and_then(Value::as_bool).unwrap_or_default();
    // Only edits of documents with versions may hold one.
    if !says("/capabilities/workspace/workspaceEdit/documentChanges") {
        None
    } else if says("/capabilities/workspace/workspaceEdit/snippetEditSupport") {
        Some(SnippetEdits::Standard)
    } else {
        says("/capabilities/experimental/snippetTextEdit").then_some(SnippetEdits::TextFormat)
    }
}

/// The answer with a code action or several, with every hole a place to write.
pub async fn with_snippets(
    answer: impl Future<Output = Result<Option<Response>, ExitedError>> + Send,
    form: SnippetEdits,
) -> Result<Option<Response>, ExitedError> {
    Ok(answer.await?.map(|response| match response.into_parts() {
        (id, Ok(mut answer)) => {
            let actions = match &mut answer {
                Value::Array(actions) => actions.as_mut_slice(),
                action => std::slice::from_mut(action),
            };
            actions.iter_mut().filter_map(|action| action.get_mut("edit")).for_each(|edit| open_holes(edit, form));
            Response::from_ok(id, answer)
        }
        (id, Err(error)) => Response::from_error(id, error),
    }))
}

/// A workspace edit, with every hole a place to write.
pub fn open_holes(edit: &mut Value, form: SnippetEdits) {
    let documents = edit.get_mut("documentChanges").and_then(Value::as_array_mut);
    let edits = documents.into_iter().flatten().filter_map(|document| document.get_mut("edits"));
    edits.filter_map(Value::as_array_mut).flatten().for_each(|edit| open(edit, form));
}

fn open(edit: &mut Value, form: SnippetEdits) {
    let Some(text) = edit["newText"].as_str().filter(|text| text.contains(HOLE)) else { return };
    let value = snippet(text);
    *edit = match form {
        SnippetEdits::Standard => json!({ "range": edit["range"], "snippet": { "kind": "snippet", "value": value } }),
        SnippetEdits::TextFormat => json!({ "range": edit["range"], "newText": value, "insertTextFormat": 2 }),
    };
}
