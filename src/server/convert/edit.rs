//! Edits of files.

use super::client::ClientAbilities;
use super::navigation::target;
use super::path::uri;
use lakatos_ide::references::Target;
use lakatos_project::Project;
use std::collections::HashMap;
use tower_lsp::ls_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

/// Texts in the places of others: with the versions that they are edits of, where the client looks at them.
pub fn workspace_edit(
    project: &Project,
    edits: impl IntoIterator<Item = (Target, String)>,
    client: &ClientAbilities,
) -> WorkspaceEdit {
    let mut by_file: Vec<(Uri, Vec<TextEdit>)> = Vec::new();
    for (place, new_text) in edits {
        let Some(location) = target(project, &place, client.encoding) else { continue };
        let edit = TextEdit { range: location.range, new_text };
        match by_file.iter_mut().find(|(uri, _)| *uri == location.uri) {
            Some((_, edits)) => edits.push(edit),
            None => by_file.push((location.uri, vec![edit])),
        }
    }
    if !client.takes_document_changes {
        #[allow(clippy::mutable_key_type, reason = "the type of the protocol")]
        let changes: HashMap<Uri, Vec<TextEdit>> = by_file.into_iter().collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let versioned = by_file.into_iter().map(|(uri, edits)| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { version: version(project, &uri), uri },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    });
    let document_changes = Some(DocumentChanges::Edits(versioned.collect()));
    WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
}

/// The editor's version of a file that it has open.
fn version(project: &Project, of: &Uri) -> Option<i32> {
    project.files.iter().find(|file| uri(&file.path).as_ref() == Some(of)).and_then(|file| file.version)
}
