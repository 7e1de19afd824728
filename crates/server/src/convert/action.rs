//! Code actions. Where the client can, it is told what may be done, and asks how once something is picked
//! ([`resolve`](super::resolve)).

use super::client::ClientAbilities;
use super::edit::workspace_edit;
use super::position::span;
use super::resolve::Picked;
use lakatos_ide::actions::{Action, ActionKind, actions, fix_all};
use lakatos_ide::references::Target;
use lakatos_project::Project;
use tower_lsp::ls_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, Diagnostic, NumberOrString, Range, Uri,
    WorkspaceEdit,
};

/// `source.fixAll.lakatos`.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.lakatos");

/// What may be done in a range of a file that the client calls `uri`, of the kinds that are asked for.
pub fn code_actions(
    project: &Project,
    (uri, source): (&Uri, u32),
    range: Range,
    context: &CodeActionContext,
    client: &ClientAbilities,
) -> Option<Vec<CodeActionOrCommand>> {
    let file = project.file(source)?;
    let wants = |kind: &CodeActionKind| {
        context.only.as_ref().is_none_or(|only| only.iter().any(|wanted| is_within(kind, wanted)))
    };
    let mut all: Vec<Action> = actions(project, source, span(&file.buffer, range, client.encoding));
    // On a whole file nobody asks for unless told to.
    if context.only.is_some() {
        all.extend(fix_all(project, source));
    }
    let wanted = all.iter().filter(|action| wants(&kind(action.kind)));
    let answers = wanted.map(|action| {
        let diagnostics: Option<Vec<Diagnostic>> = action.finding.map(|finding| {
            let is_of_it = |diagnostic: &&Diagnostic| {
                diagnostic.code == Some(NumberOrString::String(finding.code.to_string()))
                    && diagnostic.message.starts_with(&finding.message)
            };
            context.diagnostics.iter().filter(is_of_it).cloned().collect()
        });
        let later = client.resolves_code_actions.then(|| Picked::new(action, (uri, file), range, client.encoding));
        let later = later.flatten();
        CodeActionOrCommand::CodeAction(CodeAction {
            title: action.title.clone(),
            kind: Some(kind(action.kind)),
            diagnostics: diagnostics.filter(|diagnostics| !diagnostics.is_empty()),
            edit: later.is_none().then(|| edit_of(project, action, client)),
            data: later.and_then(|later| serde_json::to_value(later).ok()),
            is_preferred: action.is_preferred.then_some(true),
            ..CodeAction::default()
        })
    });
    Some(answers.collect())
}

/// How an action is done.
pub fn edit_of(project: &Project, action: &Action, client: &ClientAbilities) -> WorkspaceEdit {
    let edits = action.edits(project).into_iter().map(|edit| (Target::Draft(edit.place), edit.text));
    workspace_edit(project, edits, client)
}

fn kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::Fix => CodeActionKind::QUICKFIX,
        ActionKind::Extract => CodeActionKind::REFACTOR_EXTRACT,
        ActionKind::FixAll => FIX_ALL,
    }
}

/// `quickfix.a` is within `quickfix`.
fn is_within(kind: &CodeActionKind, wanted: &CodeActionKind) -> bool {
    let (kind, wanted) = (kind.as_str(), wanted.as_str());
    kind.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || wanted.is_empty())
}
