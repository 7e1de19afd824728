//! Blocks in LaTeX: the `lakatos` environment, and comment lines that begin `%|`.
//!
//! A scanner of lines: `\begin{lakatos}` and `\end{lakatos}` stand on lines of their own, and verbatim-like
//! environments are passed over, so that a paper *about* lakatos can show it.

use super::{Block, HostScan};
use crate::diagnostic::{Code, Diagnostic};
use crate::span::Span;

const BEGIN: &str = "\\begin{lakatos}";
const END: &str = "\\end{lakatos}";

/// Environments whose text LaTeX does not read as commands.
const VERBATIM: [&str; 6] = ["verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment"];

enum State<'text> {
    Prose,
    Verbatim(&'text str),
    Environment { block: Block, opened: Span },
}

/// Every block of `text`, its comment lines, and environments that are never closed.
pub fn scan(text: &str) -> HostScan {
    let mut scan = HostScan::default();
    let mut state = State::Prose;
    let mut margin: Option<Block> = None;
    for line in lines(text) {
        // A byte order mark may stand before the first line.
        let trimmed = line.text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let indent = line.text.len() - trimmed.len();
        if !matches!(state, State::Prose) || !trimmed.starts_with("%|") {
            scan.blocks.extend(margin.take());
        }
        state = match state {
            State::Prose => {
                if let Some(content) = trimmed.strip_prefix("%|") {
                    let start = line.start + line.text.len() - content.len();
                    margin.get_or_insert_default().push(Span::new(start, line.end()));
                    State::Prose
                } else if trimmed.starts_with(BEGIN) {
                    let opened = Span::new(line.start + indent, line.start + indent + BEGIN.len());
                    State::Environment { block: Block::default(), opened }
                } else if trimmed.starts_with('%') {
                    let start = line.start + indent;
                    scan.comments.push(Span::new(start, start + trimmed.trim_end().len()));
                    State::Prose
                } else {
                    verbatim_opened(trimmed).map_or(State::Prose, State::Verbatim)
                }
            }
            State::Verbatim(name) if closes(trimmed, name) => State::Prose,
            State::Environment { block, .. } if trimmed.starts_with(END) => {
                scan.blocks.push(block);
                State::Prose
            }
            State::Environment { mut block, opened } => {
                block.push(Span::new(line.start, line.end()));
                State::Environment { block, opened }
            }
            verbatim @ State::Verbatim(_) => verbatim,
        };
    }
    scan.blocks.extend(margin);
    if let State::Environment { block, opened } = state {
        scan.blocks.push(block);
        let message = "this environment is never closed, so everything below it is read as part of the argument";
        let help = format!("Close it with `{END}` on a line of its own.");
        scan.problems.push(Diagnostic::new(Code::SYNTAX_ERROR, opened, message).help(help));
    }
    scan
}

/// The verbatim-like environment that a line opens and does not close.
fn verbatim_opened(line: &str) -> Option<&'static str> {
    let uncommented = line.split('%').next().unwrap_or_default();
    let after = &uncommented[uncommented.find("\\begin{")? + "\\begin{".len()..];
    let name = &after[..after.find('}')?];
    VERBATIM.into_iter().find(|verbatim| *verbatim == name && !closes(after, verbatim))
}

fn closes(line: &str, name: &str) -> bool {
    line.match_indices("\\end{")
        .any(|(at, opening)| line[at + opening.len()..].strip_prefix(name).is_some_and(|rest| rest.starts_with('}')))
}

struct Line<'text> {
    /// With its line end.
    text: &'text str,
    start: usize,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |text| {
        let line = Line { text, start };
        start += text.len();
        line
    })
}
