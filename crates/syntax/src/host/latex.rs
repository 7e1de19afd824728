//! Blocks in LaTeX: the `lakatos` environment, and comment lines that begin `%|`.
//!
//! A scanner of lines: verbatim-like environments are passed over, so that a paper *about* lakatos can show it. An
//! environment may begin and end within a line.

mod drawing;
mod idle;

use self::drawing::{is_drawing, opens};
use self::idle::{in_comment_environment, in_comment_lines, in_switched_off, switched_off};
use super::label::Label;
use super::markdown::{blanked, opens_block, passed_over};
use super::opening::opens_declaration;
use super::unclosed::end_of_argument;
use super::{Block, HostScan, in_one_line, of_another_host, trimmed};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::invisible::is_blank;
use crate::span::Span;
use std::borrow::Cow;

/// Environments whose text LaTeX does not read as commands.
const VERBATIM: [&str; 6] = ["verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment"];

/// How many spellings of the environment are remembered.
const MOST_UNCLOSED: usize = 64;

/// What switches lines off, up to one that may be far from it.
const SWITCH: &str = "\\iffalse";

enum State<'text> {
    Prose,
    Verbatim(&'text str),
    Environment { block: Block, opened: Span, name: &'text str, end: Option<usize> },
}

/// Every block of `text`, its comment lines, and environments that are never closed.
pub fn scan(text: &str) -> HostScan {
    if let Some(problem) = in_one_line(text, |line| line.starts_with("%|") || begin_in(line, 0).is_some()) {
        return HostScan { problems: vec![problem], ..HostScan::default() };
    }
    let off = switched_off(text);
    let (mut scan, _) = read(&blanked(text, &off));
    scan.problems.extend(off.iter().filter_map(|range| in_switched_off(text, range)));
    scan.reaches_far |= text.contains(SWITCH);
    scan
}

/// The same of a stretch of a file; see [`super::Host::scan_stretch`]. Every line is a block of its own here.
pub fn scan_stretch(text: &str, length: usize) -> Option<HostScan> {
    let stretch = text.get(..length)?;
    let far =
        |line: &str| line.contains("%|") || is_loose(line.trim_start_matches(is_blank)) || begin_in(line, 0).is_some();
    if stretch.contains(SWITCH) || stretch.lines().any(far) {
        return None;
    }
    let (scan, is_open) = read(stretch);
    (!is_open || length == text.len()).then_some(scan)
}

/// The text with spaces in place of what is switched off, byte for byte as long.
pub fn switched_on(text: &str) -> Cow<'_, str> {
    blanked(text, &switched_off(text))
}

/// Whether a text, or a line of one, may hold a margin, however that is written.
pub fn may_hold_margin(text: &str) -> bool {
    text.match_indices('|').any(|(at, _)| {
        let line = text[..at].rsplit(['\n', '\r']).next().unwrap_or_default();
        line.trim_end_matches(is_blank).ends_with('%')
    })
}

