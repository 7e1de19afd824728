//! `lakatos report`: what a referee would hand over, on one page.

mod account;
mod findings;
mod html;
mod look_for;
mod markdown;
mod page;
mod responses;
mod series;

use super::arguments::{PageFormat, Report};
use super::one::{incomplete, one_argument, tell_incomplete};
use super::tell::shown;
use super::written::write_to;
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::appraisal::map::map;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::rules::{Analysis, Severity};
use lakatos_project::{Project, Works, today};
use page::{Block, Page};
use std::io::{self, Write};

/// Prints the report on the one argument that the paths hold.
pub fn run(arguments: &Report, out: &mut impl Write) -> io::Result<u8> {
    let (project, analysis, problems) = match one_argument(&arguments.paths, None, "report on") {
        Ok(one) => one,
        Err(refusal) => return refuse(refusal),
    };
    tell_incomplete(&project, &analysis);
    let page = if arguments.responses { responses(&project, &analysis) } else { page(&project, &analysis) };
    let text = match arguments.format {
        PageFormat::Html => html::written(&page, &analysis),
        PageFormat::Markdown => markdown::written(&page, &analysis),
    };
    if let Err(refusal) = write_to(arguments.output.as_deref(), &text, &[project], out)? {
        return refuse(refusal);
    }
    Ok(if problems.is_empty() { CLEAN } else { UNUSABLE })
}

fn responses(project: &Project, analysis: &Analysis) -> Page {
    let titled = analysis.argument.in_titles();
    let wording = Wording { argument: &titled, appraisal: &analysis.appraisal };
    let title = format!("Response to reviewers: {}", title(project, analysis));
    let note = incomplete(project, analysis).map(|message| Block::Text(format!("Note that {message}.")));
    let works = Works::of(project);
    // Where there is nothing to answer, it says how to write an objection, in code.
    let is_empty = analysis.argument.objections.is_empty();
    let blocks = responses::blocks(wording, &works).into_iter();
    let blocks = blocks.map(|block| if is_empty { block } else { block.in_words() });
    Page { title, blocks: note.into_iter().chain(blocks).chain(works_block(works)).collect() }
}

/// The works cited, at the end of a page; nothing where none are.
fn works_block(works: Works) -> Vec<Block> {
    match works.listed.is_empty() {
        true => Vec::new(),
        false => vec![Block::Heading(2, "Works cited".to_owned()), Block::Works(works.listed)],
    }
}

fn title(project: &Project, analysis: &Analysis) -> String {
    let named = project.config.as_ref().and_then(|config| config.name.clone());
    let first_puzzle = analysis.argument.puzzles.first().map(|puzzle| puzzle.header.title.to_string());
    named.or(first_puzzle).filter(|title| !title.is_empty()).unwrap_or_else(|| project.title())
}

fn page(project: &Project, analysis: &Analysis) -> Page {
    let titled = analysis.argument.in_titles();
    let wording = Wording { argument: &analysis.argument, appraisal: &analysis.appraisal };
    let in_titles = Wording { argument: &titled, ..wording };
    let works = Works::of(project);
    let title = title(project, analysis);
    let files: Vec<String> = project.files.iter().map(|file| format!("`{}`", shown(&file.path))).collect();
    let counted = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let found = |severity: Severity| analysis.findings.iter().filter(|finding| finding.severity == severity).count();
    let argument = &analysis.argument;
    let mut blocks = vec![
        Block::Text(format!("A report on the argument of {}, {}.", files.join(", "), today())),
        Block::Text(format!(
            "{}, {}, {}; {}, {}, {} for information.",
            counted(argument.theories.len(), "theory", "theories"),
            counted(argument.auxiliaries.len(), "auxiliary hypothesis", "auxiliary hypotheses"),
            counted(argument.cases.len(), "case", "cases"),
            counted(found(Severity::Error), "error", "errors"),
            counted(found(Severity::Warning), "warning", "warnings"),
            counted(found(Severity::Info), "note", "notes"),
        )),
    ];
    // It is printed, and read without what the command said.
    blocks.extend(incomplete(project, analysis).map(|message| Block::Text(format!("Note that {message}."))));
    let mut account = account::puzzles(in_titles);
    account.extend(account::concepts(argument, &titled));
    account.push(Block::Heading(2, "The account".to_owned()));
    account.extend(account::theories(in_titles, &works));
    account.extend(series::blocks(in_titles));
    blocks.extend(account.into_iter().map(Block::in_words));
    if !map(wording).nodes.is_empty() {
        blocks.push(Block::Heading(2, "The argument as a map".to_owned()));
        blocks.push(Block::Map);
    }
    blocks.push(Block::Heading(2, "Predictions and cases".to_owned()));
    blocks.push(Block::Matrix);
    blocks.push(Block::Heading(2, "What a referee would raise".to_owned()));
    blocks.extend(findings::blocks(project, analysis));
    blocks.extend(look_for::blocks(wording, &titled).into_iter().map(Block::in_words));
    blocks.extend(works_block(works));
    Page { title, blocks }
}
