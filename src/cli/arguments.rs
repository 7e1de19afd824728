//! What can be typed.

mod check;
mod paper;

pub use check::{Check, Colour, FailOn, FindingFormat};
pub use paper::{Export, ExportTo, Map, Matrix, New, NewFormat, PageFormat, Picture, Report, TableFormat};

use clap::{Args, Parser, Subcommand, ValueEnum};
use lakatos_project::ConfigChoice;
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
    /// Begin an argument: a draft with its puzzle, a theory and a case, by a short interview or by flags
    New(New),
    /// Say what a referee would raise
    Check(Check),
    /// Show the account of every theory: what speaks for it, what against, what its auxiliaries do
    Appraise(Appraise),
    /// Lay the declarations out: indentation, spaces, observations as a table
    Fmt(Fmt),
    /// Explain a rule: what it flags, why, and what to do instead
    Explain(Explain),
    /// List the rules
    Rules(Rules),
    /// Print the configuration in force, and where it comes from
    Config(Config),
    /// Start a rule of your own: a file with everything it needs
    NewRule(NewRule),
    /// Run the examples of your own rules: missing, noisy, wrong
    TestRules(TestRules),
    /// Compare the argument at two revisions: what is claimed, and what came of it
    Diff(Diff),
    /// Freeze what is claimed now, as a preregistration
    Freeze(Freeze),
    /// Tabulate predictions and cases, for a terminal, a paper, a page or a spreadsheet
    Matrix(Matrix),
    /// Write what a referee would hand over, on one page: account, map, findings with their literature, cases to look for
    Report(Report),
    /// Write the argument down for other programs
    Export(Export),
    /// Draw the argument: theories on the left, what speaks for them and against them on the right
    Map(Map),
    /// List cases, of the drafts and of the library: all, or those where a formula holds
    Cases(Cases),
    /// List the theories of the library, with what they predict
    Theories(Theories),
    /// Say which cases to look for: those that tell a theory from its rivals, and the hardest ones
    Suggest(Suggest),
    /// Mend what can be mended without a decision of yours
    Fix(Fix),
    /// Write completions for your shell
    Completions(Completions),
    /// Write the manual, for `man`
    Man(Man),
    /// Serve an editor: the language server, over standard input and output
    Server(Server),
}

/// Where the drafts are.
#[derive(Debug, Args)]
pub struct Paths {
    /// Drafts, or folders that hold them; `-` for standard input [default: the current folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The name to read standard input under; its ending says what it is [default: stdin.lak]
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,
    /// Use this lakatos.toml, whatever lies above the drafts
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    config: Option<PathBuf>,
    /// Use no lakatos.toml: every draft is an argument of its own
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
    /// How to print the account
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `lakatos fmt`.
#[derive(Debug, Args)]
pub struct Fmt {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Write nothing: list the files that are not laid out, and fail if there are any
    #[arg(long)]
    pub check: bool,
    /// Write nothing: show what would change, and fail if anything would
    #[arg(long)]
    pub diff: bool,
}

/// `lakatos explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The rule's id, as it stands in brackets behind the severity
    #[arg(value_name = "RULE")]
    pub rule: String,
}

/// `lakatos rules`.
#[derive(Debug, Args)]
pub struct Rules {
    /// How to print the list
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `lakatos config`.
#[derive(Debug, Args)]
pub struct Config {
    /// The draft or folder that it is asked for
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
}

/// `lakatos new-rule`.
#[derive(Debug, Args)]
pub struct NewRule {
    /// Its group and id, as in `house/no-single-source`
    #[arg(value_name = "GROUP/ID")]
    pub name: String,
    /// The folder of your own rules
    #[arg(long, value_name = "DIR", default_value = "my-rules")]
    pub folder: PathBuf,
}

/// `lakatos test-rules`.
#[derive(Debug, Args)]
pub struct TestRules {
    /// The folder of your own rules
    #[arg(value_name = "DIR", default_value = "my-rules")]
    pub folder: PathBuf,
}

/// `lakatos cases`.
#[derive(Debug, Args)]
pub struct Cases {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Only cases where this holds, as in `shared-threat and not alignment >= entente`
    #[arg(long = "where", value_name = "FORMULA")]
    pub formula: Option<String>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `lakatos theories`.
#[derive(Debug, Args)]
pub struct Theories {
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `lakatos suggest`.
#[derive(Debug, Args)]
pub struct Suggest {
    /// A theory of the draft or of the library
    #[arg(value_name = "THEORY")]
    pub theory: String,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
}

/// `lakatos diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// One revision of the git repository, to compare with the files as they are; or two, to compare with each other
    #[arg(value_name = "REV", num_args = 0..=2, required_unless_present = "frozen")]
    pub revisions: Vec<String>,
    /// Compare with what was frozen instead: the table of deviations
    #[arg(long, conflicts_with = "revisions")]
    pub frozen: bool,
    /// The draft, or the folder of the project
    #[arg(long, value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    /// How to print it
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
    /// For a paper, in the manner of `booktabs`
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
    /// Freeze anew, over what was frozen before
    #[arg(long)]
    pub force: bool,
}

/// `lakatos fix`.
#[derive(Debug, Args)]
pub struct Fix {
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
    /// Write nothing: show what would change, and fail if anything would
    #[arg(long)]
    pub diff: bool,
    /// Make what changes the argument as well, where a finding has one fix and no other
    #[arg(long)]
    pub r#unsafe: bool,
}

/// `lakatos completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

/// `lakatos man`.
#[derive(Debug, Args)]
pub struct Man {
    /// The folder to write a page of every command into [default: one page, to standard output]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// `lakatos server`.
#[derive(Debug, Args)]
pub struct Server {
    /// Accepted because editors pass it: there is no other way
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
