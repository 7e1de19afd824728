//! Diagnostics that a client asks for: in full, or that nothing has changed.

use super::convert::path::{path, uri};
use super::diagnose;
use super::shared::Shared;
use std::path::PathBuf;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::*;

/// The diagnostics of a document.
pub async fn of_document(shared: &Shared, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
    let current = diagnose::current(shared, &path(&params.text_document.uri)).await?;
    let (id, items) = current.unwrap_or_default();
    let report = match params.previous_result_id {
        Some(previous) if previous == id.to_string() => {
            DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: previous },
            })
        }
        _ => DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(id.to_string()), items },
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
        let (Some(uri), Some((id, diagnostics))) = (uri(&path), diagnose::current(shared, &path).await?) else {
            continue;
        };
        let version = version.map(i64::from);
        let result_id = id.to_string();
        let is_same =
            params.previous_result_ids.iter().any(|previous| previous.uri == uri && previous.value == result_id);
        items.push(if is_same {
            WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
            })
        } else {
            WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                uri,
                version,
                full_document_diagnostic_report: FullDocumentDiagnosticReport {
                    result_id: Some(result_id),
                    items: diagnostics,
                },
            })
        });
    }
    Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items }))
}
