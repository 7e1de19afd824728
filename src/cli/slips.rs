//! What to type instead of what cannot be meant: for those who come from other programs, who mix up the order, or who name a
//! draft where a command belongs.

use super::arguments::Arguments;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};
use lakatos_syntax::Host;
use std::path::Path;

/// What was typed, understood; else the process ends, with what to type instead.
pub fn arguments() -> Arguments {
    let typed: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    Arguments::try_parse().unwrap_or_else(|mut error| {
        if let Some(advice) = advice(&error, &typed) {
            // What is most like it by its letters may be something else by what it does.
            for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::Usage] {
                error.remove(kind);
            }
            error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(advice)]));
        }
        error.exit()
    })
}

/// Whether a word is a command.
pub fn is_command(word: &str) -> bool {
    Arguments::command().get_subcommands().any(|command| command.get_name() == word)
}

/// Whether a word names a draft, there or not, or a folder that is there.
pub fn is_draft(word: &str) -> bool {
    Host::from_path(Path::new(word)).is_some() || Path::new(word).is_dir()
}

fn advice(error: &clap::Error, typed: &[String]) -> Option<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let command = typed.iter().find(|word| is_command(word)).map(String::as_str);
    match error.kind() {
        ErrorKind::InvalidSubcommand => in_place_of_a_command(text(ContextKind::InvalidSubcommand)?, typed),
        ErrorKind::UnknownArgument => {
            let argument = text(ContextKind::InvalidArg)?;
            match argument.starts_with('-') {
                true => in_place_of_a_flag(argument, command),
                false => in_place_of_a_path(argument, command?),
            }
        }
        ErrorKind::MissingRequiredArgument => in_place_of_nothing(command?),
        _ => None,
    }
}

/// Commands of other programs.
const COMMANDS: [(&str, &str); 17] = [
    ("lint", "lakatos check"),
    ("format", "lakatos fmt"),
    ("init", "lakatos new"),
    ("lsp", "lakatos server"),
    ("serve", "lakatos server"),
    ("version", "lakatos --version"),
    ("rule", "lakatos explain RULE"),
    ("preregister", "lakatos freeze"),
    ("lock", "lakatos freeze"),
    ("graph", "lakatos map"),
    ("draw", "lakatos map"),
    ("table", "lakatos matrix"),
    ("ledger", "lakatos appraise"),
    ("account", "lakatos appraise"),
    ("watch", "lakatos check --watch"),
    ("render", "lakatos report"),
    ("review", "lakatos report"),
];

fn in_place_of_a_command(word: &str, typed: &[String]) -> Option<String> {
    if let Some((_, meant)) = COMMANDS.iter().find(|(known, _)| *known == word) {
        return Some(format!("`{meant}` does that"));
    }
    if !is_draft(word) {
        return None;
    }
    let command = typed.iter().find(|word| is_command(word)).map_or("check", String::as_str);
    let why = if typed.iter().any(|word| is_command(word)) { "the command comes first" } else { "to check a draft" };
    Some(format!("{why}: `lakatos {command} {word}`"))
}

