//! `lakatos check`: what can be typed behind it.

use super::Paths;
use clap::{Args, ValueEnum};
use lakatos_engine::rules::Severity;
use std::path::PathBuf;

/// `lakatos check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// How to print findings
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub format: FindingFormat,
    /// The least severity that makes the command fail
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    /// Show the findings that suppressions allow as well
    #[arg(long)]
    pub show_suppressed: bool,
    /// Write a suppression with this reason before whatever is found
    #[arg(long, value_name = "WHY")]
    pub add_allow: Option<String>,
    /// Write what is printed into a file instead
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Count the findings of each rule instead
    #[arg(long)]
    pub statistics: bool,
    /// Leave out the findings that this file knows
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write what is found now into the baseline
    #[arg(long, requires = "baseline", conflicts_with_all = ["since", "staged", "add_allow"])]
    pub update_baseline: bool,
    /// Only findings that this revision of the git repository did not have
    #[arg(long, value_name = "REV", conflicts_with = "staged")]
    pub since: Option<String>,
    /// Check what is staged, and show only findings that the last commit did not have
    // What is staged is not what lies in the files, which `--add-allow` writes.
    #[arg(long, conflicts_with = "add_allow")]
    pub staged: bool,
    /// Check again whenever a file changes, until Ctrl-C
    #[arg(long, conflicts_with_all = ["output", "update_baseline", "add_allow", "staged"])]
    pub watch: bool,
}

/// How to print findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FindingFormat {
    /// For people
    Text,
    /// For people: a line a finding
    Concise,
    /// For programs
    Json,
    /// For programs: a finding a line
    Jsonl,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For GitHub: annotations of a pull request
    Github,
    /// For GitLab: a code quality report
    Gitlab,
    /// For whatever shows tests: JUnit's XML
    Junit,
    /// For whatever reads Checkstyle's XML
    Checkstyle,
    /// For reviewdog
    Rdjson,
}

/// The least severity that makes `check` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the severities, and never")]
pub enum FailOn {
    Error,
    Warning,
    Info,
    Hint,
    Never,
}

impl FailOn {
    /// Whether a finding of a severity fails the command.
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity <= Severity::Error,
            Self::Warning => severity <= Severity::Warning,
            Self::Info => severity <= Severity::Info,
            Self::Hint => true,
            Self::Never => false,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// In a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Colour {
    /// Whether standard output gets colours.
    pub fn is_wanted(self) -> bool {
        use std::io::IsTerminal;
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && std::io::stdout().is_terminal()
            }
        }
    }
}
