//! Citations in the prose around the blocks.

use crate::client::{Client, Folder, place_of, plain_abilities, rich_abilities};
use crate::rename::edited;
use serde_json::json;

const BIB: &str = "@book{walt1987,\n  author = {Walt, Stephen M.},\n  title = {The Origins of Alliances},\n  year = 1987,\n  doi = {10.7591/9780801469992}\n}\n@article{cha1999,\n  author = {Cha, Victor},\n  title = {Abandonment},\n  year = 1999\n}\n";
const PAGE: &str = "---\nbibliography: refs.bib\n---\n\nAs @walt1987 says [@cha1999, p. 3], see @fig-one, me@cha1999.org.\n\n```lakatos\nconcept threat \"T\" @walt1987\n```\n";
const PAPER: &str = "\\documentclass{article}\n\\addbibresource{refs.bib}\n\\begin{document}\nAs \\textcite[3]{cha1999, walt1987} say.\n";

fn opened(folder: &Folder, name: &str, text: &str) -> Client {
    let mut client = Client::started(rich_abilities(), &[]);
    client.open(&folder.uri(name), text);
    client
}

#[test]
fn a_citation_in_prose_is_read_followed_found_and_renamed_like_any_other() {
    for (name, text, cited) in [("draft.md", PAGE, "walt1987 says"), ("draft.tex", PAPER, "walt1987} say")] {
        let folder = Folder::new(&[(name, text), ("refs.bib", BIB)]);
        let (uri, refs) = (folder.uri(name), folder.uri("refs.bib"));
        let mut client = opened(&folder, name, text);
        let place = place_of(text, cited);
        let hover = client.at("textDocument/hover", &uri, place);
        assert!(hover["contents"]["value"].as_str().unwrap().contains("The Origins of Alliances"), "{hover}");
        let definition = client.at("textDocument/definition", &uri, place);
        assert_eq!(definition[0]["uri"], refs.as_str());
        let highlights = client.at("textDocument/documentHighlight", &uri, place);
        assert_eq!(highlights.as_array().unwrap().len(), text.matches("walt1987").count());
        let links = client.request("textDocument/documentLink", json!({ "textDocument": { "uri": uri } }));
        let is_there =
            |link: &serde_json::Value| link["range"]["start"] == json!({ "line": place.0, "character": place.1 });
        assert!(links.as_array().unwrap().iter().any(is_there), "{links}");
        let params = json!({
            "textDocument": { "uri": uri }, "position": { "line": place.0, "character": place.1 }, "newName": "walt1985",
        });
        let edit = client.request("textDocument/rename", params);
        let of = |uri: &str| {
            let changes = edit["documentChanges"].as_array().unwrap();
            changes.iter().find(|change| change["textDocument"]["uri"] == uri).unwrap()["edits"].clone()
        };
        assert_eq!(edited(text, &of(&uri)), text.replace("walt1987", "walt1985"));
        assert_eq!(edited(BIB, &of(&refs)), BIB.replace("walt1987", "walt1985"));
    }
}

#[test]
fn what_looks_like_a_citation_and_is_none_is_left_alone() {
    let folder = Folder::new(&[("draft.md", PAGE), ("refs.bib", BIB)]);
    let uri = folder.uri("draft.md");
    let mut client = opened(&folder, "draft.md", PAGE);
    for other in ["fig-one", "cha1999.org", "says"] {
        assert!(client.at("textDocument/hover", &uri, place_of(PAGE, other)).is_null(), "{other}");
        assert!(client.at("textDocument/prepareRename", &uri, place_of(PAGE, other)).is_null(), "{other}");
    }
}

#[test]
fn works_are_offered_in_prose_with_author_year_and_title() {
    for (name, before) in [
        ("draft.md", "---\nbibliography: refs.bib\n---\n\nAs @"),
        ("draft.md", "---\nbibliography: refs.bib\n---\n\nAs [see @{wa"),
        ("draft.tex", "\\addbibresource{refs.bib}\nAs \\parencite[see][3]{cha1999, wal"),
    ] {
        let folder = Folder::new(&[(name, before), ("refs.bib", BIB)]);
        let uri = folder.uri(name);
        let mut client = opened(&folder, name, before);
        let end = (before.matches('\n').count() as u64, before.rsplit('\n').next().unwrap().len() as u64);
        let offered = client.at("textDocument/completion", &uri, end);
        let items = offered["items"].as_array().unwrap_or_else(|| panic!("{before}: {offered}"));
        let walt = items.iter().find(|item| item["label"] == "walt1987").unwrap();
        assert!(walt.to_string().contains("Walt 1987, The Origins of Alliances"), "{walt}");
    }
    let text = "---\nbibliography: refs.bib\n---\n\nme@wal";
    let folder = Folder::new(&[("draft.md", text), ("refs.bib", BIB)]);
    let mut client = opened(&folder, "draft.md", text);
    assert!(client.at("textDocument/completion", &folder.uri("draft.md"), (4, 6)).is_null());
}

