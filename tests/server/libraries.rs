//! Libraries in an editor: what is theirs can be read, gone to and offered, and not changed.

use crate::client::{Client, Folder, place_of};
use serde_json::{Value, json};

const DRAFT: &str = "use \"ir/cases\"\n\ntheory pooling \"They pool\"\n  mechanism \"Fear.\"\n  predicts align: alignment >= entente when shared-threat\n\ncase korea-japan 1990..2012\n  same-as korea-japan\n  like greece-turkey\n";

fn opened(text: &str) -> (Folder, Client, Vec<Value>) {
    let folder = Folder::new(&[("draft.lak", text)]);
    let mut client = Client::pushed();
    client.open(&folder.uri("draft.lak"), text);
    let found = client.pushed_diagnostics(&folder.uri("draft.lak"), 1);
    (folder, client, found)
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|one| one["code"].as_str().unwrap()).collect()
}

/// The file and the line that a definition leads to.
fn led_to(location: &Value) -> (std::path::PathBuf, String) {
    let first = location.as_array().and_then(|all| all.first()).unwrap_or(location);
    let path = std::path::PathBuf::from(first["uri"].as_str().unwrap().strip_prefix("file://").unwrap());
    let text = std::fs::read_to_string(&path).unwrap();
    let line = text.lines().nth(first["range"]["start"]["line"].as_u64().unwrap() as usize).unwrap().to_owned();
    (path, line)
}

#[test]
fn a_name_of_a_library_leads_to_a_copy_that_cannot_be_written() {
    let (folder, mut client, _) = opened(DRAFT);
    let mut lead =
        |needle: &str| led_to(&client.at("textDocument/definition", &folder.uri("draft.lak"), place_of(DRAFT, needle)));
    let (path, line) = lead("alignment");
    assert!(path.ends_with("library/ir/concepts.lak"), "{}", path.display());
    assert!(line.starts_with("concept alignment "), "{line}");
    assert!(std::fs::metadata(&path).unwrap().permissions().readonly());
    assert!(lead("entente").1.trim().starts_with("values none <"));
    assert!(lead("greece-turkey").1.starts_with("case greece-turkey "));
    assert!(lead("korea-japan\n").1.starts_with("case korea-japan "));
    assert!(lead("ir/cases").0.ends_with("library/ir/cases.lak"));
}

#[test]
fn what_a_library_declares_is_shown_and_not_renamed() {
    let (folder, mut client, _) = opened(DRAFT);
    let uri = folder.uri("draft.lak");
    let hover = client.at("textDocument/hover", &uri, place_of(DRAFT, "shared-threat"));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("main threat to their security"), "{hover}");
    let hover = client.at("textDocument/hover", &uri, place_of(DRAFT, "greece-turkey"));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("\n\nTroubles: "), "{hover}");
    let hover = client.at("textDocument/hover", &uri, place_of(DRAFT, "ir/cases"));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("cases"), "{hover}");
    let (line, character) = place_of(DRAFT, "shared-threat");
    let refused = client.refused(
        "textDocument/rename",
        json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character }, "newName": "danger" }),
    );
    let message =
        "`shared-threat` belongs to the library and cannot be renamed: declare one of your own under another name.";
    assert_eq!(refused["message"], message);
}

#[test]
fn libraries_and_their_names_are_offered() {
    let text = "use \"ir/ca\"\n";
    let (folder, mut client, _) = opened(text);
    let found = client.at("textDocument/completion", &folder.uri("draft.lak"), (0, 10));
    let labels = |found: &Value| -> Vec<String> {
        let items = found["items"].as_array().or_else(|| found.as_array()).unwrap().iter();
        items.map(|item| item["label"].as_str().unwrap().to_owned()).collect()
    };
    assert!(labels(&found).contains(&"ir/cases".to_owned()), "{found}");
    let text = "use \"ir/cases\"\n\ntheory t\n  predicts p: alignment >= ";
    let (folder, mut client, _) = opened(text);
    let uri = folder.uri("draft.lak");
    assert_eq!(
        labels(&client.at("textDocument/completion", &uri, (3, 27)))[..4],
        ["none", "consultation", "entente", "defence"]
    );
    let found = client.at("textDocument/completion", &uri, (3, 14));
    assert!(labels(&found).iter().any(|label| label == "shared-threat"), "{found}");
}

