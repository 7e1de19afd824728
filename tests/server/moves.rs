//! Files that move in the editor: drafts that name them are kept true.

use crate::client::{Client, Folder, rich_abilities};
use crate::rename::edited;
use serde_json::{Value, json};

const PAGE: &str =
    "---\nbibliography: [refs.bib, \"lib/more.bib\"]\n---\n\n```lakatos\nuse \"lib/own.lak\"\n\nconcept threat\n```\n";
const PAPER: &str = "\\bibliography{refs,lib/more}\n\\begin{lakatos}\nconcept danger\n\\end{lakatos}\n";
const BIB: &str = "@book{a2001,\n  title = {A}\n}\n";

/// What a file says once files have moved.
#[track_caller]
fn check(moves: &[(&str, &str)], page: Option<&str>, paper: Option<&str>) {
    let folder = Folder::new(&[
        ("draft.md", PAGE),
        ("paper.tex", PAPER),
        ("refs.bib", BIB),
        ("lib/more.bib", BIB),
        ("lib/own.lak", "concept other\n"),
    ]);
    let mut client = Client::started(rich_abilities(), &[]);
    client.open(&folder.uri("draft.md"), PAGE);
    client.open(&folder.uri("paper.tex"), PAPER);
    client.pulled_diagnostics(&folder.uri("draft.md"));
    client.pulled_diagnostics(&folder.uri("paper.tex"));
    let files: Vec<Value> =
        moves.iter().map(|(from, to)| json!({ "oldUri": folder.uri(from), "newUri": folder.uri(to) })).collect();
    let edit = client.request("workspace/willRenameFiles", json!({ "files": files }));
    for (name, before, after) in [("draft.md", PAGE, page), ("paper.tex", PAPER, paper)] {
        let changes = edit["documentChanges"].as_array();
        let own = changes.into_iter().flatten().find(|change| change["textDocument"]["uri"] == folder.uri(name));
        assert_eq!(own.map(|own| edited(before, &own["edits"])).as_deref(), after, "{name}: {edit}");
    }
}

#[test]
fn what_a_draft_names_is_named_anew_where_it_moves() {
    check(&[("other.txt", "another.txt")], None, None);
    check(
        &[("refs.bib", "works.bib")],
        Some(&PAGE.replace("refs.bib", "works.bib")),
        Some(&PAPER.replace("refs", "works")),
    );
    check(&[("lib", "library")], Some(&PAGE.replace("lib/", "library/")), Some(&PAPER.replace("lib/", "library/")));
    check(&[("lib/own.lak", "own.lak")], Some(&PAGE.replace("lib/own", "own")), None);
}

#[test]
fn a_draft_that_moves_names_the_same_files_from_where_it_is_then() {
    let page = PAGE.replace("refs", "../refs").replace("\"lib/", "\"../lib/");
    check(&[("draft.md", "parts/draft.md")], Some(&page), None);
    check(&[("draft.md", "renamed.md")], None, None);
}

#[test]
fn what_is_not_open_is_named_anew_as_well() {
    const DRAFT: &str = "---\nbibliography: refs.bib\n---\n\nProse.\n";
    const CONFIG: &str = "[project]\nbibliography = [\"refs.bib\"] # all of it\n";
    const QUARTO: &str = "project:\n  type: book\nbibliography:\n  - refs.bib\n";
    let files = [
        ("lakatos.toml", CONFIG, "refs.bib", "works.bib"),
        ("_quarto.yml", QUARTO, "refs.bib", "works.bib"),
        ("prose.md", DRAFT, "refs.bib", "works.bib"),
        ("sub/_metadata.yml", "bibliography: ../refs.bib\n", "../refs.bib", "../works.bib"),
        ("sub/draft.tex", "\\bibliography{../refs}\n", "../refs", "../works"),
        ("other.md", "---\nbibliography: more.bib\n---\n\nOn refs.bib.\n", "none", "none"),
    ];
    let folder = Folder::new(&[("refs.bib", BIB)]);
    files.iter().for_each(|(name, text, ..)| folder.write(name, text));
    let mut client = Client::started(rich_abilities(), &[&folder.path()]);
    let moved = json!({ "files": [{ "oldUri": folder.uri("refs.bib"), "newUri": folder.uri("works.bib") }] });
    let edit = client.request("workspace/willRenameFiles", moved);
    for (name, text, before, after) in files {
        let changes = edit["documentChanges"].as_array();
        let own = changes.into_iter().flatten().find(|change| change["textDocument"]["uri"] == folder.uri(name));
        let edited = own.map_or(text.to_owned(), |own| edited(text, &own["edits"]));
        assert_eq!(edited, text.replace(before, after), "{name}: {edit}");
    }
}
