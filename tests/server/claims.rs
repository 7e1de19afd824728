//! Claims and values in the text of a paper: offered, explained, followed, renamed, coloured and mended.

use crate::client::{Client, Folder, place_of, rich_abilities};
use crate::rename::edited;
use crate::writing::{applied, picked};
use serde_json::{Value, json};

const ARGUMENT: &str = "concept alliance\nconcept threat\ntheory bot \"Balance of threat\"\n  predicts align: alliance when threat\ncase korea-japan \"Korea and Japan\" 1990..2012\n  alliance = no\n  threat = yes\ncase entente 1904\n  alliance = yes\n  threat = yes\nauxiliary memory\n  amends bot\n";

fn markdown(text: &str) -> String {
    format!("{text}\n\n```lakatos\n{ARGUMENT}```\n")
}

fn latex(text: &str) -> String {
    format!("{text}\n\n\\begin{{lakatos}}\n{ARGUMENT}\\end{{lakatos}}\n")
}

fn opened(name: &str, text: &str) -> (Folder, Client, String) {
    let folder = Folder::new(&[(name, text)]);
    let uri = folder.uri(name);
    let mut client = Client::started(rich_abilities(), &[]);
    client.open(&uri, text);
    (folder, client, uri)
}

/// What is offered where `‸` stands, in a paper that goes on as it is while somebody types.
fn offered(name: &str, line: &str) -> Vec<String> {
    let text = if name.ends_with("md") { markdown(line) } else { latex(line) };
    let (line, column) = place_of(&text, "‸");
    let text = text.replace('‸', "");
    let (_folder, mut client, uri) = opened(name, &text);
    let found = client.at("textDocument/completion", &uri, (line, column));
    let items = found["items"].as_array().cloned().unwrap_or_default();
    items.iter().map(|item| item["textEdit"]["newText"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn names_and_words_are_offered_where_they_fit() {
    let cases = ["korea-japan", "entente", "repair", "apart"];
    for (name, line) in [
        ("a.md", "So [it fails]{.lak claim=\"‸\"}."),
        ("a.md", "So [it fails]{.lak claim=\"ko‸"),
        ("a.tex", "So \\lakclaim{‸}{it fails}."),
        ("a.tex", "So \\lakclaim{ent‸"),
    ] {
        assert_eq!(offered(name, line), cases, "{line}");
    }
    let words = offered("a.md", "[it]{.lak claim=\"korea-japan ‸\"}");
    assert_eq!(words, ["for", "against", "conceded", "excused", "absent", "contested", "undecided", "silent"]);
    assert_eq!(offered("a.md", "[it]{.lak claim=\"korea-japan against bot.‸\"}"), ["bot.align"]);
    assert_eq!(offered("a.md", "{{< lak value=\"‸\" >}}"), ["count"]);
    assert_eq!(offered("a.tex", "\\lakvalue[4]{count ‸}"), ["bot.align"]);
    assert_eq!(offered("a.tex", "\\lakvalue[4]{count bot.align dec‸}").last().unwrap(), "decided");
    assert_eq!(offered("a.md", "[x]{.lak claim=\"repair ‸\"}"), ["memory"]);
    assert_eq!(offered("a.md", "[x]{.lak claim=\"repair memory ‸\"}")[..3], ["kept", "promised", "broken"]);
    assert_eq!(offered("a.md", "[x]{.lak claim=\"apart ‸\"}"), ["bot"]);
    // Elsewhere nothing is.
    for line in ["[x]{.other claim=\"‸\"}", "[x]{.lak claim=\"a\"} and ‸", "He said claim=\"‸"] {
        assert_eq!(offered("a.md", line), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn a_claim_is_explained_by_what_the_account_says_now() {
    for (name, text) in [
        (
            "a.md",
            markdown(
                "[They fail]{.lak claim=\"entente against bot.align\"} in [4]{.lak value=\"count bot for\"} cases.",
            ),
        ),
        ("a.tex", latex("\\lakclaim{entente against bot.align}{They fail} in \\lakvalue[4]{count bot for} cases.")),
    ] {
        let (_folder, mut client, uri) = opened(name, &text);
        let mut hover = |needle: &str| {
            let found = client.at("textDocument/hover", &uri, place_of(&text, needle));
            found["contents"]["value"].as_str().unwrap_or_default().to_owned()
        };
        assert_eq!(hover("They fail"), "**The account says otherwise**: `entente` bears `bot.align` out.");
        assert_eq!(hover("against bot"), "**The account says otherwise**: `entente` bears `bot.align` out.");
        assert!(hover("align").contains("prediction **bot.align**"), "{}", hover("align"));
        assert_eq!(hover("count"), "**1** in the account, and not what is written here: 1 for, 1 against.");
    }
}

#[test]
fn names_in_claims_are_followed_found_renamed_and_coloured() {
    let text = markdown(
        "[They fail]{.lak claim=\"korea-japan against bot.align\"} in [1]{.lak value=\"count bot.align for\"} cases.",
    );
    let (_folder, mut client, uri) = opened("a.md", &text);
    let definition = client.at("textDocument/definition", &uri, place_of(&text, "korea-japan against"));
    let declared = place_of(&text, "korea-japan \"");
    assert_eq!(definition[0]["range"]["start"], json!({ "line": declared.0, "character": declared.1 }));
    let highlights = client.at("textDocument/documentHighlight", &uri, place_of(&text, "align\"} in"));
    assert_eq!(highlights.as_array().unwrap().len(), 3, "{highlights}");
    for (old, new) in [("korea-japan", "kj"), ("align", "ally"), ("bot", "threat-balance")] {
        let (line, character) = place_of(&text, old);
        let params = json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character }, "newName": new });
        let edit = client.request("textDocument/rename", params);
        let after = edited(&text, &edit["documentChanges"][0]["edits"]);
        assert_eq!(after, text.replace(old, new), "{old}");
    }
    let tokens = client.request("textDocument/semanticTokens/full", json!({ "textDocument": { "uri": uri } }));
    let of_first_line = tokens["data"].as_array().unwrap().chunks(5).take_while(|token| token[0] == 0).count();
    // Case, `against`, theory, label; `count`, theory, label, `for`.
    assert_eq!(of_first_line, 8, "{tokens}");
}

#[test]
fn a_number_is_mended_and_told_anew_as_the_argument_is_typed() {
    let text = markdown("In [two]{.lak value=\"count bot.align for\"} cases.");
    let folder = Folder::new(&[("a.md", &text)]);
    let uri = folder.uri("a.md");
    let mut client = Client::started(rich_abilities(), &[]);
    client.open(&uri, &text);
    let is_stale = |one: &&Value| one["code"] == "stale-value";
    let found = client.pulled_diagnostics(&uri);
    let stale = found.iter().find(is_stale).unwrap();
    assert_eq!(stale["range"]["start"], json!({ "line": 0, "character": 4 }));
    let params =
        json!({ "textDocument": { "uri": uri }, "range": stale["range"], "context": { "diagnostics": [stale] } });
    let actions = client.request("textDocument/codeAction", params);
    let write = actions.as_array().unwrap().iter().find(|action| action["title"] == "Write one").unwrap();
    let write = picked(&mut client, write.clone());
    assert_eq!(applied(&text, &write), text.replace("[two]", "[one]"));
    // A case more, and the number is right.
    let end = (text.lines().count() as u64 - 1, 0);
    client.edit(&uri, end, end, "case another\n  alliance = yes\n  threat = yes\n");
    let found = client.pulled_diagnostics(&uri);
    assert!(!found.iter().any(|one| is_stale(&one)), "{found:#?}");
}

#[test]
fn a_first_block_is_proposed_for_a_draft_and_nothing_is_written() {
    let text =
        "Balance of threat expects an alliance, and Korea and Japan have none.\n\nWhy do Korea and Japan not align?";
    let (folder, mut client, uri) = opened("a.md", text);
    let found = client.request("lakatos/start", json!({ "uri": uri }));
    assert!(
        found["lines"].as_array().unwrap().iter().any(|line| line.as_str().unwrap().starts_with("case `korea-japan`")),
        "{found}"
    );
    let after = edited(text, &found["edit"]["documentChanges"][0]["edits"]);
    assert_eq!(after, found["after"].as_str().unwrap());
    assert!(after.starts_with(text.trim_end()) && after.contains("```lakatos\nuse \"ir\"\n"), "{after}");
    assert_eq!(std::fs::read_to_string(folder.path().join("a.md")).unwrap(), text);
    // What the author writes over stands in the block, once.
    let over = found["over"].as_str().unwrap();
    assert_eq!(after.matches(over).count(), 1, "{over}");
    assert!(found["next"].as_str().unwrap().contains("what is to be explained"), "{found}");
    let (_folder, mut client, uri) = opened("c.md", &after);
    let found = client.request("lakatos/start", json!({ "uri": uri }));
    assert!(found["refusal"].as_str().unwrap().contains("Next: say in the puzzle"), "{found}");
    let (_folder, mut client, uri) = opened("b.md", &markdown("Text."));
    let found = client.request("lakatos/start", json!({ "uri": uri }));
    assert!(found["refusal"].as_str().unwrap().contains("has a block already"), "{found}");
}
