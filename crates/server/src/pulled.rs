//! Diagnostics that a client asks for: in full, or that nothing has changed.

use super::convert::path::{path, uri};
use super::diagnose;
use super::shared::Shared;
use std::path::PathBuf;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::*;

/// The diagnostics of a document.
pub async fn of_document(shared: &Shared, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
    let previous = params.previous_result_id.as_deref();
    let current = diagnose::current(shared, &path(&params.text_document.uri), previous).await?;
    let (id, items) = current.unwrap_or((0, Some(Vec::new())));
    let result_id = id.to_string();
    let report = match items {
        None => DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        }),
        Some(items) => DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(result_id), items },
        }),
    };
    Ok(DocumentDiagnosticReportResult::Report(report))
}

/// The diagnostics of every file of every project.
pub async fn of_workspace(
    shared: &Shared,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    let files: Vec<(PathBuf, Option<i32>)> = {
        let state = shared.lock();
        let files = state.workspace.projects.iter().flat_map(|project| project.files());
        files.map(|file| (file.path.clone(), file.version)).collect()
    };
    let mut items = Vec::with_capacity(files.len());
    for (path, version) in files {
        let Some(uri) = uri(&path) else { continue };
        let previous = params.previous_result_ids.iter().find(|previous| previous.uri == uri);
        let previous = previous.map(|previous| previous.value.as_str());
        let Some((id, diagnostics)) = diagnose::current(shared, &path, previous).await? else { continue };
        let version = version.map(i64::from);
        let result_id = id.to_string();
        items.push(match diagnostics {
            None => WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
            }),
            Some(items) => WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                uri,
                version,
                full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(result_id), items },
            }),
        });
    }
    Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items }))
}
