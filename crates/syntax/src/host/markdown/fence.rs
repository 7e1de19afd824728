//! Fences: which open a block of the language, and what about them will surprise their author.

use crate::diagnostic::{Code, Diagnostic};
use crate::host::label::Label;
use crate::host::opening::begins_argument;
use crate::invisible::is_blank;
use crate::span::Span;
use std::ops::Range;

/// What a fence opens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fence<'info> {
    /// Code of another kind.
    Other,
    /// A block of the language.
    Plain,
    /// The same, written as a cell that is run.
    Executable,
    /// A misspelled one.
    Near(&'info str),
    /// Code of another kind, as which somebody may have written a block of the language.
    Doubtful,
}

/// `lakatos`, `lak`, `{.lakatos …}`, `{#id .lakatos}`; `{lakatos}` is an executable cell, `{{lakatos}}` is shown
/// verbatim by Quarto and left alone.
pub fn read_fence(info: &str) -> Fence<'_> {
    let info = info.trim_matches(is_blank);
    let Some(inner) = info.strip_prefix('{') else {
        let language = info.split(|c: char| c.is_whitespace() || "{,;:=".contains(c)).next().unwrap_or_default();
        // Brackets and quotation marks are a slip of the hand.
        let language = language.trim_matches(['.', '"', '\'', '(', ')', '[', ']', '<', '>']);
        return match Label::of(language) {
            Label::Language => Fence::Plain,
            Label::Near => Fence::Near(language),
            Label::Other => doubtful(info),
        };
    };
    if let Some(raw) = inner.strip_prefix('=') {
        // Raw text of a format that none but lakatos reads.
        return match Label::of(raw.trim_end_matches('}').trim()) {
            Label::Language => Fence::Plain,
            _ => Fence::Other,
        };
    }
    let words = || inner.trim_end_matches('}').split(|c: char| c.is_whitespace() || c == ',');
    let first = words().find(|word| !word.is_empty()).unwrap_or_default();
    match Label::of(first) {
        Label::Language => return Fence::Executable,
        Label::Near => return Fence::Near(first),
        Label::Other => {}
    }
    let listed = attribute(inner, "class").unwrap_or_default();
    let classes = || words().filter_map(|word| word.strip_prefix('.')).chain(listed.split_whitespace());
    if classes().any(|class| Label::of(class) == Label::Language) {
        return Fence::Plain;
    }
    classes().find(|class| Label::of(class) == Label::Near).map_or(doubtful(info), Fence::Near)
}

/// The value of an attribute: `class="a b"`, `class=a`.
fn attribute<'info>(attributes: &'info str, name: &str) -> Option<&'info str> {
    let (before, rest) = attributes.split_once(name)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let is_whole = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == ',');
    is_whole.then(|| match value.chars().next().filter(|sign| matches!(sign, '"' | '\'')) {
        Some(sign) => value[1..].split(sign).next().unwrap_or_default(),
        None => value.split(|c: char| c.is_whitespace() || c == '}').next().unwrap_or_default(),
    })
}

/// Code that names the language in another place than that of a label: `r lakatos`, `{lang="lakatos"}`. What Quarto shows
/// as it stands is meant as it is.
fn doubtful(info: &str) -> Fence<'_> {
    let is_part = |c: char| !(c.is_whitespace() || "{}[](),;:=\"'`".contains(c));
    let names_it = |word: &str| Label::of(word.trim_start_matches(['.', '#'])) == Label::Language;
    let is_shown = info.starts_with("{{") || ["file", "title", "caption"].iter().any(|option| info.contains(option));
    if !is_shown && info.split(|c| !is_part(c)).any(names_it) { Fence::Doubtful } else { Fence::Other }
}

/// That a block is not read since its label does not stand where a label does.
pub fn doubtful_fence(text: &str, block: &Range<usize>) -> Option<Diagnostic> {
    let (line, start) = first_line(text, block)?;
    let below = text.get(block.start + line.len()..block.end)?;
    let info = line.trim_start_matches([' ', '\t', '>', '`', '~']).trim_end();
    let at = start + (info.as_ptr() as usize - line.as_ptr() as usize);
    begins_argument(below).then(|| passed_over(info, Span::new(at, at + info.len())))
}

/// A block that nobody reads, for a slip in its label.
pub fn near_fence(text: &str, block: &Range<usize>, word: &str) -> Option<Diagnostic> {
    let (line, start) = first_line(text, block)?;
    let at = start + line.find(word)?;
    // `{lakatoss}` stands for `lakatos`, since `{lakatos}` would be run.
    let braced = Span::new(at.checked_sub(1)?, at + word.len() + 1);
    let is_braced = text.get(braced.range()).is_some_and(|all| all.starts_with('{') && all.ends_with('}'));
    let place = if is_braced { braced } else { Span::new(at, at + word.len()) };
    Some(passed_over(word, place))
}

/// That a comment is no block for how its label is written.
pub fn near_label(word: &str, text: &str) -> Diagnostic {
    let at = (word.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    passed_over(word, Span::new(at, at + word.len()))
}

/// That a block of the host is not read for how its label is written.
pub fn passed_over(word: &str, place: Span) -> Diagnostic {
    let message = format!("this block is passed over: `{word}` is not `lakatos`");
    Diagnostic::new(Code::SYNTAX_ERROR, place, message)
        .help("Label the block `lakatos`: only then is it read.")
        .replaced_by("lakatos")
}

/// A fence that stands too far to the right to be one.
pub fn deep_fence(text: &str, block: &Range<usize>) -> Option<Diagnostic> {
    let (line, start) = first_line(text, block)?;
    let bare = line.trim_start();
    let info = bare.trim_start_matches(['`', '~']);
    let is_whole = text.get(block.clone()).is_some_and(|all| all.trim_end().contains('\n'));
    if bare.len() - info.len() < 3 || !is_whole || !matches!(read_fence(info), Fence::Plain) {
        return None;
    }
    let start = start + line.len() - bare.len();
    let message = "this block is passed over: its fence stands too far to the right to open one";
    let help = "Indent the fence by no more than three spaces, or as far as the text of the list item that it is in.";
    Some(Diagnostic::new(Code::SYNTAX_ERROR, Span::new(start, start + bare.trim_end().len()), message).help(help))
}

/// That a block is written as a cell that is run.
pub fn executable_fence(text: &str, block: &Range<usize>) -> Option<Diagnostic> {
    let (line, start) = first_line(text, block)?;
    let open = line.find('{')?;
    let close = line[open..].find('}')? + open + 1;
    Some(
        Diagnostic::new(
            Code::EXECUTABLE_FENCE,
            Span::new(start + open, start + close),
            format!("`{}` is an executable cell: Quarto would start Jupyter to run it", &line[open..close]),
        )
        .help("Write the language without braces: the block is then never run.")
        .replaced_by("lakatos"),
    )
}

/// The line that opens a code block, and where it begins.
pub fn first_line<'text>(text: &'text str, block: &Range<usize>) -> Option<(&'text str, usize)> {
    Some((text.get(block.clone())?.lines().next()?, block.start))
}
