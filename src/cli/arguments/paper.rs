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
    /// What to draw it as
    #[arg(long, value_enum, default_value_t = Picture::Svg)]
    pub format: Picture,
}

/// `lakatos matrix`.
#[derive(Debug, Args)]
pub struct Matrix {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// What to write it as
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,
}

/// `lakatos new`.
#[derive(Debug, Args)]
pub struct New {
    /// The draft to begin; its ending says in what [default: paper.md, paper.qmd or paper.tex]
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// In Markdown, which is what is written where nothing is said
    #[arg(long, conflicts_with_all = ["quarto", "latex"])]
    pub markdown: bool,
    /// In Quarto
    #[arg(long, conflicts_with = "latex")]
    pub quarto: bool,
    /// In LaTeX
    #[arg(long)]
    pub latex: bool,
    /// What you ask
    #[arg(long, value_name = "TEXT")]
    pub question: Option<String>,
    /// What is to be explained
    #[arg(long, value_name = "WORDS")]
    pub outcome: Option<String>,
    /// The case
    #[arg(long, value_name = "WORDS")]
    pub case: Option<String>,
    /// Its years, as in `1990..2012`
    #[arg(long, value_name = "YEARS")]
    pub period: Option<String>,
    /// A theory that expects otherwise, or answers
    #[arg(long, value_name = "WORDS")]
    pub theory: Option<String>,
    /// When that theory expects the outcome
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
    pub fn of(path: &Path) -> Option<Self> {
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
    /// For what
    #[arg(long, value_enum)]
    pub to: ExportTo,
}

/// What an argument is written down for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportTo {
    /// Argdown: a map of statements and arguments
    Argdown,
    /// Programs of one's own
    Json,
}

/// `lakatos report`.
#[derive(Debug, Args)]
pub struct Report {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// What to write it as
    #[arg(long, value_enum, default_value_t = PageFormat::Html)]
    pub format: PageFormat,
    /// Where to write it [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How to write a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// One file that needs no other
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
    /// For a paper, in the manner of `booktabs`
    Latex,
    /// For a spreadsheet, or R
    Csv,
    /// For a page
    Html,
}

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Picture {
    /// A picture
    Svg,
    /// A picture, for programs that take no SVG
    Png,
    /// For Graphviz
    Dot,
    /// For forges, Quarto and note-taking programs
    Mermaid,
}
