//! Where a theory comes from, and what bears on a prediction.

use crate::client::{Client, Folder, place_of};
use crate::navigation::{opened, text_of};
use serde_json::{Value, json};

const THEORIES: &str = "```lakatos\nparadigm realism \"🦉\"\n  heuristic help: \"The cheapest.\"\ntheory balance \"🦉 Balance\"\n  of realism\n  predicts ally: alliance when threat\n  predicts not war when alliance and threat\ntheory other predicts war\nauxiliary spoke amends balance follows-from realism.help\n  excepts covered \"why\"\nauxiliary inert amends balance\n```\n";
const CASES: &str = "concept alliance\nconcept threat\nconcept war\nconcept covered\ncase good\n  alliance = yes\n  threat = yes\ncase bad\n  threat = yes\n  alliance = no\ncase mute\n  threat = no\ncase parted\n  threat = yes\n  alliance = yes @a\n  alliance = no @b\ntest ring of balance.ally\n  on good\n  kind hoop\n  found no\ntest all of balance\ncase half\n  threat\n";
const FILES: [(&str, &str); 3] = [("lakatos.toml", "[project]\n"), ("cases.lak", CASES), ("theories.md", THEORIES)];

fn prepared(client: &mut Client, folder: &Folder, method: &str, file: &str, needle: &str) -> Vec<Value> {
    let text = FILES.iter().find(|(name, _)| *name == file).unwrap().1;
    let items = client.at(method, &folder.uri(file), place_of(text, needle));
    items.as_array().cloned().unwrap_or_default()
}

fn names(items: &Value) -> Vec<&str> {
    items.as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect()
}

#[test]
fn a_theory_stands_between_its_paradigm_and_its_auxiliaries() {
    let folder = Folder::new(&FILES);
    let mut client = opened(&folder, &FILES);
    let mut check = |needle: &str, above: &[&str], below: &[&str]| {
        let items = prepared(&mut client, &folder, "textDocument/prepareTypeHierarchy", "theories.md", needle);
        let item = json!({ "item": items[0] });
        assert_eq!(text_of(THEORIES, &items[0]["selectionRange"]), items[0]["name"].as_str().unwrap());
        assert_eq!(names(&client.request("typeHierarchy/supertypes", item.clone())), above, "{needle}");
        assert_eq!(names(&client.request("typeHierarchy/subtypes", item)), below, "{needle}");
    };
    check("balance \"", &["realism"], &["spoke", "inert"]);
    check("balance\n", &["realism"], &["spoke", "inert"]);
    check("realism\n", &[], &["balance"]);
    check("spoke", &["balance"], &[]);
    check("other", &[], &[]);
    let none = client.at("textDocument/prepareTypeHierarchy", &folder.uri("cases.lak"), (0, 9));
    assert_eq!(none, Value::Null);
}

/// Each call as `name: detail [what it stands on]`.
fn calls(calls: &Value, end: &str, text_of_ranges: &str) -> Vec<String> {
    let call = |call: &Value| {
        let ranges: Vec<String> =
            call["fromRanges"].as_array().unwrap().iter().map(|range| text_of(text_of_ranges, range)).collect();
        let detail = call[end]["detail"].as_str().unwrap_or("-");
        format!("{}: {detail} [{}]", call[end]["name"].as_str().unwrap(), ranges.join("; "))
    };
    calls.as_array().unwrap().iter().map(call).collect()
}

#[test]
fn cases_auxiliaries_and_tests_bear_on_a_prediction() {
    let folder = Folder::new(&FILES);
    let mut client = opened(&folder, &FILES);
    let items = prepared(&mut client, &folder, "textDocument/prepareCallHierarchy", "theories.md", "alliance when");
    assert_eq!(names(&Value::Array(items.clone())), ["balance.ally"]);
    assert_eq!(items[0]["detail"], "alliance when threat");
    let mut incoming = client.request("callHierarchy/incomingCalls", json!({ "item": items[0] }));
    let spoke = incoming.as_array_mut().unwrap().remove(3);
    assert_eq!(
        calls(&incoming, "from", CASES),
        [
            "good: corroborates [alliance = yes; threat = yes]",
            "bad: contradicts [threat = yes; alliance = no]",
            "parted: contested [threat = yes; alliance = yes; alliance = no]",
            "ring: hoop: no [ring]",
            "all: the draft does not say what was found [all]",
        ]
    );
    assert_eq!(calls(&json!([spoke]), "from", THEORIES), ["spoke: ad hoc [covered]"]);
    let outgoing = client.request("callHierarchy/outgoingCalls", json!({ "item": items[0] }));
    assert_eq!(
        calls(&outgoing, "to", THEORIES),
        ["alliance: - [alliance]", "threat: - [threat]", "realism.help: The cheapest. [ally]"]
    );
}

#[test]
fn a_theory_stands_for_all_its_predictions_and_a_concept_for_none() {
    let folder = Folder::new(&FILES);
    let mut client = opened(&folder, &FILES);
    let mut check = |file: &str, needle: &str, expected: &[&str]| {
        let items = prepared(&mut client, &folder, "textDocument/prepareCallHierarchy", file, needle);
        assert_eq!(names(&Value::Array(items)), expected, "{needle}");
    };
    check("theories.md", "balance \"", &["balance.ally", "balance.p2"]);
    check("cases.lak", "balance\n", &["balance.ally", "balance.p2"]);
    check("cases.lak", "ally\n", &["balance.ally"]);
    check("theories.md", "war when", &["balance.p2"]);
    check("theories.md", "realism \"", &[]);
    check("cases.lak", "alliance", &[]);
}
