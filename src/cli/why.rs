//! `lakatos why NAME`: the page that an editor shows of a verdict, in a terminal.

use super::arguments::Why as Arguments;
use super::one::{one_argument, tell_incomplete};
use super::output::wrap::{WIDTH, wrapped};
use super::slips::is_draft;
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_ide::why::{crucial, why, why_of_case};
use std::io::{self, Write};

/// Prints the page of a name in the one argument that the paths hold.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<u8> {
    if is_draft(&arguments.name) {
        return refuse(name_first(arguments));
    }
    let (project, analysis, problems) = match one_argument(&arguments.paths, None, "explain") {
        Ok(one) => one,
        Err(refusal) => return refuse(refusal),
    };
    tell_incomplete(&project, &analysis);
    let name = &arguments.name;
    let page = match &arguments.case {
        Some(case) => why_of_case(&project, name, case),
        None if arguments.crucial => crucial(&project, name),
        None => why(&project, name),
    };
    let Some(page) = page else {
        let what = match &arguments.case {
            Some(case) => format!("no prediction `{name}`, or no case `{case}`"),
            None if arguments.crucial => format!("no theory `{name}`"),
            None => format!("no theory, auxiliary, prediction, paradigm or case `{name}`"),
        };
        return refuse(format!("there is {what}"));
    };
    for line in page.plain().lines() {
        let text = line.trim_start();
        // What runs over stands under the words of its point.
        let hanging = line.len() - text.len() + if text.starts_with("- ") { 2 } else { 0 };
        for (number, part) in wrapped(text, WIDTH - hanging).iter().enumerate() {
            let indent = if number == 0 { line.len() - text.len() } else { hanging };
            writeln!(out, "{}{part}", " ".repeat(if part.is_empty() { 0 } else { indent }))?;
        }
    }
    Ok(if problems.is_empty() { CLEAN } else { UNUSABLE })
}

/// That a draft stands where the name belongs.
fn name_first(arguments: &Arguments) -> String {
    let draft = &arguments.name;
    match arguments.paths.named().first().filter(|path| !path.exists()) {
        Some(name) => format!("the name comes first: `lakatos why {} {draft}`", name.display()),
        None => format!(
            "name what you ask about before the draft: `lakatos why NAME {draft}`; `lakatos appraise {draft}` shows the names"
        ),
    }
}
