//! Data sets in an editor: what is offered, shown, renamed and outlined of them, once their tables are read.

use crate::client::{Client, Folder, place_of, rich_abilities};
use crate::rename::edited;
use serde_json::{Value, json};

const DRAFT: &str = "\
data dyads \"Dyad-years\"
  from \"dyads.csv\"
  row ccode1, ccode2, year
  where year >= 1950
concept pact
  measured \"ATOP\"
  column \"atop_defense\" of dyads
concept commitment
  measured \"ATOP\"
  values none < entente
  column \"atop_type\" of dyads as none = 0, entente = 1
concept polity
  measured \"Polity\"
  values number
  column \"polity2\" of dyads by ccode1, ccode2
theory t
  mechanism \"m\"
  predicts a: pact when polity by both >= 6
";

const TABLE: &str = "\
ccode1,ccode2,year,atop_defense,atop_type,polity21,polity22
2,20,1950,1,0,10,10
2,20,1951,0,1,10,9
2,20,1952,NA,1,10,9
";

/// A client that has the draft open, with `text` behind it, and its table read.
fn opened(behind: &str) -> (Folder, Client, String) {
    let folder = Folder::new(&[("draft.lak", DRAFT), ("dyads.csv", TABLE)]);
    let mut abilities = rich_abilities();
    abilities["general"] = json!({});
    let mut client = Client::started(abilities, &[&folder.path()]);
    let uri = folder.uri("draft.lak");
    client.open(&uri, DRAFT);
    let tells = |items: &Value| items.to_string().contains("data-counter-cases");
    while !client.pulled_diagnostics(&uri).iter().any(tells) {
        // The table is read by another task, whose end is told.
        client.wait_for(|message| {
            let method = message["method"].as_str().unwrap_or_default();
            method.starts_with("workspace/diagnostic")
                || method == "textDocument/publishDiagnostics"
                || method == "$/progress"
        });
    }
    if !behind.is_empty() {
        let end = (DRAFT.lines().count() as u64, 0);
        client.edit(&uri, end, end, behind);
    }
    (folder, client, uri)
}

/// What is offered at `|` in a line behind the draft.
fn offered(line: &str) -> Vec<String> {
    let (before, after) = line.split_once('|').unwrap();
    let (_folder, mut client, uri) = opened(&format!("{before}{after}"));
    let row = DRAFT.lines().count() + before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    let params = json!({
        "textDocument": { "uri": uri }, "position": { "line": row, "character": column }, "context": { "triggerKind": 1 },
    });
    let list = client.request("textDocument/completion", params);
    let items = list["items"].as_array().into_iter().flatten();
    items.map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

fn shown(needle: &str) -> String {
    let (_folder, mut client, uri) = opened("");
    let hover = client.at("textDocument/hover", &uri, place_of(DRAFT, needle));
    hover["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn columns_and_values_of_the_file_are_offered() {
    let all = ["ccode1", "ccode2", "year", "atop_defense", "atop_type", "polity21", "polity22"];
    assert_eq!(offered("concept c\n  column \"|\" of dyads"), all);
    assert_eq!(offered("data d2\n  joined to dyads on |"), all);
    assert_eq!(offered("concept c\n  column \"x\" of |"), ["dyads"]);
    assert_eq!(offered("concept c\n  column \"x\" of dyads by ccode1, |"), ["ccode2"]);
    assert_eq!(offered("concept c\n  values a < b\n  column \"atop_type\" of dyads as a = |"), ["0", "1"]);
    let words = offered("data d2\n  |");
    assert!(words.contains(&"row".to_owned()) && words.contains(&"where".to_owned()), "{words:?}");
}

#[test]
fn a_column_shows_what_it_holds() {
    insta::assert_snapshot!("column", shown("atop_defense"));
    insta::assert_snapshot!("column_of_each_actor", shown("polity2\" of"));
    insta::assert_snapshot!("data_set", shown("dyads \"Dyad"));
    assert!(shown("pact\n  measured").contains("column: `\"atop_defense\" of dyads`"), "{}", shown("pact\n  measured"));
}

#[test]
fn a_data_set_is_renamed_where_it_is_spoken_of() {
    let (_folder, mut client, uri) = opened("");
    let (line, character) = place_of(DRAFT, "dyads \"Dyad");
    let params = json!({
        "textDocument": { "uri": uri }, "position": { "line": line, "character": character }, "newName": "pairs",
    });
    let edit = client.request("textDocument/rename", params);
    let edits = match edit.get("documentChanges") {
        Some(changes) => changes[0]["edits"].clone(),
        None => edit["changes"][&uri].clone(),
    };
    let renamed = edited(DRAFT, &edits);
    assert_eq!(renamed, DRAFT.replace("data dyads", "data pairs").replace("of dyads", "of pairs"));
    let symbols = client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(symbols[0]["name"], "dyads", "{symbols}");
}