const ESSAY: &str = "---\ntitle: NATO\n---\n\nBalance of threat says that states form an alliance against a danger. Realism and liberalism differ on foreign policy.\n\nWhy did *Poland and Czechoslovakia* not ally? Balance-of-threat theory has no answer, and the `balance of threat` in code is none.\n\nThe members were Italy, Germany and France. The balance of power in the Senate is another matter.\n";

#[test]
fn what_prose_names_is_told_and_found_though_no_block_speaks_of_it() {
    let folder = Folder::new(&[("draft.md", ESSAY)]);
    let uri = folder.uri("draft.md");
    let mut client = opened(&folder, "draft.md", ESSAY);
    let hover = client.at("textDocument/hover", &uri, place_of(ESSAY, "of threat says"));
    let shown = hover["contents"]["value"].as_str().unwrap();
    assert!(shown.contains("theory **balance-of-threat**") && shown.contains("`ir/realism`"), "{shown}");
    assert_eq!(hover["range"]["end"]["character"], "Balance of threat".len());
    let hover = client.at("textDocument/hover", &uri, place_of(ESSAY, "and Czechoslovakia"));
    let shown = hover["contents"]["value"].as_str().unwrap();
    assert!(shown.contains("case **poland-czechoslovakia**") && shown.contains("@wandycz1988"), "{shown}");
    let definition = client.at("textDocument/definition", &uri, place_of(ESSAY, "of threat says"));
    let path = definition[0]["uri"].as_str().unwrap().strip_prefix("file://").unwrap().to_owned();
    let line = definition[0]["range"]["start"]["line"].as_u64().unwrap() as usize;
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.lines().nth(line).unwrap().starts_with("theory balance-of-threat "));
    let place = place_of(ESSAY, "of threat says");
    assert_eq!(client.at("textDocument/documentHighlight", &uri, place).as_array().unwrap().len(), 2);
    let params = json!({
        "textDocument": { "uri": uri }, "position": { "line": place.0, "character": place.1 },
        "context": { "includeDeclaration": true },
    });
    assert_eq!(client.request("textDocument/references", params).as_array().unwrap().len(), 2);
    for other in ["Germany and France", "balance of power in", "of threat` in code"] {
        assert!(client.at("textDocument/hover", &uri, place_of(ESSAY, other)).is_null(), "{other}");
    }
    // It is the library's.
    let (line, character) = place;
    let params = json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
    let refusal = client.refused("textDocument/prepareRename", params)["message"].to_string();
    assert!(refusal.contains("belongs to the library"), "{refusal}");
}

#[test]
fn a_heading_names_things_too() {
    let text = ESSAY.replace("\n\nBalance of threat says", "\n\n# Balance of Threat\n\nBalance of threat says");
    let folder = Folder::new(&[("draft.md", &text)]);
    let uri = folder.uri("draft.md");
    let mut client = opened(&folder, "draft.md", &text);
    let hover = client.at("textDocument/hover", &uri, place_of(&text, "of Threat"));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("theory **balance-of-threat**"), "{hover}");
    let highlights = client.at("textDocument/documentHighlight", &uri, place_of(&text, "of Threat"));
    assert_eq!(highlights.as_array().unwrap().len(), 3, "{highlights}");
}

const OWN: &str = "The two-level trap catches both. Nobody escapes the trap, as the two-level trap says.\n\n```lakatos\ntheory trap \"The two-level trap\"\n  mechanism \"Fear.\"\n  predicts war when fear\nconcept war \"War\"\nconcept fear \"Fear\"\n```\n";

#[test]
fn what_the_draft_declares_is_found_in_its_prose() {
    let folder = Folder::new(&[("draft.md", OWN)]);
    let uri = folder.uri("draft.md");
    let mut client = opened(&folder, "draft.md", OWN);
    let in_prose = place_of(OWN, "two-level trap catches");
    let hover = client.at("textDocument/hover", &uri, in_prose);
    assert!(hover["contents"]["value"].as_str().unwrap().contains("theory **trap**"), "{hover}");
    let definition = client.at("textDocument/definition", &uri, in_prose);
    let line = OWN.lines().position(|line| line.starts_with("theory trap")).unwrap();
    assert_eq!(definition[0]["range"]["start"]["line"], line);
    for place in [in_prose, place_of(OWN, "trap \"The")] {
        let highlights = client.at("textDocument/documentHighlight", &uri, place);
        assert_eq!(highlights.as_array().unwrap().len(), 3, "{highlights}");
    }
    // “The trap” is no name, and neither is a word of the language without the block.
    assert!(client.at("textDocument/hover", &uri, place_of(OWN, "escapes")).is_null());
}

