//! What is read in the editor beside the text: hints, lenses and their commands, the map, the matrix, rules.

use crate::client::{Client, Folder, place_of, plain_abilities};
use serde_json::{Value, json};

const DRAFT: &str = include_str!("../../examples/korea-japan.md");
const TEX: &str = include_str!("../../examples/democratic-peace.tex");

fn opened(name: &str, text: &str) -> (Client, String) {
    let mut client = Client::pushed();
    let uri = format!("untitled:{name}");
    client.open(&uri, text);
    (client, uri)
}

/// Each hint with the line that it stands on up to it.
fn hints(client: &mut Client, uri: &str, text: &str, (first, last): (u64, u64)) -> Vec<(String, String)> {
    let range = json!({ "start": { "line": first, "character": 0 }, "end": { "line": last, "character": 0 } });
    let hints = client.request("textDocument/inlayHint", json!({ "textDocument": { "uri": uri }, "range": range }));
    let lines: Vec<&str> = text.lines().collect();
    let shown = |hint: &Value| {
        let line = lines[hint["position"]["line"].as_u64().unwrap() as usize];
        let units: Vec<u16> = line.encode_utf16().collect();
        let before = String::from_utf16(&units[..hint["position"]["character"].as_u64().unwrap() as usize]).unwrap();
        let label = match &hint["label"] {
            Value::Array(parts) => parts.iter().map(|part| part["value"].as_str().unwrap()).collect(),
            label => label.as_str().unwrap().to_owned(),
        };
        (before.trim().to_owned(), label)
    };
    hints.as_array().unwrap().iter().map(shown).collect()
}

#[test]
fn each_prediction_is_followed_by_what_became_of_it() {
    let (mut client, uri) = opened("draft.md", DRAFT);
    let all = hints(&mut client, &uri, DRAFT, (0, 10_000));
    let first =
        ("predicts align: alignment >= entente when shared-threat", "4 for, 1 against, 1 contested, 3 undecided");
    assert_eq!(all[0], (first.0.to_owned(), first.1.to_owned()));
    let years = ("years-since-conquest = 45..67".to_owned(), "45 in 1990 … 67 in 2012".to_owned());
    assert!(all.contains(&years), "{all:?}");
    // A score that moved over the period is no count of years.
    assert!(all.iter().all(|(before, _)| !before.starts_with("democracy =")), "{all:?}");
    let (line, _) = place_of(DRAFT, "predicts pool");
    assert_eq!(hints(&mut client, &uri, DRAFT, (line, line + 1)).len(), 1);
    assert_eq!(hints(&mut client, &uri, DRAFT, (0, 5)), []);
}

#[test]
fn hints_stand_right_behind_letters_of_two_units_and_name_their_cases() {
    let text = "concept 𝔄\nconcept b\ntheory t predicts 𝔄 when b\ntheory u predicts b more often when 𝔄\ncase c 𝔄 = yes b = yes\ncase d\n  𝔄 = no\n  b = yes\n";
    let (mut client, uri) = opened("draft.lak", text);
    let all = hints(&mut client, &uri, text, (0, 100));
    assert_eq!(all[0].0, "theory t predicts 𝔄 when b");
    assert_eq!(all[0].1, "1 for, 1 against");
    let range = json!({ "start": { "line": 2, "character": 0 }, "end": { "line": 3, "character": 0 } });
    let raw = client.request("textDocument/inlayHint", json!({ "textDocument": { "uri": uri }, "range": range }));
    assert_eq!(raw[0]["tooltip"], "for: c\nagainst: d");
    let (mut client, uri) = opened("alone.lak", "theory a\n  predicts b when\n  predicts\n");
    assert_eq!(hints(&mut client, &uri, "", (0, 100)), []);
}

