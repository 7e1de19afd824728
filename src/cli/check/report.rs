//! What a check says of what was read.

mod no_argument;

use crate::cli::arguments::{Check, Colour, FindingFormat};
use crate::cli::checked::{Checked, check_project};
use crate::cli::earlier::{Earlier, Entry};
use crate::cli::output::explanations::Explained;
use crate::cli::output::{checkstyle, concise, github, gitlab, json, junit, rdjson, sarif, statistics, text};
use crate::cli::refusal::Refusal;
use crate::cli::tell::{shown, tell};
use crate::cli::written::{refuse_read, write_to};
use crate::cli::{CLEAN, FINDINGS, UNUSABLE, allow, baseline, refuse};
use lakatos_project::history::{History, HistoryError};
use lakatos_project::world::{Disk, World};
use lakatos_project::{Loaded, Project};
use rayon::prelude::*;
use std::io::{self, Write};
use std::path::Path;

/// Checks what was read, and says what was found.
pub fn report(arguments: &Check, loaded: &Loaded, out: &mut impl Write) -> io::Result<u8> {
    crate::cli::load::report(loaded.problems.iter().chain(&loaded.warnings));
    let staged = if arguments.staged { Some(staged(loaded)) } else { None };
    if loaded.projects.is_empty() && !loaded.problems.is_empty() && arguments.format == FindingFormat::Text {
        // That nothing was found there would be no news.
        return Ok(UNUSABLE);
    }
    let projects = match &staged {
        Some(Ok(staged)) => staged.as_slice(),
        Some(Err(error)) => return refuse(error.clone()),
        None => loaded.projects.as_slice(),
    };
    let mut checked = check(projects, arguments.show_suppressed);
    let gone = match leave_out(arguments, &mut checked) {
        Ok(gone) => gone,
        Err(refusal) => return refuse(refusal),
    };
    let is_all_read = loaded.problems.is_empty();
    if let Some(path) = arguments.baseline.as_deref().filter(|_| arguments.update_baseline) {
        return match refuse_read(path, projects) {
            Ok(()) => update_baseline(path, &checked, is_all_read, out),
            Err(refusal) => refuse(refusal),
        };
    }
    if let Some(reason) = &arguments.add_allow {
        return allow::write(out, &checked, reason);
    }
    if let Err(refusal) = print(arguments, projects, &checked, gone.as_deref(), out)? {
        return refuse(refusal);
    }
    let fails =
        checked.iter().flat_map(|checked| &checked.findings).any(|finding| arguments.fail_on.fails(finding.severity));
    std::mem::forget(checked);
    Ok(match (is_all_read, fails) {
        (false, _) => UNUSABLE,
        (true, true) => FINDINGS,
        (true, false) => CLEAN,
    })
}

fn check(projects: &[Project], show_suppressed: bool) -> Vec<Checked<'_>> {
    let run = |project| check_project(project, show_suppressed);
    match projects {
        // Threads cost more than one project takes.
        [] | [_] => projects.iter().map(run).collect(),
        projects => projects.par_iter().map(run).collect(),
    }
}

fn staged(loaded: &Loaded) -> Result<Vec<Project>, HistoryError> {
    loaded.projects.iter().map(|project| History::around(project.root.folder())?.staged(project)).collect()
}

/// Takes out what a revision or the baseline has already; what they have that is found no more, where there is either.
/// In a line, why that cannot be said.
fn leave_out(arguments: &Check, checked: &mut [Checked]) -> Result<Option<Vec<Entry>>, Refusal> {
    let mut gone = None;
    let revision = arguments.since.as_deref().or(arguments.staged.then_some("HEAD"));
    if let Some(revision) = revision {
        let gone = gone.get_or_insert_with(Vec::new);
        for checked in &mut *checked {
            // Before the first commit, everything is new.
            if arguments.staged && History::around(checked.project.root.folder())?.head().is_none() {
                continue;
            }
            let mut earlier = Earlier::at(checked.project, revision)?;
            earlier.take_from(checked);
            gone.extend(earlier.left());
        }
    }
    if let Some(path) = arguments.baseline.as_deref().filter(|_| !arguments.update_baseline) {
        let mut earlier = Earlier::new(baseline::read(path)?);
        checked.iter_mut().for_each(|checked| earlier.take_from(checked));
        let of_baseline = baseline::gone(earlier.left(), checked);
        match of_baseline.len() {
            0 => {}
            1 => tell("1 finding of the baseline is gone: update it with `--update-baseline`"),
            count => tell(format!("{count} findings of the baseline are gone: update it with `--update-baseline`")),
        }
        gone.get_or_insert_with(Vec::new).extend(of_baseline);
    }
    Ok(gone)
}

fn update_baseline(path: &Path, checked: &[Checked], is_all_read: bool, out: &mut impl Write) -> io::Result<u8> {
    if !is_all_read {
        return refuse("the baseline was not updated: not everything could be read");
    }
    match baseline::update(path, checked) {
        Ok(count) => {
            let findings = if count == 1 { "finding" } else { "findings" };
            writeln!(out, "{}: {count} {findings} written", shown(path))?;
            Ok(CLEAN)
        }
        Err(refusal) => refuse(refusal),
    }
}

/// Prints the findings, or writes them where they are wanted; in a line, why they cannot be written there.
fn print(
    arguments: &Check,
    projects: &[Project],
    checked: &[Checked],
    gone: Option<&[Entry]>,
    out: &mut impl Write,
) -> io::Result<Result<(), Refusal>> {
    let Some(path) = arguments.output.as_deref().filter(|path| *path != Path::new("-")) else {
        return write(arguments, checked, gone, out, arguments.color.is_wanted()).map(Ok);
    };
    if arguments.baseline.as_deref().is_some_and(|baseline| Disk.real(baseline) == Disk.real(path)) {
        return Ok(Err(Refusal::Asked(format!("{} is the baseline: choose another output file", path.display()))));
    }
    let mut bytes = Vec::new();
    write(arguments, checked, gone, &mut bytes, arguments.color == Colour::Always)?;
    write_to(Some(path), &String::from_utf8_lossy(&bytes), projects, out)
}

fn write(
    arguments: &Check,
    checked: &[Checked],
    gone: Option<&[Entry]>,
    out: &mut impl Write,
    is_coloured: bool,
) -> io::Result<()> {
    match (arguments.format, arguments.statistics) {
        (FindingFormat::Json, true) => statistics::write_json(out, checked),
        (_, true) => statistics::write_text(out, checked),
        (FindingFormat::Text, _) if no_argument::is_all(checked) => {
            no_argument::say_of_all(out, &arguments.paths, checked)
        }
        (FindingFormat::Text, _) => {
            let explained = if arguments.verbose { Explained::Always } else { Explained::Once };
            text::write_findings(out, checked, is_coloured, explained)?;
            no_argument::say_of_named(out, &arguments.paths, checked)
        }
        (FindingFormat::Concise, _) => concise::write_findings(out, checked),
        (FindingFormat::Json, _) => json::write_findings(out, checked),
        (FindingFormat::Jsonl, _) => json::write_lines(out, checked),
        (FindingFormat::Sarif, _) => sarif::write_findings(out, checked, gone),
        (FindingFormat::Github, _) => github::write_findings(out, checked),
        (FindingFormat::Gitlab, _) => gitlab::write_findings(out, checked),
        (FindingFormat::Junit, _) => junit::write_findings(out, checked, arguments.fail_on),
        (FindingFormat::Checkstyle, _) => checkstyle::write_findings(out, checked),
        (FindingFormat::Rdjson, _) => rdjson::write_findings(out, checked),
    }
}