/// Every block of a text of which LaTeX reads all, and whether something is open at its end.
fn read(text: &str) -> (HostScan, bool) {
    let mut scan = HostScan::default();
    let mut state = State::Prose;
    // Of the lines of a margin that are written in another way, the first speaks for all.
    let mut is_told = false;
    let mut margin: Option<Block> = None;
    let (mut opened_at, mut margin_at) = (0, None);
    // What is closed nowhere below one line is closed nowhere below the next.
    let mut unclosed: Vec<&str> = Vec::new();
    for line in lines(text) {
        // A byte order mark may stand before the first line, and signs that nobody sees before any.
        let trimmed = line.text.trim_start_matches(is_blank);
        let indent = line.text.len() - trimmed.len();
        is_told &= is_loose(trimmed);
        if !matches!(state, State::Prose) || !trimmed.starts_with("%|") {
            close_margin(text, &mut scan, margin.take());
            scan.opaque.extend(margin_at.take().map(|start| Span::new(start, line.start)));
        }
        if let State::Environment { block, opened, name, end: Some(end) } = &mut state
            && *end <= line.start
        {
            scan.blocks.push(std::mem::take(block));
            scan.problems.push(unclosed_environment(*opened, name, true));
            scan.opaque.push(Span::new(opened_at, line.start));
            scan.reaches_far = true;
            state = State::Prose;
        }
        let was_prose = matches!(state, State::Prose);
        state = match state {
            State::Prose => {
                if let Some(content) = trimmed.strip_prefix("%|") {
                    let start = line.start + line.text.len() - content.len();
                    margin_at.get_or_insert(line.start);
                    margin.get_or_insert_default().push(Span::new(start, line.end()));
                    State::Prose
                } else if trimmed.starts_with('%') {
                    let start = line.start + indent;
                    scan.comments.push(Span::new(start, start + trimmed.trim_end().len()));
                    if is_loose(trimmed) {
                        let told = loose_margin(text, line.start).filter(|_| !is_told);
                        is_told |= told.is_some();
                        scan.problems.extend(told);
                    } else {
                        let below = text.get(line.end()..).unwrap_or_default();
                        // Whether it is told of depends on the next line.
                        scan.reaches_far |= begin_in(trimmed.trim_start_matches('%'), 0).is_some();
                        scan.problems.extend(in_comment_lines(trimmed.trim_end(), below, start));
                    }
                    State::Prose
                } else if trimmed.starts_with(['`', '~']) && opens_block(trimmed) {
                    let start = line.start + indent;
                    let place = Span::new(start, start + trimmed.trim_end().len());
                    let help = "In LaTeX, write the lines between `\\begin{lakatos}` and `\\end{lakatos}`.";
                    scan.problems.push(of_another_host(place, help));
                    State::Prose
                } else {
                    prose(text, &line, &mut scan, &mut unclosed)
                }
            }
            State::Verbatim(name) if closes(trimmed, name) => State::Prose,
            State::Environment { mut block, opened, name, end: cut } => match end_of(line.text, name) {
                Some(end) => {
                    // What stands before it on its line belongs to the block, if anything does.
                    let is_bare = line.text[..end].trim().is_empty();
                    let before = line.text[..end].trim_end().len();
                    block.push(Span::new(line.start, if is_bare { line.start } else { line.start + before }));
                    scan.blocks.push(block);
                    State::Prose
                }
                None => {
                    block.push(Span::new(line.start, line.end()));
                    State::Environment { block, opened, name, end: cut }
                }
            },
            State::Verbatim(name) => {
                if name == "comment" && !is_told {
                    let told = in_comment_environment(line.text, line.start);
                    is_told = told.is_some();
                    scan.problems.extend(told);
                }
                State::Verbatim(name)
            }
        };
        match (was_prose, matches!(state, State::Prose)) {
            (true, false) => opened_at = line.start,
            (false, true) => scan.opaque.push(Span::new(opened_at, line.end())),
            _ => {}
        }
    }
    let is_open = !matches!(state, State::Prose);
    scan.opaque.extend(margin_at.or(is_open.then_some(opened_at)).map(|start| Span::new(start, text.len())));
    close_margin(text, &mut scan, margin);
    if let State::Environment { block, opened, name, .. } = state {
        scan.blocks.push(block);
        scan.problems.push(unclosed_environment(opened, name, false));
    }
    scan.order_opaque();
    (scan, is_open)
}

/// That an environment is not closed; `is_cut` where it is read up to prose only.
fn unclosed_environment(opened: Span, name: &str, is_cut: bool) -> Diagnostic {
    let message = match is_cut {
        true => "this environment is never closed: it is read up to where prose begins",
        false => "this environment is never closed, so everything below it is read as part of the argument",
    };
    let help = format!("Close it with `\\end{{{name}}}` on a line of its own.");
    Diagnostic::new(Code::SYNTAX_ERROR, opened, message).help(help)
}

