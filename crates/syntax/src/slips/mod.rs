//! Slips of the keyboard: what a line that cannot be read was most likely meant to say.
//!
//! A piece in which something cannot be read is read line by line. Each such line gets one finding, with the place, the
//! cause and, where the parser confirms that it helps, the remedy; and the whole line is taken out before the rest is
//! read again, so that nothing is concluded from half of it, and no line beside it suffers.

mod cited;
mod content;
mod counted;
mod dated;
mod forms;
mod header;
mod hidden;
mod marks;
mod named;
mod near;
mod observed;
mod phrases;
mod quotes;
mod search;
mod words;
mod wrapped;

pub use header::{is_near_keyword, misspelled_header};

use crate::ast::{Declaration, DeclarationKind, Name};
use crate::diagnostic::{Code, Diagnostic};
use crate::invisible;
use crate::language::{DECLARATIONS, declaration, property_keywords, reserved_words};
use crate::lower::{expected_declaration, keep_first_of_each_line, lower};
use crate::parse::parse;
use crate::span::Span;
use content::{Content, lines};
use search::{Line, Search};
use std::ops::Range;
use tree_sitter::Tree;
use wrapped::over_lines;

/// What a piece says, and what of it could not be read.
pub struct Reading {
    /// What could be read in full.
    pub declarations: Vec<Declaration>,
    /// One for each slip.
    pub problems: Vec<Diagnostic>,
    /// Names that a line would have declared, if it could be read.
    pub lost: Vec<Name>,
}

/// So many lines of one piece are looked at one by one: whoever has more has another problem.
const MAX_LINES: usize = 8;

/// Longer pieces are read in one go, slips and all.
const MAX_BYTES: usize = 16 * 1024;

/// Reads a piece from its tree.
pub fn read(text: &str, ranges: &[Span], tree: &Tree) -> Reading {
    let clean = invisible::without(text);
    let text = clean.as_deref().unwrap_or(text);
    let content = Content::new(text, ranges);
    if let Some(reading) = unopened(&content) {
        return reading;
    }
    let (declarations, problems) = lower(text, tree);
    if !problems.iter().any(is_unread) || text.len() > MAX_BYTES {
        return Reading { declarations, problems, lost: Vec::new() };
    }
    let piece = Damaged {
        lines: lines(&content.text),
        content,
        text: text.to_owned(),
        ranges,
        found: Vec::new(),
        lost: Vec::new(),
        looked_at: Vec::new(),
        search: Search::default(),
        prose: None,
        is_dropped: false,
    };
    piece.read(declarations, problems)
}

/// Every word of a piece that may be a name, outside of texts and comments.
pub fn names<'text>(text: &'text str, ranges: &'text [Span]) -> impl Iterator<Item = &'text str> {
    ranges.iter().flat_map(|range| {
        let own = text.get(range.range()).unwrap_or_default();
        let names = words::words(own).into_iter().filter(|word| word.kind == words::WordKind::Name);
        names
            .map(|word| &own[word.span])
            .filter(|name| !reserved_words().any(|known| known == *name))
            .collect::<Vec<_>>()
    })
}

/// Whether a problem leaves its line unread.
fn is_unread(problem: &Diagnostic) -> bool {
    problem.code == Code::SYNTAX_ERROR || problem.code == Code::KEYWORD_AS_NAME
}

/// A piece whose first line should open a declaration, and does not.
fn unopened(content: &Content) -> Option<Reading> {
    let first = lines(&content.text).into_iter().next()?;
    let start = content.text[..first.start].rfind('\n').map_or(0, |end| end + 1);
    let line = content.text[start..].lines().next()?;
    let header = misspelled_header(line)?;
    let at = |range: Range<usize>| content.in_piece(start + range.start..start + range.end);
    let typed = &line[header.word.clone()];
    let (message, help) = match header.meant {
        Some(kind) if typed.contains(invisible::is_invisible) => {
            let help = "As long as it cannot be read, it is left out with the lines below it.";
            (hidden::message(typed, kind.keyword()), help.to_owned())
        }
        Some(kind) => (
            format!("`{typed}` opens no declaration: did you mean `{}`?", kind.keyword()),
            format!(
                "Such a line reads: `{}`. As long as it cannot be read, it is left out with the lines below it.",
                declaration(kind).form
            ),
        ),
        None => (format!("`{typed}` opens no declaration"), expected_declaration()),
    };
    let problem = Diagnostic::new(Code::SYNTAX_ERROR, at(header.word), message).help(help);
    let problem = problem.maybe_replaced_by(header.meant.map(DeclarationKind::keyword));
    let lost = header.name.map(|(name, span)| Name { text: name.into(), span: at(span) });
    Some(Reading { declarations: Vec::new(), problems: vec![problem], lost: lost.into_iter().collect() })
}

