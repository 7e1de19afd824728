//! Where the language is written: host files and the blocks in them.
//!
//! A block is a list of byte ranges of the host's own text, so that every position is a position in the host file.

pub mod comment;
mod label;
mod latex;
mod markdown;
pub mod metadata;
mod opening;
mod unclosed;

pub(crate) use latex::switched_on;
pub(crate) use opening::opens_declaration;

use super::diagnostic::{Code, Diagnostic};
use super::span::Span;
use std::path::Path;

/// What kind of file holds the argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Host {
    /// `.lak`: all of it.
    Lakatos,
    /// Markdown, Quarto, R Markdown: fenced blocks and HTML comments.
    Markdown,
    /// LaTeX: environments and `%|` lines.
    Latex,
}

impl Host {
    /// The file name extensions that lakatos reads, in lower case.
    pub const EXTENSIONS: [&'static str; 6] = ["lak", "md", "qmd", "rmd", "markdown", "tex"];

    /// By the extension of a file's name; none for files that cannot hold an argument.
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "lak" => Some(Self::Lakatos),
            "md" | "qmd" | "rmd" | "markdown" => Some(Self::Markdown),
            "tex" => Some(Self::Latex),
            _ => None,
        }
    }

    /// Words without one of which no file of the kind holds an argument; none where each does.
    pub fn marks(self) -> &'static [&'static str] {
        match self {
            Self::Lakatos => &[],
            Self::Markdown => {
                &["lakatos", "Lakatos", "LAKATOS", "``lak", "~~lak", "`` lak", "~~ lak", ".lak", "<!-- lak", "%|"]
            }
            Self::Latex => &["lakatos", "Lakatos", "LAKATOS", "%|", "% |"],
        }
    }

    /// Whether a text, or a line of one, may hold anything for lakatos.
    pub(super) fn may_hold(self, text: &str) -> bool {
        match self {
            Self::Lakatos => true,
            Self::Markdown => label::may_hold(text) || text.contains("%|"),
            Self::Latex => label::may_hold(text) || latex::may_hold_margin(text),
        }
    }

    /// What `text` holds for lakatos.
    pub fn scan(self, text: &str) -> HostScan {
        match self {
            Self::Lakatos => {
                HostScan { blocks: vec![Block { ranges: vec![Span::new(0, text.len())] }], ..HostScan::default() }
            }
            Self::Markdown if self.may_hold(text) => markdown::scan(text),
            Self::Latex if self.may_hold(text) => latex::scan(text),
            Self::Markdown | Self::Latex => HostScan { is_passed_over: true, ..HostScan::default() },
        }
    }

    /// What the first bytes of `text` hold, of a file that it is a stretch of: one that begins a line on which nothing is
    /// open. None where something is open behind those bytes, or where the rest of the file may have a say in it.
    pub(super) fn scan_stretch(self, text: &str, length: usize) -> Option<HostScan> {
        match self {
            Self::Lakatos => None,
            Self::Markdown => markdown::scan_stretch(text, length),
            Self::Latex => latex::scan_stretch(text, length),
        }
    }
}

/// Bytes of a line without the space around what they say: that is the host's, where a block begins or ends within a line.
fn trimmed(text: &str, span: Span) -> Span {
    let inner = text.get(span.range()).unwrap_or_default();
    let start = span.start as usize + inner.len() - inner.trim_start().len();
    Span::new(start, start + inner.trim().len())
}

/// That a block is written as another kind of file would have it, and so is not read.
fn of_another_host(place: Span, help: &str) -> Diagnostic {
    let message = "this block is passed over: it is written as in another kind of file";
    Diagnostic::new(Code::SYNTAX_ERROR, place, message).help(help)
}

/// The block that a file opens whose lines end as nobody's have for twenty years: to everything here it is one line.
fn in_one_line(text: &str, opens: impl Fn(&str) -> bool) -> Option<Diagnostic> {
    if text.contains('\n') || !text.contains('\r') {
        return None;
    }
    let line = text.split('\r').find(|line| opens(line.trim_start_matches('\u{feff}')))?;
    let start = line.as_ptr() as usize - text.as_ptr() as usize;
    let message = "this block is passed over: the lines of this file end with CR alone";
    let help = "Save the file with line ends of today: LF, or CR and LF.";
    Some(Diagnostic::new(Code::SYNTAX_ERROR, Span::new(start, start + line.len()), message).help(help))
}

/// That a block stands in what its host does not read.
fn commented_out(place: Span, how: &str, help: &str) -> Diagnostic {
    let message = format!("this block is not read: it is {how}");
    Diagnostic::new(Code::COMMENTED_OUT, place, message).help(help)
}

/// What a host holds for lakatos.
#[derive(Clone, Debug, Default)]
pub struct HostScan {
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Comments of the host that may be suppressions.
    pub comments: Vec<Span>,
    /// What is wrong with how the blocks are written.
    pub problems: Vec<Diagnostic>,
    /// What reaches over blank lines, in order and apart: code, comments, metadata and what would be metadata if it were
    /// YAML. No reading may begin within it.
    pub opaque: Vec<Span>,
    /// Whether what stands in one place decides how another, far from it, is read.
    pub reaches_far: bool,
    /// Whether nothing was looked for, since nothing could be there.
    pub is_passed_over: bool,
}

impl HostScan {
    /// Adds what was found further down.
    fn append(&mut self, mut below: Self) {
        self.blocks.append(&mut below.blocks);
        self.comments.append(&mut below.comments);
        self.problems.append(&mut below.problems);
        self.opaque.append(&mut below.opaque);
        self.reaches_far |= below.reaches_far;
    }

    /// Puts what reaches over blank lines in order, and together what overlaps.
    fn order_opaque(&mut self) {
        self.opaque.sort();
        let mut apart: Vec<Span> = Vec::with_capacity(self.opaque.len());
        for span in self.opaque.drain(..) {
            match apart.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => apart.push(span),
            }
        }
        self.opaque = apart;
    }
}

/// One stretch of the language in a host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The host's bytes that belong to it, in order. Within a quotation or a list, one range a line.
    pub ranges: Vec<Span>,
}

impl Block {
    /// Takes away what stands at a byte and behind it.
    fn cut(&mut self, at: usize) {
        self.ranges.retain(|range| (range.start as usize) < at);
        if let Some(last) = self.ranges.last_mut() {
            last.end = last.end.min(at as u32);
        }
    }

    /// Adds bytes at its end, joined to the last range where they touch.
    fn push(&mut self, range: Span) {
        match self.ranges.last_mut() {
            _ if range.is_empty() => {}
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.ranges.push(range),
        }
    }
}
