//! What is shown of the word under the pointer.

use crate::client::{Client, Folder, place_of};
use serde_json::Value;

const DRAFT: &str = include_str!("../../examples/korea-japan.md");
const TEX: &str = include_str!("../../examples/democratic-peace.tex");

/// The Markdown shown right behind `needle`; empty where nothing is.
fn shown(client: &mut Client, uri: &str, text: &str, needle: &str) -> String {
    let (line, column) = place_of(text, needle);
    let hover = client.at("textDocument/hover", uri, (line, column + needle.encode_utf16().count() as u64));
    hover["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

fn shown_in(name: &str, text: &str, needle: &str) -> String {
    let mut client = Client::pushed();
    let uri = format!("untitled:{name}");
    client.open(&uri, text);
    shown(&mut client, &uri, text, needle)
}

#[test]
fn a_theory_shows_its_ledger() {
    insta::assert_snapshot!(shown_in("draft.md", DRAFT, "theory balance-of-threat"));
}

#[test]
fn an_auxiliary_shows_what_it_rescues_loses_and_adds() {
    insta::assert_snapshot!(shown_in("draft.md", DRAFT, "auxiliary conquest-memory"));
}

#[test]
fn a_paradigm_shows_its_theories() {
    insta::assert_snapshot!(shown_in("draft.md", DRAFT, "paradigm realism"));
}

#[test]
fn a_prediction_shows_its_cases_at_its_label_and_at_its_outcome() {
    let at_label = shown_in("draft.md", DRAFT, "predicts align");
    let at_outcome = shown_in("draft.md", DRAFT, "predicts align: align");
    insta::assert_snapshot!(at_outcome);
    assert!(at_outcome.starts_with(&at_label));
}

#[test]
fn a_case_shows_who_codes_it_how_and_what_follows() {
    insta::assert_snapshot!(shown_in("draft.md", DRAFT, "case korea-japan"));
}

#[test]
fn a_concept_shows_its_values_and_who_speaks_of_it() {
    insta::assert_snapshot!(shown_in("draft.md", DRAFT, "concept alignment"));
}

#[test]
fn a_level_is_marked_on_its_scale() {
    let shown = shown_in("draft.md", DRAFT, "none < consult");
    assert!(shown.contains("none < **consultation** < entente < defence"), "{shown}");
}

#[test]
fn a_puzzle_a_core_and_a_test_show_what_they_are_about() {
    let puzzle = shown_in("draft.md", DRAFT, "puzzle why");
    assert!(puzzle.contains("answered by: conquest-memory"), "{puzzle}");
    let core = shown_in("draft.md", DRAFT, "core self");
    assert!(core.contains("core **realism.self-help**: Each of them must see"), "{core}");
    let test = shown_in("paper.tex", TEX, "test no-");
    assert!(test.contains("hoop on fashoda: eliminated on that case"), "{test}");
}

#[test]
fn words_of_the_language_are_explained_and_those_of_a_mode_together() {
    let text =
        "theory a\n  predicts b only when c\n\ntest t\n  of a\n  kind hoop\n\ncase d\n  selected-as crucial for a\n";
    let mode = shown_in("draft.lak", text, "predicts b on");
    assert!(mode.starts_with("`only when`: *A only when B*"), "{mode}");
    assert_eq!(mode, shown_in("draft.lak", text, "predicts b only wh"));
    assert!(shown_in("draft.lak", text, "kind ho").contains("it is eliminated on that case (Van Evera 1997)"));
    assert!(shown_in("draft.lak", text, "selected-as cru").contains("Two rivals"));
    assert!(shown_in("draft.lak", text, "  o").contains("that is tested"));
    assert!(shown_in("draft.lak", text, "theo").contains("What happens"));
}

#[test]
fn a_rule_is_explained_where_it_is_allowed() {
    let text = "concept prestige # lakatos: allow unused-declaration — chapter 4 takes it up\n";
    let rule = shown_in("draft.lak", text, "allow unused");
    assert!(rule.starts_with("# unused-declaration\n"), "{rule}");
    assert!(rule.contains("## Prefer"), "{rule}");
}

#[test]
fn a_citation_shows_its_reference_even_beside_broken_entries() {
    let bibliography = "@article{broken,\n  author = {Nobody,\n\n@book{walt1987,\n  author = {Walt, Stephen M.},\n  title = {The Origins of {{Alliances}}},\n  publisher = {Cornell University Press},\n  year = 1987\n}\n\n@article{kelly2012, author = {Robert Kelly and Ann Lee}, title = {Why not?}, journal = {Asian Security}, volume = 8, number = 2, date = {2012-04}}\n";
    let draft = "---\nbibliography: refs.bib\n---\n\n```lakatos\ntheory a @walt1987 @kelly2012 @broken @nowhere\n```\n";
    let folder = Folder::new(&[("lakatos.toml", "[project]\n"), ("refs.bib", bibliography), ("draft.md", draft)]);
    let mut client = Client::pushed();
    let uri = folder.uri("draft.md");
    client.open(&uri, draft);
    let at = |client: &mut Client, needle: &str| shown(client, &uri, draft, needle);
    assert_eq!(
        at(&mut client, "@walt"),
        "Walt, Stephen M. (1987), *The Origins of Alliances*, Cornell University Press."
    );
    assert_eq!(at(&mut client, "@kelly"), "Kelly, Robert and Ann Lee (2012), “Why not?”, *Asian Security* 8(2).");
    assert_eq!(at(&mut client, "@brok"), "broken, an entry in refs.bib that cannot be read");
    assert_eq!(at(&mut client, "@nowh"), "");
}

#[test]
fn a_name_of_another_file_is_shown_and_the_range_is_the_word() {
    let draft = "# 𝔓rose\n\n<!-- lakatos\ntheory b \"𝔄 𝔅\" built-on a\n-->\n";
    let folder =
        Folder::new(&[("lakatos.toml", "[project]\n"), ("a.lak", "case a \"The *first*\" 1990\n"), ("b.md", draft)]);
    let mut client = Client::started(crate::client::plain_abilities(), &[&folder.path()]);
    let uri = folder.uri("b.md");
    client.open(&uri, draft);
    let (line, column) = place_of(draft, "a\n-->");
    // The rest of the project may still be on its way from disk.
    let hover = (0..200)
        .map(|_| client.at("textDocument/hover", &uri, (line, column)))
        .find(|hover| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            !hover.is_null()
        })
        .unwrap();
    assert_eq!(hover["range"]["start"]["character"], column);
    assert_eq!(hover["range"]["end"]["character"], column + 1);
    assert_eq!(hover["contents"]["value"].as_str().unwrap().lines().next(), Some("case **a**: The \\*first\\*, 1990"));
}

#[test]
fn half_typed_lines_and_empty_places_show_nothing_or_what_there_is() {
    let text = "theory a\n  predicts\n  scope (\n  rivals \n\ncase\n  = 3..\n\n";
    let mut client = Client::pushed();
    let uri = "untitled:draft.lak";
    client.open(uri, text);
    assert!(shown(&mut client, uri, text, "theory a").starts_with("theory **a**"));
    for line in 0..12 {
        for column in 0..14 {
            client.at("textDocument/hover", uri, (line, column));
        }
    }
    assert_eq!(client.at("textDocument/hover", uri, (8, 0)), Value::Null);
    assert_eq!(client.at("textDocument/hover", "untitled:unknown", (0, 0)), Value::Null);
}

#[test]
fn every_word_that_the_reference_reserves_has_a_meaning() {
    let reference = include_str!("../../docs/language.md");
    let listed = |heading: &str| -> Vec<&str> {
        let line = reference.lines().find(|line| line.starts_with(heading)).unwrap();
        line.split('`').nth(1).unwrap().split_whitespace().collect()
    };
    let text = "theory t\n  predicts a only when b and c or not d\n  predicts a exactly when b via press\n  predicts a more often when b\n  predicts a mostly when b\n  predicts a moves with b where c\n";
    for word in
        listed("Words within a line:").into_iter().filter(|word| !["yes", "no", "for", "unknown"].contains(word))
    {
        assert!(!shown_in("draft.lak", text, &format!(" {word}")).is_empty(), "{word}");
    }
    for word in listed("Words that open a declaration:").into_iter().chain(listed("Words that open a property:")) {
        let text = format!("{word} x\n");
        assert!(shown_in("draft.lak", &text, word).starts_with(&format!("`{word}`: ")), "{word}");
    }
}
