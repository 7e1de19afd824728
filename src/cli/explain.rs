//! `lakatos explain RULE`: the text of a rule's file.

use super::arguments::Explain;
use super::output::wrap::{WIDTH, wrapped};
use super::slips::is_draft;
use super::{CLEAN, refuse};
use lakatos_engine::rules::Finding;
use lakatos_engine::rules::examples::{first_finding, unmarked};
use lakatos_engine::rules::file::RuleFile;
use std::io::{self, Write};

/// Runs the command.
pub fn run(arguments: &Explain, out: &mut impl Write) -> io::Result<u8> {
    let (rules, _) = lakatos_rules::with_examples();
    let Some(rule) = rules.rule(&arguments.rule) else {
        if is_draft(&arguments.rule) {
            return refuse(format!(
                "`explain` takes the id of a rule; `lakatos check {}` checks the draft",
                arguments.rule
            ));
        }
        let hint = rules.nearest(&arguments.rule).map(|nearest| format!("; did you mean `{nearest}`?"));
        let hint = hint.unwrap_or_else(|| "; `lakatos rules` lists them all".to_owned());
        return refuse(format!("there is no rule `{}`{}", arguments.rule, hint));
    };
    let finding = first_finding(rule, lakatos_rules::built_in());
    write_rule(out, &rule.file, finding.as_ref())?;
    Ok(CLEAN)
}

fn write_rule(out: &mut impl Write, rule: &RuleFile, finding: Option<&Finding>) -> io::Result<()> {
    writeln!(out, "{} ({}, {})\n", rule.id, rule.group, rule.severity.word())?;
    writeln!(out, "{}.\n", rule.summary)?;
    write_prose(out, "Why it matters", &rule.why)?;
    if let Some(bad) = rule.bad.first() {
        write_example(out, "Avoid", &bad.note, &bad.text)?;
    }
    if let Some(finding) = finding {
        write_prose(out, "What lakatos says", &format!("{}.", finding.message))?;
        write_prose(out, "What to do instead", finding.help.as_deref().unwrap_or_default())?;
    }
    if let Some(good) = rule.good.first() {
        write_example(out, "Prefer", &good.note, &good.text)?;
    }
    for option in &rule.options {
        writeln!(out, "Option {}: {}\n", option.name, option.doc)?;
    }
    if rule.references.is_empty() { Ok(()) } else { writeln!(out, "References: {}", rule.references.join("; ")) }
}

fn write_prose(out: &mut impl Write, title: &str, text: &str) -> io::Result<()> {
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
