//! `lakatos new`: the beginning of an argument, by a short interview in a terminal or by flags.

mod draft;
mod interview;

use super::arguments::{New, NewFormat};
use super::{CLEAN, refuse};
use crate::project::create_file;
use draft::{Answers, written};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// Runs the command.
pub fn run(arguments: &New, out: &mut impl Write) -> io::Result<u8> {
    let said = Answers {
        question: arguments.question.clone(),
        outcome: arguments.outcome.clone(),
        case: arguments.case.clone(),
        period: arguments.period.clone(),
        theory: arguments.theory.clone(),
        condition: arguments.condition.clone(),
    };
    let format = match (arguments.quarto, arguments.latex) {
        (true, _) => NewFormat::Quarto,
        (_, true) => NewFormat::Latex,
        _ => NewFormat::Markdown,
    };
    let is_asked = io::stdin().is_terminal() && said.is_empty();
    let answers = if is_asked { interview::answers(&mut io::stdin().lock(), out)? } else { said };
    let path = arguments.file.clone().unwrap_or_else(|| PathBuf::from(format!("paper.{}", format.extension())));
    match create_file(&path, &written(&answers, format)) {
        Ok(()) => {
            writeln!(out, "wrote {}: `lakatos check {}` says what is missing", path.display(), path.display())?;
            Ok(CLEAN)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            refuse(&format!("{} is there already, and stays as it is", path.display()))
        }
        Err(error) => refuse(&format!("{}: {error}", path.display())),
    }
}