fn titles(client: &mut Client, uri: &str, line: u64) -> Vec<String> {
    let lenses = client.request("textDocument/codeLens", json!({ "textDocument": { "uri": uri } }));
    let over = lenses.as_array().unwrap().iter().filter(|lens| lens["range"]["start"]["line"] == line);
    over.map(|lens| lens["command"]["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn how_they_stand_is_said_over_theories_and_auxiliaries() {
    let (mut client, uri) = opened("draft.md", DRAFT);
    let (threat, _) = place_of(DRAFT, "theory balance-of-threat");
    assert_eq!(titles(&mut client, &uri, threat), ["4 for, 1 against, 1 contested", "show map", "crucial case"]);
    let (power, _) = place_of(DRAFT, "theory balance-of-power");
    assert_eq!(titles(&mut client, &uri, power), ["1 for, 1 left open", "show map"]);
    let (memory, _) = place_of(DRAFT, "auxiliary conquest-memory");
    assert_eq!(titles(&mut client, &uri, memory), ["ad hoc", "show map"]);
    let (mut client, uri) = opened("half.lak", "theory\nauxiliary a\n  amends\n");
    assert_eq!(titles(&mut client, &uri, 1), ["show map"]);
}

#[test]
fn what_stands_between_the_lines_can_be_switched_off() {
    let (mut client, uri) = opened("draft.md", DRAFT);
    let settings = json!({ "lenses": false, "hints": false });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 500, "character": 0 } });
    let hints = client.request("textDocument/inlayHint", json!({ "textDocument": { "uri": uri }, "range": range }));
    assert_eq!(hints, Value::Null);
    let lenses = client.request("textDocument/codeLens", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(lenses, Value::Null);
}

#[test]
fn a_crucial_case_is_shown_and_told() {
    let (mut client, uri) = opened("draft.md", DRAFT);
    let ask = |name: &str| json!({ "command": "lakatos.crucialCase", "arguments": [uri, name] });
    let page = client.request("workspace/executeCommand", ask("balance-of-threat"));
    let told = "To tell `balance-of-threat` from `domestic-veto`, look for a case where `hostile-public and shared-threat`: there `balance-of-threat` expects `alignment >= entente`, and `domestic-veto` expects `alignment = none`. Your case `korea-japan` tells them apart already.";
    assert!(page.as_str().unwrap().contains(told), "{page}");
    let shown = client.wait_for(|message| message["method"] == "window/showMessage");
    assert_eq!(shown["params"]["message"], told);
    let alone = client.request("workspace/executeCommand", ask("balance-of-power"));
    assert!(alone.as_str().unwrap().contains("has no rival"), "{alone}");
    assert_eq!(client.request("workspace/executeCommand", ask("korea-japan")), Value::Null);
    client.refused("workspace/executeCommand", json!({ "command": "lakatos.crucialCase", "arguments": [] }));
    client.refused("workspace/executeCommand", json!({ "command": "lakatos.nothing" }));
}

