//! `lakatos cases`: the cases of the drafts and of the library, all or those that a formula holds of.

use super::consulted;
use crate::cli::arguments::{Cases, Format};
use crate::cli::refusal::Refusal;
use crate::cli::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::appraisal::codings::{Coding, coding_of};
use lakatos_engine::appraisal::table::Table;
use lakatos_engine::appraisal::truth::Evaluator;
use lakatos_engine::argument::formula::Formula;
use lakatos_engine::argument::print::{period_text, value_text};
use lakatos_engine::argument::{Argument, CaseId};
use lakatos_engine::rules::Analysis;
use serde::Serialize;
use std::io::{self, Write};
use std::sync::Arc;

/// The name that the formula is read under.
const QUERY: &str = "cases-where";

/// Where cases of the library are.
const LIBRARY: &str = "library";

/// Runs the command.
pub fn run(arguments: &Cases, out: &mut impl Write) -> io::Result<u8> {
    let formula = arguments.formula.as_deref().map(str::trim).filter(|formula| !formula.is_empty());
    let draft = formula.map(|formula| format!("theory {QUERY} scope {}\n", formula.replace(['\n', '\r'], " ")));
    let (projects, is_all_read) = consulted(&arguments.paths, draft.as_deref().unwrap_or_default());
    let mut found = Vec::new();
    for (index, (project, analysis)) in projects.iter().enumerate() {
        let formula = match formula {
            None => None,
            Some(text) => match query(analysis, text) {
                Ok(formula) => Some(formula),
                Err(message) => {
                    return refuse(format!("`--where \"{text}\"`: {message}"));
                }
            },
        };
        found.extend(of_draft(&project.title(), analysis, formula.as_ref()));
        // One library serves all.
        if index + 1 == projects.len() {
            found.extend(of_library(analysis, formula.as_ref()));
        }
    }
    match arguments.format {
        Format::Text => write_text(out, &found)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &found)?;
            writeln!(out)?;
        }
    }
    Ok(if is_all_read { CLEAN } else { UNUSABLE })
}

/// The formula, typed; what is wrong with it in a line.
fn query(analysis: &Analysis, text: &str) -> Result<Formula, Refusal> {
    let theory = analysis.argument.theories.iter().find(|theory| *theory.header.name == *QUERY);
    let source = theory.map(|theory| theory.header.place.source);
    let is_read = analysis.left_out.iter().all(|location| Some(location.source) != source);
    match theory {
        Some(theory) if theory.scope_lines.len() == 1 && is_read => Ok(theory.scope.clone()),
        _ => {
            let problems = analysis.argument.problems.iter().filter(|problem| Some(problem.place.source) == source);
            let told: Vec<String> = problems
                .map(|problem| format!("{}. {}", problem.message, problem.help.as_deref().unwrap_or_default()))
                .collect();
            Err(Refusal::Asked(match told.as_slice() {
                [] => format!(
                    "`{text}` is not a formula: write it as you would after `scope`, such as `shared-threat and not war`"
                ),
                told => told.join(" "),
            }))
        }
    }
}

/// A case that was found.
#[derive(Debug, Serialize)]
struct Found {
    name: String,
    title: String,
    period: Option<String>,
    #[serde(rename = "in")]
    of: String,
    /// Whether the formula holds by some of the codings only.
    contested: bool,
    codings: Vec<Coded>,
    /// Whether the codings are those that the formula asks of.
    #[serde(skip)]
    is_asked: bool,
}

/// How a concept is coded on it.
#[derive(Debug, Serialize)]
struct Coded {
    concept: String,
    /// Several where they are contested.
    values: Vec<String>,
    sources: Vec<String>,
}

fn of_draft(title: &str, analysis: &Analysis, formula: Option<&Formula>) -> Vec<Found> {
    let (argument, appraisal) = (&analysis.argument, &analysis.appraisal);
    found(argument, &appraisal.table, &appraisal.codings, formula, title)
}

fn of_library(analysis: &Analysis, formula: Option<&Formula>) -> Vec<Found> {
    let (Some(library), Some(rows)) = (&analysis.argument.library, &analysis.appraisal.library) else {
        return Vec::new();
    };
    found(library, &rows.table, &rows.codings, formula, LIBRARY)
}

fn found(
    argument: &Argument,
    table: &Table,
    codings: &[Arc<[Coding]>],
    formula: Option<&Formula>,
    of: &str,
) -> Vec<Found> {
    let (certain, contested) = match formula {
        None => ((0..argument.cases.len()).map(CaseId::from_index).collect(), Vec::new()),
        Some(formula) => {
            let truth = Evaluator::new(table).truth(formula);
            (truth.cases(table, Some(true)), truth.contested_cases(table))
        }
    };
    let case = |id: CaseId, contested: bool| {
        let case = argument.case(id);
        let own = &codings[id.index()];
        let told: Vec<&Coding> = match formula {
            None => own.iter().collect(),
            Some(formula) => formula.concepts().into_iter().filter_map(|concept| coding_of(own, concept)).collect(),
        };
        Found {
            name: case.header.name.to_string(),
            title: case.header.title.to_string(),
            period: period_text(case),
            of: of.to_owned(),
            contested,
            codings: told.into_iter().map(|coding| coded(argument, coding)).collect(),
            is_asked: formula.is_some(),
        }
    };
    let certain = certain.into_iter().map(|id: CaseId| case(id, false));
    certain.chain(contested.into_iter().map(|id| case(id, true))).collect()
}

fn coded(argument: &Argument, coding: &Coding) -> Coded {
    let observations = coding.alternatives.iter().flat_map(|one| &one.observations);
    let citations = observations.flat_map(|id| id.resolve(argument).backing.citations.iter());
    let mut sources: Vec<String> = citations.map(|citation| citation.key.to_string()).collect();
    sources.dedup();
    let values = coding.alternatives.iter().map(|one| value_text(argument, coding.concept, one.value));
    Coded { concept: argument.concept(coding.concept).header.name.to_string(), values: values.collect(), sources }
}

fn write_text(out: &mut impl Write, found: &[Found]) -> io::Result<()> {
    let width = |text: fn(&Found) -> &str| found.iter().map(|case| text(case).chars().count()).max().unwrap_or(0);
    let names = width(|case| &case.name);
    let periods = width(|case| case.period.as_deref().unwrap_or_default());
    for cases in found.chunk_by(|one, other| (&one.of, one.contested) == (&other.of, other.contested)) {
        let Some(first) = cases.first() else { continue };
        let of = if first.of == LIBRARY { "the library" } else { first.of.as_str() };
        let how = if first.contested { ", by only some of their codings" } else { "" };
        writeln!(out, "In {of}{how} ({})", cases.len())?;
        for case in cases {
            let period = case.period.as_deref().unwrap_or_default();
            let line = format!("  {:names$}  {period:periods$}  {}", case.name, case.title);
            writeln!(out, "{}", line.trim_end())?;
            if case.is_asked {
                let codings: Vec<String> = case.codings.iter().map(coding_text).collect();
                writeln!(out, "  {:names$}  {:periods$}    {}", "", "", codings.join(", "))?;
            }
        }
        writeln!(out)?;
    }
    if found.is_empty() {
        writeln!(out, "no case of the draft or the library is known to fit")?;
    }
    Ok(())
}

fn coding_text(coded: &Coded) -> String {
    let sources: Vec<String> = coded.sources.iter().map(|key| format!(" @{key}")).collect();
    format!("{} = {}{}", coded.concept, coded.values.join(" or "), sources.concat())
}
