//! `lakatos fix`: what can be mended without a decision of the author's, in the drafts themselves or as a difference.

use super::arguments::Fix as Arguments;
use super::checked::check_project;
use super::difference::write_diff;
use super::earlier::{Earlier, entries};
use super::load::{load, report};
use super::progress::Progress;
use super::tell::tell;
use super::{CLEAN, FINDINGS, UNUSABLE};
use lakatos_engine::rules::Finding;
use lakatos_engine::rules::finding::{Edit, Fix};
use lakatos_engine::rules::fix::compatible;
use lakatos_project::world::Disk;
use lakatos_project::{File, Project, write_atomically};
use lakatos_syntax::Document;
use lakatos_syntax::format::{TextEdit, applied};
use rustc_hash::FxHashSet;
use std::io::{self, Write};
use std::sync::Arc;

/// A fix may open the way for another; more rounds than this only a circle takes.
const ROUNDS: usize = 10;

/// Which fixes are made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// Those that change nothing that the author meant.
    Safe,
    /// The one fix of every finding that has one and no other, as well, unless it leaves something for the author to say.
    Only,
}

impl Choice {
    fn of(self, finding: &Finding) -> Option<&Fix> {
        match (self, finding.fixes.as_slice()) {
            (Self::Only, [only]) if !only.needs_words() => Some(only),
            (_, fixes) => fixes.iter().find(|fix| fix.is_safe),
        }
    }
}

/// What became of the findings.
#[derive(Default)]
struct Tally {
    before: usize,
    fixed: usize,
    with_unsafe: usize,
}

/// Runs the command.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<u8> {
    let choice = if arguments.r#unsafe { Choice::Only } else { Choice::Safe };
    let progress = Progress::new();
    let loaded = load(&arguments.paths, &|| progress.advance());
    progress.finish();
    report(&loaded.problems);
    let mut code = if loaded.problems.is_empty() { CLEAN } else { UNUSABLE };
    let mut tally = Tally::default();
    let mut is_piped = false;
    for project in &loaded.projects {
        let mended = mended(project, choice, &mut tally);
        for file in project.files.iter().filter(|file| file.is_requested) {
            let Some(after) = mended.files.iter().find(|after| after.path == file.path) else { continue };
            if arguments.paths.is_standard_input(&file.path) {
                is_piped = true;
                if !arguments.diff {
                    out.write_all(after.text().as_bytes())?;
                    continue;
                }
            }
            if file.text() == after.text() {
                continue;
            }
            if arguments.diff {
                write_diff(out, &file.path, file.text(), after.text())?;
                code = code.max(FINDINGS);
            } else if let Err(error) = write_atomically(&file.path, after.text()) {
                tell(format!("{}: cannot be written: {error}", file.path.display()));
                code = UNUSABLE;
            }
        }
    }
    // What is read by another program is the text, and nothing else.
    if is_piped || arguments.diff {
        // Whoever has closed it does not want to know.
        let _ = writeln!(io::stderr(), "{}", summary(&tally, arguments));
    } else {
        writeln!(out, "{}", summary(&tally, arguments))?;
    }
    Ok(code)
}

fn summary(tally: &Tally, arguments: &Arguments) -> String {
    let Tally { before, fixed, with_unsafe } = tally;
    let verb = if arguments.diff { "would fix" } else { "fixed" };
    let findings = if *before == 1 { "finding" } else { "findings" };
    let more = if *with_unsafe == 0 || arguments.r#unsafe {
        String::new()
    } else {
        format!(", {with_unsafe} more with --unsafe")
    };
    format!("{verb} {fixed} of {before} {findings}{more}")
}

/// A fix, as it is recognised again: rule, subject, message and title.
type Known = (String, Option<String>, String, String);