#[test]
fn the_map_of_a_project_is_the_same_from_each_of_its_files() {
    let theory = "theory a\n  predicts x: b when c\n  rivals d\ntheory d predicts not b when c\nauxiliary e\n  amends a\n  rescues f\n  excepts c\nparadigm p\n";
    let cases = "# 𝔄\n\n```lakatos\nconcept b\nconcept c\ncase f\n  b = no\n  c = yes\n```\n";
    let folder = Folder::new(&[("lakatos.toml", "[project]\n"), ("a.lak", theory), ("b.md", cases)]);
    let mut client = Client::started(plain_abilities(), &[&folder.path()]);
    let (a, b) = (folder.uri("a.lak"), folder.uri("b.md"));
    client.open(&a, theory);
    client.open(&b, cases);
    let map = client.request("lakatos/map", json!({ "uri": a }));
    assert_eq!(map, client.request("lakatos/map", json!({ "uri": b })));
    let arguments = json!({ "command": "lakatos.showMap", "arguments": [b, "a"] });
    assert_eq!(map, client.request("workspace/executeCommand", arguments));
    let edges: Vec<String> = map["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| {
            format!(
                "{} {} {}",
                edge["from"].as_str().unwrap(),
                edge["kind"].as_str().unwrap(),
                edge["to"].as_str().unwrap()
            )
        })
        .collect();
    let expected = [
        "a rivals d",
        "e amends a",
        "e rescues f",
        "a predicts a.x",
        "f contradicts a.x",
        "d predicts d.p1",
        "f corroborates d.p1",
    ];
    assert_eq!(edges, expected);
    let nodes = map["nodes"].as_array().unwrap();
    let kinds: Vec<&str> = nodes.iter().map(|node| node["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["paradigm", "theory", "theory", "auxiliary", "prediction", "prediction", "case"]);
    assert_eq!(nodes[3]["standing"], "ad hoc");
    assert_eq!(nodes[4]["title"], "b when c");
    assert_eq!(nodes[6]["location"]["uri"], b);
    assert_eq!(client.request("lakatos/map", json!({ "uri": "untitled:unknown" })), Value::Null);
}

#[test]
fn the_matrix_has_a_row_a_case() {
    let (mut client, uri) = opened("paper.tex", TEX);
    let matrix = client.request("lakatos/matrix", json!({ "uri": uri }));
    let names: Vec<&str> =
        matrix["predictions"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["democratic-peace.peace", "prudence.give-way"]);
    let kargil = matrix["cases"].as_array().unwrap().iter().find(|case| case["name"] == "kargil").unwrap();
    assert_eq!(kargil["results"], json!(["contradicts", "undecided"]));
}

#[test]
fn the_matrix_says_what_a_tendency_comes_to_over_all_cases() {
    let text = "concept b\nconcept c\ntheory a\n  predicts x: b more often when c\n  predicts y: b when c\ncase f\n  b = no\n  c = yes\n";
    let (mut client, uri) = opened("a.lak", text);
    let matrix = client.request("lakatos/matrix", json!({ "uri": uri }));
    let told: Vec<&Value> = matrix["predictions"].as_array().unwrap().iter().map(|one| &one["tendency"]).collect();
    assert_eq!(told, [&json!("undecided"), &Value::Null]);
    assert_eq!(matrix["predictions"][0]["title"], "b more often when c");
    assert_eq!(matrix["cases"][0]["results"], json!(["", "contradicts"]));
}

#[test]
fn the_blocks_of_a_draft_are_told_from_its_prose() {
    let (mut client, uri) =
        opened("a.md", "Prose.\n\n```lakatos\nconcept 𝔄\n```\n\n> <!-- lakatos\n> concept b\n> -->\n");
    let blocks = client.request("lakatos/blocks", json!({ "uri": uri }));
    let lines: Vec<(u64, u64)> = (blocks.as_array().unwrap().iter())
        .map(|block| (block["start"]["line"].as_u64().unwrap(), block["end"]["line"].as_u64().unwrap()))
        .collect();
    assert_eq!(lines, [(3, 4), (7, 8)]);
    assert_eq!(client.request("lakatos/blocks", json!({ "uri": "untitled:unknown" })), Value::Null);
}

#[test]
fn the_text_of_a_rule_is_served() {
    let own = include_str!("../../examples/my-rules/house/press-alone.toml");
    let folder = Folder::new(&[
        ("lakatos.toml", "[project]\nrules = [\"my\"]\n"),
        ("my/house/press-alone.toml", own),
        ("a.lak", ""),
    ]);
    let mut client = Client::started(plain_abilities(), &[&folder.path()]);
    client.open(&folder.uri("a.lak"), "");
    let page = client.request("lakatos/explain", json!({ "rule": "unused-declaration" }));
    assert!(page.as_str().unwrap().starts_with("# unused-declaration\n"), "{page}");
    assert_eq!(client.request("lakatos/explain", json!({ "rule": "press-alone" })), Value::Null);
    assert_eq!(client.request("lakatos/explain", json!({ "rule": "nothing" })), Value::Null);
    // The project may still be on its way from disk.
    let ask = json!({ "rule": "press-alone", "uri": folder.uri("a.lak") });
    let page = (0..200).map(|_| client.request("lakatos/explain", ask.clone())).find(|page| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        !page.is_null()
    });
    assert!(page.unwrap().as_str().unwrap().starts_with("# press-alone\n"));
}
