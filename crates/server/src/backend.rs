//! The requests and notifications of LSP, one method each: a path and a place in, `lakatos_ide` asked, an answer out.
//!
//! Nothing is computed here, and nothing here waits for the client.

use super::convert::client::ClientAbilities;
use super::convert::path::path;
use super::convert::{
    action, client, completion, formatting, hierarchy, hints, hover, initialize, lenses, navigation, rename, resolve,
    semantic, structure, symbols,
};
use super::host::off_thread;
use super::shared::Shared;
use super::{configuration, diagnose, pulled, watch};
use lakatos_project::Project;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::*;
use tower_lsp::{Client, LanguageServer};

/// The server as the library calls it.
pub struct Backend {
    shared: Shared,
}

impl Backend {
    /// For a client.
    pub fn new(client: Client) -> Self {
        Self { shared: Shared::new(client) }
    }

    /// The state.
    pub fn shared(&self) -> Shared {
        self.shared.clone()
    }

    /// What the client is and can do.
    pub fn client(&self) -> ClientAbilities {
        self.shared.lock().client.clone()
    }

    /// The tokens of a range of a file, or of all of it.
    async fn tokens(&self, path: &Path, range: Option<Range>) -> Result<Option<Vec<SemanticToken>>> {
        let encoding = self.client().encoding;
        let answer = move |snapshot: &_, file| semantic::of_file(snapshot, file, range, encoding);
        Ok(self.shared.ask(path.to_path_buf(), answer).await?.flatten())
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let mut state = self.shared.lock();
        state.client = client::abilities(&params);
        let complaints = params.initialization_options.iter().flat_map(|given| state.set(given)).collect();
        let folders: Vec<PathBuf> = params.workspace_folders.iter().flatten().map(|folder| path(&folder.uri)).collect();
        #[allow(deprecated, reason = "clients that know no folders send it")]
        let root = params.root_uri.as_ref().filter(|_| folders.is_empty()).map(path);
        state.workspace.set_folders(folders.into_iter().chain(root).collect());
        let result = initialize::result(&state.client);
        drop(state);
        // This is all that a server may say before it has answered (LSP 3.17, "Initialize Request").
        configuration::tell(&self.shared, complaints);
        Ok(result)
    }

    async fn initialized(&self, _: InitializedParams) {
        watch::start(&self.shared);
        configuration::ask(&self.shared);
        diagnose::find_projects(&self.shared);
    }

    async fn shutdown(&self) -> Result<()> {
        self.shared.lock().is_shut_down = true;
        Ok(())
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        pulled::of_document(&self.shared, params).await
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        pulled::of_workspace(&self.shared, params).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let encoding = self.client().encoding;
        let answer = move |snapshot: &_, file| navigation::definition(snapshot, file, position, encoding);
        let found = self.shared.ask(path(&text_document.uri), answer).await?.flatten();
        Ok(found.map(GotoDefinitionResponse::Array))
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let encoding = self.client().encoding;
        let path = path(&text_document.uri);
        if let Some(found) = self.shared.ask_text(&path, move |text| hover::in_text(text, position, encoding)).await? {
            return Ok(found);
        }
        let answer = move |snapshot: &_, file| hover::at(snapshot, file, position, encoding);
        Ok(self.shared.ask(path, answer).await?.flatten())
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        if !self.shared.lock().shows_hints {
            return Ok(None);
        }
        let (encoding, range) = (self.client().encoding, params.range);
        let uri = params.text_document.uri;
        let path = path(&uri);
        let answer = move |snapshot: &_, file| hints::in_range(snapshot, file, (&uri, range), encoding);
        Ok(self.shared.ask(path, answer).await?.flatten())
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        if !self.shared.lock().shows_lenses {
            return Ok(None);
        }
        let (encoding, uri) = (self.client().encoding, params.text_document.uri);
        let path = path(&uri);
        let answer = move |snapshot: &_, file| lenses::of_file(snapshot, file, &uri, encoding);
        Ok(self.shared.ask(path, answer).await?.flatten())
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        self.run_command(params).await
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        let path = path(&params.text_document.uri);
        let tokens = self.tokens(&path, None).await?;
        Ok(tokens.map(|data| SemanticTokensResult::Tokens(self.shared.lock().tokens.full(&path, data))))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let path = path(&params.text_document.uri);
        let tokens = self.tokens(&path, None).await?;
        Ok(tokens.map(|data| self.shared.lock().tokens.delta(&path, &params.previous_result_id, data)))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let tokens = self.tokens(&path(&params.text_document.uri), Some(params.range)).await?;
        Ok(tokens.map(|data| SemanticTokensRangeResult::Tokens(SemanticTokens { result_id: None, data })))
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let (client, context, path) = (self.client(), params.context, path(&text_document.uri));
        let for_text = client.clone();
        let in_text = move |text: &_| completion::in_text(text, position, &for_text);
        let in_draft = move |snapshot: &_, file| completion::at(snapshot, file, position, context.as_ref(), &client);
        let found = match self.shared.ask_text(&path, in_text).await? {
            Some(found) => found,
            None => self.shared.ask(path, in_draft).await?.flatten(),
        };
        Ok(found.map(CompletionResponse::List))
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        let Some(path) = completion::file_of(&item) else { return Ok(item) };
        let unresolved = item.clone();
        Ok(self.shared.ask(path, move |snapshot, _| completion::resolved(snapshot, item)).await?.unwrap_or(unresolved))
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let (encoding, context, path) = (self.client().encoding, params.context, path(&text_document.uri));
        let cited =
            move |snapshot: &_, file: &_| navigation::all_citations(snapshot, file, position, &context, encoding);
        if let Some(found) = self.shared.ask_bibliography(&path, cited).await? {
            return Ok(found);
        }
        let answer = move |snapshot: &_, file| navigation::all_references(snapshot, file, position, &context, encoding);
        Ok(self.shared.ask(path, answer).await?.flatten())
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let encoding = self.client().encoding;
        let answer = move |snapshot: &_, file| navigation::in_file(snapshot, file, position, encoding);
        Ok(self.shared.ask(path(&text_document.uri), answer).await?.flatten())
    }

