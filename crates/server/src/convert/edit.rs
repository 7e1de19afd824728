//! Edits of files.

use super::client::ClientAbilities;
use super::navigation::target;
use super::path::uri;
use super::position::range;
use lakatos_ide::moves::Elsewhere;
use lakatos_ide::references::Target;
use lakatos_project::Project;
use lakatos_syntax::Span;
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
    workspace_edits([(project, edits)], &[], client)
}

/// The same, of several projects, and of files that are in none.
pub fn workspace_edits<'a>(
    projects: impl IntoIterator<Item = (&'a Project, impl IntoIterator<Item = (Target, String)>)>,
    elsewhere: &[Elsewhere],
    client: &ClientAbilities,
) -> WorkspaceEdit {
    let mut by_file: Vec<(Uri, Option<i32>, Vec<TextEdit>)> = Vec::new();
    for (project, edits) in projects {
        for (place, new_text) in edits {
            let Some(location) = target(project, &place, client.encoding) else { continue };
            let edit = TextEdit { range: location.range, new_text };
            match by_file.iter_mut().find(|(uri, ..)| *uri == location.uri) {
                Some((_, _, edits)) => edits.push(edit),
                None => by_file.push((location.uri.clone(), version(project, &location.uri), vec![edit])),
            }
        }
    }
    for Elsewhere { path, buffer, edits } in elsewhere {
        let edit = |(span, text): &(Span, String)| TextEdit {
            range: range(buffer, *span, client.encoding),
            new_text: text.clone(),
        };
        by_file.extend(uri(path).map(|uri| (uri, None, edits.iter().map(edit).collect())));
    }
    if !client.takes_document_changes {
        #[allow(clippy::mutable_key_type, reason = "the type of the protocol")]
        let changes: HashMap<Uri, Vec<TextEdit>> = by_file.into_iter().map(|(uri, _, edits)| (uri, edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let versioned = by_file.into_iter().map(|(uri, version, edits)| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { version, uri },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    });
    let document_changes = Some(DocumentChanges::Edits(versioned.collect()));
    WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
}

/// The editor's version of a file that it has open.
fn version(project: &Project, of: &Uri) -> Option<i32> {
    project.files.iter().find(|file| uri(&file.path).as_ref() == Some(of)).and_then(|file| file.version)
}
