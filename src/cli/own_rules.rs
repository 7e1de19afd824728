//! `lakatos new-rule` and `lakatos test-rules`: rules of one's own, without Rust.

use super::arguments::{NewRule, TestRules};
use super::{CLEAN, FINDINGS, UNUSABLE, refuse};
use crate::cli::load::report;
use lakatos_engine::rules::examples::{Expectation, Outcome, outcomes};
use lakatos_project::world::Disk;
use lakatos_project::{create_file, load_rule_folder};
use std::io::{self, Write};

/// What a new rule starts from: a rule that works, to be changed line by line.
const SCAFFOLD: &str = include_str!("own_rules/scaffold.toml");

/// Writes a new rule file.
pub fn create(arguments: &NewRule, out: &mut impl Write) -> io::Result<u8> {
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let Some((group, id)) = arguments.name.split_once('/').filter(|(group, id)| is_word(group) && is_word(id)) else {
        return refuse("a rule is named GROUP/ID in lower-case letters and hyphens, such as `house/no-single-source`");
    };
    if lakatos_rules::built_in().rule(id).is_some() {
        return refuse(format!("there is already a built-in rule `{id}`: choose another id"));
    }
    let path = arguments.folder.join(group).join(format!("{id}.toml"));
    match create_file(&path, &SCAFFOLD.replace("RULE-ID", id)) {
        Ok(()) => {
            writeln!(out, "wrote {}", path.display())?;
            writeln!(
                out,
                "next: change its examples and its `when`, and run `lakatos test-rules {}`;",
                arguments.folder.display()
            )?;
            writeln!(
                out,
                "to put it in force, write `rules = [\"{}\"]` under `[project]` in lakatos.toml",
                arguments.folder.display()
            )?;
            Ok(CLEAN)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            refuse(format!("{} already exists and was not changed", path.display()))
        }
        Err(error) => refuse(format!("{}: cannot be written: {error}", path.display())),
    }
}

/// Runs the examples of every rule of a folder.
pub fn test(arguments: &TestRules, out: &mut impl Write) -> io::Result<u8> {
    let (rules, problems) = load_rule_folder(&Disk, &arguments.folder);
    report(&problems);
    let (mut passed, mut failed) = (0, 0);
    for rule in &rules {
        for (expectation, number, outcome) in outcomes(rule, lakatos_rules::built_in()) {
            let example = if expectation == Expectation::Bad { "bad" } else { "good" };
            let name = format!("{}/{} {example} {}", rule.file.group, rule.id(), number + 1);
            let complaint = match outcome {
                Outcome::Passed => {
                    passed += 1;
                    continue;
                }
                Outcome::Missing => "missing: it gives no finding".to_owned(),
                Outcome::Noisy(messages) => format!("noisy: it gives {}", messages.join("; and ")),
                Outcome::Wrong(place) => format!("wrong: the finding is at `{place}`"),
                Outcome::Unreadable(why) => format!("unreadable: {why}"),
            };
            failed += 1;
            writeln!(out, "{name}: {complaint}")?;
        }
    }
    writeln!(out, "{passed} passed, {failed} failed")?;
    Ok(match (problems.is_empty(), failed) {
        (false, _) => UNUSABLE,
        (true, 0) => CLEAN,
        (true, _) => FINDINGS,
    })
}
