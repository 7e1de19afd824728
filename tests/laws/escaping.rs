//! Whatever titles, notes, reasons and names of files hold, what is printed parses in its format, is made of the same parts
//! as with tame ones, and shows them.

use crate::support::choices::{Choices, cases, choices};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;
use std::process::Command;

/// What means something in some format.
const HOSTILE: [&str; 52] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</text>",
    "]]>",
    "-->",
    "<!--",
    "&lt;",
    "&",
    "`",
    "``",
    "`x`",
    "|",
    "||",
    "$x_1$",
    "\\input{/etc/hostname}",
    "\\",
    "%",
    "{",
    "}",
    "#",
    "# h",
    "- ",
    "1. ",
    "> ",
    "* ",
    "**b**",
    "_i_",
    "~~s~~",
    "[a](http://a.example)",
    "![i](http://a.example/i.png)",
    "http://a.example",
    "@key",
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    ";",
    ",",
    "'",
    "\"",
    "::error::x",
    "%0A::error::y",
    "#quot;",
    "\u{1b}[31m",
    "\u{7}",
    "\u{9b}2J",
    "\u{202e}",
    "\u{2066}",
    "\r",
    "\n",
    "\t",
    "한😀",
];

/// A text around a word by which it is found again.
fn text(choices: &mut Choices, word: &str) -> String {
    let mut some = || (0..choices.below(3)).map(|_| choices.pick(&HOSTILE)).collect::<Vec<_>>().concat();
    let before = some();
    format!("{before}{word}{}", some())
}

/// A draft in which every text is one of `texts`.
fn draft(texts: &[String; 9]) -> String {
    let quoted = texts.each_ref().map(|text| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")));
    let [theory, mechanism, case, note, auxiliary, objection, answer, concept, _] = quoted;
    let reason = texts[8].replace(['\n', '\r'], " ");
    format!(
        "concept war {concept}\n  measured \"deaths\"\nconcept threat\nconcept far\n\n\
         theory t {theory}\n  mechanism {mechanism}\n  predicts p: war when threat\n\n\
         case k {case} 1990..1991\n  war = no {note}\n  threat = yes {note}\n  far = yes\n\n\
         auxiliary x {auxiliary}\n  amends t\n  excepts far\n  rescues k\n\n\
         objection o {objection} @nobody2000\n  to t\n  answered {answer}\n\n\
         # lakatos: allow undated-case, untested-claim — {reason}\ncase l {case}\n  war = yes\n  threat = yes\n"
    )
}

/// Its own folder, with a draft under a name.
struct Paper {
    folder: tempfile::TempDir,
    name: String,
}

impl Paper {
    fn new(name: &str, texts: &[String; 9]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), draft(texts)).unwrap();
        // Rules read titles, too: whether they find something is no matter of formats.
        let off: String = ["ad-hoc", "cases", "evidence", "rivals", "structure", "testability"]
            .map(|group| format!("{group} = \"off\"\n"))
            .concat();
        std::fs::write(folder.path().join("off.toml"), format!("[rules]\n{off}")).unwrap();
        Self { folder, name: name.to_owned() }
    }

    fn run(&self, arguments: &str) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lakatos"));
        command.args(arguments.split(' ')).args(["--", &self.name]).current_dir(self.folder.path());
        let output = command.output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.is_empty() || is_clean(&told), "{arguments}: {told:?}");
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments}: {told}");
        String::from_utf8(output.stdout).unwrap()
    }
}

/// Whether a terminal prints it as it is.
fn is_clean(text: &str) -> bool {
    text.chars()
        .all(|c| c == '\n' || !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

/// What is left of a text in every format.
fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

/// Blocks of a page of Markdown, and its text; that there is no HTML, picture or link in it.
fn markdown(page: &str) -> (Vec<String>, String) {
    let (mut blocks, mut text) = (Vec::new(), String::new());
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    for event in Parser::new_ext(page, options) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                panic!("{event:?}\n{page}")
            }
            Event::Start(Tag::Image { .. } | Tag::Link { .. } | Tag::Strikethrough | Tag::Emphasis) => {
                panic!("{event:?}\n{page}")
            }
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => {}
            Event::Start(tag) => blocks.push(format!("{tag:?}")),
            Event::End(tag) => blocks.push(format!("{tag:?}")),
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            other => panic!("{other:?}\n{page}"),
        }
    }
    (blocks, text)
}

