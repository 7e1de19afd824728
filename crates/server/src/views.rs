//! What a client asks for beyond the protocol: the map, the matrix, the text of a rule; and the commands of lenses.

use super::backend::Backend;
use super::convert::lenses::{CRUCIAL_CASE, SHOW_MAP, WHY};
use super::convert::path::path;
use super::convert::views::{blocks_json, map_json, matrix_json, page_json, start_json};
use super::host::{self, off_thread};
use lakatos_ide::hover::explanation;
use lakatos_ide::why::{Page, crucial, why, why_of_case};
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

/// Of what a page is asked.
#[derive(Debug, Deserialize)]
pub struct WhyParams {
    uri: Uri,
    /// A theory, an auxiliary, a paradigm, a case, or a prediction as `theory.label`.
    name: String,
    /// A case, where it is asked what that makes of a prediction.
    case: Option<String>,
    /// Whether it is asked which case would tell the theory from its rivals.
    #[serde(default, rename = "crucial")]
    is_crucial: bool,
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

    /// `lakatos/start`: what the prose of a draft names, and the edit that puts a first block at its end; or why there is none.
    pub async fn start(&self, params: ViewParams) -> Result<Option<Value>> {
        let client = self.client();
        let answer = move |snapshot: &Project, file| start_json(snapshot, file, &client);
        Ok(self.shared().ask(path(&params.uri), answer).await?.flatten())
    }

    /// `lakatos/why`: the page that says why something stands as it does, or which case to look for.
    pub async fn why(&self, params: WhyParams) -> Result<Option<Value>> {
        let WhyParams { uri, name, case, is_crucial } = params;
        let (client, snippets) = (self.client(), self.shared().lock().snippet_edits);
        let answer = move |snapshot: &Project, _| {
            let page = page_of(snapshot, &name, case.as_deref(), is_crucial)?;
            Some(page_json(snapshot, page, &client, snippets))
        };
        Ok(self.shared().ask(path(&uri), answer).await?.flatten())
    }

    /// A command of a lens or a hint. Editors that know its page show it; to others the gist is told, and the page returned.
    pub async fn run_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let command = params.command.as_str();
        if ![SHOW_MAP, CRUCIAL_CASE, WHY].contains(&command) {
            return Err(Error::invalid_params(format!("there is no command `{command}`")));
        }
        let mut arguments = params.arguments;
        let case = (arguments.len() == 3).then(|| arguments.pop()?.as_str().map(str::to_owned)).flatten();
        let (uri, name): (Uri, String) = serde_json::from_value(Value::Array(arguments))
            .map_err(|_| Error::invalid_params("the arguments are the URI of a file and a name"))?;
        if command == SHOW_MAP {
            return self.map(ViewParams { uri }).await;
        }
        let is_crucial = command == CRUCIAL_CASE;
        let answer = move |snapshot: &Project, _| page_of(snapshot, &name, case.as_deref(), is_crucial);
        let Some(page) = self.shared().ask(path(&uri), answer).await?.flatten() else { return Ok(None) };
        let (client, message) = (self.shared().client().clone(), page.gist());
        host::spawn(async move { client.show_message(MessageType::INFO, message).await });
        Ok(Some(Value::String(page.plain())))
    }
}

fn page_of(project: &Project, name: &str, case: Option<&str>, is_crucial: bool) -> Option<Page> {
    match case {
        Some(case) => why_of_case(project, name, case),
        None if is_crucial => crucial(project, name),
        None => why(project, name),
    }
}
