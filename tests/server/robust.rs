//! Whatever a client sends, the server goes on, and ends as the specification says.

use crate::client::{Client, Folder, plain_abilities, rich_abilities};
use serde_json::{Value, json};
use std::process::{Command, Stdio};
use std::time::Duration;

const URI: &str = "untitled:Untitled-1";
const DRAFT: &str = "concept alignment\n\ntheory balance\n  predicts alignment\n\ncase korea 1990\n  alignment = no\n";

fn still_answers(client: &mut Client) {
    let uri = "untitled:another";
    client.open(uri, DRAFT);
    let version = client.edit(uri, (0, 0), (0, 0), "# still there\n");
    let found = client.pushed_diagnostics(uri, version);
    assert!(found.iter().any(|diagnostic| diagnostic["code"] == "anomaly-unaddressed"), "{found:?}");
}

#[test]
fn what_is_no_json_is_answered_and_passed_over() {
    let mut client = Client::pushed();
    for body in ["{", "nonsense", "[]", "{\"jsonrpc\":\"2.0\"", "\"text\"", "{\"id\":{}}", ""] {
        client.write(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }
    let error = client.wait_for(|message| message.get("error").is_some());
    assert_eq!(error["id"], Value::Null);
    still_answers(&mut client);
}

#[test]
fn what_the_reader_of_json_refuses_is_answered_and_passed_over() {
    let mut client = Client::pushed();
    let nested =
        format!("{{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"x\",\"params\":{}{}}}", "[".repeat(200), "]".repeat(200));
    let bodies: [&[u8]; 4] = [
        nested.as_bytes(),
        br#"{"jsonrpc":"2.0","id":78,"method":"x","params":{"n":1e999}}"#,
        br#"{"jsonrpc":"2.0","method":"x","params":{"n":1e999}}"#,
        b"{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"params\":{\"n\":\"\xff\"}}",
    ];
    for body in bodies {
        client.write(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
        client.write(body);
    }
    for id in [77, 78] {
        let error = client.wait_for(|message| message["id"] == id);
        assert_eq!(error["error"]["code"], -32700, "{error}");
    }
    still_answers(&mut client);
}

#[test]
fn half_of_an_emoji_keeps_the_text_in_step() {
    let mut client = Client::pushed();
    let text = DRAFT.replace('\n', "\\n");
    let opened = r##"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"URI","languageId":"lakatos","version":1,"text":"# \ud83d\\ud83d \ud83d\ude00\nTEXT"}}}"##;
    let opened = opened.replace("URI", URI).replace("TEXT", &text);
    client.write(format!("Content-Length: {}\r\n\r\n{opened}", opened.len()).as_bytes());
    // Behind the half, the backslash with what follows it, and a whole emoji of two units.
    let version = client.edit(URI, (0, 2), (0, 12), "gone");
    let found = client.pushed_diagnostics(URI, version);
    assert!(found.iter().any(|diagnostic| diagnostic["code"] == "anomaly-unaddressed"), "{found:?}");
    still_answers(&mut client);
}

#[test]
fn an_unknown_request_is_refused_and_an_unknown_notification_passed_over() {
    let mut client = Client::pushed();
    assert_eq!(client.refused("textDocument/astrology", json!({}))["code"], -32601);
    assert_eq!(client.refused("$/custom", json!({}))["code"], -32601);
    client.notify("textDocument/didPonder", json!({}));
    client.notify("$/setTrace", json!({ "value": "off" }));
    assert_eq!(client.refused("textDocument/hover", json!({ "textDocument": 7 }))["code"], -32602);
    still_answers(&mut client);
}

#[test]
fn documents_that_are_not_open_are_no_trouble() {
    let mut client = Client::pushed();
    client.edit(URI, (0, 0), (0, 0), "before it is open");
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": URI } }));
    client.notify("textDocument/didOpen", json!({ "textDocument": "nonsense" }));
    client.notify("textDocument/didChange", json!({ "textDocument": { "uri": URI } }));
    client.open("untitled:notes.py", "print()");
    client.open(URI, DRAFT);
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    client.edit(URI, (0, 0), (0, 0), "after it is closed");
    still_answers(&mut client);
}

#[test]
fn positions_beyond_the_text_are_clamped() {
    let mut client = Client::pushed();
    client.open(URI, "concept alignment");
    client.edit(URI, (900, 900), (1000, 7), "\n");
    client.edit(URI, (0, 4_000_000_000), (0, 4_000_000_000), " \"title\"");
    // An inverted range is an insertion.
    let version = client.edit(URI, (1, 0), (0, 0), "concept threat\n");
    let found = client.pushed_diagnostics(URI, version);
    let messages: Vec<&str> = found.iter().map(|diagnostic| diagnostic["message"].as_str().unwrap()).collect();
    assert!(messages.iter().any(|message| message.contains("`alignment`")), "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("`threat`")), "{messages:?}");
    assert!(!found.iter().any(|diagnostic| diagnostic["code"] == "syntax-error"), "{messages:?}");
}

#[test]
fn a_client_that_never_answers_is_not_waited_for() {
    let folder = Folder::new(&[("lakatos.toml", "[project]\n"), ("a.lak", DRAFT)]);
    let mut client = Client::started(rich_abilities(), &[&folder.path()]);
    // The server asks for watched files, progress and refreshes, and gets no answer to any of them.
    let uri = folder.uri("a.lak");
    client.open(&uri, DRAFT);
    let asked: Vec<i64> = (0..200)
        .map(|number| {
            client.edit(&uri, (0, 0), (0, 0), "# one more\n");
            let method = if number % 2 == 0 { "textDocument/diagnostic" } else { "workspace/diagnostic" };
            client.ask(method, json!({ "textDocument": { "uri": uri }, "previousResultIds": [] }))
        })
        .collect();
    for id in asked {
        let answer = client.answer(id);
        assert!(answer.get("error").is_none(), "{answer}");
    }
}

#[test]
fn a_request_that_is_cancelled_is_answered_all_the_same() {
    let mut client = Client::rich();
    client.open(URI, &DRAFT.repeat(200));
    let id = client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": URI } }));
    client.notify("$/cancelRequest", json!({ "id": id }));
    let answer = client.answer(id);
    assert!(answer.get("result").is_some() || answer["error"]["code"] == -32800, "{answer}");
}

#[test]
fn nothing_is_served_before_initialize_or_after_shutdown() {
    let mut client = Client::spawned();
    assert_eq!(client.refused("workspace/diagnostic", json!({ "previousResultIds": [] }))["code"], -32002);
    client.request("initialize", json!({ "processId": null, "rootUri": null, "capabilities": plain_abilities() }));
    assert_eq!(client.refused("initialize", json!({ "capabilities": {} }))["code"], -32600);
    client.notify("initialized", json!({}));
    client.request("shutdown", Value::Null);
    assert_eq!(client.refused("workspace/diagnostic", json!({ "previousResultIds": [] }))["code"], -32600);
}

#[test]
fn exit_ends_the_process_at_once_with_0_after_shutdown_only() {
    // Standard input stays open: the server must not wait for its end.
    let mut client = Client::pushed();
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.wait_for_exit().code(), Some(0));
    let mut client = Client::pushed();
    client.notify("exit", Value::Null);
    assert_eq!(client.wait_for_exit().code(), Some(1));
}

#[test]
fn a_client_that_hangs_up_ends_the_process() {
    let mut client = Client::pushed();
    client.open(URI, DRAFT);
    client.hang_up();
    assert_eq!(client.wait_for_exit().code(), Some(1));
}

#[test]
fn a_server_ends_with_the_process_that_it_serves() {
    let mut editor = Command::new("sleep").arg("1000").stdin(Stdio::null()).spawn().unwrap();
    let mut client = Client::spawned();
    client.request("initialize", json!({ "processId": editor.id(), "capabilities": plain_abilities() }));
    client.notify("initialized", json!({}));
    editor.kill().unwrap();
    editor.wait().unwrap();
    // Its standard input is still open, in this test.
    assert_eq!(client.wait_for_exit().code(), Some(1));
}

#[test]
fn a_header_that_says_nothing_useful_is_passed_over() {
    let mut client = Client::pushed();
    client.write(b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}");
    client.receive_within(Duration::from_millis(100));
    still_answers(&mut client);
}

#[test]
fn every_message_of_a_batch_is_answered() {
    let mut client = Client::pushed();
    let request =
        |id: i64| json!({ "jsonrpc": "2.0", "id": id, "method": "workspace/symbol", "params": { "query": "" } });
    client.send(&json!([request(901), { "jsonrpc": "2.0", "method": "$/nothing" }, 7, request(902)]));
    for id in [901, 902] {
        assert!(client.answer(id)["result"].is_array());
    }
    client.send(&json!([]));
    assert_eq!(
        client.wait_for(|message| message["id"].is_null() && message["error"].is_object())["error"]["code"],
        -32700
    );
}

/// Pigeons and one hole too few, for the conditions of four rivals: hard for every solver of its kind.
fn hard_draft() -> String {
    let (pigeons, holes) = (0..9, 0..8);
    let at = |pigeon: usize, hole: usize| format!("p{pigeon}x{hole}");
    let somewhere = pigeons.clone().map(|pigeon| {
        let holes: Vec<String> = holes.clone().map(|hole| at(pigeon, hole)).collect();
        format!("({})", holes.join(" or "))
    });
    let alone = holes.clone().flat_map(|hole| {
        pigeons
            .clone()
            .flat_map(move |one| (0..one).map(move |other| format!("not ({} and {})", at(one, hole), at(other, hole))))
    });
    let condition = somewhere.chain(alone).collect::<Vec<_>>().join(" and ");
    let concepts =
        pigeons.clone().flat_map(|pigeon| holes.clone().map(move |hole| format!("concept {}\n", at(pigeon, hole))));
    let theories = (0..4).map(|number| format!("theory t{number}\n  predicts p: war when {condition}\n"));
    format!("concept war\n{}{}", concepts.collect::<String>(), theories.collect::<String>())
}

#[test]
fn an_edit_while_a_hard_draft_is_analysed_gets_its_answer() {
    let mut client = Client::pushed();
    client.open(URI, &hard_draft());
    // Whether the first analysis has ended or is called off, what is told of this version is of its text.
    let end = hard_draft().lines().count() as u64;
    let version = client.edit(URI, (0, 0), (end, 0), DRAFT);
    let found = client.pushed_diagnostics(URI, version);
    assert!(found.iter().any(|diagnostic| diagnostic["code"] == "anomaly-unaddressed"), "{found:?}");
    assert!(found.iter().all(|diagnostic| diagnostic["code"] != "not-worked-out"), "{found:?}");
    still_answers(&mut client);
}

#[test]
fn what_is_left_out_is_told() {
    let mut client = Client::pushed();
    let concepts: String = (0..7).map(|number| format!("concept c{number}\n")).collect();
    let codings: String = (0..7).map(|number| format!("  c{number} = yes @a\n  c{number} = no @b\n")).collect();
    client.open(URI, &format!("{concepts}case crisis 1914\n{codings}"));
    let found = client.pushed_diagnostics(URI, 1);
    let told = found.iter().find(|diagnostic| diagnostic["code"] == "not-worked-out");
    // Information, in numbers of the protocol.
    assert_eq!(told.map(|told| &told["severity"]), Some(&json!(3)), "{found:?}");
}
