//! Semantic tokens: all of a file, what changed, and a range.

use crate::client::{Client, place_of};
use serde_json::{Value, json};

const DRAFT: &str = include_str!("../../examples/korea-japan.md");
const TEX: &str = include_str!("../../examples/democratic-peace.tex");

/// The names of types that the server announces.
fn legend(client: &mut Client) -> Vec<String> {
    let result = client.request("initialize", json!({ "processId": null, "rootUri": null, "capabilities": {} }));
    client.notify("initialized", json!({}));
    let types = result["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"].clone();
    serde_json::from_value(types).unwrap()
}

fn numbers(tokens: &Value) -> Vec<u32> {
    tokens["data"].as_array().unwrap().iter().map(|number| number.as_u64().unwrap() as u32).collect()
}

/// Each token as `word:type`, with a `!` where it declares. Every one must lie within its line, behind the one before.
fn words(text: &str, numbers: &[u32], legend: &[String]) -> Vec<String> {
    let lines: Vec<Vec<u16>> = text.lines().map(|line| line.encode_utf16().collect()).collect();
    let (mut line, mut column, mut free) = (0, 0, 0);
    let token = |token: &[u32]| {
        (line, column, free) = match token[0] {
            0 => (line, column + token[1] as usize, free),
            down => (line + down as usize, token[1] as usize, 0),
        };
        assert!(column >= free, "tokens overlap in line {line}");
        free = column + token[2] as usize;
        let word = String::from_utf16(&lines[line][column..free]).unwrap();
        assert!(!word.is_empty());
        format!("{word}:{}{}", legend[token[3] as usize], if token[4] == 1 { "!" } else { "" })
    };
    numbers.chunks(5).map(token).collect()
}

fn full(client: &mut Client, uri: &str) -> Value {
    client.request("textDocument/semanticTokens/full", json!({ "textDocument": { "uri": uri } }))
}

fn shown(name: &str, text: &str) -> Vec<String> {
    let mut client = Client::spawned();
    let legend = legend(&mut client);
    let uri = format!("untitled:{name}");
    client.open(&uri, text);
    let tokens = full(&mut client, &uri);
    words(text, &numbers(&tokens), &legend)
}

#[test]
fn every_word_is_what_it_names() {
    let text = "paradigm p\ntheory t \"𝔄\" of p # why\n  predicts x: b >= low only when c\n  concedes k, nobody @a[p. 3]\nauxiliary a amends t follows-from p.c1\ncase k 1990..2000\n  b = low via press\nconcept b values low < high\ntest s of t.x kind hoop\n";
    insta::assert_snapshot!(shown("draft.lak", text).join(" "));
}

#[test]
fn prose_has_no_tokens_and_texts_end_with_their_lines() {
    let text = "# Theory of 𝔄\n\n> ```lakatos\n> theory a \"one\n>   two\"\n> ```\n\ntheory b\n";
    assert_eq!(shown("draft.md", text), ["theory:keyword", "a:class!", "\"one:string", "two\":string"]);
    let text = "%| theory a \"one\n%|   two\"\nprose \\begin{lakatos}\ncase b\n\\end{lakatos}\n";
    assert_eq!(shown("paper.tex", text)[..4], ["theory:keyword", "a:class!", "\"one:string", "two\":string"]);
    for (name, text) in [("draft.md", DRAFT), ("paper.tex", TEX)] {
        assert!(shown(name, text).len() > 100);
    }
}

#[test]
fn half_typed_lines_keep_their_words() {
    let words = shown("draft.lak", "theory t\n  predicts x: \n  scope (b and\n  rivals t,\n\ncase \"open\n");
    assert!(words.starts_with(&["theory:keyword".to_owned(), "t:class!".to_owned(), "predicts:keyword".to_owned()]));
    assert!(words.contains(&"and:keyword".to_owned()), "{words:?}");
    assert_eq!(shown("empty.lak", ""), Vec::<String>::new());
}

#[test]
fn an_edit_is_told_as_a_change_that_makes_the_new_tokens_of_the_old() {
    let mut client = Client::pushed();
    let uri = "untitled:draft.md";
    client.open(uri, DRAFT);
    let mut known = full(&mut client, uri);
    let document = json!({ "uri": uri });
    let ask = |known: &Value| json!({ "textDocument": document, "previousResultId": known["resultId"] });
    let same = client.request("textDocument/semanticTokens/full/delta", ask(&known));
    assert_eq!(same["edits"], json!([]));
    known["resultId"] = same["resultId"].clone();
    let at = place_of(DRAFT, "  scope neighbours");
    client.edit(uri, at, at, "  note \"new\"\n");
    let delta = client.request("textDocument/semanticTokens/full/delta", ask(&known));
    let edit = &delta["edits"][0];
    let mut data = numbers(&known);
    let start = edit["start"].as_u64().unwrap() as usize;
    let end = start + edit["deleteCount"].as_u64().unwrap() as usize;
    data.splice(start..end, numbers(edit));
    assert!(numbers(edit).len() <= 15, "{edit}");
    assert_eq!(data, numbers(&full(&mut client, uri)));
    let unknown = json!({ "textDocument": document, "previousResultId": "another" });
    assert!(!numbers(&client.request("textDocument/semanticTokens/full/delta", unknown)).is_empty());
}

#[test]
fn a_range_has_the_tokens_of_its_lines() {
    let mut client = Client::spawned();
    let legend = legend(&mut client);
    let uri = "untitled:draft.md";
    client.open(uri, DRAFT);
    let (line, _) = place_of(DRAFT, "  scope neighbours");
    let range = json!({ "start": { "line": line, "character": 0 }, "end": { "line": line, "character": 99 } });
    let tokens =
        client.request("textDocument/semanticTokens/range", json!({ "textDocument": { "uri": uri }, "range": range }));
    assert_eq!(words(DRAFT, &numbers(&tokens), &legend), ["scope:keyword", "neighbours:property"]);
}
