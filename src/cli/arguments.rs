//! What can be typed.

mod check;
mod data;
mod paper;
mod sql;

pub use check::{Check, Colour, FailOn, FindingFormat};
pub use data::{Count, Rows, RowsFormat};
pub use paper::{
    Claims, ClaimsFormat, Export, ExportTo, Map, Matrix, New, NewFormat, PageFormat, Picture, Report, TableFormat,
};
pub use sql::Sql;

use clap::{Args, Parser, Subcommand, ValueEnum};
use lakatos_project::{ConfigChoice, absolute};
use std::path::{Path, PathBuf};

/// The linter for arguments.
///
/// Reads the argument that you write between the paragraphs of a draft, works out what follows from it, and raises what a
/// good referee would.
#[derive(Debug, Parser)]
#[command(name = "lakatos", version, propagate_version = true, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a new draft with a puzzle, a theory and a case, from a short interview or from flags
    New(New),
    /// Start the argument of a draft that exists: list what its prose names, and propose a first block
    Start(Start),
    /// Check drafts for what a good referee would raise
    Check(Check),
    /// Show the account of every theory: what supports it, what contradicts it, what its auxiliaries do
    Appraise(Appraise),
    /// Format declarations: indentation, spacing, observations aligned as a table
    Fmt(Fmt),
    /// Explain a rule: what it flags, why, and what to do instead
    Explain(Explain),
    /// Say why a verdict is what it is: the lines it was computed from, what is missing, the case to look for
    Why(Why),
    /// Print a prediction as SQL, for a data base that holds the table: its counts, and the rows against it
    Sql(Sql),
    /// List all rules
    Rules(Rules),
    /// Print the configuration in force and where it comes from
    Config(Config),
    /// Create a rule of your own, from a template with everything it needs
    NewRule(NewRule),
    /// Test your own rules on their examples
    TestRules(TestRules),
    /// Compare the argument at two revisions: what it claims, and how it fares
    Diff(Diff),
    /// Freeze what is claimed now, as a preregistration
    Freeze(Freeze),
    /// Tabulate predictions against cases, for a terminal, a paper, a web page or a spreadsheet
    Matrix(Matrix),
    /// List the rows of a table that contradict a prediction, bear it out, or do not decide it
    Rows(Rows),
    /// Count every prediction on the tables of its data sets, and keep the counts beside the argument
    Count(Count),
    /// List what the text claims of the account, and the values that it takes from there
    Claims(Claims),
    /// Write a referee's report on one page: account, map, findings with their literature, cases to look for
    Report(Report),
    /// Export the argument for other programs
    Export(Export),
    /// Draw the argument as a map: theories on the left, the evidence for and against them on the right
    Map(Map),
    /// List the cases of the drafts and of the library: all of them, or those where a formula holds
    Cases(Cases),
    /// List the theories of the library and what they predict
    Theories(Theories),
    /// Suggest cases to look for: those that tell a theory from its rivals, and the hardest ones
    Suggest(Suggest),
    /// Apply the fixes that need no decision from you
    Fix(Fix),
    /// Generate shell completions
    Completions(Completions),
    /// Generate manual pages
    Man(Man),
    /// Run the language server, over standard input and output
    Server(Server),
}

/// Where the drafts are.
#[derive(Debug, Args)]
pub struct Paths {
    /// Drafts to read, or folders that contain them; `-` for standard input [default: the current folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Name to give standard input; its extension says what format it is in [default: stdin.lak]
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,
    /// Path to a lakatos.toml to use instead of the one above the drafts
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    config: Option<PathBuf>,
    /// Ignore every lakatos.toml, and treat each draft as an argument of its own
    #[arg(long)]
    isolated: bool,
}

impl Paths {
    /// One draft or folder, under the configuration that lies above it.
    pub fn one(path: PathBuf) -> Self {
        Self { paths: vec![path], stdin_filename: None, config: None, isolated: false }
    }

    /// Which configuration counts.
    pub fn config_choice(&self) -> ConfigChoice {
        match (&self.config, self.isolated) {
            (Some(file), _) => ConfigChoice::File(file.clone()),
            (None, true) => ConfigChoice::Isolated,
            (None, false) => ConfigChoice::Nearest,
        }
    }

    /// The name that standard input goes by, if it is read. Who names standard input and no path means standard input.
    pub fn standard_input(&self) -> Option<PathBuf> {
        let is_named = self.paths.iter().any(|path| is_dash(path));
        let is_meant = is_named || self.paths.is_empty() && self.stdin_filename.is_some();
        is_meant.then(|| self.stdin_filename.clone().unwrap_or_else(|| "stdin.lak".into()))
    }

    /// Whether a file is standard input under the name that it goes by.
    pub fn is_standard_input(&self, path: &Path) -> bool {
        self.standard_input().is_some_and(|name| absolute(&name) == absolute(path))
    }

