//! `lakatos matrix`: predictions × cases, for a paper.

use super::arguments::{Matrix, TableFormat};
use super::one::{one_argument, tell_incomplete};
use super::output::matrix;
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::rules::RuleSet;
use std::io::{self, Write};

/// Prints the matrix of the one argument that the paths hold.
pub fn run(arguments: &Matrix, out: &mut impl Write) -> io::Result<u8> {
    let (project, analysis, problems) = match one_argument(&arguments.paths, Some(&RuleSet::default()), "tabulate") {
        Ok(one) => one,
        Err(refusal) => return refuse(refusal),
    };
    tell_incomplete(&project, &analysis);
    match arguments.format {
        TableFormat::Text => matrix::write_text(out, &analysis, matrix::Called::ByTitle)?,
        TableFormat::Markdown => matrix::write_markdown(out, &analysis)?,
        TableFormat::Latex => matrix::write_latex(out, &analysis)?,
        TableFormat::Csv => matrix::write_csv(out, &analysis)?,
        TableFormat::Html => matrix::write_html(out, &analysis)?,
    }
    Ok(if problems.is_empty() { CLEAN } else { UNUSABLE })
}