/// Flags of other programs, and what does the same; `None` for the command where it goes for all.
const FLAGS: [(&str, Option<&str>, &str); 30] = [
    ("--fix", None, "`lakatos fix` applies fixes, and `lakatos fix --diff` shows them first"),
    ("--fix-only", None, "`lakatos fix` applies fixes, and `lakatos fix --diff` shows them first"),
    ("--diff", Some("check"), "`lakatos fix --diff` shows what would be fixed"),
    ("--unsafe-fixes", None, "`lakatos fix --unsafe` also applies fixes that change the argument"),
    ("--output-format", None, "it is called `--format` here, as in `lakatos check --format json`"),
    ("--json", None, "write `--format json`"),
    ("--output-file", None, "`lakatos check --output FILE` writes to a file"),
    ("--select", None, "rules are set in lakatos.toml, under `[rules]`: `scope-missing = \"off\"`"),
    ("--ignore", None, "rules are set in lakatos.toml, under `[rules]`: `scope-missing = \"off\"`"),
    ("--extend-select", None, "rules are set in lakatos.toml, under `[rules]`: `scope-missing = \"off\"`"),
    ("--extend-ignore", None, "rules are set in lakatos.toml, under `[rules]`: `scope-missing = \"off\"`"),
    ("--rule", None, "rules are set in lakatos.toml, under `[rules]`: `scope-missing = \"off\"`"),
    ("--disable", None, "rules are set in lakatos.toml, under `[rules]`: `scope-missing = \"off\"`"),
    ("--exclude", None, "files are left out in lakatos.toml: `exclude = [\"old/**\"]` under `[project]`"),
    ("--extend-exclude", None, "files are left out in lakatos.toml: `exclude = [\"old/**\"]` under `[project]`"),
    ("--force-exclude", None, "files are left out in lakatos.toml: `exclude = [\"old/**\"]` under `[project]`"),
    ("--add-noqa", None, "`lakatos check --add-allow \"why\"` writes a suppression at every finding"),
    ("--ignore-noqa", None, "`lakatos check --show-suppressed` also shows what suppressions allow"),
    ("--exit-zero", None, "write `--fail-on never`"),
    ("--exit-non-zero-on-fix", None, "`lakatos fix --diff` fails if anything would be fixed"),
    ("--max-warnings", None, "write `--fail-on warning`"),
    ("--quiet", None, "`--format concise` prints a line for each finding"),
    ("-q", None, "`--format concise` prints a line for each finding"),
    ("--no-color", None, "write `--color never`"),
    ("--recursive", None, "a folder is always read with all folders in it"),
    ("-r", None, "a folder is always read with all folders in it"),
    ("--write", None, "`lakatos fmt` writes, unless `--check` or `--diff` is given"),
    ("--in-place", None, "`lakatos fmt` writes, unless `--check` or `--diff` is given"),
    ("--stdin", None, "write `-` for standard input, and `--stdin-filename FILE` to say what it is"),
    ("--explain", None, "`lakatos explain RULE` says why a rule matters"),
];

fn in_place_of_a_flag(flag: &str, command: Option<&str>) -> Option<String> {
    let flag = flag.split('=').next().unwrap_or(flag);
    if let ("-o" | "--output", Some(command)) = (flag, command) {
        return Some(format!("`lakatos {command}` prints to standard output: write `lakatos {command} > FILE`"));
    }
    let fits = |of: &Option<&str>| of.is_none() || *of == command;
    let known =
        FLAGS.iter().find(|(known, of, _)| *known == flag && fits(of)).map(|(_, _, advice)| (*advice).to_owned());
    known.or_else(|| match (flag, command) {
        ("-v" | "--verbose", _) => Some("nothing more is ever said; `lakatos --version` prints the version".to_owned()),
        ("--port" | "--socket" | "--pipe" | "--tcp", Some("server")) => {
            Some("it speaks over standard input and output alone".to_owned())
        }
        _ => None,
    })
}

fn in_place_of_a_path(word: &str, command: &str) -> Option<String> {
    match command {
        "theories" => Some("it lists those of the library; `lakatos appraise` speaks of those of a draft".to_owned()),
        "rules" if is_draft(word) => Some(format!("it lists all rules; `lakatos check {word}` says what they find")),
        "rules" => Some(format!("`lakatos explain {word}` explains a rule")),
        "server" => Some("it takes none: an editor starts it, and speaks to it over standard input".to_owned()),
        "explain" => Some("it explains one rule; `lakatos rules` lists them all".to_owned()),
        "config" | "start" | "new" => Some(format!("`lakatos {command}` takes one path")),
        _ => None,
    }
}

fn in_place_of_nothing(command: &str) -> Option<String> {
    match command {
        "explain" => Some("`lakatos rules` lists the rules; `lakatos explain unfalsifiable` explains one".to_owned()),
        "export" => Some("write `lakatos export --to json`, or `--to argdown`".to_owned()),
        "suggest" => Some("name a theory of the draft or of the library, as in `lakatos suggest balance-of-threat`; `lakatos theories` lists those of the library".to_owned()),
        "diff" => Some("name a revision, as in `lakatos diff HEAD`; `lakatos diff --frozen` compares with the frozen plan".to_owned()),
        "rows" => Some("name a prediction, as in `lakatos rows balance-of-threat.align --against`; `lakatos appraise` shows their names".to_owned()),
        "why" => Some("name a theory, an auxiliary, a paradigm, a case or a prediction, as in `lakatos why balance-of-threat`; `lakatos appraise` shows their names".to_owned()),
        "sql" => Some("name a prediction, as in `lakatos sql balance-of-threat.align`; `lakatos appraise` shows them".to_owned()),
        "start" => Some("name the draft, as in `lakatos start paper.md`; `lakatos new` begins one".to_owned()),
        "completions" => Some("name your shell, as in `lakatos completions bash`".to_owned()),
        "new-rule" => Some("name a group and an id, as in `lakatos new-rule house/no-single-source`".to_owned()),
        _ => None,
    }
}
