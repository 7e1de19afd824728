//! A project's own rules and its `lakatos.toml`, while they are written.

use crate::client::{Client, Folder, place_of, plain_abilities, rich_abilities};
use serde_json::{Value, json};
use std::time::Duration;

const RULE: &str = r#"id = "press-alone"
since = "0.1.0"
severity = "warning"
applies-to = "concept"
summary = "A concept without a measure"
when = '!concept.is_measured && concept.name != "🦉"'
message = "`{concept.name}` 🦉 has no measure"
why = "Two readers must code alike."
instead = "Say how you see `{concept.name}`."
references = ["Adcock and Collier 2001"]

[[related]]
each = 'concept.coded_cases'
at = 'it.place'
message = "{it.name}"

[[bad]]
text = '''
concept «a»
'''

[[good]]
text = '''
concept a
  measured "b"
'''
"#;
const CONFIG: &str = "[project]\nrules = [\"my-rules\"]\n";
const DRAFT: &str = "concept threat\ncase a\n  threat = yes\n";

fn folder() -> Folder {
    Folder::new(&[("lakatos.toml", CONFIG), ("my-rules/press-alone.toml", RULE), ("a.lak", DRAFT)])
}

/// The diagnostics that are pushed for a file next, of any version.
fn pushed(client: &mut Client, uri: &str) -> Vec<Value> {
    let message = client
        .wait_for(|message| message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri);
    message["params"]["diagnostics"].as_array().unwrap().clone()
}

fn client(folder: &Folder) -> Client {
    let mut abilities = rich_abilities();
    abilities["general"] = json!({});
    Client::started(abilities, &[&folder.path()])
}

#[test]
fn a_rule_is_held_to_the_vocabulary_while_it_is_typed() {
    let folder = folder();
    let mut client = client(&folder);
    let uri = folder.uri("my-rules/press-alone.toml");
    client.open(&uri, RULE);
    // Behind a character of two units, so that columns are counted.
    let (line, column) = place_of(RULE, "name}` 🦉 has");
    client.edit(&uri, (line, column), (line, column + 4), "nmae");
    let problems = pushed(&mut client, &uri);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0]["message"], "there is no field of `concept` `nmae`; did you mean `name`?");
    assert_eq!(problems[0]["range"]["start"], json!({ "line": line, "character": column }));
    assert_eq!(problems[0]["range"]["end"], json!({ "line": line, "character": column + 4 }));
    client.edit(&uri, (line, column), (line, column + 4), "name");
    assert_eq!(pushed(&mut client, &uri), [""; 0]);
    // What is no TOML says so as well, and a closed file is as it is on disk.
    client.edit(&uri, (0, 0), (0, 2), "id id");
    assert!(!pushed(&mut client, &uri).is_empty());
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(pushed(&mut client, &uri), [""; 0]);
}

#[test]
fn a_configuration_is_read_while_it_is_typed() {
    let folder = folder();
    let mut client = client(&folder);
    let uri = folder.uri("lakatos.toml");
    client.open(&uri, &format!("{CONFIG}stance = \"x\"\n[rules]\npres-alone = \"off\"\n"));
    let problems = pushed(&mut client, &uri);
    let messages: Vec<&str> = problems.iter().map(|problem| problem["message"].as_str().unwrap()).collect();
    assert_eq!(
        messages,
        [
            "expected \"nomothetic\" or \"analyticist\"",
            "there is no rule or group `pres-alone`; did you mean `press-alone`?"
        ]
    );
    client.change(&uri, json!([{ "text": CONFIG }]));
    assert_eq!(pushed(&mut client, &uri), [""; 0]);
}