#[test]
fn what_prose_calls_something_of_the_draft_is_renamed_where_each_place_has_the_same_words() {
    let folder = Folder::new(&[("draft.md", OWN)]);
    let uri = folder.uri("draft.md");
    let mut client = opened(&folder, "draft.md", OWN);
    let place = place_of(OWN, "two-level trap catches");
    let params = |name: &str| {
        json!({
            "textDocument": { "uri": uri }, "position": { "line": place.0, "character": place.1 }, "newName": name,
        })
    };
    let edit = client.request("textDocument/rename", params("double bind"));
    let edits = edit["documentChanges"][0]["edits"].clone();
    assert_eq!(edited(OWN, &edits), OWN.replace("two-level trap", "double bind"));
    // In the plural it would have to be put into another form.
    let text = OWN.replace("Nobody", "There are other two-level traps. Nobody");
    let folder = Folder::new(&[("draft.md", &text)]);
    let uri = folder.uri("draft.md");
    let mut client = opened(&folder, "draft.md", &text);
    let (line, character) = place_of(&text, "two-level trap catches");
    let params = json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
    let refusal = client.refused("textDocument/prepareRename", params)["message"].to_string();
    assert!(refusal.contains("change them by hand"), "{refusal}");
}

/// Prose with something to ask about in every sentence, and twice in the first.
const ASKED: &str = "Realism, liberalism and constructivism see an alliance, and foreign policy, differently. As everyone knows, realism predicts that no two democracies have ever allied.\n\n";

#[test]
fn prose_has_one_calm_underline_a_sentence_and_none_while_it_is_typed() {
    const URI: &str = "untitled:Untitled-1";
    let never = json!({ "typing": "rest", "rest": 3_600_000 });
    let mut client = Client::started_with(plain_abilities(), &[], never);
    let open = json!({ "uri": URI, "languageId": "markdown", "version": 1, "text": ASKED });
    client.notify("textDocument/didOpen", json!({ "textDocument": open }));
    let before = client.pushed_diagnostics(URI, 1);
    assert_eq!(before.len(), 1, "{before:?}");
    let mut shown = before.clone();
    let mut version = 1;
    for (column, letter) in (0..).zip("It is well known that realism expects war. Last week it did. ".chars()) {
        version = client.edit(URI, (2, column), (2, column), &letter.to_string());
        shown = client.shown(URI);
        assert_eq!(shown.len(), 1, "after {column}: {shown:?}");
    }
    assert_eq!(shown, before, "what was there stays as it was");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": URI } }));
    let rested = client.pushed_diagnostics(URI, version);
    assert_eq!(rested.len(), 3, "{rested:?}");
    // Severity 3 is for information and 4 a hint; neither is drawn as a fault.
    assert!(rested.iter().all(|item| item["severity"].as_u64() >= Some(3)), "{rested:?}");
}

#[test]
fn an_edit_of_the_abstract_or_of_the_language_is_followed() {
    const URI: &str = "untitled:Untitled-1";
    let text = "---\nlang: en\nabstract: |\n  Realism and the democratic peace see an alliance. As all of us know, they do.\n---\n\nForeign policy: realism predicts that the two will balance.\n";
    let mut client = Client::started_with(plain_abilities(), &[], json!({ "typing": "off" }));
    let open = json!({ "uri": URI, "languageId": "markdown", "version": 1, "text": text });
    client.notify("textDocument/didOpen", json!({ "textDocument": open }));
    assert_eq!(client.pushed_diagnostics(URI, 1).len(), 1);
    let found = |client: &mut Client, from: (u64, u64), to: (u64, u64), words: &str| {
        let version = client.edit(URI, from, to, words);
        client.pushed_diagnostics(URI, version).len()
    };
    // "As everyone knows" in the abstract.
    assert_eq!(found(&mut client, (3, 55), (3, 69), "everyone knows"), 2);
    assert_eq!(found(&mut client, (1, 6), (1, 8), "de"), 0);
    assert_eq!(found(&mut client, (1, 6), (1, 8), "en"), 2);
    assert_eq!(found(&mut client, (3, 55), (3, 69), "all of us know"), 1);
}
