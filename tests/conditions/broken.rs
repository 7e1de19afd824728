//! Rule files with mistakes: everything that is wrong, at once, with line and column. The snapshot is the table.

use lakatos_engine::rules::rule::Rule;
use lakatos_syntax::line_index::{Encoding, LineIndex};

/// A sound rule, to be broken.
const SOUND: &str = r#"id = "untitled"
since = "0.1.0"
severity = "warning"
applies-to = "theory"
summary = "A theory has no title"
when = '''theory.title == ""'''
message = "`{theory.name}` has no title"
why = "A reader needs one."
instead = "Write one after `{theory.name}`."
references = []

[[bad]]
text = "theory «t»"

[[good]]
text = "theory t \"A theory\""
"#;

fn told(text: &str) -> String {
    let index = LineIndex::new(text);
    let problems = Rule::load(text, "mine").err().unwrap_or_default();
    let mut lines: Vec<(u32, u32, String)> = problems
        .into_iter()
        .map(|problem| {
            let position = index.position(problem.place.start, Encoding::Scalar);
            (position.line + 1, position.column + 1, problem.message)
        })
        .collect();
    lines.sort();
    lines.into_iter().map(|(line, column, message)| format!("  {line}:{column}: {message}\n")).collect()
}

/// What each change to the sound rule brings about: a part of it, and what stands there instead.
const CHANGES: [(&str, &[(&str, &str)]); 21] = [
    ("not TOML", &[("since = ", "since "), ("why = ", "why == ")]),
    ("missing keys", &[("since = \"0.1.0\"\n", ""), ("why = \"A reader needs one.\"\n", "")]),
    ("unknown keys", &[("since =", "sinse ="), ("why = ", "whys = \"\"\nwhy = ")]),
    ("empty texts", &[("\"A reader needs one.\"", "\"\""), ("summary = \"A theory has no title\"", "summary = \" \"")]),
    ("no such severity", &[("\"warning\"", "\"warn\"")]),
    ("no such tag", &[("applies-to", "tags = [\"unuseful\", \"nomothetik\", \"test\"]\napplies-to")]),
    ("no such kind", &[("\"theory\"", "[\"theori\", \"case\", \"prediction\", \"cause\"]")]),
    ("wrong type of key", &[("references = []", "references = \"none\""), ("\"0.1.0\"", "1")]),
    ("unknown field", &[("theory.title ==", "theory.titel =="), ("`{theory.name}` has", "`{theory.nam}` has")]),
    ("unknown field of a field", &[("theory.title == \"\"", "theory.predictions.exists(p, p.modes == \"when\")")]),
    ("wrong types", &[("theory.title == \"\"", "theory.title == 1 && theory.predictions")]),
    ("not a condition", &[("theory.title == \"\"", "theory.title")]),
    ("several lines", &[("'''theory.title == \"\"'''", "'''\ntheory.has_scope\n  && 한 == 1\n'''")]),
    ("a thing in a message", &[("`{theory.name}` has", "{theory} has {theory.predictions}")]),
    ("open placeholder", &[("`{theory.name}` has", "`{theory.name has")]),
    (
        "no examples",
        &[("[[bad]]\ntext = \"theory «t»\"\n", ""), ("[[good]]\ntext = \"theory t \\\"A theory\\\"\"\n", "")],
    ),
    (
        "bad fix",
        &[(
            "[[bad]]",
            "[[fix]]\ntitle = \"{it.name}\"\nat = 'theory.name'\nedit = \"insert\"\ntext = \"x\"\n\n[[bad]]",
        )],
    ),
    ("bad related", &[("[[bad]]", "[[related]]\neach = 'theory.name'\nat = 'it.place'\nmessage = \"x\"\n\n[[bad]]")]),
    (
        "bad lowering",
        &[("references = []", "references = []\nlowered = { to = \"lower\", when = 'theory.nme' , if = '' }")],
    ),
    (
        "bad option",
        &[
            ("[[bad]]", "[[option]]\nname = \"cases\"\ndoc = \"How many\"\n\n[[bad]]"),
            ("theory.title == \"\"", "theory.mechanisms > option.case"),
        ],
    ),
    (
        "everything at once",
        &[
            ("severity = \"warning\"", "severity = \"grave\"\ntags = 3"),
            ("theory.title ==", "theory.titel =="),
            ("{theory.name}` has", "{theory.names}` has"),
            ("after `{theory.name}`", "after `{theory.place}`"),
        ],
    ),
];

#[test]
fn the_sound_rule_is_sound() {
    assert_eq!(told(SOUND), "");
}

#[test]
fn every_mistake_of_a_rule_file_is_told_at_once_and_where_it_stands() {
    let mut table = String::new();
    for (title, changes) in CHANGES {
        let mut text = SOUND.to_owned();
        for (part, other) in changes {
            assert!(text.contains(part), "{title}: {part}");
            text = text.replacen(part, other, 1);
        }
        table.push_str(&format!("{title}\n{}", told(&text)));
    }
    insta::assert_snapshot!(table);
}
