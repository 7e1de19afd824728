//! What the user sets in the editor.

use crate::typing::{Hold, REST};
use lakatos_engine::rules::settings::{Request, Settings};
use lakatos_engine::rules::{RuleSet, Severity};
use lakatos_syntax::nearest::{ALIKE, nearest};
use std::time::Duration;
use tower_lsp::ls_types::LSPAny;

/// What there is to set, here and in the editor's own extension.
const NAMES: [&str; 8] = ["typing", "rest", "run", "rules", "lenses", "hints", "server", "trace"];

/// What the user sets.
#[derive(Debug)]
pub struct Given {
    /// Until when new findings are held back.
    pub hold: Hold,
    /// Severities of rules.
    pub rules: Settings,
    /// Whether it is shown above theories and auxiliaries how they stand.
    pub lenses: bool,
    /// Whether it is shown behind predictions what became of them.
    pub hints: bool,
    /// What is not understood, a sentence each.
    pub complaints: Vec<String>,
}

/// Reads `{ "typing": "rest", "rest": 700, "rules": { "RULE or GROUP": "off" }, "lenses": true, "hints": true }`, as it is
/// or under `lakatos`. What is not understood is passed over, and told; `rules` are those of every project, so that none of
/// theirs is unknown.
pub fn settings(given: &LSPAny, rules: &[&RuleSet]) -> Given {
    let given = given.get("lakatos").unwrap_or(given);
    let mut complaints = Vec::new();
    for name in given.as_object().into_iter().flat_map(|given| given.keys()) {
        if !NAMES.contains(&name.as_str()) {
            let meant = nearest(name, NAMES.into_iter(), ALIKE);
            complaints.push(format!("there is no setting `lakatos.{name}`{}", did_you_mean(meant)));
        }
    }
    let rest = given.get("rest").and_then(LSPAny::as_u64).map_or(REST, Duration::from_millis);
    // `run` is what ESLint and others call it.
    let typing = given.get("typing").or_else(|| given.get("run")).filter(|typing| !typing.is_null());
    let hold = match typing.map(|typing| (typing, typing.as_str())) {
        Some((_, Some("off"))) => Hold::Nothing,
        Some((_, Some("onSave"))) => Hold::UntilSaved,
        None | Some((_, Some("rest" | "onType"))) => Hold::UntilRest(rest),
        Some((other, _)) => {
            complaints.push(format!("`lakatos.typing` is `rest`, `onSave` or `off`, and not `{other}`"));
            Hold::UntilRest(rest)
        }
    };
    let mut is_on = |name: &str| match given.get(name) {
        None | Some(LSPAny::Null) => true,
        Some(LSPAny::Bool(is_on)) => *is_on,
        Some(other) => {
            complaints.push(format!("`lakatos.{name}` is `true` or `false`, and not `{other}`"));
            true
        }
    };
    let (lenses, hints) = (is_on("lenses"), is_on("hints"));
    let of_rules = given.get("rules").and_then(LSPAny::as_object);
    let requests = of_rules.into_iter().flatten().filter_map(|(name, value)| {
        if !rules.iter().any(|rules| is_known(rules, name)) {
            let meant = rules.iter().find_map(|rules| rules.nearest(name));
            complaints.push(format!("there is no rule or group `{name}`{}", did_you_mean(meant)));
        }
        let request = match value.as_str() {
            Some("off") => Some(Request::Off),
            word => word.and_then(Severity::named).map(Request::Severity),
        };
        if request.is_none() {
            complaints.push(format!(
                "what `{name}` is set to is `error`, `warning`, `info`, `hint` or `off`, and not `{value}`"
            ));
        }
        Some((name.clone(), request?))
    });
    let requests = requests.collect();
    Given { hold, rules: Settings { requests, ..Settings::default() }, lenses, hints, complaints }
}

fn is_known(rules: &RuleSet, name: &str) -> bool {
    rules.knows(name) || rules.rules().iter().any(|rule| rule.file.group == name)
}

fn did_you_mean(meant: Option<&str>) -> String {
    meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default()
}
