//! `docs/rules/`: a page a rule, and a table of all, from the rule files.

use crate::generated::Generated;
use lakatos::rules::RuleSet;
use lakatos::rules::examples::{findings_of, unmarked};
use lakatos::rules::file::{ExampleFile, RuleFile};
use lakatos::rules::rule::Rule;
use lakatos::rules::vocabulary::Value;
use std::fmt::Write;
use std::path::PathBuf;

/// Where the pages go.
pub const FOLDER: &str = "docs/rules";

/// The table, and every page.
pub fn pages() -> Vec<Generated> {
    let (set, _) = RuleSet::built_in_with_examples();
    let rules = set.rules();
    let mut pages = vec![Generated { path: PathBuf::from(FOLDER).join("README.md"), text: table(rules) }];
    pages.extend(
        rules
            .iter()
            .map(|rule| Generated { path: PathBuf::from(FOLDER).join(format!("{}.md", rule.id())), text: page(rule) }),
    );
    pages
}

fn table(rules: &[Rule]) -> String {
    let mut text = format!(
        "# The rules\n\n<!-- Written by `cargo xtask gen` from `rules/`. -->\n\nlakatos knows {} rules.\nEach is a file in `rules/`, and its examples are its tests.\n",
        rules.len()
    );
    let mut group = "";
    for rule in rules.iter().map(|rule| &rule.file) {
        if rule.group != group {
            group = &rule.group;
            let _ = write!(text, "\n## `{group}`\n\n| rule | severity | what it flags |\n| --- | --- | --- |\n");
        }
        let _ = writeln!(
            text,
            "| [`{0}`]({0}.md) | {1} | {2} |",
            rule.id,
            rule.severity.word(),
            rule.summary.replace('|', "\\|")
        );
    }
    text
}

fn page(rule: &Rule) -> String {
    let file = &rule.file;
    let mut text = format!(
        "# {}\n\n<!-- Written by `cargo xtask gen` from `rules/{}/{}.toml`. -->\n\n",
        file.id, file.group, file.id
    );
    let _ = writeln!(text, "{}.\n", file.summary);
    let _ = writeln!(text, "Severity: {}. Group: `{}`. Since {}.\n", file.severity.word(), file.group, file.since);
    let _ = writeln!(text, "## Why\n\n{}\n", sentences(&file.why));
    for bad in &file.bad {
        example(&mut text, "Avoid", bad);
        for finding in findings_of(rule, bad) {
            let _ = writeln!(text, "lakatos says: {}.\n\n{}\n", finding.message, sentences(&finding.help));
        }
    }
    for good in &file.good {
        example(&mut text, "Prefer", good);
    }
    options(&mut text, file);
    if !file.references.is_empty() {
        let _ = writeln!(text, "## References\n");
        for reference in &file.references {
            let _ = writeln!(text, "- {reference}");
        }
    }
    format!("{}\n", text.trim_end())
}

fn example(text: &mut String, title: &str, example: &ExampleFile) {
    let _ = writeln!(text, "## {title}\n");
    if !example.note.is_empty() {
        let _ = writeln!(text, "{}\n", sentences(&example.note));
    }
    let language = if example.host == "lak" { "lakatos" } else { &example.host };
    let _ = writeln!(text, "````{language}\n{}\n````\n", unmarked(&example.text).0.trim_matches('\n'));
}

fn options(text: &mut String, file: &RuleFile) {
    if file.options.is_empty() {
        return;
    }
    let _ = writeln!(text, "## Options\n");
    for option in &file.options {
        let default = match &option.default {
            Value::Number(number) => number.to_string(),
            Value::Bool(value) => value.to_string(),
            Value::String(value) => format!("\"{value}\""),
            _ => String::new(),
        };
        let _ = writeln!(text, "- `{}` (default `{default}`): {}", option.name, option.doc);
    }
    text.push('\n');
}

/// One sentence a line, as all prose of this repository.
fn sentences(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(". ", ".\n").replace("? ", "?\n")
}
