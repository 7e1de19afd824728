//! Renaming, over all files of a project.

use crate::client::{Client, Folder, place_of, rich_abilities};
use crate::navigation::opened;
use serde_json::{Value, json};

const CONCEPTS: &str =
    "concept alignment\n  values none < entente < defence\nconcept threat\nconcept other values none, entente\n";
const PAPER: &str = "---\nbibliography: refs.bib\n---\n🦉 [see @walt1987, 3; -@walt1987.] me@walt1987 @walt1987a <!-- lakatos: allow x — y -->\n\n```lak\ntheory balance \"🦉\" @walt1987[p. 3] predicts ally: alignment >= entente when threat\ntest ring of balance.ally\n```\n";
const CASES: &str = "case korea-japan\n  alignment = entente\n  threat = yes\n  other = entente\nsource doyle1986\ncase half @doyle1986\n  alignment = none\n";
const BIB: &str = "@book{walt1987,\n  doi = {10.1/x}}\n@book{waltz1979,}\n";
const FILES: [(&str, &str); 5] = [
    ("lakatos.toml", "[project]\n"),
    ("cases.lak", CASES),
    ("concepts.lak", CONCEPTS),
    ("paper.md", PAPER),
    ("refs.bib", BIB),
];

fn params(folder: &Folder, file: &str, needle: &str, name: &str) -> Value {
    let text = FILES.iter().find(|(known, _)| *known == file).unwrap().1;
    params_in(folder, (file, text), needle, name)
}

fn params_in(folder: &Folder, (file, text): (&str, &str), needle: &str, name: &str) -> Value {
    let (line, character) = place_of(text, needle);
    json!({
        "textDocument": { "uri": folder.uri(file) },
        "position": { "line": line, "character": character },
        "newName": name
    })
}

/// A text with the edits of a client made, its columns counted in UTF-16.
pub fn edited(text: &str, edits: &Value) -> String {
    let mut units: Vec<Vec<u16>> = text.split('\n').map(|line| line.encode_utf16().collect()).collect();
    let mut edits: Vec<&Value> = edits.as_array().unwrap().iter().collect();
    let start = |edit: &Value| {
        let start = &edit["range"]["start"];
        (start["line"].as_u64().unwrap() as usize, start["character"].as_u64().unwrap() as usize)
    };
    edits.sort_by_key(|edit| std::cmp::Reverse(start(edit)));
    for edit in edits {
        let (line, from) = start(edit);
        assert_eq!(edit["range"]["end"]["line"].as_u64().unwrap() as usize, line);
        let to = edit["range"]["end"]["character"].as_u64().unwrap() as usize;
        units[line].splice(from..to, edit["newText"].as_str().unwrap().encode_utf16());
    }
    let lines: Vec<String> = units.iter().map(|line| String::from_utf16(line).unwrap()).collect();
    lines.join("\n")
}

/// The files that a renaming changes, as they are after it.
fn renamed(file: &str, needle: &str, name: &str) -> Vec<(&'static str, String)> {
    let folder = Folder::new(&FILES);
    let mut client = opened(&folder, &FILES);
    let edit = client.request("textDocument/rename", params(&folder, file, needle, name));
    let changed = FILES.iter().filter_map(|(name, text)| {
        let edits = &edit["changes"][folder.uri(name)];
        (!edits.is_null()).then(|| (*name, edited(text, edits)))
    });
    changed.collect()
}

#[track_caller]
fn check(file: &str, needle: &str, name: &str, replaced: &[(&str, &[(&str, &str)])]) {
    let expected: Vec<(&str, String)> = replaced
        .iter()
        .map(|(file, pairs)| {
            let text = FILES.iter().find(|(known, _)| known == file).unwrap().1.to_owned();
            (*file, pairs.iter().fold(text, |text, (old, new)| text.replace(old, new)))
        })
        .collect();
    assert_eq!(renamed(file, needle, name), expected);
}

#[test]
fn a_name_is_renamed_wherever_it_stands() {
    check(
        "paper.md",
        "alignment",
        "ties-한",
        &[
            ("cases.lak", &[("alignment", "ties-한")]),
            ("concepts.lak", &[("alignment", "ties-한")]),
            ("paper.md", &[("alignment", "ties-한")]),
        ],
    );
}

#[test]
fn labels_and_levels_are_renamed_for_their_owner_only() {
    check("paper.md", "ally\n", "bond", &[("paper.md", &[("ally", "bond")])]);
    check(
        "cases.lak",
        "entente\n  threat",
        "understanding",
        &[
            ("cases.lak", &[("alignment = entente", "alignment = understanding")]),
            ("concepts.lak", &[("< entente <", "< understanding <")]),
            ("paper.md", &[("entente", "understanding")]),
        ],
    );
}

#[test]
fn a_citation_key_is_renamed_in_its_bibliography_or_its_source() {
    check(
        "paper.md",
        "walt1987[p. 3]",
        "walt:1987",
        &[
            ("paper.md", &[("walt1987", "walt:1987"), ("me@walt:1987", "me@walt1987"), ("@walt:1987a", "@walt1987a")]),
            ("refs.bib", &[("walt1987", "walt:1987")]),
        ],
    );
    check("cases.lak", "doyle1986", "doyle1983", &[("cases.lak", &[("doyle1986", "doyle1983")])]);
    check("cases.lak", "@doyle1986", "doyle1983", &[("cases.lak", &[("doyle1986", "doyle1983")])]);
}

