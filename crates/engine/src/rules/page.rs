//! The page of a rule, in Markdown: what `docs/rules/` holds and what an editor shows.

use super::examples::{findings_of, unmarked};
use super::file::{ExampleFile, RuleFile};
use super::finding::Finding;
use super::rule::Rule;
use super::set::RuleSet;
use super::vocabulary::Value;
use std::fmt::Write;

/// All that is to be said of a rule, its examples and what lakatos says of them among it; it is asked beside `others`.
pub fn page(rule: &Rule, others: &RuleSet) -> String {
    let file = &rule.file;
    let mut text = format!("# {}\n\n", file.id);
    let _ = writeln!(text, "{}.\n", file.summary);
    let _ = writeln!(text, "Severity: {}. Group: `{}`. Since {}.\n", file.severity.word(), file.group, file.since);
    let _ = writeln!(text, "## Why\n\n{}\n", sentences(&file.why));
    for bad in &file.bad {
        example(&mut text, "Avoid", bad);
        for finding in findings_of(rule, bad, others) {
            let _ = writeln!(
                text,
                "lakatos says: {}.\n\n{}\n",
                finding.message,
                sentences(finding.help.as_deref().unwrap_or_default())
            );
            fixes(&mut text, file, &finding);
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

/// What an editor offers; a fix that the author has to finish is marked.
fn fixes(text: &mut String, file: &RuleFile, finding: &Finding) {
    if !file.no_fix.is_empty() {
        let _ = writeln!(text, "An editor offers no line for it.\n{}\n", sentences(&file.no_fix));
    }
    if finding.fixes.is_empty() {
        return;
    }
    let _ = writeln!(text, "An editor offers, where `…` is yours to finish:\n");
    for fix in &finding.fixes {
        let _ = writeln!(text, "- {}{}", fix.title, if fix.needs_words() { " …" } else { "" });
    }
    text.push('\n');
}

fn example(text: &mut String, title: &str, example: &ExampleFile) {
    let _ = writeln!(text, "## {title}\n");
    if !example.note.is_empty() {
        let _ = writeln!(text, "{}\n", sentences(&example.note));
    }
    if !example.frozen.is_empty() {
        let _ = writeln!(
            text,
            "The frozen plan:\n\n````lakatos\n{}\n````\n\nand the draft now:\n",
            example.frozen.trim_matches('\n')
        );
    }
    if !example.table.is_empty() {
        let _ =
            writeln!(text, "The table:\n\n````text\n{}\n````\n\nand the draft:\n", example.table.trim_matches('\n'));
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