/// The elements of XML, in order, and its text, that of attributes among it.
fn xml(report: &str) -> (Vec<String>, String) {
    let document = roxmltree::Document::parse(report).unwrap_or_else(|error| panic!("{error}\n{report}"));
    let (mut elements, mut text) = (Vec::new(), String::new());
    for node in document.descendants() {
        if node.is_element() {
            elements.push(node.tag_name().name().to_owned());
        }
        node.attributes().for_each(|attribute| text.push_str(attribute.value()));
        text.push_str(node.text().filter(|_| node.is_text()).unwrap_or_default());
    }
    (elements, text)
}

/// The names of the tags of HTML, in order, without those of pictures.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut page = page.split("<svg").map(|part| part.rsplit("</svg>").next().unwrap_or_default()).collect::<String>();
    while let Some(at) = page.find('<') {
        let end = page[at..].find('>').unwrap() + at;
        let name = page[at + 1..end].split_whitespace().next().unwrap_or_default().to_owned();
        page.drain(..=end);
        if !["code", "/code", "b", "/b"].contains(&name.as_str()) {
            tags.push(name);
        }
    }
    tags
}

/// The cells of CSV (RFC 4180).
fn csv(table: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = table.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => cell.extend(characters.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(!is_quoted && cell.is_empty() && row.is_empty(), "{table}");
    rows
}

/// All texts in JSON.
fn strings(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(strings).collect(),
        Value::Object(fields) => fields.values().map(strings).collect(),
        _ => String::new(),
    }
}

fn shows(format: &str, shown: &str, wanted: &str) {
    assert!(letters(shown).contains(&letters(wanted)), "{format} lacks {wanted:?}:\n{shown}");
}

fn pages(hostile: &Paper, tame: &Paper, texts: &[String; 9]) {
    let [theory, _, case, note, auxiliary, objection, answer, ..] = texts;
    let both = |arguments: &str| (hostile.run(arguments), tame.run(arguments));

    for (arguments, wanted) in [
        ("matrix --format markdown", vec![case]),
        ("report --format markdown --config off.toml", vec![theory, auxiliary]),
        ("report --format markdown --responses --config off.toml", vec![objection, answer]),
    ] {
        let (page, of_tame) = both(arguments);
        let ((blocks, shown), (expected, _)) = (markdown(&page), markdown(&of_tame));
        assert_eq!(blocks, expected, "{arguments}\n{page}");
        wanted.iter().for_each(|wanted| shows(arguments, &shown, wanted));
        assert!(is_clean(&page), "{arguments}: {page:?}");
    }
    for arguments in ["report --config off.toml", "report --responses --config off.toml", "matrix --format html"] {
        let (page, of_tame) = both(arguments);
        assert_eq!(tags(&page), tags(&of_tame), "{arguments}\n{page}");
    }
    shows("matrix as HTML", &xml(&hostile.run("matrix --format html")).1, case);
    xml(&hostile.run("map --format svg"));

    let (table, of_tame) = both("matrix --format csv");
    let (rows, expected) = (csv(&table), csv(&of_tame));
    let widths = |rows: &[Vec<String>]| rows.iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(widths(&rows), widths(&expected), "{table}");
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} is computed");
    }
    shows("matrix as CSV", &rows[1][1], case);

    let lines = |text: &str| text.lines().count();
    for arguments in ["map --format dot", "map --format mermaid", "export --to argdown", "matrix --format latex"] {
        let (text, of_tame) = both(arguments);
        assert_eq!(lines(&text), lines(&of_tame), "{arguments}\n{text}");
        let is_run = arguments.ends_with("latex") && text.contains("\\input");
        assert!(is_clean(&text) && !is_run, "{arguments}: {text:?}");
    }
    for line in hostile.run("map --format dot").lines() {
        let marks = line.replace("\\\\", "").replace("\\\"", "").matches('"').count();
        assert!(marks.is_multiple_of(2), "{line}");
    }
    let commands =
        ["backslash", "less", "greater", "asciitilde", "asciicircum"].map(|sign| format!("\\text{sign}{{}}"));
    let latex = hostile.run("matrix --format latex");
    shows("matrix as LaTeX", &commands.iter().fold(latex, |text, command| text.replace(command, " ")), case);

    for (arguments, wanted) in [("export --to json", vec![theory, case, note]), ("appraise --format json", vec![])] {
        let shown = strings(&serde_json::from_str(&hostile.run(arguments)).unwrap());
        wanted.iter().for_each(|wanted| shows(arguments, &shown, wanted));
    }
    for arguments in ["appraise", "matrix", "suggest t", "cases", "fmt --check"] {
        let text =
            if arguments == "suggest t" { hostile.run("suggest --format text t") } else { hostile.run(arguments) };
        assert!(is_clean(&text), "{arguments}: {text:?}");
    }
}

