//! What the server writes for its user: fixes, allowances, extracted exceptions, layout.

use crate::client::{Client, Folder, place_of, rich_abilities};
use serde_json::{Value, json};

/// The text after the edits that a client is given for one document.
pub fn edited(text: &str, edits: &Value) -> String {
    let offset = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        // These clients count in bytes.
        start + position["character"].as_u64().unwrap() as usize
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]), edit["newText"].as_str().unwrap()))
        .collect();
    edits.sort();
    let mut text = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}

fn actions(client: &mut Client, uri: &str, (line, character): (u64, u64), only: Option<&str>) -> Vec<Value> {
    let at = json!({ "line": line, "character": character });
    let mut context = json!({ "diagnostics": [] });
    if let Some(only) = only {
        context["only"] = json!([only]);
    }
    let params = json!({ "textDocument": { "uri": uri }, "range": { "start": at, "end": at }, "context": context });
    let offered = client.request("textDocument/codeAction", params).as_array().unwrap().clone();
    offered.into_iter().map(|action| picked(client, action)).collect()
}

/// An action as a client has it once it is picked.
pub fn picked(client: &mut Client, action: Value) -> Value {
    assert!(action.get("edit").is_none(), "its edits were not asked for yet: {action}");
    client.request("codeAction/resolve", action)
}

pub fn applied(text: &str, action: &Value) -> String {
    edited(text, &action["edit"]["documentChanges"][0]["edits"])
}

pub fn titled<'actions>(actions: &'actions [Value], title: &str) -> &'actions Value {
    let found = actions.iter().find(|action| action["title"].as_str().unwrap().contains(title));
    found.unwrap_or_else(|| panic!("no `{title}` in {actions:#?}"))
}

const DRAFT: &str = "\
concept alignment

concept threat

concept past-war

theory balance
  predicts alignment when threat and not past-war

case korea-japan 1990..2012
  threat    = yes
  past-war  = no
  alignment = no
";

const URI: &str = "untitled:Untitled-1";

#[test]
fn a_fix_answers_its_finding() {
    let mut client = Client::rich();
    client.open(URI, DRAFT);
    let at = place_of(DRAFT, "alignment = no");
    let all = actions(&mut client, URI, at, None);
    let concede = titled(&all, "concede");
    assert_eq!(concede["kind"], "quickfix");
    let after = applied(DRAFT, concede);
    client.change(URI, json!([{ "text": after }]));
    let left = client.pulled_diagnostics(URI);
    assert!(!left.iter().any(|diagnostic| diagnostic["code"] == "anomaly-unaddressed"), "{left:?}\n{after}");
}

#[test]
fn a_fix_names_the_diagnostic_that_it_answers() {
    let mut client = Client::rich();
    client.open(URI, DRAFT);
    let diagnostics = client.pulled_diagnostics(URI);
    let anomaly = diagnostics.iter().find(|diagnostic| diagnostic["code"] == "anomaly-unaddressed").unwrap();
    assert!(anomaly.get("data").is_none(), "what may be done is asked for at the place: {anomaly}");
    let params =
        json!({ "textDocument": { "uri": URI }, "range": anomaly["range"], "context": { "diagnostics": [anomaly] } });
    let all = client.request("textDocument/codeAction", params);
    assert_eq!(titled(all.as_array().unwrap(), "concede")["diagnostics"][0], *anomaly);
}

#[test]
fn an_allowance_leaves_the_reason_to_the_author() {
    let mut client = Client::rich();
    client.open(URI, DRAFT);
    let at = place_of(DRAFT, "alignment = no");
    let all = actions(&mut client, URI, at, Some("quickfix"));
    let after = applied(DRAFT, titled(&all, "Allow `anomaly-unaddressed`"));
    assert!(after.contains("# lakatos: allow anomaly-unaddressed — …\n"), "{after}");
    client.change(URI, json!([{ "text": after }]));
    let left = client.pulled_diagnostics(URI);
    assert!(left.iter().any(|diagnostic| diagnostic["code"] == "suppression-without-reason"), "{left:?}");
    let reasoned = after.replace("unaddressed — …", "unaddressed — the coding is disputed in section 3");
    client.change(URI, json!([{ "text": reasoned }]));
    let left = client.pulled_diagnostics(URI);
    assert!(!left.iter().any(|diagnostic| diagnostic["code"] == "anomaly-unaddressed"), "{left:?}");
}

#[test]
fn silence_comes_last() {
    let mut client = Client::rich();
    client.open(URI, DRAFT);
    let all = actions(&mut client, URI, place_of(DRAFT, "alignment = no"), Some("quickfix"));
    let titles: Vec<&str> = all.iter().map(|action| action["title"].as_str().unwrap()).collect();
    let first = titles.iter().position(|title| title.starts_with("Allow ")).unwrap();
    assert!(first > 0 && titles[first..].iter().all(|title| title.starts_with("Allow ")), "{titles:?}");
}

/// The first edit of the action of that title, for a client that says what it takes.
fn first_edit(abilities: impl FnOnce(&mut Value), title: &str) -> Value {
    let mut all = rich_abilities();
    abilities(&mut all);
    let mut client = Client::started(all, &[]);
    client.open(URI, DRAFT);
    let actions = actions(&mut client, URI, place_of(DRAFT, "alignment = no"), Some("quickfix"));
    titled(&actions, title)["edit"]["documentChanges"][0]["edits"][0].clone()
}

