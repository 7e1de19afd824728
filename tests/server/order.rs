//! Changes arrive in order, and the text is what the client has.

use crate::client::Client;
use serde_json::json;

#[test]
fn two_thousand_changes_back_to_back_are_applied_in_order() {
    let mut client = Client::pushed();
    let uri = "untitled:Untitled-1";
    client.open(uri, "");
    // Each change depends on the one before: any swap leaves another name.
    let expected: String = std::iter::once("concept c".to_owned())
        .chain((0..2000).map(|n| ((b'a' + (n % 26) as u8) as char).to_string()))
        .collect();
    for (column, letter) in expected.chars().enumerate() {
        client.edit(uri, (0, column as u64), (0, column as u64), &letter.to_string());
    }
    let version = client.edit(uri, (0, 0), (0, 0), "");
    let diagnostics = client.pushed_diagnostics(uri, version);
    let name = expected.trim_start_matches("concept ");
    let unused = diagnostics.iter().find(|diagnostic| diagnostic["code"] == "unused-declaration").unwrap();
    assert!(unused["message"].as_str().unwrap().contains(name), "{unused}");
}

#[test]
fn several_changes_in_one_message_are_applied_one_after_another() {
    let mut client = Client::pushed();
    let uri = "untitled:Untitled-1";
    client.open(uri, "concept aligment\n");
    let at = |column: u64| json!({ "line": 0, "character": column });
    let version = client.change(
        uri,
        json!([
            { "range": { "start": at(13), "end": at(13) }, "text": "n" },
            { "range": { "start": at(0), "end": at(0) }, "text": "# a remark\n" },
            { "range": { "start": { "line": 1, "character": 8 }, "end": { "line": 1, "character": 17 } }, "text": "threat" },
        ]),
    );
    let diagnostics = client.pushed_diagnostics(uri, version);
    assert!(diagnostics[0]["message"].as_str().unwrap().contains("`threat`"), "{diagnostics:?}");
}
