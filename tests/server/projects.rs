//! Projects: files that change on disk, folders that come and go, configurations and rules.

use crate::client::{Client, Folder, plain_abilities, rich_abilities};
use serde_json::{Value, json};

const THEORY: &str = "theory balance\n  predicts alignment when threat\n";
const CONCEPTS: &str = "concept alignment\n\nconcept threat\n";

fn has_undefined_name(diagnostics: &Value) -> bool {
    diagnostics.to_string().contains("undefined-name")
}

/// Waits for diagnostics of a file of which `wanted` holds.
fn until(client: &mut Client, uri: &str, wanted: impl Fn(&Value) -> bool) -> Value {
    client.wait_for(|message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["uri"] == uri
            && wanted(&message["params"]["diagnostics"])
    })
}

fn changed(client: &mut Client, uri: &str) {
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri, "type": 2 }] }));
}

#[test]
fn a_client_that_watches_files_is_asked_to() {
    let mut client = Client::rich();
    let request = client.wait_for(|message| message["method"] == "client/registerCapability");
    let watchers = &request["params"]["registrations"][0]["registerOptions"]["watchers"];
    let patterns: Vec<&str> =
        watchers.as_array().unwrap().iter().map(|one| one["globPattern"].as_str().unwrap()).collect();
    assert!(patterns.contains(&"**/*.bib"), "{patterns:?}");
    client.respond(&request, Value::Null);
}

#[test]
fn a_draft_that_is_not_open_changes_on_disk() {
    let folder = Folder::new(&[("lakatos.toml", "[project]\n"), ("theory.lak", THEORY), ("concepts.lak", CONCEPTS)]);
    let mut client = Client::pushed();
    let theory = folder.uri("theory.lak");
    client.open(&theory, THEORY);
    until(&mut client, &theory, |found| !has_undefined_name(found));
    folder.write("concepts.lak", "concept alignment\n");
    changed(&mut client, &folder.uri("concepts.lak"));
    until(&mut client, &theory, has_undefined_name);
    // One that comes new.
    folder.write("more.lak", "concept threat\n");
    changed(&mut client, &folder.uri("more.lak"));
    until(&mut client, &theory, |found| !has_undefined_name(found));
    // And one that goes.
    std::fs::remove_file(folder.path().join("more.lak")).unwrap();
    changed(&mut client, &folder.uri("more.lak"));
    until(&mut client, &theory, has_undefined_name);
}

#[test]
fn a_client_that_cannot_watch_needs_not() {
    let folder = Folder::new(&[("lakatos.toml", "[project]\n"), ("theory.lak", THEORY), ("concepts.lak", CONCEPTS)]);
    let mut client = Client::started(plain_abilities(), &[&folder.path()]);
    let theory = folder.uri("theory.lak");
    client.open(&theory, THEORY);
    until(&mut client, &theory, |found| !has_undefined_name(found));
    // Before anybody has looked for the first time, and after.
    folder.write("concepts.lak", "concept alignment\n");
    until(&mut client, &theory, has_undefined_name);
    folder.write("concepts.lak", CONCEPTS);
    until(&mut client, &theory, |found| !has_undefined_name(found));
    std::fs::remove_file(folder.path().join("concepts.lak")).unwrap();
    until(&mut client, &theory, has_undefined_name);
}

#[test]
fn what_goes_before_anybody_has_looked_is_gone() {
    let folder = Folder::new(&[("lakatos.toml", "[project]\n"), ("theory.lak", THEORY), ("concepts.lak", CONCEPTS)]);
    let mut client = Client::started(plain_abilities(), &[&folder.path()]);
    let theory = folder.uri("theory.lak");
    client.open(&theory, THEORY);
    until(&mut client, &theory, |found| !has_undefined_name(found));
    std::fs::remove_file(folder.path().join("concepts.lak")).unwrap();
    until(&mut client, &theory, has_undefined_name);
}

