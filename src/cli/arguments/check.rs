//! `lakatos check`: what can be typed behind it.

use super::Paths;
use crate::cli::terminal::is_capable;
use clap::{Args, ValueEnum};
use lakatos_engine::rules::Severity;
use std::path::PathBuf;

/// `lakatos check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Output format for findings
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub format: FindingFormat,
    /// Fail if there are findings of this severity or above
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// When to use colours in the output
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    /// Say why, and what to do instead, at every finding, not only at the first of each rule
    #[arg(short, long)]
    pub verbose: bool,
    /// Also show findings that are allowed by a suppression
    #[arg(long)]
    pub show_suppressed: bool,
    /// Add a suppression with this reason above every finding
    #[arg(long, value_name = "WHY")]
    pub add_allow: Option<String>,
    /// Write the output to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Print the number of findings of each rule instead
    #[arg(long)]
    pub statistics: bool,
    /// Report only findings that are not in this baseline file
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write the current findings to the baseline file
    #[arg(long, requires = "baseline", conflicts_with_all = ["since", "staged", "add_allow"])]
    pub update_baseline: bool,
    /// Report only findings that this git revision did not have
    #[arg(long, value_name = "REV", conflicts_with = "staged")]
    pub since: Option<String>,
    /// Check what is staged, and report only findings that the last commit did not have
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
    /// For people: one line per finding
    Concise,
    /// For programs: JSON
    Json,
    /// For programs: one JSON object per line
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// GitHub annotations of a pull request
    Github,
    /// GitLab code quality report
    Gitlab,
    /// JUnit XML, for programs that show test results
    Junit,
    /// Checkstyle XML
    Checkstyle,
    /// Reviewdog's JSON
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
    /// In a terminal that shows them, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Colour {
    /// Whether standard output gets colours.
    pub fn is_wanted(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                !is_refused && is_capable(&std::io::stdout())
            }
        }
    }
}
