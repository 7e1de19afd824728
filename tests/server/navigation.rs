//! Definitions, references and highlights.

use crate::client::{Client, Folder, place_of};
use serde_json::{Value, json};

/// Opens the files of a project; the server knows all of them when this returns.
pub fn opened(folder: &Folder, files: &[(&str, &str)]) -> Client {
    let mut client = Client::pushed();
    for (name, text) in files.iter().filter(|(name, _)| !name.ends_with(".toml") && !name.ends_with(".bib")) {
        client.open(&folder.uri(name), text);
        client.pushed_diagnostics(&folder.uri(name), 1);
    }
    client
}

/// The text of a range of a text, its columns counted in UTF-16.
pub fn text_of(text: &str, range: &Value) -> String {
    let offset = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let units: Vec<u16> =
            text[start..].encode_utf16().take(position["character"].as_u64().unwrap() as usize).collect();
        start + String::from_utf16(&units).unwrap().len()
    };
    text[offset(&range["start"])..offset(&range["end"])].to_owned()
}

/// Each location as `file:line text`, from 1.
fn shown(folder: &Folder, files: &[(&str, &str)], locations: &Value) -> Vec<String> {
    let shown = |location: &Value| {
        let (name, text) = files.iter().find(|(name, _)| location["uri"] == folder.uri(name).as_str()).unwrap();
        let line = location["range"]["start"]["line"].as_u64().unwrap() + 1;
        format!("{name}:{line} {}", text_of(text, &location["range"]))
    };
    locations.as_array().unwrap().iter().map(shown).collect()
}

const CONCEPTS: &str =
    "concept alignment\n  values none < entente < defence\nconcept threat\nsource walt1987 \"Walt\"\n";
const PAPER: &str = "# A paper 🦉 on spokes\n\n> 🦉 quoted\n>\n> ```lakatos\n> theory balance \"🦉🦉\" @walt1987[p. 3] of realism\n>   predicts ally: alignment >= entente when threat @doyle1986\n> paradigm realism\n>   core \"Each sees to its own.\"\n> test ring of balance.ally\n> ```\n";
const CASES: &str = "case korea-japan 1990..2012\n  alignment = none @walt1987\n  threat = yes\nauxiliary spoke amends balance follows-from realism.c1\ncase half\n  alignment =\n  like korea-japan on threat\n  alignment =\n";
const BIB: &str = "@comment{x}\n@article{doyle1986, title = {Liberalism}}\n";
const FILES: [(&str, &str); 5] = [
    ("lakatos.toml", "[project]\nbibliography = [\"refs.bib\"]\n"),
    ("concepts.lak", CONCEPTS),
    ("paper.md", PAPER),
    ("cases.lak", CASES),
    ("refs.bib", BIB),
];

#[test]
fn a_name_a_label_a_level_and_a_citation_lead_to_where_they_are_declared() {
    let folder = Folder::new(&FILES);
    let mut client = opened(&folder, &FILES);
    let paper = folder.uri("paper.md");
    let mut check = |file: &str, text: &str, needle: &str, expected: &[&str]| {
        let found = client.at("textDocument/definition", &folder.uri(file), place_of(text, needle));
        assert_eq!(shown(&folder, &FILES, &found), expected, "{needle}");
    };
    check("paper.md", PAPER, "alignment >=", &["concepts.lak:1 alignment"]);
    check("paper.md", PAPER, "ally\n", &["paper.md:7 ally"]);
    check("paper.md", PAPER, "entente when", &["concepts.lak:2 entente"]);
    check("paper.md", PAPER, "@walt1987", &["concepts.lak:4 walt1987"]);
    check("paper.md", PAPER, "doyle1986", &["refs.bib:2 doyle1986"]);
    check("paper.md", PAPER, "realism\n", &["paper.md:8 realism"]);
    check("cases.lak", CASES, "yes", &["concepts.lak:3 threat"]);
    check("cases.lak", CASES, "c1", &["paper.md:9 \"Each sees to its own.\""]);
    check("cases.lak", CASES, "threat\n  alignment", &["concepts.lak:3 threat"]);
    // The end of a word counts as in it.
    check("cases.lak", CASES, " = yes", &["concepts.lak:3 threat"]);
    for place in [(0, 3), (2, 3), (5, 3), (90, 90)] {
        assert_eq!(client.at("textDocument/definition", &paper, place), Value::Null, "{place:?}");
    }
    assert_eq!(client.at("textDocument/definition", "untitled:Unknown", (0, 0)), Value::Null);
}

