//! `lakatos fmt`: declarations laid out, in the drafts themselves or as a difference.

use super::arguments::Fmt;
use super::difference::write_diff;
use super::load::{load, report};
use super::progress::Progress;
use super::tell::shown;
use super::{CLEAN, FINDINGS, UNUSABLE, refuse};
use lakatos_project::{File, write_atomically};
use lakatos_syntax::format::{applied, format};
use std::io::{self, Write};

/// What is done with a file that is not laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Write,
    List,
    Diff,
}

/// Runs the command.
pub fn run(arguments: &Fmt, out: &mut impl Write) -> io::Result<u8> {
    let action = match (arguments.diff, arguments.check) {
        (true, _) => Action::Diff,
        (false, true) => Action::List,
        (false, false) => Action::Write,
    };
    let progress = Progress::new();
    let loaded = load(&arguments.paths, &|| progress.advance());
    progress.finish();
    report(&loaded.problems);
    let mut code = if loaded.problems.is_empty() { CLEAN } else { UNUSABLE };
    for file in loaded.projects.iter().flat_map(|project| project.requested()) {
        let is_standard_input = arguments.paths.is_standard_input(&file.path);
        let edits = format(file.text(), &file.document);
        let laid_out = applied(file.text(), &edits);
        if action == Action::Write && is_standard_input {
            out.write_all(laid_out.as_bytes())?;
        } else if !edits.is_empty() {
            code = code.max(change(out, action, file, &laid_out)?);
        }
    }
    Ok(code)
}

fn change(out: &mut impl Write, action: Action, file: &File, laid_out: &str) -> io::Result<u8> {
    let path = shown(&file.path);
    match action {
        Action::Write => match write_atomically(&file.path, laid_out) {
            Ok(()) => {
                writeln!(out, "{path}: formatted")?;
                Ok(CLEAN)
            }
            Err(error) => refuse(format!("{path}: cannot be written: {error}")),
        },
        Action::List => {
            writeln!(out, "{path}")?;
            Ok(FINDINGS)
        }
        Action::Diff => {
            write_diff(out, &file.path, file.text(), laid_out)?;
            Ok(FINDINGS)
        }
    }
}
