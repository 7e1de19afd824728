//! What the user sets in the editor.

use lakatos_engine::rules::Severity;
use lakatos_engine::rules::settings::{Request, Settings};
use tower_lsp::ls_types::LSPAny;

/// When findings are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Run {
    /// While the user types.
    #[default]
    OnType,
    /// When a file is opened or saved.
    OnSave,
}

/// What the user sets: `{ "run": "onSave", "rules": { "RULE or GROUP": "off" } }`, as it is or under `lakatos`. What is
/// not understood is passed over: the editor's own settings tell of mistakes.
pub fn settings(given: &LSPAny) -> (Run, Settings) {
    let given = given.get("lakatos").unwrap_or(given);
    let run = match given.get("run").and_then(LSPAny::as_str) {
        Some("onSave") => Run::OnSave,
        _ => Run::OnType,
    };
    let rules = given.get("rules").and_then(LSPAny::as_object);
    let requests = rules.into_iter().flatten().filter_map(|(name, value)| {
        let request = match value.as_str()? {
            "off" => Request::Off,
            word => Request::Severity(Severity::named(word)?),
        };
        Some((name.clone(), request))
    });
    (run, Settings { requests: requests.collect(), ..Settings::default() })
}