#[test]
fn other_toml_files_are_left_alone() {
    let folder = Folder::new(&[("lakatos.toml", CONFIG), ("my-rules/a.toml", RULE), ("Cargo.toml", "x = \n")]);
    let mut client = client(&folder);
    let uri = folder.uri("Cargo.toml");
    client.open(&uri, "x = \n");
    assert_eq!(client.at("textDocument/completion", &uri, (0, 0)), Value::Null);
    assert_eq!(client.at("textDocument/hover", &uri, (0, 0)), Value::Null);
    client.open(&folder.uri("my-rules/a.toml"), "id = 1\n");
    let first = client.wait_for(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(first["params"]["uri"], folder.uri("my-rules/a.toml"));
}

#[test]
fn a_saved_rule_finds_at_once() {
    let folder = folder();
    let mut client = client(&folder);
    let (rule, draft) = (folder.uri("my-rules/press-alone.toml"), folder.uri("a.lak"));
    client.open(&draft, DRAFT);
    let has_rule = |client: &mut Client| {
        client.pulled_diagnostics(&draft).iter().any(|diagnostic| diagnostic["code"] == "press-alone")
    };
    assert!(has_rule(&mut client));
    client.open(&rule, RULE);
    let changed = RULE.replace("!concept.is_measured", "concept.is_measured");
    client.change(&rule, json!([{ "text": changed }]));
    folder.write("my-rules/press-alone.toml", &changed);
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": rule } }));
    assert!(!has_rule(&mut client), "the project is read again before the next answer");
}

#[test]
fn a_rule_that_is_broken_from_the_start_is_told_of_and_read_again_when_it_is_mended() {
    let folder = folder();
    folder.write("my-rules/press-alone.toml", &RULE.replace("is_measured", "is_mesured"));
    let uri = folder.uri("my-rules/press-alone.toml");
    // A client that tells of no changes on disk.
    let mut client = Client::started(plain_abilities(), &[&folder.path()]);
    assert_eq!(pushed(&mut client, &uri).len(), 1);
    // It looks every other second, and what is written before it looks for the first time is nothing new to it.
    let news = (0..60).find_map(|times| {
        folder.write("my-rules/press-alone.toml", &format!("{RULE}{}", "\n".repeat(times)));
        client.receive_within(Duration::from_millis(500)).filter(|message| message["params"]["uri"] == uri.as_str())
    });
    assert_eq!(news.unwrap()["params"]["diagnostics"], json!([]));
}

/// The labels offered at `|` in the rule, with a line or a text put in the place of another.
fn offered(was: &str, becomes: &str) -> Vec<String> {
    let folder = folder();
    let mut client = client(&folder);
    let uri = folder.uri("my-rules/press-alone.toml");
    let (before, after) = becomes.rsplit_once('|').unwrap();
    let text = RULE.replacen(was, &format!("{before}\u{1}{after}"), 1);
    let at = place_of(&text, "\u{1}");
    client.open(&uri, &text.replace('\u{1}', ""));
    let found = client.at("textDocument/completion", &uri, at);
    let items = found["items"].as_array().cloned().unwrap_or_default();
    items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn keys_kinds_and_fields_are_offered() {
    assert_eq!(
        offered("why = \"Two readers must code alike.\"\n", "w|\n"),
        ["tags", "at", "label", "why", "no-fix", "lowered", "phrase", "related", "option", "fix", "bad", "good"]
    );
    assert_eq!(offered("each = 'concept.coded_cases'\n", "|\n"), ["each"]);
    assert!(offered("applies-to = \"concept\"", "applies-to = \"con|\"").contains(&"concept".to_owned()));
    assert_eq!(offered("\"warning\"", "\"|\""), ["error", "warning", "info", "hint"]);
    let fields = offered("!concept.is_measured", "concept.|");
    assert!(
        ["name", "is_measured", "coded_cases"].iter().all(|field| fields.contains(&(*field).to_owned())),
        "{fields:?}"
    );
    let fields = offered("!concept.is_measured", "concept.coded_cases.exists(o, o.na|)");
    assert!(fields.contains(&"name".to_owned()), "{fields:?}");
    assert_eq!(offered("!concept.is_measured", "concept.levels.|"), ["exists", "all", "filter", "map", "size"]);
    assert!(offered("!concept.is_measured", "concept.coded_cases.exists(o, |").contains(&"o".to_owned()));
    let fields = offered("{it.name}", "{it.|}");
    assert!(fields.contains(&"name".to_owned()), "{fields:?}");
    assert!(offered("`{concept.name}` 🦉 has", "`{concept.name}` 🦉 has {concept.|} ").contains(&"name".to_owned()));
    // In the words of a message, and in the drafts of examples, nothing is offered.
    assert_eq!(offered("has no measure", "has no |measure"), [""; 0]);
    assert_eq!(offered("concept «a»", "concept «a»|"), [""; 0]);
    assert_eq!(offered("concept «a»", "con|"), [""; 0]);
}

#[test]
fn fields_kinds_and_keys_explain_themselves() {
    let folder = folder();
    let mut client = client(&folder);
    let uri = folder.uri("my-rules/press-alone.toml");
    client.open(&uri, RULE);
    let mut shown = |needle: &str| {
        let hover = client.at("textDocument/hover", &uri, place_of(RULE, needle));
        hover["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    assert!(shown("is_measured").starts_with("`is_measured` of `concept`: bool"));
    assert!(shown("name}\"\n\n[[bad").starts_with("`name` of `case`: string"));
    assert!(shown("concept.is_measured").starts_with("`concept`:"));
    assert!(shown("concept\"\nsummary").starts_with("`concept`:"));
    assert!(shown("references =").contains("literature"));
    assert_eq!(shown("Two readers"), "");
    assert_eq!(shown("!= "), "");
}
