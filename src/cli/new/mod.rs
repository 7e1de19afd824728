//! `lakatos new`: the beginning of an argument, by a short interview in a terminal or by flags.

mod draft;
mod interview;

use super::arguments::{New, NewFormat};
use super::{CLEAN, refuse};
use crate::cli::refusal::Refusal;
use draft::{Answers, period_of, written};
use lakatos_project::create_file;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(arguments: &New, out: &mut impl Write) -> io::Result<u8> {
    let (path, format) = match place(arguments) {
        Ok(place) => place,
        Err(refusal) => return refuse(refusal),
    };
    let said = Answers {
        question: arguments.question.clone(),
        outcome: arguments.outcome.clone(),
        case: arguments.case.clone(),
        period: arguments.period.clone(),
        theory: arguments.theory.clone(),
        condition: arguments.condition.clone(),
    };
    let is_asked = io::stdin().is_terminal() && said.is_empty();
    let mut answers = if is_asked { interview::answers(&mut io::stdin().lock(), out)? } else { said };
    if let Some(period) = &answers.period {
        let Some(read) = period_of(period) else {
            return refuse(format!("`{period}` is not a period: write years such as `1990..2012`, or a single year"));
        };
        answers.period = Some(read);
    }
    match create_file(&path, &written(&answers, format)) {
        Ok(()) => {
            writeln!(out, "wrote {}: `lakatos check {}` says what is missing", path.display(), path.display())?;
            Ok(CLEAN)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => refuse(taken(&path)),
        Err(error) => refuse(format!("{}: {error}", path.display())),
    }
}

/// The file to write, and in what; in a line, why that cannot be.
fn place(arguments: &New) -> Result<(PathBuf, NewFormat), Refusal> {
    let asked = [
        (arguments.markdown, NewFormat::Markdown, "--markdown"),
        (arguments.quarto, NewFormat::Quarto, "--quarto"),
        (arguments.latex, NewFormat::Latex, "--latex"),
    ];
    let asked = asked.into_iter().find_map(|(is_asked, format, flag)| is_asked.then_some((format, flag)));
    let Some(path) = arguments.file.clone() else {
        let format = asked.map_or(NewFormat::Markdown, |(format, _)| format);
        return free(PathBuf::from(format!("paper.{}", format.extension()))).map(|path| (path, format));
    };
    let Some(format) = NewFormat::from_path(&path) else {
        return Err(Refusal::Asked(format!(
            "{}: the extension must say which format it is in: .md, .qmd, .Rmd, .tex or .lak",
            path.display()
        )));
    };
    match asked {
        Some((asked, flag)) if asked != format => {
            Err(Refusal::Asked(format!("{} and `{flag}` contradict each other", path.display())))
        }
        _ => free(path).map(|path| (path, format)),
    }
}

/// Nobody wants to answer six questions to hear that the file is there, or that its folder is not: that may be misspelled,
/// so none is made.
fn free(path: PathBuf) -> Result<PathBuf, Refusal> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.is_dir()) {
        _ if path.exists() => Err(taken(&path).into()),
        Some(folder) => {
            let (path, folder) = (path.display(), folder.display());
            Err(Refusal::Asked(format!("{path}: there is no folder {folder}; `mkdir -p {folder}` makes it")))
        }
        None => Ok(path),
    }
}

fn taken(path: &Path) -> String {
    format!("{} already exists and was not changed", path.display())
}