#[test]
fn a_folder_that_goes_or_moves_takes_its_drafts_with_it() {
    let files = [("lakatos.toml", "[project]\n"), ("theory.lak", THEORY), ("ch/deep/concepts.lak", CONCEPTS)];
    let folder = Folder::new(&files);
    let mut client = Client::pushed();
    let theory = folder.uri("theory.lak");
    let told = |client: &mut Client, changes: &[(&str, u8)]| {
        let changes: Vec<Value> =
            changes.iter().map(|(name, kind)| json!({ "uri": folder.uri(name), "type": kind })).collect();
        client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    };
    client.open(&theory, THEORY);
    until(&mut client, &theory, |found| !has_undefined_name(found));
    // It moves, which the client tells of the folder alone; what changes there then counts.
    std::fs::rename(folder.path().join("ch"), folder.path().join("chap")).unwrap();
    told(&mut client, &[("ch", 3), ("chap", 1)]);
    folder.write("chap/deep/concepts.lak", "concept alignment\n");
    told(&mut client, &[("chap/deep/concepts.lak", 2)]);
    until(&mut client, &theory, has_undefined_name);
    folder.write("chap/deep/concepts.lak", CONCEPTS);
    told(&mut client, &[("chap/deep/concepts.lak", 2)]);
    until(&mut client, &theory, |found| !has_undefined_name(found));
    // It moves, and nothing in it is told of.
    std::fs::rename(folder.path().join("chap"), folder.path().join("part")).unwrap();
    told(&mut client, &[("chap", 3)]);
    until(&mut client, &theory, has_undefined_name);
    told(&mut client, &[("part", 1)]);
    until(&mut client, &theory, |found| !has_undefined_name(found));
    // It goes.
    std::fs::remove_dir_all(folder.path().join("part")).unwrap();
    told(&mut client, &[("part", 3)]);
    until(&mut client, &theory, has_undefined_name);
}

#[test]
fn a_text_without_a_version_is_followed() {
    let mut client = Client::pushed();
    let folder = Folder::new(&[]);
    let uri = folder.uri("draft.lak");
    let text = format!("{THEORY}\n{CONCEPTS}");
    client.notify(
        "textDocument/didOpen",
        json!({ "textDocument": { "uri": uri, "languageId": "lakatos", "version": null, "text": text } }),
    );
    until(&mut client, &uri, |found| !has_undefined_name(found));
    let change = json!([{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } },
        "text": "theory other\n  predicts missing\n\n" }]);
    client.notify(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": uri, "version": null }, "contentChanges": change }),
    );
    until(&mut client, &uri, has_undefined_name);
}

#[test]
fn a_closed_file_is_as_on_disk_again() {
    let folder = Folder::new(&[("lakatos.toml", "[project]\n"), ("theory.lak", THEORY), ("concepts.lak", CONCEPTS)]);
    let mut client = Client::pushed();
    let (theory, concepts) = (folder.uri("theory.lak"), folder.uri("concepts.lak"));
    client.open(&theory, THEORY);
    client.open(&concepts, "concept alignment\n");
    until(&mut client, &theory, has_undefined_name);
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": concepts } }));
    until(&mut client, &theory, |found| !has_undefined_name(found));
    until(&mut client, &concepts, |found| found.as_array().unwrap().is_empty());
}

#[test]
fn a_configuration_that_comes_makes_one_project_of_two_files() {
    let folder = Folder::new(&[("theory.lak", THEORY), ("concepts.lak", CONCEPTS)]);
    let mut client = Client::pushed();
    let theory = folder.uri("theory.lak");
    client.open(&theory, THEORY);
    until(&mut client, &theory, has_undefined_name);
    folder.write("lakatos.toml", "[project]\n");
    changed(&mut client, &folder.uri("lakatos.toml"));
    until(&mut client, &theory, |found| !has_undefined_name(found));
    std::fs::remove_file(folder.path().join("lakatos.toml")).unwrap();
    changed(&mut client, &folder.uri("lakatos.toml"));
    until(&mut client, &theory, has_undefined_name);
}

