//! The user's settings: sent by the client, or asked for.

use super::host;
use super::shared::Shared;
use tower_lsp::ls_types::{ConfigurationItem, LSPAny, MessageType};

/// Under which name they are asked for.
const SECTION: &str = "lakatos";

/// Asks the client for the settings, if it can be asked; nobody waits for the answer. Whether it can.
pub fn ask(shared: &Shared) -> bool {
    let can_be_asked = shared.lock().client.answers_configuration;
    if can_be_asked {
        let shared = shared.clone();
        host::spawn(async move {
            let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
            let Ok(answer) = shared.client().configuration(vec![item]).await else { return };
            // A client that has nothing under this name answers null: what it said at the start stands.
            if let Some(given) = answer.first().filter(|given| given.is_object()) {
                take_over(&shared, given);
            }
        });
    }
    can_be_asked
}

/// Takes over what is set, and tells of what is not understood.
pub fn take_over(shared: &Shared, given: &LSPAny) {
    let complaints = shared.lock().set(given);
    shared.wake();
    super::refresh::diagnostics(shared);
    super::refresh::views(shared);
    tell(shared, complaints);
}

/// Tells of settings that are not understood.
pub fn tell(shared: &Shared, complaints: Vec<String>) {
    if complaints.is_empty() {
        return;
    }
    let client = shared.client().clone();
    let message = format!("lakatos: {}", complaints.join("; "));
    host::spawn(async move { client.show_message(MessageType::WARNING, message).await });
}
