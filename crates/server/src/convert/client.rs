//! What the client is and can do.

use lakatos_syntax::line_index::Encoding;
use tower_lsp::ls_types::{InitializeParams, PositionEncodingKind};

/// What matters of a client, decided once in `initialize`.
#[derive(Clone, Debug)]
pub struct ClientAbilities {
    /// Whether `initialize` came.
    pub is_initialized: bool,
    /// Its process, if it says.
    #[cfg(not(target_family = "wasm"))]
    pub process: Option<u32>,
    /// How it counts columns.
    pub encoding: Encoding,
    /// Whether it asks for diagnostics itself.
    pub pulls_diagnostics: bool,
    /// Whether it may leave out diagnostics that are of another version of a document than its own.
    pub reads_versions: bool,
    /// Whether it can be told to ask again.
    pub refreshes_diagnostics: bool,
    /// Whether it can be told to ask for code lenses again.
    pub refreshes_code_lenses: bool,
    /// Whether it can be told to ask for inlay hints again.
    pub refreshes_inlay_hints: bool,
    /// Whether it can be told to ask for semantic tokens again.
    pub refreshes_semantic_tokens: bool,
    /// Whether it tells of files that change on disk, where asked to.
    pub watches_files: bool,
    /// Whether it can be asked for the user's settings.
    pub answers_configuration: bool,
    /// Whether it shows progress.
    pub shows_progress: bool,
    /// Whether completions may be snippets.
    pub takes_snippets: bool,
    /// Whether symbols may be nested.
    pub nests_symbols: bool,
    /// Whether it asks for the edits of a code action once one is picked.
    pub resolves_code_actions: bool,
    /// Whether it takes edits with the versions of documents that they are made for.
    pub takes_document_changes: bool,
}

impl Default for ClientAbilities {
    fn default() -> Self {
        Self {
            is_initialized: false,
            #[cfg(not(target_family = "wasm"))]
            process: None,
            encoding: Encoding::Utf16,
            pulls_diagnostics: false,
            reads_versions: false,
            refreshes_diagnostics: false,
            refreshes_code_lenses: false,
            refreshes_inlay_hints: false,
            refreshes_semantic_tokens: false,
            watches_files: false,
            answers_configuration: false,
            shows_progress: false,
            takes_snippets: false,
            nests_symbols: false,
            resolves_code_actions: false,
            takes_document_changes: false,
        }
    }
}

/// What `initialize` says of the client.
pub fn abilities(params: &InitializeParams) -> ClientAbilities {
    let capabilities = &params.capabilities;
    let encodings = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_deref());
    let has_utf8 = encodings.unwrap_or_default().contains(&PositionEncodingKind::UTF8);
    let text = capabilities.text_document.as_ref();
    let workspace = capabilities.workspace.as_ref();
    let completion = text.and_then(|text| text.completion.as_ref()?.completion_item.as_ref());
    ClientAbilities {
        is_initialized: true,
        #[cfg(not(target_family = "wasm"))]
        process: params.process_id,
        encoding: if has_utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
        pulls_diagnostics: text.is_some_and(|text| text.diagnostic.is_some()),
        reads_versions: text.and_then(|text| text.publish_diagnostics.as_ref()?.version_support).unwrap_or_default(),
        refreshes_diagnostics: workspace
            .and_then(|workspace| workspace.diagnostics.as_ref()?.refresh_support)
            .unwrap_or_default(),
        refreshes_code_lenses: workspace
            .and_then(|workspace| workspace.code_lens.as_ref()?.refresh_support)
            .unwrap_or_default(),
        refreshes_inlay_hints: workspace
            .and_then(|workspace| workspace.inlay_hint.as_ref()?.refresh_support)
            .unwrap_or_default(),
        refreshes_semantic_tokens: workspace
            .and_then(|workspace| workspace.semantic_tokens.as_ref()?.refresh_support)
            .unwrap_or_default(),
        watches_files: workspace
            .and_then(|workspace| workspace.did_change_watched_files.as_ref()?.dynamic_registration)
            .unwrap_or_default(),
        answers_configuration: workspace.and_then(|workspace| workspace.configuration).unwrap_or_default(),
        shows_progress: capabilities.window.as_ref().and_then(|window| window.work_done_progress).unwrap_or_default(),
        takes_snippets: completion.and_then(|item| item.snippet_support).unwrap_or_default(),
        nests_symbols: text
            .and_then(|text| text.document_symbol.as_ref()?.hierarchical_document_symbol_support)
            .unwrap_or_default(),
        resolves_code_actions: text
            .and_then(|text| text.code_action.as_ref())
            .filter(|action| action.data_support.unwrap_or_default())
            .and_then(|action| action.resolve_support.as_ref())
            .is_some_and(|resolved| resolved.properties.iter().any(|property| property == "edit")),
        takes_document_changes: workspace
            .and_then(|workspace| workspace.workspace_edit.as_ref()?.document_changes)
            .unwrap_or_default(),
    }
}
