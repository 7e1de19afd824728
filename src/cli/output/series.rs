//! The series of theories in the ledger of `lakatos appraise`.

use lakatos_engine::appraisal::series::Series;
use lakatos_engine::appraisal::wording::Wording;
use std::io::{self, Write};

/// Writes every series: its ledger, then step by step.
pub fn write(out: &mut impl Write, wording: Wording) -> io::Result<()> {
    let all = &wording.appraisal.series;
    for series in &all.series {
        one(out, wording, series)?;
    }
    if all.has_more {
        writeln!(out, "More series than these are not worked out: too many theories fork and merge.\n")?;
    }
    Ok(())
}

fn one(out: &mut impl Write, wording: Wording, series: &Series) -> io::Result<()> {
    writeln!(out, "series {}", wording.versions(series))?;
    writeln!(out, "  {}.", wording.series_ledger(series))?;
    for (step, pair) in series.steps.iter().zip(series.versions.windows(2)) {
        let [before, after] = pair else { continue };
        writeln!(out, "  {} after {}", wording.version(after), wording.version(before))?;
        for (heading, texts) in wording.step([before, after], step) {
            for (number, text) in texts.iter().enumerate() {
                writeln!(out, "    {:13} {text}", if number == 0 { heading } else { "" })?;
            }
        }
    }
    writeln!(out)
}