    /// The files and folders that were named, standard input among them by its name; where none were, the current folder.
    pub fn named(&self) -> Vec<PathBuf> {
        let standard_input = self.standard_input();
        if self.paths.is_empty() {
            return vec![standard_input.unwrap_or_else(|| PathBuf::from("."))];
        }
        let name = |path: &PathBuf| standard_input.clone().filter(|_| is_dash(path)).unwrap_or_else(|| path.clone());
        self.paths.iter().map(name).collect()
    }
}

/// Whether a path is what stands for standard input.
fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// `lakatos appraise`.
#[derive(Debug, Args)]
pub struct Appraise {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Speak of theories, cases and concepts by their titles, for those who read the paper and not the draft
    #[arg(long)]
    pub titles: bool,
}

/// `lakatos start`.
#[derive(Debug, Args)]
pub struct Start {
    /// Draft to start from
    #[arg(value_name = "DRAFT")]
    draft: PathBuf,
    /// Write the block into the draft, instead of showing what would change
    #[arg(long)]
    pub write: bool,
}

impl Start {
    /// The draft.
    pub fn paths(&self) -> Paths {
        Paths::one(self.draft.clone())
    }
}

/// `lakatos fmt`.
#[derive(Debug, Args)]
pub struct Fmt {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Write nothing; list the files that would change, and fail if there are any
    #[arg(long)]
    pub check: bool,
    /// Write nothing; show what would change, and fail if anything would
    #[arg(long)]
    pub diff: bool,
}

/// `lakatos explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Id of the rule, as printed in brackets after the severity
    #[arg(value_name = "RULE")]
    pub rule: String,
}

/// `lakatos why`.
#[derive(Debug, Args)]
pub struct Why {
    /// A theory, an auxiliary, a paradigm, a case, or a prediction as THEORY.LABEL
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Say what this case makes of the prediction
    #[arg(long, value_name = "CASE")]
    pub case: Option<String>,
    /// Say which case would tell the theory from its rivals
    #[arg(long, conflicts_with = "case")]
    pub crucial: bool,
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
}

/// `lakatos rules`.
#[derive(Debug, Args)]
pub struct Rules {
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `lakatos config`.
#[derive(Debug, Args)]
pub struct Config {
    /// Draft or folder to print the configuration of
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
}

/// `lakatos new-rule`.
#[derive(Debug, Args)]
pub struct NewRule {
    /// Group and id of the rule, such as `house/no-single-source`
    #[arg(value_name = "GROUP/ID")]
    pub name: String,
    /// Folder of your own rules
    #[arg(long, value_name = "DIR", default_value = "my-rules")]
    pub folder: PathBuf,
}

/// `lakatos test-rules`.
#[derive(Debug, Args)]
pub struct TestRules {
    /// Folder of your own rules
    #[arg(value_name = "DIR", default_value = "my-rules")]
    pub folder: PathBuf,
}

/// `lakatos cases`.
#[derive(Debug, Args)]
pub struct Cases {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// List only the cases where this holds, such as `shared-threat and not alignment >= entente`
    #[arg(long = "where", value_name = "FORMULA")]
    pub formula: Option<String>,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `lakatos theories`.
#[derive(Debug, Args)]
pub struct Theories {
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `lakatos suggest`.
#[derive(Debug, Args)]
pub struct Suggest {
    /// Theory of the draft or of the library
    #[arg(value_name = "THEORY")]
    pub theory: String,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
}

/// `lakatos diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// Git revision to compare with the files as they are now; or two, to compare with each other
    #[arg(value_name = "REV", num_args = 0..=2, required_unless_present = "frozen")]
    pub revisions: Vec<String>,
    /// Compare with the frozen plan instead, and print the table of deviations
    #[arg(long, conflicts_with = "revisions")]
    pub frozen: bool,
    /// Draft, or folder of the project
    #[arg(long, value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    /// Output format
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

/// How to print something that is read in a terminal, or put into a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For a terminal
    Text,
    /// For Pandoc and forges
    Markdown,
    /// For a paper, with `booktabs`
    Latex,
    /// For programs
    Json,
}

/// `lakatos freeze`.
#[derive(Debug, Args)]
pub struct Freeze {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Overwrite what was frozen before
    #[arg(long)]
    pub force: bool,
}

/// `lakatos fix`.
#[derive(Debug, Args)]
pub struct Fix {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Write nothing; show what would change, and fail if anything would
    #[arg(long)]
    pub diff: bool,
    /// Also apply fixes that change the argument, where a finding has exactly one fix
    #[arg(long)]
    pub r#unsafe: bool,
}

/// `lakatos completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// Shell to generate completions for
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

/// `lakatos man`.
#[derive(Debug, Args)]
pub struct Man {
    /// Folder to write one page per command into [default: one page, to standard output]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// `lakatos server`.
#[derive(Debug, Args)]
pub struct Server {
    /// Communicate over standard input and output; accepted because editors pass it, and always on
    #[arg(long)]
    pub stdio: bool,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}
