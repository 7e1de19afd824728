//! A comparison as a table for an appendix, and for programs.

use super::Row;
use super::words::{change_word, said};
use crate::cli::output::{latex, marked};
use lakatos_engine::escape;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct RowJson<'row> {
    subject: &'row str,
    change: String,
    what: Vec<String>,
    why: &'row str,
}

/// A pipe table.
pub fn write_markdown(out: &mut impl Write, rows: &[Row]) -> io::Result<()> {
    writeln!(out, "| What | How it differs | Why |\n| :--- | :--- | :--- |")?;
    for row in rows {
        let why = if row.reason.is_empty() { "—".to_owned() } else { escape::markdown(&row.reason) };
        let what: Vec<String> = said(&row.change.kind).iter().map(|line| marked::markdown_cell(line)).collect();
        let subject = escape::markdown_cell(&escape::markdown_code(&row.change.subject));
        writeln!(out, "| {subject} | {} | {why} |", what.join("; "))?;
    }
    Ok(())
}

/// A `tabular` in the manner of `booktabs`.
pub fn write_latex(out: &mut impl Write, rows: &[Row]) -> io::Result<()> {
    writeln!(out, "% Needs \\usepackage{{booktabs}} and \\usepackage{{tabularx}}.")?;
    writeln!(
        out,
        "\\noindent\\begin{{tabularx}}{{\\linewidth}}{{lXX}}\n\\toprule\nWhat & How it differs & Why \\\\\n\\midrule"
    )?;
    for row in rows {
        let why = if row.reason.is_empty() { "---".to_owned() } else { latex::escaped(&row.reason) };
        let what: Vec<String> = said(&row.change.kind).iter().map(|line| marked::latex(line)).collect();
        let subject = latex::escaped(&row.change.subject);
        writeln!(out, "\\texttt{{{subject}}} & {} & {why} \\\\", what.join("; "))?;
    }
    writeln!(out, "\\bottomrule\n\\end{{tabularx}}")
}

/// A list of objects.
pub fn write_json(out: &mut impl Write, rows: &[Row]) -> io::Result<()> {
    let rows: Vec<RowJson> = rows
        .iter()
        .map(|row| RowJson {
            subject: &row.change.subject,
            change: change_word(&row.change.kind),
            what: said(&row.change.kind),
            why: &row.reason,
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &rows)?;
    writeln!(out)
}