/// Where prose begins in an environment that is not closed: that another begins in it shows that, whatever closes it.
fn end_of_unclosed(text: &str, place: usize, name: &str, is_closed: bool) -> Option<usize> {
    let rest = text.get(place..).unwrap_or_default();
    let below = rest.find('\n')? + 1;
    let length = if is_closed { end_of(rest, name)? } else { rest.len() };
    let inner = rest.get(below..length)?;
    let is_command = |line: &str| line.starts_with('\\');
    if is_closed && !inner.lines().any(|line| begin_in(line, 0).is_some()) {
        return None;
    }
    Some(place + below + end_of_argument(inner, is_command)?)
}

/// Whether a line is one of a margin, but for how that is written: `% |`, `%%|`.
fn is_loose(line: &str) -> bool {
    let bare = line.trim_start_matches('%');
    bare.len() < line.len() && !line.starts_with("%|") && bare.trim_start_matches(is_blank).starts_with('|')
}

/// A run of such lines, if the first goes on as a declaration does. The fix is for all of them.
fn loose_margin(text: &str, start: usize) -> Option<Diagnostic> {
    let mut edits = Vec::new();
    let mut problem = None;
    for line in lines(text.get(start..)?) {
        let trimmed = line.text.trim_start_matches(is_blank);
        if !is_loose(trimmed) {
            break;
        }
        let at = start + line.start + line.text.len() - trimmed.len();
        let content = &trimmed[trimmed.find('|')? + 1..];
        let sign = trimmed.len() - content.len();
        let place = Span::new(at, at + sign);
        if edits.is_empty() {
            // The frame of a box ends the line too.
            if !opens_declaration(content) || content.trim_end().ends_with('|') {
                return None;
            }
            let message = format!("this line is passed over: it begins `{}`, not `%|`", &trimmed[..sign]);
            let help = "Lines of the argument begin `%|`, with one `%` and no space between.";
            problem = Some(Diagnostic::new(Code::SYNTAX_ERROR, place, message).help(help));
        }
        edits.push(Edit { place, text: "%|".to_owned() });
    }
    let mut problem = problem?;
    problem.fixes.push(Fix { title: "Write `%|`".to_owned(), edits, is_safe: false });
    Some(problem)
}

/// Takes in a run of `%|` lines, unless it is a box that somebody drew with them.
fn close_margin(text: &str, scan: &mut HostScan, margin: Option<Block>) {
    scan.blocks.extend(margin.filter(|block| !is_drawing(text, block, !scan.blocks.is_empty())));
}

/// Reads a line of prose, in which environments may begin, and end.
fn prose<'text>(
    text: &'text str,
    line: &Line<'text>,
    scan: &mut HostScan,
    unclosed: &mut Vec<&'text str>,
) -> State<'text> {
    let mut from = 0;
    while let Some(begin) = begin_in(line.text, from) {
        let Begin { at, past, name, label } = begin;
        let opened = Span::new(line.start + at, line.start + past);
        let is_first = line.text[..at].trim_matches(is_blank).is_empty();
        let place = line.start + past;
        // What is spoken of within a line is closed nowhere.
        let is_closed = !unclosed.contains(&name) && end_of(text.get(place..).unwrap_or_default(), name).is_some();
        if !is_closed && unclosed.len() < MOST_UNCLOSED && !unclosed.contains(&name) {
            unclosed.push(name);
        }
        let is_spoken_of = !is_first && is_spoken_of(&line.text[..at]);
        scan.reaches_far |= !is_closed && !is_spoken_of;
        if !is_first && (is_spoken_of || !is_closed) {
            from = past;
            continue;
        }
        if label == Label::Near {
            let at = (name.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
            if is_closed {
                scan.problems.push(misspelled(name, Span::new(at, at + name.len())));
            }
            from = past;
            continue;
        }
        let rest = &line.text[past..];
        if let Some(end) = end_of(rest, name) {
            let mut block = Block::default();
            block.push(trimmed(text, Span::new(place, place + end)));
            scan.blocks.push(block);
            from = past + end + 1;
            continue;
        }
        let mut block = Block::default();
        // Options, and a comment, are LaTeX's; anything else on the line is already the argument.
        if !rest.trim().is_empty() && !rest.trim_start().starts_with('%') {
            let space = rest.len() - rest.trim_start().len();
            block.push(Span::new(place + space, line.end()));
        }
        let end = end_of_unclosed(text, place, name, is_closed);
        return State::Environment { block, opened, name, end };
    }
    verbatim_opened(line.text.trim_start()).map_or(State::Prose, State::Verbatim)
}