#[test]
fn a_library_comes_and_goes_with_the_line_that_asks_for_it() {
    let (folder, mut client, found) = opened(DRAFT);
    let uri = folder.uri("draft.lak");
    assert!(codes(&found).contains(&"missing-counter-case"), "{found:?}");
    let version = client.edit(&uri, (0, 5), (0, 13), "ir/caes");
    let found = client.pushed_diagnostics(&uri, version);
    assert!(codes(&found).contains(&"undefined-name") && !codes(&found).contains(&"missing-counter-case"), "{found:?}");
    let version = client.edit(&uri, (0, 5), (0, 12), "ir/cases");
    let found = client.pushed_diagnostics(&uri, version);
    assert!(codes(&found).contains(&"missing-counter-case"), "{found:?}");
}

#[test]
fn the_copies_are_read_as_the_library_is() {
    let (folder, mut client, _) = opened(DRAFT);
    let (cases, _) =
        led_to(&client.at("textDocument/definition", &folder.uri("draft.lak"), place_of(DRAFT, "greece-turkey")));
    for name in ["cases", "concepts", "realism", "power-transition", "liberalism", "constructivism", "others"] {
        let path = cases.with_file_name(format!("{name}.lak"));
        let uri = format!("file://{}", path.display());
        client.open(&uri, &std::fs::read_to_string(&path).unwrap());
        assert_eq!(client.pushed_diagnostics(&uri, 1), Vec::<Value>::new(), "{name}");
    }
    let (uri, text) = (format!("file://{}", cases.display()), std::fs::read_to_string(&cases).unwrap());
    let hover = client.at("textDocument/hover", &uri, place_of(&text, "@wandycz1988"));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("Wandycz"), "{hover}");
    let (line, character) = place_of(&text, "poland-czechoslovakia");
    let place = json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
    let refused = client.refused("textDocument/prepareRename", place);
    let message = "`poland-czechoslovakia` belongs to the library and cannot be renamed: declare one of your own under another name.";
    assert_eq!(refused["message"], message);
    let checked = std::process::Command::new(env!("CARGO_BIN_EXE_lakatos"))
        .arg("check")
        .arg(cases.parent().unwrap())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&checked.stdout), "nothing to report in 7 files\n");
}

#[test]
fn what_a_library_cites_can_be_looked_up() {
    let text = "use \"ir/cases\"\n\ntheory pooling \"They pool\" @walt1987\n";
    let (folder, mut client, _) = opened(text);
    let uri = folder.uri("draft.lak");
    let hover = client.at("textDocument/hover", &uri, place_of(text, "@walt1987"));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("The Origins of Alliances"), "{hover}");
    // What lies beside a lock is nobody's library.
    let files = [
        ("lakatos.toml", "[project]\nbibliography = [\"a.bib\"]\n"),
        ("a.bib", "@book{ka,}\n"),
        ("b.bib", "@book{kb, title = {B}}\n"),
        ("draft.lak", "concept w \"W\" measured \"M\" @kb\ntheory t\n  predicts p: w\n"),
    ];
    let project = Folder::new(&files);
    let freeze = std::process::Command::new(env!("CARGO_BIN_EXE_lakatos")).arg("freeze").arg(project.path()).output();
    assert!(freeze.unwrap().status.success());
    let mut other = Client::pushed();
    other.open(&project.uri("draft.lak"), files[3].1);
    other.pushed_diagnostics(&project.uri("draft.lak"), 1);
    assert_eq!(other.at("textDocument/hover", &project.uri("draft.lak"), place_of(files[3].1, "@kb")), Value::Null);
    let (path, line) = led_to(&client.at("textDocument/definition", &uri, place_of(text, "@walt1987")));
    assert!(path.ends_with("library/ir/sources.bib") && line.contains("{walt1987,"), "{} {line}", path.display());
    let offered = client.at("textDocument/completion", &uri, place_of(text, "walt1987"));
    let items = offered["items"].as_array().or(offered.as_array()).unwrap();
    let offer = items.iter().find(|item| item["label"] == "waltz1979").unwrap();
    assert_eq!(offer["detail"], "Waltz 1979, Theory of International Politics");
}
