//! What is shown while somebody types: nothing new, and what is mended goes at once.

use crate::client::{Client, Folder, place_of, plain_abilities, rich_abilities};
use serde_json::{Value, json};

const DRAFT: &str = "concept pact \"A defence pact\"\n  measured \"ATOP\"\n\nconcept threat \"A shared threat\"\n  measured \"Surveys\"\n\ntheory balance \"Balance of threat\" @walt1987\n  core fear: \"States fear.\"\n  predicts align: pact when threat\n\ncase korea-japan 1990..2012\n  threat = yes @a\n  pact = no @a\n";
const URI: &str = "untitled:Untitled-1";

/// Longer than any test takes: typing rests when the test says so.
fn never() -> Value {
    json!({ "typing": "rest", "rest": 3_600_000 })
}

fn soon() -> Value {
    json!({ "lakatos": { "typing": "rest", "rest": 1 } })
}

fn rules(diagnostics: &[Value]) -> Vec<&str> {
    let mut rules: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap()).collect();
    rules.sort_unstable();
    rules
}

/// Types a text letter by letter at the end of the draft, whose last line is the 14th; what is shown after each.
fn typed(client: &mut Client, text: &str) -> Vec<Vec<Value>> {
    let (mut line, mut column) = (13, 0);
    let mut states = Vec::new();
    for letter in text.chars() {
        client.edit(URI, (line, column), (line, column), &letter.to_string());
        states.push(client.shown(URI));
        (line, column) = if letter == '\n' { (line + 1, 0) } else { (line, column + 1) };
    }
    states
}

#[test]
fn nothing_new_is_shown_while_a_declaration_is_typed() {
    let mut client = Client::started_with(plain_abilities(), &[], never());
    client.open(URI, DRAFT);
    let before = client.pushed_diagnostics(URI, 1);
    assert!(rules(&before).contains(&"anomaly-unaddressed"), "{before:?}");
    let letters = "\ntheory veto \"Vetoes\"\n  predicts no-pact: not pact when hostile-public\n";
    for state in typed(&mut client, letters) {
        assert!(rules(&state).iter().all(|rule| rules(&before).contains(rule)), "{state:?}");
    }
}

#[test]
fn a_half_typed_line_takes_no_finding_away() {
    let mut client = Client::started_with(plain_abilities(), &[], never());
    client.open(URI, DRAFT);
    let before = client.pushed_diagnostics(URI, 1);
    let is_mechanism = |item: &Value| item["code"] == "missing-mechanism";
    assert!(before.iter().any(is_mechanism), "{before:?}");
    let letters = "  mechanism \"Fear makes friends.\"";
    client.edit(URI, (8, 0), (8, 0), "\n");
    for (column, (index, letter)) in (0..).zip(letters.char_indices()) {
        client.edit(URI, (8, column), (8, column), &letter.to_string());
        let shown = client.shown(URI);
        // A text that is not closed yet is no text.
        let is_whole = index + 1 == letters.len();
        assert_eq!(shown.iter().any(is_mechanism), !is_whole, "{index}: {shown:?}");
        let anomaly = shown.iter().find(|item| item["code"] == "anomaly-unaddressed").unwrap();
        assert_eq!(anomaly["range"]["start"]["line"], 13, "it moves with the text: {anomaly}");
    }
}

#[test]
fn what_is_mended_goes_at_once_and_what_is_new_comes_with_a_save() {
    for settings in [never(), json!({ "typing": "onSave" })] {
        let mut client = Client::started_with(plain_abilities(), &[], settings);
        client.open(URI, DRAFT);
        client.pushed_diagnostics(URI, 1);
        client.edit(URI, (9, 0), (9, 0), "  concedes korea-japan \"a hard case\"\n  predicts it: nonsense\n");
        let mended = client.shown(URI);
        assert!(!rules(&mended).contains(&"undefined-name"), "{mended:?}");
        client.edit(URI, (10, 0), (11, 0), "");
        let mended = client.shown(URI);
        assert!(!rules(&mended).contains(&"anomaly-unaddressed"), "{mended:?}");
        let version = client.edit(URI, (9, 0), (9, 0), "  predicts it: nonsense\n");
        client.shown(URI);
        client.notify("textDocument/didSave", json!({ "textDocument": { "uri": URI } }));
        let shown = client.pushed_diagnostics(URI, version);
        assert!(rules(&shown).contains(&"undefined-name"), "{shown:?}");
    }
}