#[test]
fn a_paper_in_latex_is_cited_from_as_before() {
    let text = "\\cite[see][p. 3]{a,walt} \\Textcite*{walt} \\cite{walt2} \\label{walt}\n%| theory t @walt\n";
    let mut client = Client::pushed();
    client.open("file:///nowhere/a.tex", text);
    let (line, character) = place_of(text, "@walt");
    let edit = client.request(
        "textDocument/rename",
        json!({
            "textDocument": { "uri": "file:///nowhere/a.tex" },
            "position": { "line": line, "character": character },
            "newName": "@walt:1987"
        }),
    );
    assert_eq!(
        edited(text, &edit["changes"]["file:///nowhere/a.tex"]),
        "\\cite[see][p. 3]{a,walt:1987} \\Textcite*{walt:1987} \\cite{walt2} \\label{walt}\n%| theory t @walt:1987\n"
    );
}

#[test]
fn what_cannot_be_a_name_here_is_refused_with_the_reason() {
    let folder = Folder::new(&FILES);
    let mut client = opened(&folder, &FILES);
    let mut check = |file: &str, needle: &str, name: &str, reason: &str| {
        let error = client.refused("textDocument/rename", params(&folder, file, needle, name));
        assert_eq!(error["message"], reason);
        assert_eq!(error["code"], -32803);
    };
    check(
        "paper.md",
        "threat",
        "alignment",
        "`alignment` is already a concept (concepts.lak, line 1): choose another name.",
    );
    check(
        "paper.md",
        "threat",
        "doyle1986",
        "`doyle1986` is already a source (cases.lak, line 5): choose another name.",
    );
    check(
        "paper.md",
        "threat",
        "when",
        "`when` is a word of the language and cannot be a name. Choose another name, such as `when-1` or `the-when`.",
    );
    for name in ["", "two words", "1st", "a.b", "a\nb", "a # b", "a \"title\""] {
        let reason = format!("`{name}` cannot be a name: a name is a letter, then letters, digits, `_` and `-`.");
        check("paper.md", "threat", name, &reason);
    }
    check(
        "cases.lak",
        "entente",
        "none",
        "`none` is already a level of `alignment` (concepts.lak, line 2): choose another name.",
    );
    check("cases.lak", "yes", "si", "`yes` is a word of the language and cannot be renamed.");
    check(
        "paper.md",
        "walt1987[",
        "waltz1979",
        "`waltz1979` is already the key of another work (refs.bib, line 3): choose another name.",
    );
    check(
        "paper.md",
        "walt1987[",
        "a b",
        "`a b` cannot be a citation key: it begins with a letter or digit and has no spaces.",
    );
    check(
        "cases.lak",
        "@doyle1986",
        "threat",
        "`threat` is already a concept (concepts.lak, line 3): choose another name.",
    );
}

#[test]
fn a_name_of_a_library_in_use_is_taken() {
    let draft = "use \"ir/cases\"\n\nconcept battle \"B\" @leeds2002\n\ntheory pooling \"P\"\n  predicts p: battle when rivalry\n";
    let files = [("draft.lak", draft)];
    let folder = Folder::new(&files);
    let mut client = opened(&folder, &files);
    let refused = client.refused("textDocument/rename", params_in(&folder, files[0], "@leeds2002", "l2"));
    let message =
        "`leeds2002` belongs to the library and cannot be renamed: declare one of your own under another name.";
    assert_eq!(refused["message"], message);
    for (needle, name) in [("battle", "war"), ("pooling", "korea-japan")] {
        let error = client.refused("textDocument/rename", params_in(&folder, files[0], needle, name));
        assert_eq!(error["message"], format!("`{name}` is a name of a library in use: choose another name."));
    }
}

#[test]
fn what_is_about_to_be_renamed_is_told_beforehand() {
    let folder = Folder::new(&FILES);
    let mut client = opened(&folder, &FILES);
    let prepared = client.at("textDocument/prepareRename", &folder.uri("paper.md"), place_of(PAPER, "lignment >="));
    assert_eq!(prepared["placeholder"], "alignment");
    let (line, column) = place_of(PAPER, "alignment");
    assert_eq!(prepared["range"]["start"], json!({ "line": line, "character": column }));
    let paper = folder.uri("paper.md");
    assert_eq!(client.at("textDocument/prepareRename", &paper, (0, 0)), Value::Null);
    assert_eq!(client.at("textDocument/prepareRename", &paper, place_of(PAPER, "theory")), Value::Null);
    let yes = params(&folder, "cases.lak", "yes", "");
    client.refused("textDocument/prepareRename", yes);
}

#[test]
fn a_line_without_a_label_has_nothing_to_rename() {
    let mut client = Client::pushed();
    let text = "concept war\nparadigm p\n  core \"Strive.\"\ntheory t predicts war\ntest ring of t.p1\n";
    client.open("untitled:a", text);
    let (line, character) = place_of(text, "p1");
    let place =
        json!({ "textDocument": { "uri": "untitled:a" }, "position": { "line": line, "character": character } });
    let error = client.refused("textDocument/prepareRename", place);
    let reason = "`t.p1` is named by its number, because the line has no label: write a label and a colon after the keyword first.";
    assert_eq!(error["message"], reason);
}

#[test]
fn a_client_that_looks_at_versions_gets_them() {
    let text = "concept war\n";
    let mut client = Client::started(rich_abilities(), &[]);
    client.open("untitled:a", text);
    client.edit("untitled:a", (1, 0), (1, 0), "theory t predicts war\n");
    let edit = client.request(
        "textDocument/rename",
        json!({ "textDocument": { "uri": "untitled:a" }, "position": { "line": 1, "character": 18 }, "newName": "strife" }),
    );
    let change = &edit["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": "untitled:a", "version": 2 }));
    assert_eq!(
        edited("concept war\ntheory t predicts war\n", &change["edits"]),
        "concept strife\ntheory t predicts strife\n"
    );
}