#[test]
fn a_configuration_sets_severities_while_the_server_runs() {
    let folder = Folder::new(&[("lakatos.toml", "[project]\n"), ("theory.lak", THEORY)]);
    let mut client = Client::pushed();
    let theory = folder.uri("theory.lak");
    client.open(&theory, THEORY);
    until(&mut client, &theory, has_undefined_name);
    folder.write("lakatos.toml", "[rules]\nundefined-name = \"off\"\n");
    changed(&mut client, &folder.uri("lakatos.toml"));
    until(&mut client, &theory, |found| !has_undefined_name(found));
    // A mistake in it is shown there, and what it said before goes on.
    folder.write("lakatos.toml", "[rules]\nundefined-name = \"loud\"\n");
    changed(&mut client, &folder.uri("lakatos.toml"));
    let mistake = until(&mut client, &folder.uri("lakatos.toml"), |found| !found.as_array().unwrap().is_empty());
    assert_eq!(mistake["params"]["diagnostics"][0]["range"]["start"]["line"], 1, "{mistake}");
    folder.write("lakatos.toml", "[project]\n");
    changed(&mut client, &folder.uri("lakatos.toml"));
    until(&mut client, &folder.uri("lakatos.toml"), |found| found.as_array().unwrap().is_empty());
    until(&mut client, &theory, has_undefined_name);
}

#[test]
fn a_bibliography_that_changes_is_read_again() {
    let draft = "---\nbibliography: refs.bib\n---\n\n```lakatos\nconcept threat \"T\" @walt1987\n```\n";
    let folder = Folder::new(&[("draft.md", draft), ("refs.bib", "@book{waltz1979,\n  title = {T}\n}\n")]);
    let mut client = Client::pushed();
    let uri = folder.uri("draft.md");
    client.open(&uri, draft);
    until(&mut client, &uri, |found| found.to_string().contains("unknown-citation"));
    folder.write("refs.bib", "@book{walt1987,\n  title = {T}\n}\n");
    changed(&mut client, &folder.uri("refs.bib"));
    until(&mut client, &uri, |found| !found.to_string().contains("unknown-citation"));
    // The front matter names another one, as it is typed.
    client.edit(&uri, (1, 14), (1, 18), "none");
    until(&mut client, &uri, |found| !found.to_string().contains("unknown-citation"));
    client.edit(&uri, (1, 0), (2, 0), "");
    client.edit(&uri, (1, 0), (1, 0), "bibliography: other.bib\n");
    folder.write("other.bib", "@book{other,\n  title = {T}\n}\n");
    changed(&mut client, &folder.uri("other.bib"));
    until(&mut client, &uri, |found| found.to_string().contains("unknown-citation"));
}

