//! The running text of LaTeX: one walk over its bytes.

use super::Paragraph;
use super::captions::of_environment;
use super::environments::{FLOATS, HEADINGS, READ, TRANSPARENT};
use super::mapped::UNREAD;
use super::markdown::{is_back_matter, may_be_back_matter};
use crate::hole::is_hole;
use crate::span::Span;
use std::ops::Range;

/// How deep notes are read in notes.
const MOST_DEPTH: usize = 3;

/// How long the argument of a command is, at most: a brace that is never closed swallows no more.
const MOST_ARGUMENT: usize = 4000;

/// Every paragraph of running text, notes among it; the environments that are passed over; and how many bytes more may
/// stand in these before any is read otherwise.
pub(super) fn paragraphs(text: &str) -> (Vec<Paragraph>, Vec<Span>, u64) {
    let start = text.find("\\begin{document}").unwrap_or_default();
    let end = ["\\end{document}", "\\appendix"].into_iter().filter_map(|sign| text[start..].find(sign)).min();
    let budget = 4 * text.len();
    let mut reader = Reader {
        text,
        budget,
        found: Vec::new(),
        open: Paragraph::default(),
        notes: Vec::new(),
        headings: Vec::new(),
        passed: Vec::new(),
        is_over: false,
        perhaps_list: None,
    };
    reader.read(start..end.map_or(text.len(), |end| start + end));
    reader.is_over = true;
    reader.perhaps_list("");
    for _ in 0..MOST_DEPTH {
        for note in std::mem::take(&mut reader.notes) {
            reader.is_over = false;
            reader.read(note);
        }
    }
    let (text, headings) = (reader.found.len(), std::mem::take(&mut reader.headings));
    reader.is_over = false;
    for heading in headings {
        reader.read(heading);
    }
    reader.found[text..].iter_mut().for_each(|heading| heading.is_heading = true);
    // Each byte more is looked through four times at most, and adds as much to the budget, or takes it away.
    let room = (reader.budget / 8) as u64;
    (reader.found, reader.passed, room)
}

/// Signs that mean something to LaTeX, or may.
const SIGNS: [char; 9] = ['\\', '%', '$', '{', '}', '~', '`', '\'', '\n'];

struct Reader<'text> {
    text: &'text str,
    /// How many bytes may still be looked through for the ends of environments and formulas: most find theirs at once.
    budget: usize,
    found: Vec<Paragraph>,
    open: Paragraph,
    /// Notes and captions still to be read.
    notes: Vec<Range<usize>>,
    /// Headings still to be read.
    headings: Vec<Range<usize>>,
    /// The environments that are passed over.
    passed: Vec<Span>,
    /// Whether what follows is no part of the argument.
    is_over: bool,
    /// How many paragraphs, notes and headings there were where what may be a list of works began.
    perhaps_list: Option<[usize; 3]>,
}

