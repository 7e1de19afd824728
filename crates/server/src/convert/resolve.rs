//! Code actions that were picked: how they are done in the text as it is now.
//!
//! Between the menu and the choice the text may have changed. So nothing of what was worked out then is used: the finding
//! is looked for again, by what it says, and its fix is taken as it is now. If it cannot be told which finding was meant,
//! the choice is refused; an edit in the wrong place would be far worse.

use super::action::edit_of;
use super::client::ClientAbilities;
use super::failure::request_failed;
use super::path::path;
use super::position::{range, span};
use lakatos_engine::rules::finding::Finding;
use lakatos_ide::actions::{Action, ActionKind, actions, answers, findings_in, fix_all};
use lakatos_project::{File, Project};
use lakatos_syntax::line_index::Encoding;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{CodeAction, Range, Uri};

/// What an action says of itself, so that its edits can be asked for.
#[derive(Deserialize, Serialize)]
pub struct Picked {
    uri: Uri,
    /// Of the text that it was offered for.
    version: Option<i32>,
    what: What,
}

/// What it is about.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
enum What {
    Finding { rule: String, message: String, at: Range },
    Extract { at: Range },
    File,
}

impl Picked {
    /// Of an action that is offered for a range of a file; none where its title does not tell it from its like.
    pub fn new(action: &Action, (uri, file): (&Uri, &File), asked: Range, encoding: Encoding) -> Option<Self> {
        let what = match (action.kind, action.finding) {
            (ActionKind::FixAll, _) => What::File,
            (_, Some(finding)) => {
                only(answers(finding).filter(|like| like.title == action.title))?;
                let at = range(&file.buffer, finding.place.span, encoding);
                What::Finding { rule: finding.code.to_string(), message: finding.message.clone(), at }
            }
            (_, None) => What::Extract { at: asked },
        };
        Some(Self { uri: uri.clone(), version: file.version, what })
    }

    /// The action as it is now.
    fn found<'project>(
        &self,
        project: &'project Project,
        source: u32,
        title: &str,
        encoding: Encoding,
    ) -> Option<Action<'project>> {
        let file = project.file(source)?;
        let is_same_text = file.version == self.version;
        match &self.what {
            What::File => fix_all(project, source),
            What::Extract { at } => {
                let may_be = actions(project, source, span(&file.buffer, *at, encoding));
                may_be
                    .into_iter()
                    .find(|action| is_same_text && action.kind == ActionKind::Extract && action.title == title)
            }
            What::Finding { rule, message, at } => {
                let is_it = |finding: &&Finding| finding.code.as_str() == rule && finding.message == *message;
                let alike = findings_in(project, source).filter(is_it);
                let answered = alike.flat_map(answers).filter(|action| action.title == title);
                if !is_same_text {
                    return only(answered);
                }
                let is_there = |action: &Action| {
                    let place = action.finding.map(|finding| range(&file.buffer, finding.place.span, encoding));
                    place == Some(*at)
                };
                only(answered.filter(is_there))
            }
        }
    }
}

fn picked(action: &CodeAction) -> Option<Picked> {
    serde_json::from_value(action.data.clone()?).ok()
}

/// The file that an action was offered in; none for one that was never anything but complete.
pub fn file_of(action: &CodeAction) -> Option<PathBuf> {
    picked(action).map(|picked| path(&picked.uri))
}

/// An action with its edits.
///
/// # Errors
///
/// Where it is not to be had any more, or it cannot be told which finding it was about.
pub fn resolved(project: &Project, source: u32, action: CodeAction, client: &ClientAbilities) -> Result<CodeAction> {
    let found = picked(&action).and_then(|picked| picked.found(project, source, &action.title, client.encoding));
    let edit = edit_of(project, &found.ok_or_else(overtaken)?, client);
    Ok(CodeAction { edit: Some(edit), ..action })
}

/// That the text has left an action behind.
pub fn overtaken() -> Error {
    request_failed("the text has changed since this was offered: open the menu again")
}

/// The one, if there is no other.
fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}
