//! The server and the command find the same.

use crate::client::{Client, Folder, rich_abilities, uri};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Rule, message, first and last byte.
type Found = (String, String, u64, u64);

fn drafts(folder: &Path) -> Vec<PathBuf> {
    let mut drafts = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension().and_then(|extension| extension.to_str()) {
                _ if path.is_dir() => folders.push(path),
                Some("lak" | "md" | "qmd" | "tex") => drafts.push(path),
                _ => {}
            }
        }
    }
    drafts.sort();
    drafts
}

fn of_command(draft: &Path) -> Vec<Found> {
    let output =
        Command::new(env!("CARGO_BIN_EXE_lakatos")).args(["check", "--format", "json"]).arg(draft).output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found = report["findings"].as_array().unwrap().iter().map(|finding| {
        let offset = |end: &str| finding["range"][end]["offset"].as_u64().unwrap();
        let rule = report["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == finding["rule"]).unwrap();
        let help: Vec<&str> = [&rule["instead"], &finding["help"]].into_iter().filter_map(Value::as_str).collect();
        let message = match help.as_slice() {
            [] => text(&finding["message"]),
            help => format!("{}\n{}", text(&finding["message"]), help.join(" ")),
        };
        (text(&finding["rule"]), message, offset("start"), offset("end"))
    });
    let mut found: Vec<Found> = found.collect();
    found.sort();
    found
}

fn of_server(client: &mut Client, draft: &Path) -> Vec<Found> {
    let text = std::fs::read_to_string(draft).unwrap();
    let uri = uri(draft);
    client.open(&uri, &text);
    let starts: Vec<u64> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u64 + 1)).collect();
    let mut pulled = client.pulled_diagnostics(&uri);
    if text.contains("\ndata ") {
        // Its table is read while nobody waits: whoever asks before that is told of the text alone.
        let is_of_data = |one: &Value| one["code"].as_str().is_some_and(|code| code.starts_with("data-"));
        for _ in 0..10_000 {
            if pulled.iter().any(is_of_data) {
                break;
            }
            pulled = client.pulled_diagnostics(&uri);
        }
    }
    let found = pulled.into_iter().map(|diagnostic| {
        let offset = |end: &str| {
            let position = &diagnostic["range"][end];
            // This client counts in bytes.
            starts[position["line"].as_u64().unwrap() as usize] + position["character"].as_u64().unwrap()
        };
        let word = |key: &str| diagnostic[key].as_str().unwrap().to_owned();
        (word("code"), word("message"), offset("start"), offset("end"))
    });
    let mut found: Vec<Found> = found.collect();
    found.sort();
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    found
}

#[test]
fn what_a_project_leaves_out_is_an_argument_of_its_own_to_both() {
    let theory = "theory balance\n  predicts alignment when threat\n\nconcept alignment\n";
    let folder = Folder::new(&[
        ("lakatos.toml", "[project]\ninclude = [\"*.lak\"]\nexclude = [\"old.lak\"]\n\n[rules]\nad-hoc = \"off\"\n"),
        ("paper.lak", theory),
        ("concepts.lak", "concept threat\n"),
        ("old.lak", theory),
        ("notes/old.lak", theory),
        ("notes/new.md", "```lakatos\ntheory balance\n  predicts alignment when threat\n```\n"),
    ]);
    let mut client = Client::started(rich_abilities(), &[&folder.path()]);
    for (name, knows_of_threat) in
        [("paper.lak", true), ("old.lak", false), ("notes/old.lak", false), ("notes/new.md", false)]
    {
        let draft = folder.path().join(name);
        let of_command = of_command(&draft);
        assert_eq!(of_server(&mut client, &draft), of_command, "{name}");
        let is_unknown = of_command.iter().any(|(rule, ..)| rule == "undefined-name");
        assert_eq!(is_unknown, !knows_of_threat, "{name}: {of_command:?}");
        assert!(!of_command.iter().any(|(rule, ..)| rule == "duplicate-name"), "{name}");
    }
}

#[test]
fn the_server_and_the_command_find_the_same_in_every_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut client = Client::rich();
    let mut count = 0;
    for folder in ["examples", "tests/debates"] {
        for draft in drafts(&root.join(folder)) {
            let of_command = of_command(&draft);
            assert_eq!(of_server(&mut client, &draft), of_command, "{}", draft.display());
            count += of_command.len();
        }
    }
    assert!(count > 10, "only {count} findings in all examples");
}
