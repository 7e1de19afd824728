//! Renaming.

use super::client::ClientAbilities;
use super::edit::{workspace_edit, workspace_edits};
use super::failure::request_failed;
use super::path::path;
use super::position::{offset, range};
use lakatos_ide::moves;
use lakatos_ide::references::work_at;
use lakatos_ide::rename::{RenameRefusal, rename, rename_symbol, renameable};
use lakatos_project::BibliographyFile;
use lakatos_project::Project;
use lakatos_project::world::World;
use std::path::{Path, PathBuf};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{FileRename, Position, PrepareRenameResponse, WorkspaceEdit};

/// What would be renamed at a position.
pub fn prepared(
    project: &Project,
    source: u32,
    position: Position,
    client: &ClientAbilities,
) -> Result<Option<PrepareRenameResponse>> {
    let Some(file) = project.file(source) else { return Ok(None) };
    let span = renameable(project, source, offset(&file.buffer, position, client.encoding)).map_err(refused)?;
    Ok(span.map(|span| PrepareRenameResponse::RangeWithPlaceholder {
        range: range(&file.buffer, span, client.encoding),
        placeholder: file.buffer.slice(span).into_owned(),
    }))
}

/// The edits that rename what stands at a position.
pub fn renamed(
    project: &Project,
    source: u32,
    position: Position,
    name: &str,
    client: &ClientAbilities,
) -> Result<Option<WorkspaceEdit>> {
    let Some(file) = project.file(source) else { return Ok(None) };
    let at = offset(&file.buffer, position, client.encoding);
    let renaming = rename(project, source, at, name).map_err(refused)?;
    Ok(renaming.map(|renaming| {
        let edits = renaming.places.into_iter().map(|place| (place, renaming.text.clone()));
        workspace_edit(project, edits, client)
    }))
}

/// What would be renamed at a position of a bibliography.
pub fn prepared_work(
    file: &BibliographyFile,
    position: Position,
    client: &ClientAbilities,
) -> Option<PrepareRenameResponse> {
    let (symbol, span) = work_at(file, offset(&file.buffer, position, client.encoding))?;
    let range = range(&file.buffer, span, client.encoding);
    Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: symbol.word().to_string() })
}

/// The edits that rename the work at a position of a bibliography, in it and where it is cited.
pub fn renamed_work(
    project: &Project,
    file: &BibliographyFile,
    position: Position,
    name: &str,
    client: &ClientAbilities,
) -> Result<Option<WorkspaceEdit>> {
    let at = offset(&file.buffer, position, client.encoding);
    let Some((symbol, _)) = work_at(file, at) else { return Ok(None) };
    let renaming = rename_symbol(project, symbol, name).map_err(refused)?;
    let edits = renaming.places.into_iter().map(|place| (place, renaming.text.clone()));
    Ok(Some(workspace_edit(project, edits, client)))
}

/// The edits that keep drafts and configurations true when files and folders move; none where nothing has to change.
pub fn of_files(
    projects: &[Project],
    (world, folders): (&dyn World, &[PathBuf]),
    files: &[FileRename],
    client: &ClientAbilities,
) -> Option<WorkspaceEdit> {
    let parsed = |file: &FileRename| Some((path(&file.old_uri.parse().ok()?), path(&file.new_uri.parse().ok()?)));
    let moved: Vec<(PathBuf, PathBuf)> = files.iter().filter_map(parsed).collect();
    let edits: Vec<_> = projects.iter().map(|project| (project, moves::edits(project, &moved))).collect();
    // What cites nothing says nothing of that to its project.
    let held = projects.iter().flat_map(|project| &project.files);
    let held: Vec<&Path> =
        held.filter(|file| file.names.is_some() || file.version.is_some()).map(|file| &*file.path).collect();
    let is_known = |path: &Path| held.contains(&path);
    // An editor without folders has the one that the file lies in.
    let around: Vec<PathBuf> = moved.iter().filter_map(|(from, _)| Some(from.parent()?.to_path_buf())).collect();
    let folders = if folders.is_empty() { &around } else { folders };
    let elsewhere = moves::edits_elsewhere(world, folders, is_known, &moved);
    let is_any = !elsewhere.is_empty() || edits.iter().any(|(_, edits)| !edits.is_empty());
    is_any.then(|| workspace_edits(edits, &elsewhere, client))
}

fn refused(refusal: RenameRefusal) -> Error {
    request_failed(refusal.to_string())
}