/// A piece with lines that cannot be read, which are taken out one by one.
struct Damaged<'piece> {
    content: Content<'piece>,
    lines: Vec<Range<usize>>,
    /// The piece, with blanks where lines were taken out.
    text: String,
    ranges: &'piece [Span],
    found: Vec<Diagnostic>,
    lost: Vec<Name>,
    /// The lines that were looked at, by number.
    looked_at: Vec<usize>,
    search: Search,
    /// The last line that was taken for prose.
    prose: Option<usize>,
    /// Whether the first line has words where a title, a citation or a period should be, so that it may be prose.
    is_dropped: bool,
}

impl Damaged<'_> {
    fn read(mut self, mut declarations: Vec<Declaration>, mut problems: Vec<Diagnostic>) -> Reading {
        for _ in 0..MAX_LINES {
            let next = problems.iter().filter(|problem| is_unread(problem));
            let next = next.map(|problem| (self.line_of(problem), problem));
            let Some((number, problem)) =
                next.filter(|(number, _)| !self.looked_at.contains(number)).min_by_key(|(number, _)| *number)
            else {
                break;
            };
            self.looked_at.push(number);
            let problem = problem.clone();
            self.take_out(number, problem, declarations.first());
            match parse(&self.text, self.ranges) {
                Some(tree) => (declarations, problems) = lower(&self.text, &tree),
                None => break,
            }
        }
        let looked_at = std::mem::take(&mut self.looked_at);
        let is_new = |problem: &Diagnostic| !is_unread(problem) || !looked_at.contains(&self.line_of(problem));
        let rest: Vec<Diagnostic> = problems.into_iter().filter(is_new).collect();
        self.found.extend(rest);
        keep_first_of_each_line(&self.text, &mut self.found);
        if self.is_dropped {
            declarations.clear();
        }
        Reading { declarations, problems: self.found, lost: self.lost }
    }

    /// The number of the line that a problem is reported on.
    fn line_of(&self, problem: &Diagnostic) -> usize {
        let at = self.content.of_piece(problem.place.start);
        let number = self.lines.partition_point(|line| line.start <= at).saturating_sub(1);
        // What is missing between two lines is missing at the start of the second.
        let is_behind = self.lines.get(number).is_some_and(|line| at >= line.end);
        if is_behind && number + 1 < self.lines.len() { number + 1 } else { number }
    }

    /// Says what is wrong with a line, and takes it out.
    fn take_out(&mut self, number: usize, problem: Diagnostic, declaration: Option<&Declaration>) {
        let Some(range) = self.lines.get(number).cloned() else {
            self.found.push(problem);
            return;
        };
        if self.take_out_text(number, &problem) {
            return;
        }
        let line = &self.content.text[range.clone()];
        let first_word = line.split(|c: char| !(c.is_alphanumeric() || "-_".contains(c))).next().unwrap_or_default();
        let own = DECLARATIONS.iter().find(|row| row.keyword == first_word).map(|row| row.kind).filter(|_| number == 0);
        let owner = own.or(declaration.map(|declaration| declaration.kind));
        let Some(owner) = owner else {
            self.found.push(problem);
            self.blank(range);
            return;
        };
        let before = number.checked_sub(1).filter(|before| *before > 0 && !self.looked_at.contains(before));
        let above = before.map(|before| self.content.text[self.lines[before].clone()].to_owned());
        let taken = declaration.iter().flat_map(|declaration| &declaration.properties);
        let taken: Vec<&str> = taken.map(|property| property.value.keyword()).collect();
        let asked = Line { text: line, above: above.as_deref(), owner, is_header: own.is_some(), taken: &taken };
        let slip = self.search.slip(&asked);
        // In prose, words may stand that are none of the language anywhere.
        let Some(slip) = slip.filter(|slip| slip.text.is_some() || own.is_some() || !search::is_prose(line)) else {
            let is_prose = search::is_prose(line) && own.is_none();
            let goes_on = is_prose && self.prose.is_some_and(|last| last + 1 == number);
            self.prose = is_prose.then_some(number);
            if is_prose && !goes_on {
                self.found.push(search::prose(&asked, self.content.in_piece(range.clone())));
            } else if !is_prose {
                let place = self.content.in_piece(range.clone());
                self.found.push(search::unexplained(&asked, place, problem.clone()));
            }
            self.take_out_unexplained(self.unread_part(range, &problem), own.is_some(), &problem);
            return;
        };
        if own.is_some() {
            self.lose_name(&range, &slip);
        }
        let joins_above = slip.joins_above;
        let at = range.start + slip.span.start..range.start + slip.span.end;
        let mut told = Diagnostic::new(problem.code.clone(), self.content.in_piece(at), slip.message).help(slip.help);
        told.code = Code::SYNTAX_ERROR;
        self.found.push(match slip.text {
            Some(text) if text.trim().is_empty() => told.deleted(),
            text => told.maybe_replaced_by(text),
        });
        if own.is_some() {
            self.take_out_of_header(range, slip.span.start, &problem);
        } else {
            self.blank(self.unread_part(range, &problem));
        }
        if let Some(before) = before.filter(|_| joins_above) {
            self.blank(self.lines[before].clone());
        }
    }

    /// Says of a text that runs over lines in a way that it cannot, and takes it out with all of them.
    fn take_out_text(&mut self, number: usize, problem: &Diagnostic) -> bool {
        let Some(text) = over_lines(&self.content.text, &self.lines, number) else { return false };
        let span = self.lines[number].start..self.lines[text.last].end;
        self.found.push(match text.written {
            Some(written) => {
                let message = "a text stands in quotation marks, and may run over several lines";
                let place = self.content.in_piece(span.clone());
                Diagnostic::new(Code::SYNTAX_ERROR, place, message)
                    .help("Put it in quotation marks.")
                    .replaced_by(written)
            }
            None => problem.clone(),
        });
        self.looked_at.extend(number..=text.last);
        self.blank(span);
        true
    }

    /// Notes the name that a first line declares once its slip is mended, if that is another than it has now.
    fn lose_name(&mut self, range: &Range<usize>, slip: &search::Slip) {
        let line = &self.content.text[range.clone()];
        let Some(text) = &slip.text else { return };
        let mended = format!("{}{text}{}", &line[..slip.span.start], &line[slip.span.end..]);
        let name = |line: &str| {
            let name = words::words(line).into_iter().nth(1).filter(|word| word.kind == words::WordKind::Name);
            name.map(|word| line[word.span].to_owned())
        };
        let span = self.content.in_piece(range.start + slip.span.start..range.start + slip.span.end);
        let others = words::words(line).into_iter().skip(2).take_while(|word| word.kind == words::WordKind::Name);
        let others: Vec<String> = others.map(|word| line[word.span].to_owned()).collect();
        let meant = name(&mended).filter(|meant| name(line).as_ref() != Some(meant));
        let lost = meant.into_iter().chain(others).map(|name| Name { text: name.as_str().into(), span });
        self.lost.extend(lost.collect::<Vec<_>>());
    }

    /// Of a line that goes on over several, the part that says nothing: all of it, or, where what is wrong begins in a
    /// citation, a text or a kind of evidence, only from there on.
    fn unread_part(&self, range: Range<usize>, problem: &Diagnostic) -> Range<usize> {
        let at = self.content.of_piece(problem.place.start).clamp(range.start, range.end);
        let start = self.content.text[range.start..at].rfind('\n').map_or(range.start, |end| range.start + end + 1);
        let part = self.content.text[start..range.end].trim_start();
        if start > range.start && content::is_trailer(part) { start..range.end } else { range }
    }

    fn take_out_unexplained(&mut self, range: Range<usize>, is_header: bool, problem: &Diagnostic) {
        match is_header {
            true => self.take_out_of_header(range, usize::MAX, problem),
            false => self.blank(range),
        }
    }

    /// Of a first line, what comes before the slip is kept: keyword and name at least.
    fn take_out_of_header(&mut self, range: Range<usize>, slip: usize, problem: &Diagnostic) {
        let words = words::words(&self.content.text[range.clone()]);
        let kept = words.get(1).map_or(range.len(), |name| name.span.end);
        let problem = self.content.of_piece(problem.place.start).saturating_sub(range.start);
        let from = problem.min(slip);
        let text = &self.content.text[range.clone()];
        let is_worded = words.get(2).is_some_and(|word| {
            word.kind == words::WordKind::Name && !property_keywords().any(|known| known == &text[word.span.clone()])
        });
        self.is_dropped |= is_worded;
        if from >= kept && !is_worded {
            self.blank(range.start + from..range.end);
        } else if let Some(name) = words.get(1).filter(|word| word.kind == words::WordKind::Name) {
            // Its name may be the one that others speak of.
            let span = range.start + name.span.start..range.start + name.span.end;
            let text = self.content.text[span.clone()].replace(invisible::is_invisible, "").into();
            // What stands in it that nobody sees would cut it in two.
            self.is_dropped |= self.content.text[span.clone()].contains(invisible::is_invisible);
            self.lost.push(Name { text, span: self.content.in_piece(span) });
            self.blank(range.start + kept..range.end);
        }
    }

    /// Puts blanks in the place of bytes of the content; line ends stay.
    fn blank(&mut self, range: Range<usize>) {
        let span = self.content.in_piece(range).range();
        let blank: String = self.text[span.clone()]
            .chars()
            .flat_map(|c| std::iter::repeat_n(if c == '\n' { '\n' } else { ' ' }, c.len_utf8()))
            .collect();
        self.text.replace_range(span, &blank);
    }
}
