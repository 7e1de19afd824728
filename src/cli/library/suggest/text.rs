//! What there is to look for, to be read.

use super::field::{Bearing, Found, Rival, Suggestion};
use crate::cli::library::write_notes;
use crate::cli::output::wrap::{WIDTH, wrapped};
use std::io::{self, Write};

/// How many cases of a kind are told.
const MOST: usize = 8;

/// How many of those that tell a theory from one rival.
const MOST_OF_A_RIVAL: usize = 3;

/// Rivals first, then the cases that bear on each prediction: hard ones, others, and those that are contested.
pub fn write(suggestion: &Suggestion, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}  {}", suggestion.name, suggestion.title)?;
    if suggestion.predictions.is_empty() {
        return writeln!(out, "\n  it predicts nothing, so no case can speak for or against it");
    }
    if let Some(rivals) = &suggestion.rivals {
        write_rivals(out, rivals)?;
    }
    type Part = fn(&Bearing) -> &[Found];
    let parts: [(&str, Part, bool); 3] = [
        ("Hard cases, which contradict it", |bearing| &bearing.against, true),
        ("Cases that bear it out", |bearing| &bearing.with, false),
        ("Contested cases, which do one or the other depending on the coding", |bearing| &bearing.contested, false),
    ];
    for (heading, part, has_notes) in parts {
        let bearings: Vec<&Bearing> =
            suggestion.predictions.iter().filter(|bearing| !part(bearing).is_empty()).collect();
        writeln!(out, "\n{heading}")?;
        if bearings.is_empty() {
            writeln!(out, "  none known")?;
        }
        for bearing in bearings {
            writeln!(out, "  {}", bearing.claim)?;
            if bearing.is_tendency {
                let rates = bearing.rates.as_ref().map(|rates| format!(": {rates}")).unwrap_or_default();
                writeln!(out, "    a tendency, which no single case refutes{rates}")?;
            }
            write_cases(out, part(bearing), MOST, has_notes)?;
        }
    }
    Ok(())
}

fn write_rivals(out: &mut impl Write, rivals: &[Rival]) -> io::Result<()> {
    writeln!(out, "\nTo tell it from its rivals")?;
    if rivals.is_empty() {
        writeln!(out, "  it has no rival in the draft or the library")?;
    }
    for rival in rivals {
        let nothing = || {
            format!(
                "{} ({}): no single case tells the two apart; compare rates where one of them predicts how often",
                rival.name, rival.title
            )
        };
        for line in wrapped(&rival.look_for.clone().unwrap_or_else(nothing), WIDTH - 2) {
            writeln!(out, "  {line}")?;
        }
        for (heading, cases) in [
            ("these tell them apart already", &rival.told_apart_by),
            ("these cases of the library fit", &rival.fitting),
        ] {
            if !cases.is_empty() {
                writeln!(out, "    {heading}")?;
                write_cases(out, cases, MOST_OF_A_RIVAL, false)?;
            }
        }
    }
    Ok(())
}

fn write_cases(out: &mut impl Write, cases: &[Found], most: usize, has_notes: bool) -> io::Result<()> {
    for case in cases.iter().take(most) {
        let period = case.period.as_deref().unwrap_or_default();
        let mark = if case.is_outside_drafts_draft { "  (library)" } else { "" };
        let line = format!("    {:28}  {period:10}  {}{mark}", case.name, case.title);
        writeln!(out, "{}", line.trim_end())?;
        if has_notes {
            write_notes(out, &case.notes)?;
        }
    }
    if cases.len() > most {
        writeln!(out, "    and {} more", cases.len() - most)?;
    }
    Ok(())
}
