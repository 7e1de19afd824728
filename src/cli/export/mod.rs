//! `lakatos export`: for those who go elsewhere.

mod argdown;
mod json;

use super::arguments::{Export, ExportTo};
use super::one::{one_argument, tell_incomplete};
use super::output::unread::unread_json;
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::appraisal::map::map;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::rules::RuleSet;
use std::io::{self, Write};

/// Prints the one argument that the paths hold.
pub fn run(arguments: &Export, out: &mut impl Write) -> io::Result<u8> {
    let (project, analysis, problems) = match one_argument(&arguments.paths, Some(&RuleSet::default()), "export") {
        Ok(one) => one,
        Err(refusal) => return refuse(refusal),
    };
    tell_incomplete(&project, &analysis);
    let wording = Wording { argument: &analysis.argument, appraisal: &analysis.appraisal };
    match arguments.to {
        ExportTo::Argdown => out.write_all(argdown::written(&project.title(), &map(wording)).as_bytes())?,
        ExportTo::Json => {
            serde_json::to_writer_pretty(
                &mut *out,
                &json::exported(wording, unread_json(&project, &analysis.left_out)),
            )?;
            writeln!(out)?;
        }
    }
    Ok(if problems.is_empty() { CLEAN } else { UNUSABLE })
}
