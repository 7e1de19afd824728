//! `lakatos check`: what a referee would raise.

use super::arguments::{Check, Format};
use super::checked::{Checked, check_project};
use super::output::{json, text};
use super::progress::Progress;
use super::{CLEAN, FINDINGS, UNUSABLE, allow};
use crate::project::{Input, Loaded, load};
use rayon::prelude::*;
use std::io::{self, Write};

/// Runs the command.
pub fn run(arguments: &Check, out: &mut impl Write) -> io::Result<u8> {
    let inputs = arguments.paths.inputs();
    if arguments.add_allow.is_some() && inputs.iter().any(|input| matches!(input, Input::StandardInput(_))) {
        eprintln!("lakatos: `--add-allow` writes into files: it has nowhere to write what comes from standard input");
        return Ok(UNUSABLE);
    }
    let progress = Progress::new();
    let loaded = load(&inputs, &arguments.paths.config_choice(), &|| progress.advance());
    let checked = check(&loaded, arguments.show_suppressed);
    progress.finish();
    for problem in loaded.problems.iter().chain(&loaded.warnings) {
        eprintln!("lakatos: {problem}");
    }
    if let Some(reason) = &arguments.add_allow {
        return allow::write(out, &checked, reason);
    }
    match arguments.format {
        Format::Text => text::write_findings(out, &checked, arguments.color.is_wanted())?,
        Format::Json => json::write_findings(out, &checked)?,
    }
    let fails =
        checked.iter().flat_map(|checked| &checked.findings).any(|finding| arguments.fail_on.fails(finding.severity));
    let is_all_read = loaded.problems.is_empty();
    // The process ends here: taking everything apart piece by piece would be for nothing.
    std::mem::forget(checked);
    std::mem::forget(loaded);
    Ok(match (is_all_read, fails) {
        (false, _) => UNUSABLE,
        (true, true) => FINDINGS,
        (true, false) => CLEAN,
    })
}

fn check(loaded: &Loaded, show_suppressed: bool) -> Vec<Checked<'_>> {
    let run = |project| check_project(project, show_suppressed);
    match loaded.projects.as_slice() {
        // Threads cost more than one project takes.
        [] | [_] => loaded.projects.iter().map(run).collect(),
        projects => projects.par_iter().map(run).collect(),
    }
}