#[test]
fn after_a_rest_everything_is_shown() {
    let mut client = Client::started_with(plain_abilities(), &[], soon());
    client.open(URI, DRAFT);
    client.pushed_diagnostics(URI, 1);
    client.edit(URI, place_of(DRAFT, "when threat"), (8, 31), "when danger");
    let is_shown = |message: &Value| message["params"]["diagnostics"].to_string().contains("undefined-name");
    client.wait_for(is_shown);
}

#[test]
fn a_client_that_pulls_is_asked_to_ask_again_after_a_rest() {
    let mut client = Client::started_with(rich_abilities(), &[], never());
    client.open(URI, DRAFT);
    let before = client.pulled_diagnostics(URI);
    client.edit(URI, place_of(DRAFT, "when threat"), (8, 31), "when danger");
    let meanwhile = client.pulled_diagnostics(URI);
    assert_eq!(rules(&meanwhile), rules(&before), "held back, and kept");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": URI } }));
    let refresh = client.wait_for(|message| message["method"] == "workspace/diagnostic/refresh");
    client.respond(&refresh, Value::Null);
    let after = client.pulled_diagnostics(URI);
    assert!(rules(&after).contains(&"undefined-name"), "{after:?}");
    // What was shown at a rest stays while more is typed.
    client.edit(URI, (13, 0), (13, 0), "ca");
    assert_eq!(rules(&client.pulled_diagnostics(URI)), rules(&after));
}

#[test]
fn what_came_at_a_rest_counts_although_nobody_asked_for_it() {
    let abilities = json!({
        "workspace": { "diagnostics": { "refreshSupport": true } }, "textDocument": { "diagnostic": {} }
    });
    let mut client = Client::started_with(abilities, &[], never());
    client.open(URI, DRAFT);
    client.pulled_diagnostics(URI);
    client.edit(URI, place_of(DRAFT, "when threat"), (8, 31), "when danger");
    client.pulled_diagnostics(URI);
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": URI } }));
    // Asked to ask again, it does not.
    client.wait_for(|message| message["method"] == "workspace/diagnostic/refresh");
    client.edit(URI, (0, 0), (0, 0), "\n");
    let shown = client.pulled_diagnostics(URI);
    assert!(rules(&shown).contains(&"undefined-name"), "{shown:?}");
}

#[test]
fn a_sentence_is_asked_about_when_it_is_written_and_no_more_when_it_is_mended() {
    for extension in ["md", "tex"] {
        let mut client = Client::pushed();
        let folder = Folder::new(&[]);
        let uri = folder.uri(&format!("a.{extension}"));
        let text = "Realism and the democratic peace see an alliance, and foreign policy.\n\nRealism says so.\n\nNothing here.\n";
        client.open(&uri, text);
        assert_eq!(rules(&client.pushed_diagnostics(&uri, 1)), Vec::<&str>::new());
        client.edit(&uri, (2, 8), (2, 12), "predicts");
        assert_eq!(rules(&client.shown(&uri)), ["paradigm-claim-uncited"]);
        client.edit(&uri, (4, 0), (4, 7), "Something");
        assert_eq!(rules(&client.shown(&uri)), ["paradigm-claim-uncited"]);
        client.edit(&uri, (2, 8), (2, 16), "says");
        assert_eq!(rules(&client.shown(&uri)), Vec::<&str>::new());
    }
}

#[test]
fn a_client_that_sends_the_whole_text_sees_no_finding_come_and_go() {
    let mut client = Client::started_with(plain_abilities(), &[], never());
    client.open(URI, DRAFT);
    let before = rules_of(&client.pushed_diagnostics(URI, 1));
    for text in [
        format!("# é\n{DRAFT}"),
        DRAFT.replace("1990..2012", "1990..2013"),
        DRAFT.replace("threat = yes @a", "threat = yes @ab"),
    ] {
        client.change(URI, json!([{ "text": text }]));
        assert_eq!(rules_of(&client.shown(URI)), before, "{text}");
    }
}

fn rules_of(diagnostics: &[Value]) -> Vec<String> {
    rules(diagnostics).into_iter().map(str::to_owned).collect()
}
