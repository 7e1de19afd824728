//! Symbols, folds, selections and links.

use crate::client::{Client, Folder, place_of, plain_abilities, rich_abilities};
use crate::navigation::{opened, text_of};
use serde_json::{Value, json};

const DRAFT: &str = "# A paper 🦉\n\n<!-- lakatos\n# one\n# two\nparadigm realism \"Realism 🦉\"\n  core self-help: \"Alone.\"\n  core \"Unlabelled.\"\n-->\n\nText.\n\n> ```lakatos\n> theory balance \"Balance 🦉\"\n>   of realism\n>   predicts ally: war when threat\n>     and not trust\n> case crisis 1990\n>   war = yes # 🦉\n> theory\n> ```\n";

fn outline(items: &Value, depth: usize, lines: &mut Vec<String>) {
    for item in items.as_array().unwrap() {
        let name = text_of(DRAFT, &item["selectionRange"]);
        let detail = item["detail"].as_str().unwrap_or("-");
        lines.push(format!(
            "{}{} [{name}] {detail} {}",
            "  ".repeat(depth),
            item["name"].as_str().unwrap(),
            item["kind"]
        ));
        outline(&item["children"], depth + 1, lines);
    }
}

fn document(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

/// A client that nests symbols, and counts columns in UTF-16.
fn nesting() -> Client {
    let abilities = json!({ "textDocument": { "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } });
    Client::started(abilities, &[])
}

#[test]
fn a_document_has_its_declarations_with_what_they_hold() {
    let mut client = nesting();
    client.open("file:///nowhere/a.md", DRAFT);
    let symbols = client.request("textDocument/documentSymbol", document("file:///nowhere/a.md"));
    let mut lines = Vec::new();
    outline(&symbols, 0, &mut lines);
    assert_eq!(
        lines,
        [
            "realism [realism] Realism 🦉 3",
            "  self-help [self-help] Alone. 7",
            "  Unlabelled. [core] - 7",
            "balance [balance] Balance 🦉 5",
            "  ally [ally] war when threat and not trust 6",
            "crisis [crisis] - 19",
            "  war = yes [war] - 8",
            "theory [theory] - 5",
        ]
    );
}

#[test]
fn a_client_that_does_not_nest_gets_a_list() {
    let mut client = Client::started(plain_abilities(), &[]);
    client.open("untitled:a", "theory balance predicts ally: war\n");
    let symbols = client.request("textDocument/documentSymbol", document("untitled:a"));
    let names: Vec<(&str, &str)> = symbols
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| (symbol["name"].as_str().unwrap(), symbol["containerName"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(names, [("balance", ""), ("ally", "balance")]);
}

#[test]
fn the_projects_are_searched_by_letters_of_names_the_best_first() {
    let files = [
        ("lakatos.toml", "[project]\n"),
        ("a.lak", "concept cold-war\nconcept warm\nconcept wide-area-rule\ncase x 1990\n  warm = yes\n"),
        ("b.md", "```lak\nconcept War\ntheory t predicts award: warm\n```\n"),
    ];
    let folder = Folder::new(&files);
    let mut client = opened(&folder, &files);
    let mut check = |query: &str, expected: &[&str]| {
        let found = client.request("workspace/symbol", json!({ "query": query }));
        let names: Vec<&str> = found.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names, expected, "{query}");
    };
    check("war", &["War", "warm", "wide-area-rule", "cold-war", "award"]);
    check("WRM", &["warm"]);
    check("한", &[]);
    check("", &["War", "award", "cold-war", "t", "warm", "wide-area-rule", "x"]);
}

#[test]
fn declarations_blocks_and_comments_fold() {
    let mut client = Client::pushed();
    let mut folds = |uri: &str, text: &str| -> Vec<(u64, u64, String)> {
        client.open(uri, text);
        let folds = client.request("textDocument/foldingRange", document(uri));
        let fold = |fold: &Value| {
            let line = |end: &str| fold[end].as_u64().unwrap();
            (line("startLine"), line("endLine"), fold["kind"].as_str().unwrap().to_owned())
        };
        folds.as_array().unwrap().iter().map(fold).collect()
    };
    let region = |first, last| (first, last, "region".to_owned());
    let comment = |first, last| (first, last, "comment".to_owned());
    assert_eq!(
        folds("file:///nowhere/a.md", DRAFT),
        [region(2, 7), comment(3, 4), region(5, 7), region(12, 19), region(13, 16), region(17, 18)]
    );
    assert_eq!(
        folds(
            "file:///nowhere/a.tex",
            "%| concept war\n%|   measured \"so\"\nText\n\\begin{lakatos}\nconcept x\n\\end{lakatos}\n"
        ),
        [region(0, 1), region(3, 4)]
    );
    assert_eq!(folds("file:///nowhere/empty.lak", ""), []);
}

#[test]
fn a_selection_grows_from_the_word_to_the_file() {
    let mut client = Client::pushed();
    let uri = "file:///nowhere/a.md";
    client.open(uri, DRAFT);
    let (line, character) = place_of(DRAFT, "hreat");
    let answer = client.request(
        "textDocument/selectionRange",
        json!({ "textDocument": { "uri": uri }, "positions": [{ "line": line, "character": character }, { "line": 0, "character": 9 }] }),
    );
    let mut texts = Vec::new();
    let mut grown = &answer[0];
    while !grown.is_null() {
        texts.push(text_of(DRAFT, &grown["range"]));
        grown = &grown["parent"];
    }
    assert_eq!(texts[0], "threat");
    assert_eq!(texts[1], "threat\n>     and not trust");
    assert_eq!(texts[2], "predicts ally: war when threat\n>     and not trust");
    assert!(texts[3].starts_with("theory balance") && texts[3].ends_with("not trust"), "{texts:?}");
    assert!(texts[4].starts_with("theory balance") && texts[4].ends_with("> theory\n"), "{texts:?}");
    assert_eq!(texts[5..], [DRAFT]);
    assert_eq!(text_of(DRAFT, &answer[1]["range"]), "paper");
    client.open("untitled:empty", "");
    let nothing = json!({ "textDocument": { "uri": "untitled:empty" }, "positions": [{ "line": 4, "character": 4 }] });
    assert!(client.request("textDocument/selectionRange", nothing)[0]["range"].is_object());
}

#[test]
fn citations_lead_to_the_work_and_rules_to_their_pages() {
    let bib = "@book{walt1987,\n  title = {A = B}, DOI = {https://doi.org/10.7591/9780801469992},\n  url = \"https://example.org/walt\"}\n@misc{doyle, url = \"https://example.org/d?a=1\"}\n@misc{bare, title = {x}}\n@misc{odd, url = {not an address}}\n";
    let text = "---\nbibliography: refs.bib\n---\n```lak\n# 🦉 lakatos: allow anomaly-unaddressed, no-such-rule — why\ntheory t \"🦉\" @walt1987[p. 3] @bare @odd @gone\n  mechanism \"So.\" @doyle\n```\n";
    let files = [("refs.bib", bib), ("a.md", text)];
    let folder = Folder::new(&files);
    let mut client = Client::started(rich_abilities(), &[]);
    client.open(&folder.uri("a.md"), &text.replace("# 🦉 ", "# "));
    let links = client.request("textDocument/documentLink", document(&folder.uri("a.md")));
    let targets: Vec<&str> = links.as_array().unwrap().iter().map(|link| link["target"].as_str().unwrap()).collect();
    assert_eq!(
        targets,
        ["lakatos:/rules/anomaly-unaddressed.md", "https://doi.org/10.7591/9780801469992", "https://example.org/d?a=1"]
    );
    client.open("untitled:a", "concept war\n");
    assert_eq!(client.request("textDocument/documentLink", document("untitled:a")), Value::Null);
}
