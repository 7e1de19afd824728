//! Code actions that are worked out once they are picked, and a text that changes between the menu and the choice.

use crate::client::{Client, Folder, place_of, plain_abilities, rich_abilities};
use crate::writing::{applied, picked, titled};
use serde_json::{Value, json};

const DRAFT: &str = "\
concept alignment

concept threat

theory balance
  predicts alignment when threat and not past-war

concept past-war

case korea-japan 1990..2012
  threat    = yes
  past-war  = no
  alignment = no
";

const URI: &str = "untitled:Untitled-1";

/// The titles and what stands with them, of the menu at a place.
fn menu(client: &mut Client, uri: &str, (line, character): (u64, u64), only: &str) -> Vec<Value> {
    let at = json!({ "line": line, "character": character });
    let context = json!({ "diagnostics": [], "only": [only] });
    let params = json!({ "textDocument": { "uri": uri }, "range": { "start": at, "end": at }, "context": context });
    client.request("textDocument/codeAction", params).as_array().unwrap().clone()
}

fn refused(client: &mut Client, action: &Value) {
    let error = client.refused("codeAction/resolve", action.clone());
    assert_eq!(error["code"], -32803, "editors show it: {error}");
    assert!(error["message"].as_str().unwrap().starts_with("the text has changed"), "{error}");
}

#[test]
fn a_menu_holds_no_edits_for_a_client_that_asks_for_them_later() {
    let mut client = Client::rich();
    client.open(URI, DRAFT);
    for (at, kind) in [("alignment = no", "quickfix"), ("not past-war", "refactor")] {
        let all = menu(&mut client, URI, place_of(DRAFT, at), kind);
        assert!(!all.is_empty());
        for action in all {
            assert!(action.get("edit").is_none() && action["data"].is_object(), "{action}");
            let picked = picked(&mut client, action);
            assert_ne!(applied(DRAFT, &picked), DRAFT, "{picked}");
        }
    }
}

#[test]
fn any_other_client_has_the_edits_at_once() {
    let mut without_data = rich_abilities();
    without_data["textDocument"]["codeAction"]["dataSupport"] = json!(false);
    let mut of_commands = rich_abilities();
    of_commands["textDocument"]["codeAction"]["resolveSupport"]["properties"] = json!(["command"]);
    for abilities in [without_data, of_commands, plain_abilities()] {
        let mut client = Client::started(abilities, &[]);
        client.open(URI, DRAFT);
        let all = menu(&mut client, URI, place_of(DRAFT, "alignment = no"), "quickfix");
        assert!(!all.is_empty());
        assert!(all.iter().all(|action| action["edit"].is_object() && action.get("data").is_none()), "{all:#?}");
        // Some editors ask for the rest of an action that has nothing more.
        let whole = client.request("codeAction/resolve", all[0].clone());
        assert_eq!(whole, all[0]);
    }
}

#[test]
fn a_fix_is_made_in_the_text_as_it_is_when_it_is_picked() {
    let mut client = Client::rich();
    client.open(URI, DRAFT);
    let all = menu(&mut client, URI, place_of(DRAFT, "alignment = no"), "quickfix");
    for title in ["concede `korea-japan`", "Allow `anomaly-unaddressed`"] {
        let edited = format!("# A remark.\n\n{DRAFT}");
        client.change(URI, json!([{ "text": edited }]));
        let later = applied(&edited, &picked(&mut client, titled(&all, title).clone()));
        client.change(URI, json!([{ "text": DRAFT }]));
        let now = menu(&mut client, URI, place_of(DRAFT, "alignment = no"), "quickfix");
        let at_once = applied(DRAFT, &picked(&mut client, titled(&now, title).clone()));
        assert_eq!(later, format!("# A remark.\n\n{at_once}"));
    }
}

#[test]
fn a_fix_of_what_is_mended_already_is_refused() {
    let mut client = Client::rich();
    client.open(URI, DRAFT);
    let all = menu(&mut client, URI, place_of(DRAFT, "alignment = no"), "quickfix");
    client.change(URI, json!([{ "text": DRAFT.replace("alignment = no", "alignment = yes") }]));
    refused(&mut client, titled(&all, "concede `korea-japan`"));
}

#[test]
fn a_fix_of_one_of_two_that_read_alike_is_refused_once_the_text_has_moved() {
    let text = "concept treaty\n  mesured \"Lists\"\n\nconcept threat\n  mesured \"Surveys\"\n";
    let mut client = Client::rich();
    client.open(URI, text);
    let all = menu(&mut client, URI, (4, 2), "quickfix");
    let fix = titled(&all, "Write `measured`");
    let after = applied(text, &picked(&mut client, fix.clone()));
    assert_eq!(after, text.replace("mesured \"Surveys\"", "measured \"Surveys\""));
    client.edit(URI, (0, 0), (0, 0), "\n\n\n");
    refused(&mut client, fix);
    // Of one that is left alone, it is known which was meant.
    let text = text.replacen("mesured", "measured", 1);
    client.change(URI, json!([{ "text": text }]));
    let after = applied(&text, &picked(&mut client, fix.clone()));
    assert_eq!(after, text.replace("mesured", "measured"));
}

#[test]
fn an_exception_is_taken_out_of_the_text_that_it_was_offered_for_or_not_at_all() {
    let mut client = Client::rich();
    client.open(URI, DRAFT);
    let all = menu(&mut client, URI, place_of(DRAFT, "not past-war"), "refactor");
    let extract = titled(&all, "Turn the exception `past-war`");
    client.edit(URI, (0, 0), (0, 0), "\n");
    refused(&mut client, extract);
}

#[test]
fn everything_safe_is_mended_in_the_text_as_it_is() {
    let folder = Folder::new(&[]);
    let uri = folder.uri("draft.qmd");
    let block = "```{lakatos}\nconcept a\n```\n";
    let mut client = Client::rich();
    client.open(&uri, block);
    let all = menu(&mut client, &uri, (0, 0), "source.fixAll");
    let text = format!("# Heading\n\n{block}\n{block}");
    client.change(&uri, json!([{ "text": text }]));
    let after = applied(&text, &picked(&mut client, all[0].clone()));
    assert_eq!(after, text.replace("{lakatos}", "lakatos"));
    client.change(&uri, json!([{ "text": after }]));
    refused(&mut client, &all[0]);
}

#[test]
fn what_only_the_author_can_say_is_a_place_to_write_once_it_is_picked() {
    let mut abilities = rich_abilities();
    abilities["workspace"]["workspaceEdit"]["snippetEditSupport"] = json!(true);
    let mut client = Client::started(abilities, &[]);
    client.open(URI, DRAFT);
    let all = menu(&mut client, URI, place_of(DRAFT, "alignment = no"), "quickfix");
    let concede = picked(&mut client, titled(&all, "concede `korea-japan`").clone());
    let edit = &concede["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!(edit["snippet"]["value"], "  concedes korea-japan \"${1:… why is it left open?}\"$0\n");
}

#[test]
fn an_action_of_nowhere_comes_back_as_it_was_or_is_refused() {
    let mut client = Client::rich();
    client.open(URI, DRAFT);
    let foreign = json!({ "title": "Something", "kind": "quickfix", "data": { "of": "another server" } });
    assert_eq!(client.request("codeAction/resolve", foreign.clone()), foreign);
    let all = menu(&mut client, URI, place_of(DRAFT, "alignment = no"), "quickfix");
    let mut elsewhere = titled(&all, "concede `korea-japan`").clone();
    elsewhere["data"]["uri"] = json!("file:///nowhere/at/all.lak");
    refused(&mut client, &elsewhere);
}
