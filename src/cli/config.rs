//! `lakatos config`: what is in force, and from where.

use super::arguments;
use super::{CLEAN, UNUSABLE, refuse};
use crate::cli::load::report;
use lakatos_engine::rules::condition::eval::display;
use lakatos_engine::rules::file::RuleFile;
use lakatos_engine::rules::settings::{Aim, Stance};
use lakatos_project::world::Disk;
use lakatos_project::{CONFIG_NAME, Config};
use std::io::{self, Write};
use std::path::Path;

/// Runs the command.
pub fn run(arguments: &arguments::Config, out: &mut impl Write) -> io::Result<u8> {
    if !arguments.path.exists() {
        return refuse(format!("{}: there is no such file or folder", arguments.path.display()));
    }
    let path = std::path::absolute(&arguments.path)?;
    let folder = if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(Path::new("/")) };
    let Some(root) = Config::root_of(&Disk, folder) else {
        writeln!(out, "no {CONFIG_NAME} in {} or above it: every draft is an argument of its own,", folder.display())?;
        writeln!(
            out,
            "and the {} built-in rules have their default settings",
            lakatos_rules::built_in().rules().len()
        )?;
        return Ok(CLEAN);
    };
    match Config::read(&Disk, &root.join(CONFIG_NAME)) {
        Ok(config) => {
            write_config(out, &config)?;
            Ok(CLEAN)
        }
        Err(problems) => {
            report(&problems);
            Ok(UNUSABLE)
        }
    }
}

fn write_config(out: &mut impl Write, config: &Config) -> io::Result<()> {
    writeln!(out, "from     {}", config.root.join(CONFIG_NAME).display())?;
    writeln!(out, "project  {}", config.name.as_deref().unwrap_or("(no name)"))?;
    let stance = match config.settings.stance {
        Stance::Nomothetic => "nomothetic",
        Stance::Analyticist => "analyticist: rules about refutation are off",
    };
    let aim = match config.settings.aim {
        Aim::Test => "test",
        Aim::Build => "build: what is not tested yet is for information only",
        Aim::Describe => "describe: what is not tested is a hint",
    };
    let uses = if config.uses.is_empty() {
        "no library, except those that drafts ask for".to_owned()
    } else {
        config.uses.join(", ")
    };
    writeln!(out, "stance   {stance}\naim      {aim}\nuses     {uses}\n")?;
    let built_in = lakatos_rules::built_in();
    let mut changed = 0;
    for rule in config.rules.rules() {
        let before = built_in.rule(rule.id()).map(|before| &before.file);
        let mut differences: Vec<String> = changed_options(before, &rule.file);
        match before {
            None => differences.push("your own rule".to_owned()),
            Some(before) if before.severity != rule.file.severity => {
                differences.push(format!("was {}", before.severity.word()));
            }
            Some(_) => {}
        }
        if !differences.is_empty() {
            let severity = rule.file.severity.word();
            writeln!(out, "  {}/{}  {severity} ({})", rule.file.group, rule.id(), differences.join(", "))?;
            changed += 1;
        }
    }
    let off = built_in.rules().iter().filter(|rule| config.rules.rule(rule.id()).is_none());
    for rule in off {
        writeln!(out, "  {}/{}  off", rule.file.group, rule.id())?;
        changed += 1;
    }
    writeln!(out, "{} rules in force, {changed} changed or off", config.rules.rules().len())
}

/// Options that are not as they come, with their values.
fn changed_options(before: Option<&RuleFile>, rule: &RuleFile) -> Vec<String> {
    let options = before.map(|before| before.options.as_slice()).unwrap_or_default();
    let changed = rule.options.iter().zip(options).filter(|(now, before)| now.default != before.default);
    changed
        .map(|(now, before)| format!("{} {}, was {}", now.name, display(&now.default), display(&before.default)))
        .collect()
}