#[test]
fn what_only_the_author_can_say_is_a_place_to_write() {
    let concede = "  concedes korea-japan \"${1:… why is it left open?}\"$0\n";
    let standard = |all: &mut Value| all["workspace"]["workspaceEdit"]["snippetEditSupport"] = json!(true);
    let edit = first_edit(standard, "concede `korea-japan`");
    assert_eq!(edit["snippet"], json!({ "kind": "snippet", "value": concede }));
    assert!(edit.get("newText").is_none() && edit["range"].is_object(), "{edit}");
    let allow = first_edit(standard, "Allow `anomaly-unaddressed`");
    assert_eq!(allow["snippet"]["value"], "  # lakatos: allow anomaly-unaddressed — ${1:…}$0\n");
    let older = |all: &mut Value| all["experimental"] = json!({ "snippetTextEdit": true });
    let edit = first_edit(older, "concede `korea-japan`");
    assert_eq!((&edit["newText"], &edit["insertTextFormat"]), (&json!(concede), &json!(2)));
    // To others it is a text that reads as unfinished.
    let edit = first_edit(|_| (), "concede `korea-japan`");
    assert_eq!(edit["newText"], "  concedes korea-japan \"… why is it left open?\"\n");
}

#[test]
fn an_exception_within_a_condition_becomes_an_auxiliary() {
    let mut client = Client::rich();
    client.open(URI, DRAFT);
    let all = actions(&mut client, URI, place_of(DRAFT, "not past-war"), Some("refactor"));
    let after = applied(DRAFT, titled(&all, "Turn the exception `past-war` into an auxiliary"));
    assert!(after.contains("  predicts alignment when threat\n"), "{after}");
    assert!(after.contains("auxiliary balance-exception\n  amends balance\n  excepts past-war\n"), "{after}");
}

#[test]
fn an_exception_that_is_all_of_a_scope_takes_its_line_along() {
    let text = "concept trade\n\ntheory peace\n  scope not (trade = yes)\n  predicts trade\n";
    let mut client = Client::rich();
    client.open(URI, text);
    let all = actions(&mut client, URI, place_of(text, "scope"), Some("refactor.extract"));
    let after = applied(text, titled(&all, "Turn the exception"));
    assert_eq!(
        after,
        "concept trade\n\ntheory peace\n  predicts trade\n\nauxiliary peace-exception\n  amends peace\n  excepts trade = yes\n"
    );
}

#[test]
fn an_ambiguous_exception_asks_for_a_reading() {
    let text = "concept a\n\nconcept b\n\ntheory t\n  predicts a when b\n\nauxiliary x\n  amends t\n  excepts b\n";
    let mut client = Client::rich();
    client.open(URI, text);
    let (line, column) = place_of(text, "excepts b");
    let all = actions(&mut client, URI, (line, column + 8), Some("quickfix"));
    titled(&all, "The opposite: predict");
    titled(&all, "Silence:");
}

#[test]
fn everything_safe_is_mended_at_once_and_nothing_else() {
    let folder = Folder::new(&[]);
    let uri = folder.uri("draft.qmd");
    let text = "# A\n\n```{lakatos}\nconcept a\n```\n\n```{lakatos}\nconcept b\n  mesures a\n```\n";
    let mut client = Client::rich();
    client.open(&uri, text);
    let all = actions(&mut client, &uri, (0, 0), Some("source.fixAll"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0]["kind"], "source.fixAll.lakatos");
    assert_eq!(applied(text, &all[0]), text.replace("{lakatos}", "lakatos"));
    assert!(actions(&mut client, &uri, (0, 0), None).iter().all(|action| action["kind"] != "source.fixAll.lakatos"));
}

const UNTIDY: &str = "concept   a\n\ncase x   1990..2000\n    a=yes   @walt1987\n b  =   no\n";

#[test]
fn a_document_is_laid_out() {
    let mut client = Client::rich();
    client.open(URI, UNTIDY);
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    let document = json!({ "uri": URI });
    let edits = client.request("textDocument/formatting", json!({ "textDocument": document, "options": options }));
    assert_eq!(edited(UNTIDY, &edits), "concept a\n\ncase x 1990..2000\n  a = yes @walt1987\n  b = no\n");
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 3 } });
    let params = json!({ "textDocument": document, "range": range, "options": options });
    let edits = client.request("textDocument/rangeFormatting", params);
    assert_eq!(edited(UNTIDY, &edits), UNTIDY.replace("concept   a", "concept a"));
}

#[test]
fn a_line_is_laid_out_once_the_next_is_begun() {
    let mut client = Client::rich();
    client.open(URI, UNTIDY);
    let params = json!({
        "textDocument": { "uri": URI }, "position": { "line": 4, "character": 0 }, "ch": "\n",
        "options": { "tabSize": 2, "insertSpaces": true }
    });
    let edits = client.request("textDocument/onTypeFormatting", params);
    // The line of the cursor is left alone.
    assert_eq!(edited(UNTIDY, &edits), "concept   a\n\ncase x 1990..2000\n  a = yes @walt1987\n b  =   no\n");
}