fn findings(hostile: &Paper) {
    let run = |format: &str| hostile.run(&format!("check --show-suppressed --fail-on never --format {format}"));
    let json: Value = serde_json::from_str(&run("json")).unwrap();
    let found = json["findings"].as_array().unwrap();
    let all = found.len() + json["suppressed"].as_array().map_or(0, Vec::len);
    assert!(!found.is_empty());
    let messages: Vec<&str> = found.iter().map(|finding| finding["message"].as_str().unwrap()).collect();

    let (_, junit) = xml(&run("junit"));
    let (elements, checkstyle) = xml(&run("checkstyle"));
    assert_eq!(elements.iter().filter(|name| *name == "error").count(), found.len());
    let sarif: Value = serde_json::from_str(&run("sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), all);
    let gitlab: Value = serde_json::from_str(&run("gitlab")).unwrap();
    let rdjson: Value = serde_json::from_str(&run("rdjson")).unwrap();
    assert_eq!(
        (gitlab.as_array().unwrap().len(), rdjson["diagnostics"].as_array().unwrap().len()),
        (found.len(), found.len())
    );
    let lines = run("jsonl");
    assert_eq!(lines.lines().filter(|line| serde_json::from_str::<Value>(line).is_ok()).count(), all, "{lines}");
    let github = run("github");
    assert_eq!(github.lines().count(), found.len(), "{github}");
    let is_command = |line: &str| ["::error ", "::warning ", "::notice "].iter().any(|word| line.starts_with(word));
    assert!(github.lines().all(is_command) && is_clean(&github), "{github:?}");
    let concise = run("concise");
    assert_eq!(concise.lines().count(), all, "{concise}");
    let text = run("text");
    assert!(is_clean(&concise) && is_clean(&text), "{concise:?}\n{text:?}");
    for message in messages {
        for (format, shown) in [
            ("junit", &junit),
            ("checkstyle", &checkstyle),
            ("sarif", &strings(&sarif)),
            ("gitlab", &strings(&gitlab)),
            ("rdjson", &strings(&rdjson)),
            ("concise", &concise),
        ] {
            shows(format, shown, message);
        }
    }
}

/// Names of files with what may stand in one.
fn file_name(choices: &mut Choices) -> String {
    let is_unix = cfg!(unix);
    let name = text(choices, "paper").replace('/', "");
    let name = if is_unix { name } else { letters(&name) };
    format!("a{name}.lak")
}

proptest! {
    // Each case is some forty commands: few are tried, and a failure is not made much smaller.
    #![proptest_config(ProptestConfig { max_shrink_iters: 24, ..cases(6) })]

    #[test]
    fn whatever_is_said_is_shown_and_breaks_no_format(mut choices in choices(200)) {
        let words = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
        let texts = words.map(|word| text(&mut choices, word));
        let hostile = Paper::new(&file_name(&mut choices), &texts);
        let tame = Paper::new("paper.lak", &words.map(str::to_owned));
        pages(&hostile, &tame, &texts);
        findings(&hostile);
    }
}
