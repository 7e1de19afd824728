//! For papers: a `tabular` in the manner of `booktabs`, to be put into a `table` of one's own.

use super::{Column, Counts, LEGEND, incomplete, symbol, table};
use crate::cli::output::latex::escaped;
use lakatos_engine::rules::Analysis;
use std::io::{self, Write};

/// So many columns leave a third of a common line for the cases.
const MOST_WIDE: usize = 10;

/// Writes the table, as wide as the line and no wider: cases break where they must, and predictions stand by number,
/// and by title below.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let table = table(analysis);
    let count = table.predictions.len();
    writeln!(out, "% Needs \\usepackage{{booktabs}}.")?;
    // Very many columns stand closer to each other.
    let is_tight = count > MOST_WIDE;
    if is_tight {
        writeln!(out, "{{\\setlength{{\\tabcolsep}}{{.3em}}%")?;
    }
    // Every column of results is an em wide, and the cases have what is left.
    let width = format!("\\dimexpr\\linewidth-{}\\tabcolsep-{count}em\\relax", 2 * count);
    // As wide as the line, it has no room for the indentation of a paragraph.
    writeln!(out, "\\noindent\\begin{{tabular}}{{@{{}}p{{{width}}}{}@{{}}}}", "c".repeat(count))?;
    let heads: String = (1..=count).map(|number| format!(" & \\makebox[1em]{{{number}}}")).collect();
    writeln!(out, "\\toprule\nCase{heads} \\\\\n\\midrule")?;
    for row in &table.rows {
        let cells: String = row.results.iter().map(|result| format!(" & {}", sign(symbol(*result)))).collect();
        writeln!(out, "\\raggedright\\hangindent=1em {}{cells} \\tabularnewline", escaped(&row.label))?;
    }
    let name = |(index, column): (usize, &Column)| format!("({})~{}", index + 1, escaped(&column.label));
    let names: Vec<String> = table.predictions.iter().enumerate().map(name).collect();
    let note = incomplete(analysis).to_owned();
    let legend = LEGEND.map(|(symbol, word)| format!("{}~{word}", sign(symbol)));
    writeln!(out, "\\bottomrule")?;
    // Numbers are wider than the columns.
    let numbers = |counts: &Counts| {
        let each = counts.numbers.iter().enumerate();
        let each = each.filter_map(|(index, number)| Some(format!("({})~{}", index + 1, (*number)?)));
        format!("{}: {}", escaped(&counts.label), each.collect::<Vec<_>>().join(", "))
    };
    let counts: Vec<String> = table.counts.iter().map(numbers).collect();
    let notes = [names.join("; "), legend.join(", "), counts.join("; "), note];
    for note in notes.iter().filter(|note| !note.is_empty()) {
        let note = format!("\\footnotesize\\raggedright {note}");
        writeln!(out, "\\multicolumn{{{}}}{{@{{}}p{{\\linewidth}}@{{}}}}{{{note}}} \\tabularnewline", count + 1)?;
    }
    writeln!(out, "\\end{{tabular}}{}", if is_tight { "}" } else { "" })
}

fn sign(symbol: char) -> String {
    match symbol {
        '+' => "$+$".to_owned(),
        '−' => "$-$".to_owned(),
        '·' => "$\\cdot$".to_owned(),
        '∘' => "$\\circ$".to_owned(),
        '~' => "$\\sim$".to_owned(),
        other => other.to_string(),
    }
}