/// The project as it is once nothing is left to be mended.
fn mended(project: &Project, choice: Choice, tally: &mut Tally) -> Project {
    let mut current = project.clone();
    // A fix that does not answer its finding is not made again.
    let mut made: FxHashSet<Known> = FxHashSet::default();
    for _ in 0..ROUNDS {
        let findings = check_project(&current, false).findings;
        let known = |finding: &Finding, fix: &Fix| {
            (finding.code.to_string(), finding.subject.clone(), finding.message.clone(), fix.title.clone())
        };
        let chosen = findings.iter().filter_map(|finding| Some((finding, choice.of(finding)?)));
        let offered: Vec<(Known, &Fix)> = chosen
            .map(|(finding, fix)| (known(finding, fix), fix))
            .filter(|(known, fix)| !made.contains(known) && touches_requested(&current, fix))
            .collect();
        let mut fixes = compatible(offered.iter().map(|(_, fix)| *fix));
        let mut next = with_fixes(&current, &fixes);
        if !reads_as_well(&next, &current) {
            // One of them is at fault: each is tried by itself.
            let readable = offered.iter().map(|(_, fix)| *fix).filter(|fix| is_readable_after(&current, fix));
            fixes = compatible(readable);
            next = with_fixes(&current, &fixes);
        }
        if fixes.is_empty() || !reads_as_well(&next, &current) {
            break;
        }
        let is_made: FxHashSet<*const Fix> = fixes.iter().map(|fix| std::ptr::from_ref(*fix)).collect();
        let of_made = offered.into_iter().filter(|(_, fix)| is_made.contains(&std::ptr::from_ref(*fix)));
        made.extend(of_made.map(|(known, _)| known));
        current = next;
    }
    count(project, &current, tally);
    current
}

fn count(before: &Project, after: &Project, tally: &mut Tally) {
    let mut found = check_project(before, false);
    let left = check_project(after, false);
    tally.before += found.findings.len();
    tally.with_unsafe += left
        .findings
        .iter()
        .filter(|finding| Choice::Safe.of(finding).is_none() && Choice::Only.of(finding).is_some())
        .count();
    Earlier::new(entries(&left)).take_from(&mut found);
    tally.fixed += found.findings.len();
}

/// Whether a fix touches only files that the user named.
fn touches_requested(project: &Project, fix: &Fix) -> bool {
    fix.edits.iter().all(|edit| project.file(edit.place.source).is_some_and(|file| file.is_requested))
}

/// Whether the files read as well with a fix as without.
fn is_readable_after(project: &Project, fix: &Fix) -> bool {
    project.all_files().enumerate().all(|(number, file)| {
        let edits = edits_of(number, &[fix]);
        let after = || Document::read(&applied(file.text(), &edits), file.host);
        edits.is_empty() || unread(&after()) <= unread(&file.document)
    })
}

fn reads_as_well(after: &Project, before: &Project) -> bool {
    let reads = |draft: &File| {
        let same = after.files.iter().find(|after| after.path == draft.path);
        same.is_some_and(|after| unread(&after.document) <= unread(&draft.document))
    };
    before.files.iter().all(|draft| reads(draft))
}

/// How much of a draft cannot be read.
fn unread(document: &Document) -> usize {
    document.host_problems.len() + document.pieces.iter().map(|piece| piece.read.problems.len()).sum::<usize>()
}

fn with_fixes(project: &Project, fixes: &[&Fix]) -> Project {
    let text =
        |(number, file): (usize, &Arc<File>)| (file.path.clone(), applied(file.text(), &edits_of(number, fixes)));
    project.with_drafts(&Disk, project.files.iter().enumerate().map(text).collect())
}

/// The edits of a file, in order.
fn edits_of(number: usize, fixes: &[&Fix]) -> Vec<TextEdit> {
    let of_file = |edit: &&Edit| edit.place.source as usize == number;
    let edits = fixes.iter().flat_map(|fix| &fix.edits).filter(of_file);
    let mut edits: Vec<TextEdit> =
        edits.map(|edit| TextEdit { span: edit.place.span, text: edit.text.clone() }).collect();
    edits.sort_by_key(|edit| edit.span.start);
    edits
}