#[test]
fn what_is_spoken_of_is_found_in_all_files_with_or_without_its_declaration() {
    let folder = Folder::new(&FILES);
    let mut client = opened(&folder, &FILES);
    let mut check = |needle: &str, includes: bool, expected: &[&str]| {
        let (line, character) = place_of(PAPER, needle);
        let found = client.request(
            "textDocument/references",
            json!({
                "textDocument": { "uri": folder.uri("paper.md") },
                "position": { "line": line, "character": character },
                "context": { "includeDeclaration": includes }
            }),
        );
        if expected.is_empty() {
            assert_eq!(found, Value::Null);
        } else {
            assert_eq!(shown(&folder, &FILES, &found), expected, "{needle}");
        }
    };
    // A line that is half typed names nothing yet.
    check("alignment", false, &["cases.lak:2 alignment", "paper.md:7 alignment"]);
    check("alignment", true, &["cases.lak:2 alignment", "concepts.lak:1 alignment", "paper.md:7 alignment"]);
    check("walt1987", true, &["cases.lak:2 walt1987", "concepts.lak:4 walt1987", "paper.md:6 walt1987"]);
    check("doyle1986", true, &["paper.md:7 doyle1986", "refs.bib:2 doyle1986"]);
    check("ally:", true, &["paper.md:7 ally", "paper.md:10 ally"]);
    check("entente", false, &["paper.md:7 entente"]);
    check("quoted", true, &[]);
}

#[test]
fn what_stands_at_the_cursor_is_marked_throughout_the_file() {
    let mut client = Client::pushed();
    let text = "%| 🦉 \n\\begin{lakatos}\nconcept war \"🦉\"\ntheory t predicts not war when war\n\\end{lakatos}\n";
    client.open("file:///nowhere/a.tex", text);
    let found = client.at("textDocument/documentHighlight", "file:///nowhere/a.tex", place_of(text, "war when"));
    let marks: Vec<(String, u64)> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|mark| (text_of(text, &mark["range"]), mark["kind"].as_u64().unwrap()))
        .collect();
    assert_eq!(marks, [("war".to_owned(), 3), ("war".to_owned(), 2), ("war".to_owned(), 2)]);
    assert_eq!(client.at("textDocument/documentHighlight", "file:///nowhere/a.tex", (0, 0)), Value::Null);
}

#[test]
fn every_symbol_of_the_examples_is_declared_where_it_stands() {
    let examples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for name in ["first-steps.lak", "korea-japan.md", "korea-japan-progressive.qmd", "democratic-peace.tex"] {
        let text = std::fs::read_to_string(examples.join(name)).unwrap();
        let files = [(name, text.as_str())];
        let folder = Folder::new(&files);
        let mut client = opened(&folder, &files);
        let document = json!({ "textDocument": { "uri": folder.uri(name) } });
        let symbols = client.request("textDocument/documentSymbol", document);
        let declared = symbols.as_array().unwrap().iter().filter(|symbol| symbol["containerName"].is_null());
        let mut count = 0;
        for symbol in declared {
            let shown = symbol["name"].as_str().unwrap();
            let start = &symbol["location"]["range"]["start"];
            let line = text.lines().nth(start["line"].as_u64().unwrap() as usize).unwrap();
            let column = line[..line.find(shown).unwrap()].encode_utf16().count() as u64;
            let place = (start["line"].as_u64().unwrap(), column);
            let found = client.at("textDocument/definition", &folder.uri(name), place);
            assert_eq!(text_of(&text, &found[0]["range"]), shown);
            assert_eq!(found[0]["range"]["start"], json!({ "line": place.0, "character": place.1 }));
            count += 1;
        }
        assert!(count >= 4, "{name} has {count} declarations");
    }
}
