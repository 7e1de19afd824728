//! `lakatos appraise`: the account of every theory.

use super::arguments::{Appraise, Format};
use super::load::{load, report};
use super::one::tell_incomplete;
use super::output::matrix::Called;
use super::output::{ledger, ledger_json, matrix};
use super::{CLEAN, UNUSABLE};
use lakatos_engine::picture::INCOMPLETE;
use lakatos_engine::rules::RuleSet;
use lakatos_project::Works;
use std::io::{self, Write};

/// Runs the command.
pub fn run(arguments: &Appraise, out: &mut impl Write) -> io::Result<u8> {
    let loaded = load(&arguments.paths, &|| {});
    report(&loaded.problems);
    let nothing = RuleSet::new(Vec::new());
    let analyses: Vec<_> = loaded.projects.iter().map(|project| (project, project.analysed_by(&nothing))).collect();
    analyses.iter().for_each(|(project, analysis)| tell_incomplete(project, analysis));
    match arguments.format {
        Format::Json => ledger_json::write(out, &analyses)?,
        Format::Text => {
            let with_argument: Vec<_> =
                analyses.iter().filter(|(_, analysis)| !analysis.argument.declared.is_empty()).collect();
            for (project, analysis) in &with_argument {
                if with_argument.len() > 1 {
                    writeln!(out, "== {} ==\n", project.title())?;
                }
                // It may be put into a paper without what the command says beside it.
                if !analysis.left_out.is_empty() {
                    writeln!(out, "{INCOMPLETE}\n")?;
                }
                let called = if arguments.titles { Called::ByTitle } else { Called::ByName };
                ledger::write(out, analysis, &Works::of(project), called)?;
                matrix::write_text(out, analysis, called)?;
            }
            // Of what is not there, that is said already.
            if with_argument.is_empty() && (!loaded.projects.is_empty() || loaded.problems.is_empty()) {
                writeln!(out, "no argument found: write one in a `lakatos` block, see docs/language.md")?;
            }
        }
    }
    Ok(if loaded.problems.is_empty() { CLEAN } else { UNUSABLE })
}