impl Reader<'_> {
    fn read(&mut self, range: Range<usize>) {
        let text = self.text;
        let end = range.end;
        let mut at = range.start;
        while let Some(rest) = text.get(at..end).filter(|rest| !rest.is_empty()) {
            let Some(character) = rest.chars().next() else { break };
            at += match character {
                '\\' => self.command(at, end),
                '%' => {
                    // The line end goes with the comment; a blank line behind it does not.
                    let length = rest.find('\n').map_or(rest.len(), |line| line + 1);
                    if is_blank_line(&rest[length..]) {
                        self.close();
                    }
                    length
                }
                '$' => self.formula(at, end),
                '{' | '}' => 1,
                '~' => self.push(' ', at, 1),
                '`' if rest.starts_with("``") => self.push('“', at, 2),
                '\'' if rest.starts_with("''") => self.push('”', at, 2),
                '`' => self.push('‘', at, 1),
                '\n' if is_blank_line(&rest[1..]) => {
                    self.close();
                    1
                }
                _ => {
                    // At least the first, a new line that is no blank one or an apostrophe.
                    let first = character.len_utf8();
                    let plain = rest[first..].find(SIGNS).map_or(rest.len(), |length| first + length);
                    self.open.text.push(&rest[..plain], at);
                    plain
                }
            };
        }
        self.close();
    }

    /// Takes in that a section begins: under “Literature” stands a list of it if nothing is argued behind.
    fn perhaps_list(&mut self, heading: &str) {
        let known = self.perhaps_list.take().filter(|_| self.is_over);
        if let Some([found, notes, headings]) = known {
            self.found.truncate(found);
            self.notes.truncate(notes);
            self.headings.truncate(headings);
        }
        if may_be_back_matter(heading) {
            self.perhaps_list = Some([self.found.len(), self.notes.len(), self.headings.len()]);
        }
    }

    fn push(&mut self, character: char, at: usize, length: usize) -> usize {
        self.open.text.push_char(character, at, length);
        length
    }

    /// Takes in a command, and says how many bytes of it are done with.
    fn command(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let after = rest[1..].chars().next();
        match after {
            Some(sign @ ('%' | '&' | '$' | '#' | '_' | '{' | '}')) => return self.push(sign, at, 2),
            Some('\\' | ' ' | '\n' | ',' | ';') => return self.push(' ', at, 2),
            Some('(') => return self.display(at, rest, "\\)"),
            Some('[') => return self.display(at, rest, "\\]"),
            Some(letter) if letter.is_ascii_alphabetic() => {}
            Some(other) => return 1 + other.len_utf8(),
            None => return 1,
        }
        let name_length = rest[1..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len() - 1);
        let name = &rest[1..1 + name_length];
        let name_end = 1 + name_length;
        if TRANSPARENT.contains(&name) {
            return name_end;
        }
        match name {
            "begin" => return self.environment(at, end),
            "end" => {
                self.close();
                return command_end(rest, 0).map_or(name_end, |(_, end)| end);
            }
            "item" | "par" | "newpage" | "clearpage" | "bigskip" | "medskip" | "noindent" => {
                self.close();
                return name_end;
            }
            "verb" => {
                let sign = rest[name_end..].chars().next().unwrap_or(' ');
                let inner = &rest[(name_end + sign.len_utf8()).min(rest.len())..];
                let length = inner.find([sign, '\n']).map_or(0, |length| length + sign.len_utf8());
                return self.unread(at, rest.len() - inner.len() + length);
            }
            _ => {}
        }
        let Some((_, length)) = command_end(rest, 0) else { return name_end };
        let argument = argument(rest, name_end).map(|range| range.start + at..range.end + at);
        match name {
            _ if HEADINGS.contains(&name) => {
                self.close();
                let words = argument.clone().and_then(|range| self.text.get(range)).unwrap_or_default();
                if matches!(name, "chapter" | "section") {
                    self.is_over = is_back_matter(words);
                    self.perhaps_list(words);
                }
                if !self.is_over && !matches!(name, "author" | "date") {
                    self.headings.extend(argument);
                }
                length
            }
            "footnote" | "thanks" | "footnotetext" => {
                self.open.cited.push(self.open.text.text.len());
                self.notes.extend(argument.filter(|_| !self.is_over));
                length
            }
            "caption" | "captionabove" | "captionbelow" => {
                self.notes.extend(argument.filter(|_| !self.is_over));
                length
            }
            // Its first argument says of what.
            "captionof" => {
                let words = argument.and_then(|kind| self::argument(self.text, kind.end + 1));
                self.notes.extend(words.filter(|_| !self.is_over));
                length
            }
            // Its first argument is for lakatos, its second for readers.
            "lakclaim" => {
                argument.and_then(|said| argument_behind(self.text, said.end + 1)).map_or(length, |shown| shown - at)
            }
            "enquote" => {
                // The braces are its quotation marks.
                let Some(argument) = argument else { return length };
                let inner = self.text.get(argument.clone()).unwrap_or_default();
                if inner.split_whitespace().count() > 3 { self.unread(at, length) } else { argument.start - at }
            }
            _ if name.to_ascii_lowercase().contains("cite") => {
                // Still to be written.
                if argument.and_then(|range| self.text.get(range)).is_some_and(is_hole) {
                    return length;
                }
                self.open.cited.push(self.open.text.text.len());
                let is_in_text = matches!(name, "citet" | "textcite" | "citeauthor" | "Citet" | "Textcite" | "citeA");
                if is_in_text { self.unread(at, length) } else { length }
            }
            "label" | "index" | "vspace" | "hspace" | "phantomsection" | "centering" | "maketitle" => length,
            // Switches such as `\itshape`, and what only they who defined it know.
            _ if length == name_end => length,
            _ => self.unread(at, length),
        }
    }

    /// Takes in `\begin{…}`: the text of an environment is read, or all of it is passed over.
    fn environment(&mut self, at: usize, end: usize) -> usize {
        self.close();
        let rest = &self.text[at..end];
        let Some(name) = rest["\\begin".len()..].strip_prefix('{').and_then(|rest| Some(&rest[..rest.find('}')?]))
        else {
            return "\\begin".len();
        };
        let opening = command_end(rest, 0).map_or("\\begin".len(), |(_, end)| end);
        if READ.contains(&name) || self.budget == 0 {
            return opening;
        }
        let (open, close) = (format!("\\begin{{{name}}}"), format!("\\end{{{name}}}"));
        let mut depth = 1;
        let mut from = open.len();
        while let Some(found) = rest[from..].find(&close) {
            self.budget = self.budget.saturating_sub(found);
            depth += rest[from..from + found].matches(&open).count();
            depth -= 1;
            from += found + close.len();
            if depth == 0 {
                if !FLOATS.contains(&name) {
                    self.passed.push(Span::new(at, at + from));
                } else if !self.is_over {
                    self.notes.extend(of_environment(self.text, at..at + from));
                }
                return from;
            }
        }
        self.budget = self.budget.saturating_sub(rest.len());
        opening
    }

    fn formula(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let sign = if rest.starts_with("$$") { "$$" } else { "$" };
        let inner = &rest[sign.len()..];
        // A price, where the paragraph ends first.
        match inner.find(sign).filter(|length| !holds_blank_line(&inner[..*length])) {
            Some(length) => self.unread(at, length + 2 * sign.len()),
            None => self.push('$', at, sign.len()),
        }
    }

    /// Passes over a formula that a sign ends.
    fn display(&mut self, at: usize, rest: &str, closing: &str) -> usize {
        let end = if self.budget > 0 { rest.find(closing) } else { None };
        self.budget = self.budget.saturating_sub(end.unwrap_or(rest.len()));
        self.unread(at, end.map_or(2, |end| end + closing.len()))
    }

    fn unread(&mut self, at: usize, length: usize) -> usize {
        self.open.text.push_char(UNREAD, at, length);
        length
    }

    fn close(&mut self) {
        let paragraph = std::mem::take(&mut self.open);
        if !self.is_over && !paragraph.text.text.trim().is_empty() {
            self.found.push(paragraph);
        }
    }
}

