//! `lakatos check`: what a referee would raise.

mod report;
mod watch;

use super::arguments::{Check, FindingFormat};
use super::load::load;
use super::progress::Progress;
use super::refuse;
use report::report;
use std::io::{self, Write};

/// Runs the command.
pub fn run(arguments: &Check, out: &mut impl Write) -> io::Result<u8> {
    if let Some(mistake) = mistake(arguments) {
        return refuse(mistake);
    }
    if arguments.watch {
        return watch::run(arguments, out);
    }
    let progress = Progress::new();
    let loaded = load(&arguments.paths, &|| progress.advance());
    progress.finish();
    let code = report(arguments, &loaded, out)?;
    // The process ends here: taking everything apart piece by piece would be for nothing.
    std::mem::forget(loaded);
    Ok(code)
}

/// What cannot be meant, in a line.
fn mistake(arguments: &Check) -> Option<String> {
    let is_piped = arguments.paths.standard_input().is_some();
    if arguments.add_allow.is_some() && is_piped {
        return Some("`--add-allow` cannot be used with standard input: it writes to files".to_owned());
    }
    if arguments.watch && is_piped {
        return Some("`--watch` cannot be used with standard input: it waits for files to change".to_owned());
    }
    let is_for_people = matches!(arguments.format, FindingFormat::Text | FindingFormat::Concise);
    if arguments.watch && !is_for_people {
        return Some("`--watch` prints only `text` or `concise`".to_owned());
    }
    if arguments.statistics && !matches!(arguments.format, FindingFormat::Text | FindingFormat::Json) {
        return Some("`--statistics` prints only `text` or `json`".to_owned());
    }
    None
}
