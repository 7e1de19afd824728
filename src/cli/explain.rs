//! `lakatos explain RULE`: the text of a rule's file.

use super::arguments::Explain;
use super::output::wrap::{WIDTH, wrapped};
use super::{CLEAN, UNUSABLE};
use crate::rules::RuleSet;
use crate::rules::examples::unmarked;
use crate::rules::file::RuleFile;
use std::io::{self, Write};

/// Runs the command.
pub fn run(arguments: &Explain, out: &mut impl Write) -> io::Result<u8> {
    let (rules, _) = RuleSet::built_in_with_examples();
    let Some(rule) = rules.rule(&arguments.rule) else {
        let hint = rules.nearest(&arguments.rule).map(|nearest| format!("; did you mean `{nearest}`?"));
        eprintln!("lakatos: there is no rule `{}`{}", arguments.rule, hint.unwrap_or_default());
        return Ok(UNUSABLE);
    };
    write_rule(out, &rule.file)?;
    Ok(CLEAN)
}

fn write_rule(out: &mut impl Write, rule: &RuleFile) -> io::Result<()> {
    writeln!(out, "{} ({}, {})\n", rule.id, rule.group, rule.severity.word())?;
    writeln!(out, "{}.\n", rule.summary)?;
    write_section(out, "Why it matters", &rule.why)?;
    write_section(out, "What to do instead", &with_words(&rule.instead.text))?;
    if let Some(bad) = rule.bad.first() {
        write_example(out, "Avoid", &bad.note, &bad.text)?;
    }
    if let Some(good) = rule.good.first() {
        write_example(out, "Prefer", &good.note, &good.text)?;
    }
    for option in &rule.options {
        writeln!(out, "Option {}: {}\n", option.name, option.doc)?;
    }
    writeln!(
        out,
        "References: {}",
        if rule.references.is_empty() { "none".to_owned() } else { rule.references.join("; ") }
    )
}

fn write_section(out: &mut impl Write, title: &str, text: &str) -> io::Result<()> {
    writeln!(out, "{title}")?;
    for line in wrapped(text, WIDTH) {
        writeln!(out, "  {line}")?;
    }
    writeln!(out)
}

fn write_example(out: &mut impl Write, title: &str, note: &str, text: &str) -> io::Result<()> {
    writeln!(out, "{title}{}", if note.is_empty() { String::new() } else { format!(": {note}") })?;
    for line in unmarked(text).0.trim_matches('\n').lines() {
        writeln!(out, "{}", format!("    {line}").trim_end())?;
    }
    writeln!(out)
}

/// Placeholders stand for the reader's own names: outside a finding, the last word of each says which.
fn with_words(template: &str) -> String {
    let mut plain = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        plain.push_str(&rest[..open]);
        plain.push_str(&word_for(&rest[open + 1..open + close]));
        rest = &rest[open + close + 1..];
    }
    plain + rest
}

fn word_for(expression: &str) -> String {
    let is_path = expression.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_'));
    let steps: Vec<&str> = expression.split('.').collect();
    match steps.as_slice() {
        [.., of, "name"] if is_path => of.to_uppercase().replace('_', "-"),
        [.., last] if is_path => last.to_uppercase().replace('_', "-"),
        _ => "…".to_owned(),
    }
}