/// Whether a paragraph ends within a text, by whatever ends its lines.
fn holds_blank_line(text: &str) -> bool {
    text.match_indices('\n').any(|(at, _)| is_blank_line(&text[at + 1..]))
}

fn is_blank_line(rest: &str) -> bool {
    rest.split('\n').next().is_some_and(|line| line.trim().is_empty()) && rest.contains('\n')
}

/// The name of the command at a byte, and where it ends with all its options and arguments.
pub(super) fn command_end(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text.get(at..)?.strip_prefix('\\')?;
    let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    if length == 0 {
        return None;
    }
    let mut end = at + 1 + length;
    if text[end..].starts_with('*') {
        end += 1;
    }
    while let Some(range) = group(text, end) {
        end = range.end;
    }
    Some((&rest[..length], end))
}

/// The first argument in braces behind a command's name: what stands in it.
pub(super) fn argument(text: &str, name_end: usize) -> Option<Range<usize>> {
    let mut at = name_end + usize::from(text[name_end..].starts_with('*'));
    while let Some(range) = group(text, at) {
        if text[at..].starts_with('{') {
            return Some(at + 1..range.end - 1);
        }
        at = range.end;
    }
    None
}

/// Where the text of an argument in braces begins that follows a byte.
fn argument_behind(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let inner = rest.trim_start().strip_prefix('{')?;
    Some(text.len() - inner.len())
}

/// What stands in braces or brackets at a byte, these included.
pub(crate) fn group(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let (open, close) = match bytes.get(at)? {
        b'{' => (b'{', b'}'),
        b'[' => (b'[', b']'),
        _ => return None,
    };
    let mut depth = 0usize;
    let mut is_escaped = false;
    for (index, byte) in bytes.iter().enumerate().skip(at).take(MOST_ARGUMENT) {
        match *byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            byte if byte == open => depth += 1,
            byte if byte == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(at..index + 1);
                }
            }
            _ => {}
        }
    }
    None
}
