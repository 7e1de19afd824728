//! For papers: a `tabular` in the manner of `booktabs`, to be put into a `table` of one's own.

use super::{LEGEND, symbol, table};
use crate::cli::output::latex::escaped;
use crate::rules::Analysis;
use std::io::{self, Write};

/// Writes the table. The heads are turned, for names of predictions are long: it needs `booktabs` and `rotating`.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let table = table(analysis);
    writeln!(out, "% Needs \\usepackage{{booktabs}} and \\usepackage{{rotating}}.")?;
    writeln!(out, "\\begin{{tabular}}{{l{}}}", "c".repeat(table.predictions.len()))?;
    let turned = |name: &String| format!(" & \\begin{{turn}}{{60}}\\texttt{{{}}}\\end{{turn}}", escaped(name));
    let heads: String = table.predictions.iter().map(turned).collect();
    writeln!(out, "\\toprule\nCase{heads} \\\\\n\\midrule")?;
    for row in &table.rows {
        let cells: String = row.results.iter().map(|result| format!(" & {}", sign(symbol(*result)))).collect();
        writeln!(out, "{}{cells} \\\\", escaped(&row.label()))?;
    }
    let legend = LEGEND.map(|(symbol, word)| format!("{} {word}", sign(symbol)));
    let columns = table.predictions.len() + 1;
    writeln!(out, "\\bottomrule\n\\multicolumn{{{columns}}}{{l}}{{\\footnotesize {}}} \\\\", legend.join(", "))?;
    writeln!(out, "\\end{{tabular}}")
}

fn sign(symbol: char) -> String {
    match symbol {
        '+' => "$+$".to_owned(),
        '−' => "$-$".to_owned(),
        '·' => "$\\cdot$".to_owned(),
        '~' => "$\\sim$".to_owned(),
        other => other.to_string(),
    }
}
