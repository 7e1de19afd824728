//! What the user sets in the editor.

use crate::server::typing::{Hold, REST};
use lakatos_engine::rules::Severity;
use lakatos_engine::rules::settings::{Request, Settings};
use std::time::Duration;
use tower_lsp::ls_types::LSPAny;

/// What the user sets: `{ "typing": "rest", "rest": 700, "rules": { "RULE or GROUP": "off" } }`, as it is or under
/// `lakatos`. What is not understood is passed over: the editor's own settings tell of mistakes.
pub fn settings(given: &LSPAny) -> (Hold, Settings) {
    let given = given.get("lakatos").unwrap_or(given);
    let rest = given.get("rest").and_then(LSPAny::as_u64).map_or(REST, Duration::from_millis);
    // `run` is what ESLint and others call it.
    let hold = match given.get("typing").or_else(|| given.get("run")).and_then(LSPAny::as_str) {
        Some("off") => Hold::Nothing,
        Some("onSave") => Hold::UntilSaved,
        _ => Hold::UntilRest(rest),
    };
    let rules = given.get("rules").and_then(LSPAny::as_object);
    let requests = rules.into_iter().flatten().filter_map(|(name, value)| {
        let request = match value.as_str()? {
            "off" => Request::Off,
            word => Request::Severity(Severity::named(word)?),
        };
        Some((name.clone(), request))
    });
    (hold, Settings { requests: requests.collect(), ..Settings::default() })
}
