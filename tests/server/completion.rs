//! What may be written at a place: only what fits, and what is accepted can be read.

use crate::client::{Client, Folder, rich_abilities};
use serde_json::{Value, json};

/// The declarations that the places below speak of.
const DRAFT: &str = "\
concept alignment \"A commitment\"
  values none < entente < defence
concept threat \"Both are threatened\"
concept distance
  values number
concept region
  values europe, east-asia
paradigm realism \"Realism\"
  core self-help: \"Each sees to its own.\"
  heuristic \"Look outside.\"
theory balance \"Balance of threat\" of realism
  predicts ally: alignment >= entente when threat
theory affinity
  predicts alignment = none when distance > 5
auxiliary spoke amends balance
  predicts insure: threat
case korea-japan \"Korea and Japan\" 1990..2012
  alignment = none
case greece-turkey
source walt1987 \"Walt, The Origins of Alliances, 1987\"
";

/// What is offered at the last `|` in a file.
fn list(client: &mut Client, uri: &str, text: &str, trigger: Option<&str>) -> Value {
    let (before, after) = text.rsplit_once('|').unwrap();
    client.open(uri, &format!("{before}{after}"));
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    let context = match trigger {
        Some(sign) => json!({ "triggerKind": 2, "triggerCharacter": sign }),
        None => json!({ "triggerKind": 1 }),
    };
    let position = json!({ "line": line, "character": column });
    client.request(
        "textDocument/completion",
        json!({ "textDocument": { "uri": uri }, "position": position, "context": context }),
    )
}

