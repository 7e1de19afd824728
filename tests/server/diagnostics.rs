//! Diagnostics, pushed and pulled.

use crate::client::{Client, Folder, place_of, rich_abilities};
use serde_json::{Value, json};

const DRAFT: &str = "concept alignment\n\nconcept threat\n\ntheory balance\n  predicts alignment when threat\n\ncase korea-japan 1990..2012\n  threat = yes\n  alignment = no\n";

fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap()).collect()
}

#[test]
fn an_anomaly_is_shown_while_it_is_typed_and_goes_when_it_is_conceded() {
    let mut client = Client::pushed();
    let uri = "untitled:Untitled-1";
    client.open(uri, DRAFT);
    let first = client.pushed_diagnostics(uri, 1);
    assert!(rules(&first).contains(&"anomaly-unaddressed"), "{first:?}");
    let version = client.edit(uri, (5, 0), (5, 0), "  concedes korea-japan \"a hard case, left for now\"\n");
    let second = client.pushed_diagnostics(uri, version);
    assert!(!rules(&second).contains(&"anomaly-unaddressed"), "{second:?}");
}

#[test]
fn a_finding_carries_what_an_editor_can_show_of_it() {
    let mut client = Client::pushed();
    let uri = "untitled:Untitled-1";
    client.open(uri, DRAFT);
    let all = client.pushed_diagnostics(uri, 1);
    let anomaly = all.iter().find(|diagnostic| diagnostic["code"] == "anomaly-unaddressed").unwrap();
    assert_eq!(anomaly["source"], "lakatos");
    assert_eq!(anomaly["codeDescription"]["href"], "lakatos:/rules/anomaly-unaddressed.md");
    let related = anomaly["relatedInformation"].as_array().unwrap();
    assert!(!related.is_empty());
    assert!(related.iter().all(|related| related["location"]["uri"] == uri));
}

#[test]
fn a_client_that_pulls_is_told_that_nothing_has_changed() {
    let mut client = Client::rich();
    let uri = "untitled:Untitled-1";
    client.open(uri, DRAFT);
    let document = json!({ "uri": uri });
    let first = client.request("textDocument/diagnostic", json!({ "textDocument": document }));
    assert_eq!(first["kind"], "full");
    assert!(!first["items"].as_array().unwrap().is_empty());
    let ask = json!({ "textDocument": document, "previousResultId": first["resultId"] });
    assert_eq!(client.request("textDocument/diagnostic", ask.clone())["kind"], "unchanged");
    // A comment at the end moves nothing.
    client.edit(uri, (10, 0), (10, 0), "# a remark\n");
    assert_eq!(client.request("textDocument/diagnostic", ask.clone())["kind"], "unchanged");
    client.edit(uri, (0, 0), (0, 0), "# a remark\n");
    assert_eq!(client.request("textDocument/diagnostic", ask)["kind"], "full");
}

#[test]
fn findings_move_with_the_text_where_nothing_is_held_back() {
    let text = DRAFT.replace("theory balance\n", "theory balance\n  note \"A note.\"\n");
    for is_pulled in [false, true] {
        let mut client = if is_pulled { Client::rich() } else { Client::pushed() };
        let uri = "untitled:Untitled-1";
        client.open(uri, &text);
        let lines = |client: &mut Client, version| {
            let all = if is_pulled { client.pulled_diagnostics(uri) } else { client.pushed_diagnostics(uri, version) };
            let anomaly = all.iter().find(|one| one["code"] == "anomaly-unaddressed").unwrap();
            (anomaly["range"]["start"]["line"].clone(), anomaly["relatedInformation"][0]["location"]["range"].clone())
        };
        let (line, related) = lines(&mut client, 1);
        let version = client.edit(uri, (5, 8), (5, 8), "Of two\n  lines. ");
        let (line_after, related_after) = lines(&mut client, version);
        assert_eq!(line_after.as_u64(), line.as_u64().map(|line| line + 1));
        assert_ne!(related_after, related);
    }
}

#[test]
fn an_edit_of_one_file_changes_what_is_found_in_another() {
    let folder = Folder::new(&[
        ("lakatos.toml", "[project]\n"),
        ("theory.lak", "theory balance\n  predicts alignment when threat\n"),
        ("concepts.lak", "concept alignment\nconcept threat\n"),
    ]);
    let mut client = Client::pushed();
    let (theory, concepts) = (folder.uri("theory.lak"), folder.uri("concepts.lak"));
    let text = "theory balance\n  predicts alignment when threat\n";
    client.open(&theory, text);
    client.open(&concepts, "concept alignment\nconcept threat\n");
    let of_theory = client.pushed_diagnostics(&theory, 1);
    assert!(!rules(&of_theory).contains(&"undefined-name"), "{of_theory:?}");
    client.edit(&concepts, place_of("concept alignment\nconcept threat", "threat"), (1, 14), "danger");
    let undefined = client.wait_for(|message| {
        let diagnostics = &message["params"]["diagnostics"];
        message["params"]["uri"] == theory.as_str() && diagnostics.to_string().contains("undefined-name")
    });
    assert_eq!(undefined["method"], "textDocument/publishDiagnostics");
}

#[test]
fn a_project_is_diagnosed_open_or_not() {
    let folder = Folder::new(&[
        ("lakatos.toml", "[project]\n"),
        ("theory.lak", "theory balance\n  predicts alignment when threat\n"),
        ("drafts/concepts.lak", "concept alignment\n"),
    ]);
    let mut client = Client::started(rich_abilities(), &[&folder.path()]);
    let find = |report: &Value| {
        let items = report["items"].as_array().unwrap().clone();
        items.into_iter().find(|item| item["uri"] == folder.uri("theory.lak").as_str())
    };
    let mut report = Value::Null;
    // The first scan runs beside the requests.
    for _ in 0..600 {
        report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
        if find(&report).is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let theory = find(&report).unwrap();
    assert!(theory["items"].to_string().contains("undefined-name"), "{theory}");
    let previous = json!([{ "uri": theory["uri"], "value": theory["resultId"] }]);
    let again = client.request("workspace/diagnostic", json!({ "previousResultIds": previous }));
    assert_eq!(find(&again).unwrap()["kind"], "unchanged");
}

#[test]
fn what_is_the_same_is_not_pushed_again() {
    let mut client = Client::started(json!({ "textDocument": { "publishDiagnostics": {} } }), &[]);
    let uri = "untitled:Untitled-1";
    client.open(uri, DRAFT);
    let first = client.shown(uri);
    assert!(!first.is_empty());
    let is_of_it = |message: &Value| message["params"]["uri"] == uri;
    // A comment at the end moves nothing.
    client.edit(uri, (10, 0), (10, 0), "# a remark\n");
    client.edit(uri, (10, 10), (10, 10), "s");
    client.shown("untitled:another");
    assert_eq!(client.count_waiting(is_of_it), 0);
    client.edit(uri, (0, 0), (0, 0), "\n");
    client.shown("untitled:another");
    assert_eq!(client.count_waiting(is_of_it), 1);
    // Whoever closes it and opens it again is told anew.
    client.shown(uri);
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    client.open(uri, DRAFT);
    assert_eq!(client.pushed_diagnostics(uri, 1), first);
}

#[test]
fn who_leaves_out_what_is_of_an_earlier_version_is_told_of_each() {
    let mut client = Client::pushed();
    let uri = "untitled:Untitled-1";
    client.open(uri, DRAFT);
    let first = client.pushed_diagnostics(uri, 1);
    let version = client.edit(uri, (10, 0), (10, 0), "# a remark\n");
    assert_eq!(client.pushed_diagnostics(uri, version), first);
}
