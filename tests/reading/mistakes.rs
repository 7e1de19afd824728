//! Half-typed and misplaced lines, each with what its author is told. The snapshot is the table.

use crate::support::api::{Reading, reading};
use lakatos_syntax::Host;

/// Lines as a hand leaves them, under the declaration that they are typed in.
const LINES: [(&str, &[&str]); 8] = [
    (
        "theory t",
        &[
            "predicts",
            "predicts align",
            "predicts align:",
            "predicts align: a >=",
            "predicts a when",
            "predicts a only",
            "predicts a more",
            "predicts a more often",
            "predicts a exactly b",
            "predicts a when b and",
            "predicts a when not",
            "predicts a when (b or c",
            "predicts a when b)",
            "predicts a when b or or c",
            "predicts a = when b",
            "scope",
            "scope a =",
            "scope a = 1..2",
            "scope a 3",
            "mechanism",
            "mechanism \"never closed",
            "mechanism “never closed\"",
            "mechanism unquoted words",
            "core",
            "core label",
            "core label \"text\"",
            "of",
            "of realism.",
            "rivals",
            "rivals a,",
            "rivals a b",
            "irrespective-of ,",
            "concedes \"why\"",
            "excepts a",
            "rescues k",
            "a = yes",
            "predict a",
            "theory",
            "42",
            "@",
            "@walt1987[p. 3",
            "predicts a via",
            "predicts a via gossip",
            "?!",
            "of a of b",
            "predicts theory",
            "rivals a, scope",
            "built-on case",
            "heuristic \"h\"",
        ],
    ),
    (
        "auxiliary x",
        &[
            "amends",
            "recodes",
            "recodes k",
            "recodes k:",
            "recodes k: a",
            "recodes k: a =",
            "recodes k: a = yes no",
            "follows-from",
            "follows-from realism.",
            "follows-from realism.self help",
            "scope a",
            "excepts",
        ],
    ),
    (
        "case k 1990..2012",
        &[
            "a",
            "a =",
            "a = ",
            "= yes",
            "a == yes",
            "a = 1..",
            "a = 3..1",
            "a = ..3",
            "a = yes..no",
            "a = \"yes\"",
            "a: yes",
            "settles",
            "settles a",
            "settles a = ",
            "within",
            "within k, l",
            "selected-as",
            "selected-as typical",
            "selected-as typical for",
            "selected-as normal for t",
            "like",
            "like l on",
            "predicts a",
            "a = -",
            "a = yes yes",
        ],
    ),
    (
        "concept c",
        &[
            "values",
            "values no <",
            "values a < b, c",
            "values a",
            "values a < a",
            "values yes < unknown",
            "measured",
            "measures",
            "same-as",
            "column",
            "outcome a",
            "values a < b\n  values c < d",
        ],
    ),
    ("puzzle p", &["outcome", "outcome a, b", "about", "answer", "answer t and u"]),
    (
        "test e",
        &["of", "on", "kind", "kind smoke", "found", "found maybe", "looks-for", "looks-for evidence", "on k, l"],
    ),
    ("paradigm r", &["core", "heuristic", "heuristic way:", "mechanism \"m\"", "explains"]),
    ("source s", &["of x", "note", "note words"]),
];

const HEADERS: [&str; 18] = [
    "theory",
    "theory \"title\"",
    "theory two names",
    "theory t 1990",
    "case k 2012..1990",
    "case k 1990..2012..2020",
    "case",
    "use",
    "use library",
    "concept 9lives",
    "concept when",
    "concept theory",
    "scope a",
    "a = yes",
    "lorem ipsum",
    "Theory t",
    "theory t \"title\" \"second\"",
    "test e of t.",
];

/// The text, the messages with what they are about.
fn told(text: &str) -> String {
    let Reading { problems, .. } = reading(text, Host::Lakatos);
    let problems: String = problems.iter().map(|problem| format!("    {problem}\n")).collect();
    if problems.is_empty() { "    nothing\n".to_owned() } else { problems }
}

#[test]
fn every_half_typed_line_is_told_what_is_missing() {
    let mut table = String::new();
    for (header, lines) in LINES {
        table.push_str(&format!("{header}\n"));
        for line in lines {
            table.push_str(&format!("  {line}\n{}", told(&format!("{header}\n  {line}\n"))));
        }
    }
    for header in HEADERS {
        table.push_str(&format!("{header}\n{}", told(&format!("{header}\n"))));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_half_typed_line_leaves_the_lines_around_it_as_they_were() {
    for (header, lines) in LINES {
        for line in lines {
            let text = |line: &str| {
                format!("{header}\n  note \"before\"\n  {line}\n  note \"after\"\n\nconcept other\n  note \"x\"\n")
            };
            let Reading { declarations, .. } = reading(&text(line), Host::Lakatos);
            let is_kept =
                |words: &str| declarations.iter().any(|declaration| declaration.contains(&format!("text: {words:?}")));
            // A line that opens a declaration takes those below it.
            assert!(
                is_kept("before") && is_kept("after") && is_kept("other") && is_kept("x"),
                "{}\n{declarations:#?}",
                text(line)
            );
        }
    }
}
