//! A comparison as a table for an appendix, and for programs.

use super::Row;
use super::words::{change_word, said};
use crate::cli::output::latex;
use lakatos_engine::escape::markdown_cell;
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
        let why = if row.reason.is_empty() { "—" } else { &row.reason };
        let what: Vec<String> = said(&row.change.kind).iter().map(|line| markdown_cell(line)).collect();
        writeln!(out, "| `{}` | {} | {} |", row.change.subject, what.join("; "), markdown_cell(why))?;
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
        let what: Vec<String> = said(&row.change.kind).iter().map(|line| code(line)).collect();
        let subject = latex::escaped(&row.change.subject);
        writeln!(out, "\\texttt{{{subject}}} & {} & {why} \\\\", what.join("; "))?;
    }
    writeln!(out, "\\bottomrule\n\\end{{tabularx}}")
}

/// With what stands in backticks in the type of code.
fn code(line: &str) -> String {
    let parts = line.split('`').enumerate();
    let typed = parts.map(|(index, part)| match index % 2 {
        1 => format!("\\texttt{{{}}}", latex::escaped(part)),
        _ => latex::escaped(part),
    });
    typed.collect()
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
