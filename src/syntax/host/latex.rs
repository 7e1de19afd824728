//! Blocks in LaTeX: the `lakatos` environment, and comment lines that begin `%|`.
//!
//! A scanner of lines: `\begin{lakatos}` and `\end{lakatos}` stand on lines of their own, and verbatim-like
//! environments are passed over, so that a paper *about* lakatos can show it.

use super::Block;
use crate::syntax::problem::{Code, Problem};
use crate::syntax::span::Span;

const BEGIN: &str = "\\begin{lakatos}";
const END: &str = "\\end{lakatos}";

/// Environments whose text LaTeX does not read as commands.
const VERBATIM: [&str; 6] = ["verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment"];

enum State<'text> {
    Prose,
    Verbatim(&'text str),
    Environment { block: Block, opened: Span },
}

/// Every block of `text`, and environments that are never closed.
pub fn blocks(text: &str) -> (Vec<Block>, Vec<Problem>) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut problems = Vec::new();
    let mut state = State::Prose;
    let mut margin: Option<Block> = None;
    for line in lines(text) {
        // A byte order mark may stand before the first line.
        let trimmed = line.text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let indent = line.text.len() - trimmed.len();
        if !matches!(state, State::Prose) || !trimmed.starts_with("%|") {
            blocks.extend(margin.take());
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
                } else {
                    verbatim_opened(trimmed).map_or(State::Prose, State::Verbatim)
                }
            }
            State::Verbatim(name) if closes(trimmed, name) => State::Prose,
            State::Environment { block, .. } if trimmed.starts_with(END) => {
                blocks.push(block);
                State::Prose
            }
            State::Environment { mut block, opened } => {
                block.push(Span::new(line.start, line.end()));
                State::Environment { block, opened }
            }
            verbatim @ State::Verbatim(_) => verbatim,
        };
    }
    blocks.extend(margin);
    if let State::Environment { block, opened } = state {
        blocks.push(block);
        problems.push(Problem::new(
            Code::SyntaxError,
            opened,
            "this environment is never closed: everything below it is read as argument",
            format!("Close it with `{END}` on a line of its own."),
        ));
    }
    (blocks, problems)
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
