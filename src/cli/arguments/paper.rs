//! What is drawn, tabulated or written down of an argument: what can be typed behind those commands.

use super::Paths;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// `lakatos map`.
#[derive(Debug, Args)]
pub struct Map {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Output format
    #[arg(long, value_enum, default_value_t = Picture::Svg)]
    pub format: Picture,
}

/// `lakatos matrix`.
#[derive(Debug, Args)]
pub struct Matrix {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Output format
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,
}

/// `lakatos claims`.
#[derive(Debug, Args)]
pub struct Claims {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Output format
    #[arg(long, value_enum, default_value_t = ClaimsFormat::Text)]
    pub format: ClaimsFormat,
}

/// How to list claims and values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ClaimsFormat {
    /// For a terminal
    Text,
    /// JSON, for programs of your own
    Json,
    /// The values, for lakatos.sty
    Latex,
    /// A table with tabulators, for the Pandoc filter, or R
    Tsv,
}

/// `lakatos new`.
#[derive(Debug, Args)]
pub struct New {
    /// Draft to create; its extension says in which format [default: paper.md, paper.qmd or paper.tex]
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Write Markdown (the default)
    #[arg(long, conflicts_with_all = ["quarto", "latex"])]
    pub markdown: bool,
    /// Write Quarto
    #[arg(long, conflicts_with = "latex")]
    pub quarto: bool,
    /// Write LaTeX
    #[arg(long)]
    pub latex: bool,
    /// Your research question
    #[arg(long, value_name = "TEXT")]
    pub question: Option<String>,
    /// Outcome to explain
    #[arg(long, value_name = "WORDS")]
    pub outcome: Option<String>,
    /// Case to explain it in
    #[arg(long, value_name = "WORDS")]
    pub case: Option<String>,
    /// Years of the case, such as `1990..2012`
    #[arg(long, value_name = "YEARS", allow_hyphen_values = true)]
    pub period: Option<String>,
    /// Theory that expects otherwise, or that gives the answer
    #[arg(long, value_name = "WORDS")]
    pub theory: Option<String>,
    /// Condition under which that theory expects the outcome
    #[arg(long, value_name = "WORDS")]
    pub condition: Option<String>,
}

/// What a draft is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what it is called")]
pub enum NewFormat {
    Markdown,
    Quarto,
    Latex,
    Lakatos,
}

impl NewFormat {
    /// What a file of that name is written in.
    pub fn from_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "md" | "markdown" => Some(Self::Markdown),
            "qmd" | "Rmd" => Some(Self::Quarto),
            "tex" => Some(Self::Latex),
            "lak" => Some(Self::Lakatos),
            _ => None,
        }
    }

    /// How its files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Quarto => "qmd",
            Self::Latex => "tex",
            Self::Lakatos => "lak",
        }
    }
}

/// `lakatos export`.
#[derive(Debug, Args)]
pub struct Export {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Format to export to
    #[arg(long, value_enum)]
    pub to: ExportTo,
}

/// What an argument is written down for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportTo {
    /// Argdown: a map of statements and arguments
    Argdown,
    /// JSON, for programs of your own
    Json,
}

/// `lakatos report`.
#[derive(Debug, Args)]
pub struct Report {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Output format
    #[arg(long, value_enum, default_value_t = PageFormat::Html)]
    pub format: PageFormat,
    /// Write the response to reviewers instead: each objection, who raised it, and what answers it
    #[arg(long)]
    pub responses: bool,
    /// File to write the report to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How to write a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// One self-contained file
    Html,
    /// For forges and notes
    Markdown,
}

/// How to write a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For a terminal
    Text,
    /// For Pandoc and forges
    Markdown,
    /// For a paper, with `booktabs`
    Latex,
    /// For a spreadsheet, or R
    Csv,
    /// For a web page
    Html,
}

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Picture {
    /// SVG picture
    Svg,
    /// PNG picture, for programs that do not take SVG
    Png,
    /// Graphviz source
    Dot,
    /// Mermaid source, for GitHub, Quarto and note-taking programs
    Mermaid,
}