/// That an environment is not read for how it is called. Both its ends are to be written anew, which no one edit does.
fn misspelled(name: &str, place: Span) -> Diagnostic {
    let help = "Call it `lakatos`, where it begins and where it ends: only then is it read.";
    Diagnostic { fixes: Vec::new(), ..passed_over(name, place).help(help) }
}

/// `\begin{lakatos}`, however it is spelled.
struct Begin<'text> {
    at: usize,
    /// The byte behind it and its options.
    past: usize,
    name: &'text str,
    label: Label,
}

/// The first `\begin` of such an environment in a line, from a byte on, before any comment.
fn begin_in(line: &str, from: usize) -> Option<Begin<'_>> {
    let code = &line[..comment_start(line)];
    code.get(from..)?.match_indices("\\begin").find_map(|(found, opening)| {
        let at = from + found;
        let rest = &code[at + opening.len()..];
        let inner = rest.trim_start().strip_prefix('{')?;
        let close = inner.find('}')?;
        let name = inner[..close].trim();
        let label = match name {
            // The short form labels fences alone.
            "lak" => Label::Other,
            _ => Label::of(name.trim_end_matches('*')),
        };
        let behind = &inner[close + 1..];
        let options = behind.trim_start().strip_prefix('[').and_then(|options| options.split_once(']'));
        let rest = options.map_or(behind, |(_, rest)| rest);
        (label != Label::Other).then(|| Begin { at, past: code.len() - rest.len(), name, label })
    })
}

/// Where the `\end` of an environment begins; it stands on one line, as its `\begin` does.
fn end_of(text: &str, name: &str) -> Option<usize> {
    text.match_indices("\\end").find_map(|(at, opening)| {
        let line = text[at + opening.len()..].lines().next().unwrap_or_default();
        let (ended, _) = line.trim_start().strip_prefix('{')?.split_once('}')?;
        (ended.trim() == name).then_some(at)
    })
}

/// Whether what follows on a line is not begun but spoken of: within `\verb`, or in the definition of a command.
fn is_spoken_of(before: &str) -> bool {
    const DEFINING: [&str; 6] = ["\\newcommand", "\\renewcommand", "\\def", "\\newenvironment", "\\string", "\\let"];
    let in_verb = ["\\verb", "\\lstinline", "\\mintinline"].iter().any(|command| {
        before.rsplit_once(command).is_some_and(|(_, rest)| {
            let rest = rest.trim_start_matches('*');
            let mut signs = rest.chars();
            signs.next().is_some_and(|sign| !signs.any(|one| one == if sign == '{' { '}' } else { sign }))
        })
    });
    in_verb || DEFINING.iter().any(|command| before.contains(command))
}

/// Where the comment of a line begins; its end where it has none.
fn comment_start(line: &str) -> usize {
    let is_sign = |(at, _): &(usize, &str)| !line[..*at].ends_with('\\');
    line.match_indices('%').find(is_sign).map_or(line.len(), |(at, _)| at)
}

/// The verbatim-like environment that a line opens and does not close.
fn verbatim_opened(line: &str) -> Option<&'static str> {
    let uncommented = &line[..comment_start(line)];
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
