//! The page that says why: asked by request, behind lens and hint, with links that lead somewhere.

use crate::client::{Client, place_of};
use crate::writing::edited;
use serde_json::{Value, json};

const DRAFT: &str = include_str!("../../examples/korea-japan.md");
const URI: &str = "untitled:draft.md";

fn asked(client: &mut Client, question: Value) -> Value {
    let mut question = question;
    question["uri"] = json!(URI);
    client.request("lakatos/why", question)
}

fn opened() -> Client {
    let mut client = Client::rich();
    client.open(URI, DRAFT);
    client
}

/// The link behind a label.
fn link<'page>(page: &'page Value, label: &str) -> &'page Value {
    let markdown = page["markdown"].as_str().unwrap();
    let (_, behind) =
        markdown.split_once(&format!("[{label}](#")).unwrap_or_else(|| panic!("no {label} in {markdown}"));
    let number: usize = behind.split_once(')').unwrap().0.parse().unwrap();
    &page["links"][number - 1]
}

#[test]
fn a_repair_is_told_with_its_lines_and_what_is_missing() {
    let page = asked(&mut opened(), json!({ "name": "conquest-memory" }));
    insta::assert_snapshot!(page["markdown"].as_str().unwrap());
}

#[test]
fn a_result_is_told_part_by_part() {
    let question = json!({ "name": "balance-of-threat.align", "case": "korea-japan" });
    let page = asked(&mut opened(), question);
    insta::assert_snapshot!(page["markdown"].as_str().unwrap());
}

#[test]
fn the_case_to_look_for_is_a_page() {
    let page = asked(&mut opened(), json!({ "name": "balance-of-threat", "crucial": true }));
    let markdown = page["markdown"].as_str().unwrap();
    assert!(markdown.contains("look for a case where `hostile-public and shared-threat`"), "{markdown}");
    assert!(link(&page, "Add it, to be filled in")["edit"].is_object(), "{page}");
}

#[test]
fn links_lead_to_lines_and_write_what_is_missing() {
    let mut client = opened();
    let page = asked(&mut client, json!({ "name": "balance-of-threat" }));
    let (line, _) = place_of(DRAFT, "case korea-japan");
    let case = link(&page, &format!("untitled:draft.md:{}", line + 1));
    assert_eq!(case["location"]["range"]["start"]["line"], line);
    let page = asked(&mut client, json!({ "name": "conquest-memory" }));
    let edit = &link(&page, "Predict something new")["edit"]["documentChanges"][0]["edits"];
    let after = edited(DRAFT, edit);
    assert!(after.contains("  predicts \u{2026}"), "{after}");
    client.change(URI, json!([{ "text": after }]));
    let left = client.pulled_diagnostics(URI);
    assert!(left.iter().any(|diagnostic| diagnostic["code"] == "unfinished"), "{left:?}");
}

#[test]
fn every_lens_and_every_hint_on_a_prediction_leads_to_a_page() {
    let mut client = opened();
    let lenses = client.request("textDocument/codeLens", json!({ "textDocument": { "uri": URI } }));
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9999, "character": 0 } });
    let hints = client.request("textDocument/inlayHint", json!({ "textDocument": { "uri": URI }, "range": all }));
    let of_lenses = lenses.as_array().unwrap().iter().map(|lens| &lens["command"]);
    let of_hints = hints.as_array().unwrap().iter().map(|hint| &hint["label"][0]["command"]);
    let commands: Vec<&Value> =
        of_lenses.chain(of_hints).filter(|command| command["command"] == "lakatos.why").collect();
    assert!(commands.len() >= 12, "{commands:?}");
    for command in commands {
        let page = asked(&mut client, json!({ "name": command["arguments"][1] }));
        assert!(page["markdown"].as_str().is_some_and(|page| page.starts_with("# ")), "{command}");
    }
    assert!(lenses.as_array().unwrap().iter().all(|lens| lens["command"]["command"] != ""), "{lenses}");
    assert_eq!(asked(&mut client, json!({ "name": "nobody" })), Value::Null);
}