    async fn prepare_rename(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        let TextDocumentPositionParams { text_document, position } = params;
        let (client, path) = (self.client(), path(&text_document.uri));
        let for_work = client.clone();
        let of_work = move |_: &_, file: &_| rename::prepared_work(file, position, &for_work);
        if let Some(prepared) = self.shared.ask_bibliography(&path, of_work).await? {
            return Ok(prepared);
        }
        let answer = move |snapshot: &_, file| rename::prepared(snapshot, file, position, &client);
        self.shared.ask(path, answer).await?.unwrap_or(Ok(None))
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let (client, name, path) = (self.client(), params.new_name, path(&text_document.uri));
        let (for_work, new) = (client.clone(), name.clone());
        let of_work = move |snapshot: &_, file: &_| rename::renamed_work(snapshot, file, position, &new, &for_work);
        if let Some(renamed) = self.shared.ask_bibliography(&path, of_work).await? {
            return renamed;
        }
        let answer = move |snapshot: &_, file| rename::renamed(snapshot, file, position, &name, &client);
        self.shared.ask(path, answer).await?.unwrap_or(Ok(None))
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        let client = self.client();
        let (projects, folders, world) = {
            let workspace = &self.shared.lock().workspace;
            let projects: Vec<Project> = workspace.projects.iter().map(|project| project.project.clone()).collect();
            (projects, workspace.folders().to_vec(), Arc::clone(workspace.world()))
        };
        off_thread(move || rename::of_files(&projects, (&*world, &folders), &params.files, &client)).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let client = self.client();
        let answer = move |snapshot: &Project, file| symbols::of_document(snapshot.file(file)?, file, &client);
        Ok(self.shared.ask(path(&params.text_document.uri), answer).await?.flatten())
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        let encoding = self.client().encoding;
        let projects: Vec<Project> =
            self.shared.lock().workspace.projects.iter().map(|project| project.project.clone()).collect();
        let found = off_thread(move || symbols::of_workspace(&projects, &params.query, encoding)).await?;
        Ok(Some(WorkspaceSymbolResponse::Nested(found)))
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let answer = |snapshot: &Project, file| snapshot.file(file).map(structure::folding_ranges);
        Ok(self.shared.ask(path(&params.text_document.uri), answer).await?.flatten())
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        let (encoding, positions) = (self.client().encoding, params.positions);
        let answer = move |snapshot: &Project, file| {
            Some(structure::selection_ranges(snapshot.file(file)?, &positions, encoding))
        };
        Ok(self.shared.ask(path(&params.text_document.uri), answer).await?.flatten())
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let encoding = self.client().encoding;
        let answer = move |snapshot: &_, file| structure::document_links(snapshot, file, encoding);
        Ok(self.shared.ask(path(&params.text_document.uri), answer).await?.flatten())
    }

