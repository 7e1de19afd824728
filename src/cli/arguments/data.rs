//! The arguments of commands that speak of tables.

use super::Paths;
use clap::{Args, ValueEnum};

/// `lakatos rows`.
#[derive(Debug, Args)]
pub struct Rows {
    /// A prediction, as THEORY.LABEL
    #[arg(value_name = "PREDICTION")]
    pub prediction: String,
    /// List the rows that contradict it [default]
    #[arg(long, group = "which")]
    pub against: bool,
    /// List the rows that bear it out
    #[arg(long = "for", group = "which")]
    pub bears_out: bool,
    /// List the rows that do not decide it
    #[arg(long, group = "which")]
    pub undecided: bool,
    /// Only the rows of this data set
    #[arg(long, value_name = "NAME")]
    pub data: Option<String>,
    /// Output format
    #[arg(long, value_enum, default_value_t = RowsFormat::Text)]
    pub format: RowsFormat,
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
}

/// `lakatos count`.
#[derive(Debug, Args)]
pub struct Count {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
}

/// How rows are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowsFormat {
    /// For a terminal
    Text,
    /// For a spreadsheet, or R
    Csv,
    /// For programs
    Json,
}
