//! Floor 7: the command line.
//!
//! Arguments ([`arguments`]), one module a command, and what they print ([`output`]). Knows nothing of the language
//! server.

mod allow;
mod appraise;
pub mod arguments;
mod baseline;
mod check;
mod checked;
mod claims;
mod config;
mod count;
mod diff;
mod difference;
mod earlier;
mod explain;
mod export;
mod fix;
mod fmt;
mod freeze;
mod library;
mod load;
mod manual;
mod map;
mod matrix;
mod new;
mod one;
mod output;
mod own_rules;
mod pipe;
#[cfg(feature = "png")]
mod png;
#[cfg(not(feature = "png"))]
#[path = "no_png.rs"]
mod png;
mod progress;
mod refusal;
mod report;
mod rows;
mod rule_list;
mod slips;
mod sql;
mod start;
mod tell;
mod terminal;
mod why;
mod written;

use arguments::Command;
use pipe::Pipe;
use refusal::Refusal;
use std::io::Write;
use tell::tell;

/// Nothing to report.
const CLEAN: u8 = 0;
/// Findings at or above `--fail-on`, or files that are not laid out.
const FINDINGS: u8 = 1;
/// A mistake in the command, or an input that could not be used.
const UNUSABLE: u8 = 2;

/// Says in a line why a command cannot do what it is asked for.
fn refuse(refusal: impl Into<Refusal>) -> std::io::Result<u8> {
    tell(refusal.into());
    Ok(UNUSABLE)
}

/// Runs the command that the arguments ask for; its exit code. `serve` is the language server, of which nothing is known
/// here, if there is one.
pub fn run(serve: Option<fn() -> std::io::Result<u8>>) -> u8 {
    let arguments = slips::arguments();
    if matches!(arguments.command, Command::Server(_)) {
        let served = serve.map_or_else(|| Err(std::io::ErrorKind::Unsupported.into()), |serve| serve());
        return served.unwrap_or_else(|error| {
            tell(format!("cannot serve: {error}"));
            UNUSABLE
        });
    }
    if reads_files(&arguments.command) && std::env::current_dir().is_err() {
        tell("the current folder is not there any more: change to another one (`cd`)");
        return UNUSABLE;
    }
    let mut out = std::io::BufWriter::new(Pipe::new(std::io::stdout().lock()));
    let code = match arguments.command {
        Command::Check(check) => check::run(&check, &mut out),
        Command::Appraise(appraise) => appraise::run(&appraise, &mut out),
        Command::Fmt(fmt) => fmt::run(&fmt, &mut out),
        Command::Explain(explain) => explain::run(&explain, &mut out),
        Command::Why(arguments) => why::run(&arguments, &mut out),
        Command::Sql(sql) => sql::run(&sql, &mut out),
        Command::Rules(rules) => rule_list::run(&rules, &mut out),
        Command::Config(config) => config::run(&config, &mut out),
        Command::NewRule(rule) => own_rules::create(&rule, &mut out),
        Command::TestRules(rules) => own_rules::test(&rules, &mut out),
        Command::Cases(cases) => library::cases(&cases, &mut out),
        Command::Theories(theories) => library::theories(&theories, &mut out),
        Command::Suggest(suggest) => library::suggest(&suggest, &mut out),
        Command::Diff(diff) => diff::run(&diff, &mut out),
        Command::Freeze(freeze) => freeze::run(&freeze, &mut out),
        Command::Start(start) => start::run(&start, &mut out),
        Command::New(new) => new::run(&new, &mut out),
        Command::Export(export) => export::run(&export, &mut out),
        Command::Report(report) => report::run(&report, &mut out),
        Command::Claims(claims) => claims::run(&claims, &mut out),
        Command::Matrix(matrix) => matrix::run(&matrix, &mut out),
        Command::Count(count) => count::run(&count, &mut out),
        Command::Rows(rows) => rows::run(&rows, &mut out),
        Command::Map(map) => map::run(&map, &mut out),
        Command::Fix(fix) => fix::run(&fix, &mut out),
        Command::Completions(completions) => manual::completions(&completions, &mut out),
        Command::Man(man) => manual::man(&man, &mut out),
        Command::Server(_) => Ok(CLEAN),
    };
    let is_closed = |error: &std::io::Error| error.kind() == std::io::ErrorKind::BrokenPipe;
    match (code, out.flush()) {
        (Ok(code), Ok(())) => code,
        // That nobody reads any more (`lakatos rules | head`) is no failure of ours, and hides none.
        (Ok(code), Err(error)) if is_closed(&error) => code,
        (Err(error), _) if is_closed(&error) => CLEAN,
        (Err(error), _) | (Ok(_), Err(error)) => {
            tell(format!("cannot write: {error}"));
            UNUSABLE
        }
    }
}

/// Whether a command speaks of files, which count from the current folder.
fn reads_files(command: &Command) -> bool {
    use Command::{Completions, Explain, Rules, Server, Theories};
    !matches!(command, Completions(_) | Explain(_) | Rules(_) | Server(_) | Theories(_))
}