    async fn prepare_type_hierarchy(
        &self,
        params: TypeHierarchyPrepareParams,
    ) -> Result<Option<Vec<TypeHierarchyItem>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let encoding = self.client().encoding;
        let answer = move |snapshot: &_, file| hierarchy::type_at(snapshot, file, position, encoding);
        Ok(self.shared.ask(path(&text_document.uri), answer).await?.flatten())
    }

    async fn supertypes(&self, params: TypeHierarchySupertypesParams) -> Result<Option<Vec<TypeHierarchyItem>>> {
        let (encoding, item) = (self.client().encoding, params.item);
        let path = path(&item.uri);
        self.shared.ask(path, move |snapshot, _| hierarchy::supertypes(snapshot, &item, encoding)).await
    }

    async fn subtypes(&self, params: TypeHierarchySubtypesParams) -> Result<Option<Vec<TypeHierarchyItem>>> {
        let (encoding, item) = (self.client().encoding, params.item);
        let path = path(&item.uri);
        self.shared.ask(path, move |snapshot, _| hierarchy::subtypes(snapshot, &item, encoding)).await
    }

    async fn prepare_call_hierarchy(
        &self,
        params: CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<CallHierarchyItem>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let encoding = self.client().encoding;
        let answer = move |snapshot: &_, file| hierarchy::calls_at(snapshot, file, position, encoding);
        Ok(self.shared.ask(path(&text_document.uri), answer).await?.flatten())
    }

    async fn incoming_calls(
        &self,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
        let (encoding, item) = (self.client().encoding, params.item);
        let path = path(&item.uri);
        self.shared.ask(path, move |snapshot, _| hierarchy::incoming(snapshot, &item, encoding)).await
    }

    async fn outgoing_calls(
        &self,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        let (encoding, item) = (self.client().encoding, params.item);
        let path = path(&item.uri);
        self.shared.ask(path, move |snapshot, file| hierarchy::outgoing(snapshot, file, &item, encoding)).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let (client, range, context) = (self.client(), params.range, params.context);
        let uri = params.text_document.uri;
        let path = path(&uri);
        let answer =
            move |snapshot: &Project, file| action::code_actions(snapshot, (&uri, file), range, &context, &client);
        Ok(self.shared.ask(path, answer).await?.flatten())
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let (client, file) = (self.client(), resolve::file_of(&action));
        let Some(path) = file else { return Ok(action) };
        let answer = move |snapshot: &Project, file| resolve::resolved(snapshot, file, action, &client);
        self.shared.ask(path, answer).await?.unwrap_or_else(|| Err(resolve::overtaken()))
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let encoding = self.client().encoding;
        let answer = move |snapshot: &Project, file| formatting::of_file(snapshot, file, encoding);
        Ok(self.shared.ask(path(&params.text_document.uri), answer).await?.flatten())
    }

    async fn range_formatting(&self, params: DocumentRangeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let (encoding, range) = (self.client().encoding, params.range);
        let answer = move |snapshot: &Project, file| formatting::of_range(snapshot, file, range, encoding);
        Ok(self.shared.ask(path(&params.text_document.uri), answer).await?.flatten())
    }

    async fn on_type_formatting(&self, params: DocumentOnTypeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let encoding = self.client().encoding;
        let answer = move |snapshot: &Project, file| formatting::after_line_end(snapshot, file, position, encoding);
        Ok(self.shared.ask(path(&text_document.uri), answer).await?.flatten())
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        let path = path(&params.text_document.uri);
        let mut state = self.shared.lock();
        if state.workspace.text(&path).is_some() {
            state.workspace.changed_on_disk(std::slice::from_ref(&path));
        }
        state.rested();
        drop(state);
        self.shared.wake();
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if !configuration::ask(&self.shared) {
            configuration::take_over(&self.shared, &params.settings);
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let changed: Vec<PathBuf> = params.changes.iter().map(|change| path(&change.uri)).collect();
        self.shared.lock().workspace.changed_on_disk(&changed);
        self.shared.wake();
        super::refresh::views(&self.shared);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let mut state = self.shared.lock();
        let mut folders = state.workspace.folders().to_vec();
        let removed: Vec<PathBuf> = params.event.removed.iter().map(|folder| path(&folder.uri)).collect();
        folders.retain(|folder| !removed.contains(folder));
        folders.extend(params.event.added.iter().map(|folder| path(&folder.uri)));
        state.workspace.set_folders(folders);
        drop(state);
        diagnose::find_projects(&self.shared);
    }
}