fn labels(list: &Value) -> Vec<String> {
    let items = list["items"].as_array().into_iter().flatten();
    items.map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

fn client() -> Client {
    let mut abilities = rich_abilities();
    abilities["general"] = json!({});
    Client::started(abilities, &[])
}

/// The labels offered at `|` below the draft.
fn offered(client: &mut Client, line: &str) -> Vec<String> {
    labels(&list(client, "untitled:Draft.lak", &format!("{DRAFT}{line}"), None))
}

#[track_caller]
fn check(line: &str, expected: &[&str]) {
    assert_eq!(offered(&mut client(), line), expected, "{line}");
}

const MODES: [&str; 6] = ["when", "only when", "exactly when", "more often when", "mostly when", "moves with"];

#[test]
fn behind_a_property_stand_names_of_the_kind_that_it_takes() {
    check("puzzle why\n  outcome |", &["alignment", "threat", "distance", "region"]);
    check("puzzle why\n  about korea-japan, |", &["greece-turkey"]);
    check("puzzle why\n  about |, korea-japan", &["greece-turkey"]);
    check("puzzle why\n  answer |", &["balance", "affinity", "spoke"]);
    check("theory new of |", &["realism"]);
    check("theory affinity2\n  rivals bal|", &["balance", "affinity"]);
    check("theory balance\n  rivals |", &["affinity"]);
    check("theory new\n  built-on |", &["korea-japan", "greece-turkey"]);
    check("theory new\n  explains korea-japan,|", &["greece-turkey"]);
    check("theory new\n  concedes |", &["korea-japan", "greece-turkey"]);
    check("theory new\n  irrespective-of threat, |", &["alignment", "distance", "region"]);
    check("auxiliary new\n  amends |", &["balance", "affinity", "spoke"]);
    check("auxiliary new\n  rescues |", &["korea-japan", "greece-turkey"]);
    check("auxiliary new\n  follows-from |", &["realism.self-help", "realism.h1"]);
    check("auxiliary new\n  follows-from realism.h1, realism.|", &["self-help", "h1"]);
    check("auxiliary new\n  recodes korea-japan: |", &["alignment", "threat", "distance", "region"]);
    check("test new\n  of |", &["balance", "balance.ally", "affinity", "affinity.p1", "spoke", "spoke.insure"]);
    check("test new\n  of balance.|", &["ally"]);
    check("test new\n  on |", &["korea-japan", "greece-turkey"]);
    check("case greece-turkey\n  within |", &["korea-japan"]);
    check("case new\n  like korea-japan on |", &["alignment", "threat", "distance", "region"]);
    check("case new\n  like korea-japan |", &["on", "via"]);
    check("case new selected-as typical for |", &["balance", "affinity"]);
    check("concept new\n  measures |", &["alignment", "threat", "distance", "region"]);
    check("concept new\n  same-as |", &[]);
}

#[test]
fn in_formulas_stand_concepts_and_then_operators_and_levels() {
    let concepts = ["alignment", "threat", "distance", "region", "not", "same", "year"];
    check("theory new\n  predicts |", &concepts);
    check("theory new\n  predicts x: |", &concepts);
    check("theory new\n  predicts not |", &concepts[..4]);
    check("theory new\n  scope not (|", &concepts);
    check("theory new\n  scope threat and |", &concepts);
    check("auxiliary new\n  excepts thr|", &concepts);
    check("theory new\n  predicts threat when (threat or |)", &concepts);
    check("theory new\n  predicts alignment |", &["moves with", ">=", "<=", "=", "!=", ">", "<"]);
    check("theory new\n  scope region |", &["=", "!="]);
    check("theory new\n  scope threat |", &["and", "or", "via", "=", "!="]);
    check("theory new\n  scope (threat |", &["and", "or", "=", "!="]);
    check("theory new\n  scope alignment >= |", &["none", "entente", "defence"]);
    check("theory new\n  scope threat =|", &["no", "yes"]);
    check("theory new\n  scope distance > |", &[]);
    check("theory new\n  predicts alignment = none |", &[&MODES[..5], &["where", "via"]].concat());
    check("theory new\n  predicts threat |", &[&MODES[..], &["where", "via", "=", "!="]].concat());
    check("theory new\n  predicts threat more |", &["often"]);
    check("theory new\n  predicts threat only |", &["when"]);
    check("theory new\n  predicts threat only when |", &concepts);
}

#[test]
fn words_of_a_list_stand_where_the_list_is_asked_for() {
    check("test new\n  kind |", &["straw-in-the-wind", "hoop", "smoking-gun", "doubly-decisive"]);
    check("test new\n  found p|", &["yes", "no", "pending"]);
    check("case new\n  selected-as |", &["most-likely", "least-likely", "typical", "deviant", "pathway", "crucial"]);
    check("case new\n  selected-as typical |", &["for"]);
    let evidence = offered(&mut client(), "case new\n  threat = yes \"a, b\" via |");
    assert_eq!(evidence.first().map(String::as_str), Some("dataset"));
    assert_eq!(evidence.len(), 9);
}

#[test]
fn a_case_is_offered_what_it_does_not_observe_and_first_what_would_decide() {
    check("case new\n  threat = |", &["no", "yes", "unknown"]);
    check("case new\n  alignment = d|", &["none", "entente", "defence", "unknown"]);
    check("case new\n  distance = |", &["unknown"]);
    check("case new\n  settles alignment = |", &["none", "entente", "defence", "unknown"]);
    let found = offered(&mut client(), "case new\n  alignment = defence\n  settles |");
    assert_eq!(found, ["alignment"]);
    let found = offered(&mut client(), "case new\n  alignment = none\n  |");
    assert_eq!(
        found,
        [
            "threat =",
            "distance =",
            "region =",
            "same-as",
            "unit",
            "settles",
            "within",
            "actors",
            "selected-as",
            "like",
            "known-as",
            "note",
            "via"
        ]
    );
}

#[test]
fn a_line_begins_with_properties_that_the_declaration_may_still_take() {
    check(
        "concept new\n  |",
        &["values", "measured", "measures", "defined", "same-as", "column", "known-as", "note", "via"],
    );
    let found = offered(&mut client(), "concept new\n  values no < yes\n  me|\n  column \"x\"\n");
    assert_eq!(found, ["measured", "measures", "defined", "same-as", "column", "known-as", "note", "via"]);
    // What stands under the cursor does not count as taken.
    assert!(offered(&mut client(), "concept new\n  val|ues no < yes\n").contains(&"values".to_owned()));
    // A line may go on with the one above.
    let found = offered(&mut client(), "theory new\n  scope threat\n    a|");
    assert!(["and", "or", "via", "predicts"].iter().all(|word| found.contains(&(*word).to_owned())), "{found:?}");
    assert!(!found.contains(&"when".to_owned()));
    check(
        "theory new\n  scope threat\n    and |",
        &["alignment", "threat", "distance", "region", "not", "same", "year"],
    );
}

#[test]
fn at_the_margin_stand_declarations() {
    let all = ["puzzle", "source", "concept", "paradigm", "theory", "auxiliary", "case", "test", "objection", "data"];
    check("\n|", &all);
    check("\nth|", &all);
    assert_eq!(labels(&list(&mut client(), "untitled:Empty.lak", "|", None)), all);
    let found = list(&mut client(), "untitled:Empty.lak", "|", None);
    assert_eq!(
        found["items"][2]["textEdit"]["newText"], "concept ${1:NAME} \"${2:title}\"\n  measured \"$3\"",
        "{found:#}"
    );
    // For a client without snippets, the word alone.
    let found = list(&mut Client::pushed(), "untitled:Empty.lak", "|", None);
    assert_eq!(found["items"][2]["textEdit"]["newText"], "concept ");
}

#[test]
fn texts_comments_prose_and_new_names_are_the_authors() {
    for line in [
        "theory new \"a |\"",
        "theory new\n  mechanism \"|",
        "theory |",
        "theory new # a |",
        "theory new\n  core |",
        "case new 19|",
        "case new\n  threat = yes @walt1987[pp. |",
        "case new\n  threat = ) |",
        "case new\n  threat = 4|",
    ] {
        check(line, &[]);
    }
    let prose = "Some prose of mine |\n\n```lakatos\nconcept a\n```\n";
    assert_eq!(list(&mut client(), "untitled:Prose.md", prose, None), Value::Null);
    assert_eq!(list(&mut client(), "untitled:Code.md", "```python\n|\n```\n", None), Value::Null);
}

#[test]
fn outside_of_blocks_stands_the_block_itself() {
    assert_eq!(labels(&list(&mut client(), "untitled:a.md", "Prose\n\n|\n", None)), ["```lakatos", "<!-- lakatos"]);
    assert_eq!(labels(&list(&mut client(), "untitled:b.md", "Prose\n\n``|\n", None)), ["```lakatos"]);
    let found = list(&mut client(), "untitled:c.tex", "\\section{A}\n\\be|\n", None);
    assert_eq!(labels(&found), ["\\begin{lakatos}"]);
    assert_eq!(found["items"][0]["textEdit"]["newText"], "\\\\begin{lakatos\\}\n$0\n\\\\end{lakatos\\}");
    assert_eq!(found["items"][0]["textEdit"]["range"]["start"], json!({ "line": 1, "character": 0 }));
}

#[test]
fn works_are_found_by_who_wrote_what_and_when() {
    let bib = "@book{deutsch1957, author = {Deutsch, Karl W. and Sidney Burrell and Others}, title = {Political {C}ommunity}, year = 1957}\n@book{keohane, author={Robert Keohane and Nye, Joseph}, title={Power}, date={1977-01}}\n";
    let text = "concept threat\ncase a\n  threat = yes @deu|";
    let folder = Folder::new(&[
        ("lakatos.toml", "[project]\nbibliography = [\"refs.bib\"]\n"),
        ("refs.bib", bib),
        ("works.lak", "source walt1987 \"Walt, The Origins of Alliances, 1987\"\n"),
        ("a.lak", &text.replace('|', "")),
    ]);
    let mut client = client();
    let found = list(&mut client, &folder.uri("a.lak"), text, Some("@"));
    assert_eq!(labels(&found), ["walt1987", "deutsch1957", "keohane"]);
    let item = &found["items"][1];
    assert_eq!(item["detail"], "Deutsch et al. 1957, Political Community");
    assert_eq!(item["filterText"], "deutsch1957 Deutsch et al. 1957, Political Community");
    assert_eq!(item["textEdit"]["range"]["start"], json!({ "line": 2, "character": 16 }));
    assert_eq!(found["items"][2]["detail"], "Keohane and Nye 1977, Power");
    let resolved = client.request("completionItem/resolve", item.clone());
    let documentation = resolved["documentation"]["value"].as_str().unwrap();
    assert!(documentation.contains("Political Community"), "{documentation}");
}

#[test]
fn a_suppression_names_rules_and_first_those_that_found_something_there() {
    let found = list(&mut client(), "untitled:a.lak", "# lakatos: allow un|\nconcept lonely\n", None);
    assert_eq!(labels(&found)[0], "unused-declaration", "{:?}", &labels(&found)[..3]);
    assert!(labels(&found).contains(&"anomaly-unaddressed".to_owned()));
    assert!(found["items"][0]["detail"].as_str().is_some_and(|summary| !summary.is_empty()));
    assert_eq!(
        labels(&list(&mut client(), "untitled:a.lak", "concept a # lakatos: al|\n", None)),
        ["allow", "allow-file"]
    );
    let in_prose = "Prose.\n\n<!-- lakatos: allow-file | -->\n";
    assert!(labels(&list(&mut client(), "untitled:a.md", in_prose, None)).contains(&"vacuous".to_owned()));
    for nothing in ["# lakatos: allow vacuous — |\n", "# lakatos: deny |\n", "concept a \"lakatos: allow |\"\n"] {
        assert_eq!(list(&mut client(), "untitled:a.lak", nothing, None), Value::Null, "{nothing}");
    }
    let named = list(&mut client(), "untitled:a.lak", "# lakatos: allow vacuous, |\n", None);
    assert!(!labels(&named).contains(&"vacuous".to_owned()));
}

#[test]
fn places_in_hosts_are_those_of_the_host() {
    let quoted = "# 🦉\n\n- > ```lakatos\n  > concept threat \"🦉\"\n  > theory new\n  >   predicts x: threat \"🦉🦉\" when thr|eat\n  > ```\n";
    assert_eq!(list(&mut client(), "untitled:a.md", quoted, None), Value::Null, "behind a reason comes no mode");
    let quoted = quoted.replace("threat \"🦉🦉\" when", "(🦉) threat when");
    assert_eq!(list(&mut client(), "untitled:a.md", &quoted, None), Value::Null, "what cannot be read");
    let sound = "# 🦉\n\n- > ```lakatos\n  > concept threat \"🦉\"\n  > theory new \"🦉🦉\" predicts x: threat when thr|eat\n  > ```\n";
    let found = list(&mut client(), "untitled:a.md", sound, None);
    assert_eq!(labels(&found), ["threat", "not", "same", "year"]);
    let edit = &found["items"][0]["textEdit"]["range"];
    let column = "  > theory new \"🦉🦉\" predicts x: threat when ".encode_utf16().count();
    assert_eq!(edit["start"], json!({ "line": 4, "character": column }));
    assert_eq!(edit["end"], json!({ "line": 4, "character": column + 6 }));
    // A template keeps the margin of its quotation.
    let found = list(&mut client(), "untitled:a.md", "> ```lakatos\n> concept a\n>\n> |\n> ```\n", None);
    assert!(found["items"][2]["textEdit"]["newText"].as_str().unwrap().contains("\n>   measured"), "{found:#}");
    let found = list(&mut client(), "untitled:a.tex", "Text\n%| concept a\n%|   me|\n", None);
    assert!(labels(&found).contains(&"measured".to_owned()));
    // Between two blocks of one declaration.
    let apart = "```lakatos\ncase a\n```\n\nProse.\n\n```lakatos\n  |\n```\n";
    assert!(labels(&list(&mut client(), "untitled:a.md", apart, None)).contains(&"within".to_owned()));
}

#[test]
fn a_space_alone_brings_up_only_what_has_to_follow() {
    let at = |line: &str| labels(&list(&mut client(), "untitled:a.lak", &format!("{DRAFT}{line}"), Some(" ")));
    assert_eq!(at("theory new\n  of |"), ["realism"]);
    assert_eq!(at("theory new\n  of realism |"), [""; 0]);
    assert_eq!(at("theory new\n  scope alignment |").len(), 6);
    assert_eq!(at("theory new\n  scope threat |"), [""; 0]);
    assert_eq!(at("\n |"), [""; 0]);
}

#[test]
fn what_is_written_already_is_not_offered() {
    let mut client = client();
    let mut ask = |line: &str, kind: u8| {
        let text = format!("{DRAFT}{line}");
        client.open("untitled:Draft.lak", &text);
        let position =
            json!({ "line": text.matches('\n').count(), "character": line.rsplit('\n').next().unwrap().len() });
        client.request(
            "textDocument/completion",
            json!({ "textDocument": { "uri": "untitled:Draft.lak" }, "position": position, "context": { "triggerKind": kind } }),
        )
    };
    // The list is asked for anew with every letter, for it does not end where a word does.
    let found = ask("case new\n  threat = n", 1);
    assert_eq!(
        (labels(&found), &found["isIncomplete"]),
        (vec!["no".into(), "yes".into(), "unknown".into()], &json!(true))
    );
    assert_eq!(ask("case new\n  threat = no", 3), Value::Null);
    // Whoever asks for the list sees what else there is.
    assert_eq!(labels(&ask("case new\n  threat = no", 1)), ["yes", "unknown"]);
    assert_eq!(ask("theory new\n  of realism", 3), Value::Null);
    assert_eq!(ask("case new\n  threat = yes @walt1987", 3), Value::Null);
}

#[test]
fn a_template_names_what_there_is() {
    let mut client = client();
    let mut template = |draft: &str, keyword: &str| {
        let found = list(&mut client, "untitled:Draft.lak", &format!("{draft}\n|"), None);
        let items = found["items"].as_array().unwrap();
        let item = items.iter().find(|item| item["label"] == keyword).unwrap();
        item["textEdit"]["newText"].as_str().unwrap().to_owned()
    };
    assert_eq!(template("", "theory"), "theory ${1:NAME} \"${2:title}\"\n  mechanism \"$3\"");
    assert_eq!(template("", "case"), "case ${1:NAME} \"${2:title}\" ${3:1990}..${4:2012}");
    assert!(template(DRAFT, "theory").contains("  of ${3|realism|}\n"));
    assert!(template(DRAFT, "auxiliary").ends_with("\n  amends ${3|balance,affinity|}"));
    let two = "concept war\nconcept threat\n";
    assert!(template(two, "theory").ends_with("predicts ${4:LABEL}: ${5|war,threat|} when ${6|threat,war|}"));
    assert!(template(two, "case").ends_with("\n  ${5|war,threat|} = ${6|unknown|}"));
    assert!(template("", "paradigm").contains("heuristic ${5:OTHER-LABEL}: "));
}

#[test]
fn documentation_comes_when_it_is_asked_for() {
    let mut client = client();
    let uri = "untitled:Draft.lak";
    let mut documentation = |line: &str, label: &str| {
        let found = list(&mut client, uri, &format!("{DRAFT}{line}"), None);
        let items = found["items"].as_array().unwrap();
        let item = items.iter().find(|item| item["label"] == label).unwrap_or_else(|| panic!("no {label}"));
        client.request("completionItem/resolve", item.clone())["documentation"]["value"].as_str().unwrap().to_owned()
    };
    assert!(documentation("puzzle why\n  answer |", "balance").contains("Balance of threat"));
    assert!(documentation("theory new\n  scope alignment = |", "entente").contains("**entente**"));
    assert!(documentation("test new\n  of balance.|", "ally").contains("threat"));
    assert!(documentation("test new\n  kind |", "hoop").contains("Van Evera"));
    assert!(documentation("# lakatos: allow |", "vacuous").len() > 40);
    let unknown = json!({ "label": "x", "data": { "uri": "untitled:Gone", "subject": { "name": "x" } } });
    assert_eq!(client.request("completionItem/resolve", unknown)["label"], "x");
    assert_eq!(client.request("completionItem/resolve", json!({ "label": "y" }))["label"], "y");
}
