//! What a client asks for beyond the protocol: the map, the matrix, the text of a rule; and the commands of lenses.

use super::backend::Backend;
use super::convert::lenses::{CRUCIAL_CASE, SHOW_MAP};
use super::convert::path::path;
use super::convert::views::{blocks_json, map_json, matrix_json};
use super::shared::off_thread;
use lakatos_ide::crucial;
use lakatos_ide::hover::explanation;
use lakatos_project::Project;
use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, MessageType, Uri};

/// About which file a view is asked for.
#[derive(Debug, Deserialize)]
pub struct ViewParams {
    uri: Uri,
}

/// About which rule something is asked; and of which file's project, if the rule is one of its own.
#[derive(Debug, Deserialize)]
pub struct ExplainParams {
    rule: String,
    uri: Option<Uri>,
}

impl Backend {
    /// `lakatos/map`: nodes and edges; null for a file that is not known.
    pub async fn map(&self, params: ViewParams) -> Result<Option<Value>> {
        let encoding = self.client().encoding;
        self.shared().ask(path(&params.uri), move |snapshot, _| map_json(snapshot, encoding)).await
    }

    /// `lakatos/matrix`: predictions × cases.
    pub async fn matrix(&self, params: ViewParams) -> Result<Option<Value>> {
        let encoding = self.client().encoding;
        self.shared().ask(path(&params.uri), move |snapshot, _| matrix_json(snapshot, encoding)).await
    }

    /// `lakatos/blocks`: the ranges of a draft that are read as an argument.
    pub async fn blocks(&self, params: ViewParams) -> Result<Option<Value>> {
        let encoding = self.client().encoding;
        let answer = move |snapshot: &Project, file| Some(blocks_json(snapshot.file(file)?, encoding));
        Ok(self.shared().ask(path(&params.uri), answer).await?.flatten())
    }

    /// `lakatos/explain`: the page of a rule, in Markdown; null where there is no such rule.
    pub async fn explain(&self, params: ExplainParams) -> Result<Option<String>> {
        let ExplainParams { rule, uri } = params;
        let snapshot = uri.and_then(|uri| self.shared().lock().workspace.project_of(&path(&uri)));
        off_thread(move || match snapshot {
            Some((snapshot, _)) => explanation(snapshot.rules(), &rule),
            None => explanation(lakatos_rules::built_in(), &rule),
        })
        .await
    }

    /// A command of a lens. The text of a crucial case is shown as well as returned.
    pub async fn run_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let command = params.command.as_str();
        if command != SHOW_MAP && command != CRUCIAL_CASE {
            return Err(Error::invalid_params(format!("there is no command `{command}`")));
        }
        let (uri, name): (Uri, String) = serde_json::from_value(Value::Array(params.arguments))
            .map_err(|_| Error::invalid_params("the arguments are the URI of a file and a name"))?;
        if command == SHOW_MAP {
            return self.map(ViewParams { uri }).await;
        }
        let told = self.shared().ask(path(&uri), move |snapshot, _| crucial::described(snapshot, &name)).await?;
        let Some(text) = told.flatten() else { return Ok(None) };
        let (client, message) = (self.shared().client().clone(), text.clone());
        tokio::spawn(async move { client.show_message(MessageType::INFO, message).await });
        Ok(Some(Value::String(text)))
    }
}