#[test]
fn folders_come_and_go() {
    let folder = Folder::new(&[("paper/lakatos.toml", "[project]\n"), ("paper/theory.lak", THEORY)]);
    let mut client = Client::started(rich_abilities(), &[]);
    let added = json!({ "added": [{ "uri": crate::client::uri(&folder.path()), "name": "f" }], "removed": [] });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": added }));
    let mut report = Value::Null;
    for _ in 0..600 {
        report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
        if has_undefined_name(&report) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert!(has_undefined_name(&report), "{report}");
    let removed = json!({ "removed": [{ "uri": crate::client::uri(&folder.path()), "name": "f" }], "added": [] });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": removed }));
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    assert_eq!(report["items"], json!([]));
}

#[test]
fn progress_is_shown_while_a_project_is_read() {
    let folder = Folder::new(&[("lakatos.toml", "[project]\n"), ("theory.lak", THEORY)]);
    let mut client = Client::started(rich_abilities(), &[&folder.path()]);
    let create = client.wait_for(|message| message["method"] == "window/workDoneProgress/create");
    client.respond(&create, Value::Null);
    let ends = |message: &Value| message["method"] == "$/progress" && message["params"]["value"]["kind"] == "end";
    assert_eq!(client.wait_for(ends)["params"]["token"], create["params"]["token"]);
}

#[test]
fn the_editor_sets_severities() {
    let mut client = Client::pushed();
    let uri = "untitled:Untitled-1";
    client.open(uri, THEORY);
    until(&mut client, uri, has_undefined_name);
    let settings = json!({ "lakatos": { "rules": { "undefined-name": "off", "nonsense": 7 } } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    until(&mut client, uri, |found| !has_undefined_name(found));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    until(&mut client, uri, has_undefined_name);
}

#[test]
fn settings_are_asked_for_and_what_is_not_understood_is_told() {
    let abilities = json!({
        "workspace": { "configuration": true },
        "textDocument": { "publishDiagnostics": { "versionSupport": true } }
    });
    let mut client = Client::started(abilities, &[]);
    let uri = "untitled:Untitled-1";
    client.open(uri, THEORY);
    let asked = client.wait_for(|message| message["method"] == "workspace/configuration");
    assert_eq!(asked["params"]["items"][0]["section"], "lakatos");
    let rules =
        json!({ "undefined-name": "off", "undefined-nam": "off", "missing-mechanism": "loud", "rivals": "hint" });
    client.respond(&asked, json!([{ "typing": "sometimes", "ruls": {}, "rules": rules, "trace": {} }]));
    let told = client.wait_for(|message| message["method"] == "window/showMessage");
    let message = told["params"]["message"].as_str().unwrap();
    for part in [
        "there is no setting `lakatos.ruls`; did you mean `rules`?",
        "`lakatos.typing` is `rest`, `onSave` or `off`, and not `\"sometimes\"`",
        "there is no rule or group `undefined-nam`; did you mean `undefined-name`?",
        "what `missing-mechanism` is set to is `error`, `warning`, `info`, `hint` or `off`, and not `\"loud\"`",
    ] {
        assert!(message.contains(part), "{message}");
    }
    assert!(!message.contains("`rivals`") && !message.contains("trace"), "{message}");
    until(&mut client, uri, |found| !has_undefined_name(found));
}

/// A project of a draft, a library of its own, and what it leaves out.
const LAB: [(&str, &str); 4] = [
    ("lakatos.toml", "[project]\nuse = [\"lib/cases.lak\"]\nexclude = [\"old/**\"]\n"),
    ("draft.lak", "theory pooling \"They pool\"\n  mechanism \"Fear.\"\n  predicts p: pact when heat\n"),
    (
        "lib/cases.lak",
        "concept pact \"P\" measured \"ATOP\"\nconcept heat \"H\" measured \"TD\"\n\ncase twins 1990\n  pact = no @a\n  heat = yes @a\n",
    ),
    ("old/draft.lak", "theory pooling \"As it was\"\n  mechanism \"Fear.\"\n"),
];

fn of_lab(name: &str) -> &'static str {
    LAB.iter().find(|(known, _)| *known == name).unwrap().1
}

fn codes(diagnostics: &Value) -> Vec<&str> {
    diagnostics.as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect()
}

#[test]
fn who_looks_into_a_library_does_not_argue_with_it() {
    let folder = Folder::new(&LAB);
    let mut client = Client::pushed();
    let [draft, library, old] = ["draft.lak", "lib/cases.lak", "old/draft.lak"].map(|name| folder.uri(name));
    let is_outside_drafts = |found: &Value| codes(found).contains(&"missing-counter-case");
    // What is to be said of a case of the argument stands at the case.
    let is_argued = |found: &Value| codes(found).is_empty();
    client.open(&draft, of_lab("draft.lak"));
    until(&mut client, &draft, is_outside_drafts);
    client.open(&library, of_lab("lib/cases.lak"));
    client.open(&old, of_lab("old/draft.lak"));
    let told = until(&mut client, &old, |_| true);
    assert!(!codes(&told["params"]["diagnostics"]).contains(&"duplicate-name"), "{told}");
    client.edit(&draft, (0, 17), (0, 17), "x");
    let shown = json!(client.shown(&draft));
    assert!(is_outside_drafts(&shown), "{shown}");
    // Named no more, its cases are argued with; named again, they are not.
    folder.write("lakatos.toml", "[project]\n");
    changed(&mut client, &folder.uri("lakatos.toml"));
    until(&mut client, &draft, is_argued);
    client.edit(&draft, (0, 0), (0, 0), "use \"lib/cases.lak\"\n\n");
    until(&mut client, &draft, is_outside_drafts);
    client.edit(&draft, (0, 0), (2, 0), "");
    until(&mut client, &draft, is_argued);
    // As well where it is not open.
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": library } }));
    client.edit(&draft, (0, 0), (0, 0), "use \"lib/cases.lak\"\n\n");
    until(&mut client, &draft, is_outside_drafts);
    client.edit(&draft, (0, 0), (2, 0), "");
    until(&mut client, &draft, is_argued);
}

#[test]
fn a_file_that_is_no_library_any_more_is_edited_as_before() {
    let files = [
        ("lakatos.toml", "[project]\n"),
        ("paper.lak", "use \"defs.lak\"\ntheory t\n  predicts p: b\n"),
        ("defs.lak", "concept b measured \"B\"\n"),
        ("other.lak", "case k 1990\n  b = yes @a\n"),
    ];
    let folder = Folder::new(&files);
    let mut client = Client::pushed();
    let [defs, other] = ["defs.lak", "other.lak"].map(|name| folder.uri(name));
    client.open(&other, files[3].1);
    client.open(&defs, files[2].1);
    until(&mut client, &defs, |_| true);
    // Its only user goes: it is a draft again, and what is typed into it counts.
    std::fs::remove_file(folder.path().join("paper.lak")).unwrap();
    let gone = json!({ "changes": [{ "uri": folder.uri("paper.lak"), "type": 3 }] });
    client.notify("workspace/didChangeWatchedFiles", gone);
    client.edit(&defs, (0, 8), (0, 9), "c");
    until(&mut client, &other, |found| codes(found).contains(&"undefined-name"));
    client.edit(&defs, (0, 8), (0, 9), "b");
    until(&mut client, &other, |found| !codes(found).contains(&"undefined-name"));
}

#[test]
fn the_bibliography_of_a_project_counts_from_the_beginning() {
    let files = [
        ("lakatos.toml", "[project]\nbibliography = [\"bib/all.bib\"]\n"),
        ("bib/all.bib", "@book{walt1987,}\n"),
        ("other.bib", "@book{waltz1979,}\n"),
        ("draft.lak", "concept threat \"T\" measured \"M\" @walt1987 @waltz1979\n"),
    ];
    let folder = Folder::new(&files);
    let mut client = Client::pushed();
    let draft = folder.uri("draft.lak");
    client.open(&draft, files[3].1);
    let told = until(&mut client, &draft, |_| true);
    let unknown =
        told["params"]["diagnostics"].as_array().unwrap().iter().filter(|one| one["code"] == "unknown-citation");
    let messages: Vec<&str> = unknown.map(|one| one["message"].as_str().unwrap()).collect();
    assert!(messages.len() == 1 && messages[0].contains("`waltz1979`"), "{messages:?}");
}

#[test]
fn an_edit_that_bears_on_another_file_leads_to_one_refresh_of_each_kind() {
    const CONCEPTS: &str = "concept war \"War\"\nconcept threat \"Threat\"\n";
    const THEORY: &str = "theory balance \"Balance\"\n  predicts war when threat\n";
    const KINDS: [&str; 3] =
        ["workspace/diagnostic/refresh", "workspace/codeLens/refresh", "workspace/inlayHint/refresh"];
    let folder = Folder::new(&[("lakatos.toml", ""), ("a.lak", CONCEPTS), ("b.lak", THEORY)]);
    let mut client = Client::started(rich_abilities(), &[]);
    let (a, b) = (folder.uri("a.lak"), folder.uri("b.lak"));
    client.open(&a, CONCEPTS);
    client.open(&b, THEORY);
    client.pulled_diagnostics(&a);
    assert!(!client.pulled_diagnostics(&b).iter().any(|one| one["code"] == "undefined-name"));
    // Something else is found after each edit: of what comes back to where it was before anybody looked, nobody is told.
    for (round, name) in ["wara", "warb", "warc", "ward", "ware"].into_iter().enumerate() {
        client.edit(&a, (0, 8), (0, if round == 0 { 11 } else { 12 }), name);
        for kind in KINDS {
            let refresh = client.wait_for(|message| message["method"] == kind);
            client.respond(&refresh, Value::Null);
        }
        let found = client.pulled_diagnostics(&b);
        let undefined = found.iter().find(|one| one["code"] == "undefined-name").expect("`war` is not there");
        assert!(undefined.to_string().contains(name), "{undefined}");
    }
    // Each of the two openings may have led to one as well.
    for kind in KINDS {
        assert!(client.count_waiting(|message| message["method"] == kind) <= 2, "{kind}");
    }
}
