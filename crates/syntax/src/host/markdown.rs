//! Blocks in Markdown, Quarto and R Markdown.
//!
//! `pulldown-cmark` says where code blocks and HTML comments are, within lists and quotations too; what the blocks say
//! is not its business. Where Pandoc finds a block that CommonMark does not (below HTML, between rules), what hides it is
//! blanked out and the text is read once more.

use super::label::Label;
use super::metadata::metadata;
use super::{Block, HostScan, in_one_line, of_another_host};
use crate::ast::DeclarationKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::span::Span;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// What Pandoc reads beside CommonMark, as far as blocks may stand in it.
const OPTIONS: Options = Options::ENABLE_FOOTNOTES.union(Options::ENABLE_DEFINITION_LIST);

/// How a block begins in LaTeX.
const ENVIRONMENT: &str = "\\begin{lakatos}";

/// How often a text is read, at most, to find what HTML hides.
const MOST_PASSES: usize = 4;

/// Every block of `text`, its comments, and the fences that are written in a way that will surprise their author.
pub fn scan(text: &str) -> HostScan {
    if let Some(problem) = in_one_line(text, opens_block) {
        return HostScan { problems: vec![problem], ..HostScan::default() };
    }
    let found = metadata(text);
    let read = found.iter().filter(|found| found.yaml.is_some());
    let mut hidden: Vec<Range<usize>> = read.map(|found| found.span.range()).collect();
    let mut passes = 1;
    loop {
        let mut scan = Scan::of(text, &blanked(text, &hidden));
        if scan.hiding.is_empty() || passes == MOST_PASSES {
            scan.found.metadata = found.into_iter().map(|found| found.span).collect();
            return scan.found;
        }
        hidden.append(&mut scan.hiding);
        passes += 1;
    }
}

/// The text with spaces in place of some of its lines, byte for byte as long.
fn blanked<'text>(text: &'text str, hidden: &[Range<usize>]) -> Cow<'text, str> {
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for range in hidden {
        for byte in bytes.get_mut(range.clone()).into_iter().flatten() {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// One reading of a text.
struct Scan<'text> {
    text: &'text str,
    found: HostScan,
    /// Lines of HTML that hide a block from CommonMark, and not from Pandoc.
    hiding: Vec<Range<usize>>,
    open: Option<Block>,
    html: Option<Block>,
    /// How many lists and quotations are open.
    depth: usize,
    /// Whether a code block is.
    is_in_code: bool,
}

impl<'text> Scan<'text> {
    fn of(text: &'text str, blanked: &str) -> Self {
        let mut scan = Self {
            text,
            found: HostScan::default(),
            hiding: Vec::new(),
            open: None,
            html: None,
            depth: 0,
            is_in_code: false,
        };
        // CommonMark would take a byte order mark for a first letter, and no fence comes after a letter.
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let read = blanked.get(mark..).unwrap_or_default();
        for (event, range) in Parser::new_ext(read, OPTIONS).into_offset_iter() {
            scan.take(event, range.start + mark..range.end + mark);
        }
        scan
    }

    fn take(&mut self, event: Event, range: Range<usize>) {
        let text = self.text;
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.is_in_code = true;
                match kind {
                    CodeBlockKind::Fenced(info) => self.fence(&info, &range),
                    CodeBlockKind::Indented if self.depth > 0 => {
                        self.found.problems.extend(deep_fence(text, &range));
                    }
                    CodeBlockKind::Indented => {}
                }
            }
            Event::Code(_) => self.found.problems.extend(deep_fence(text, &range)),
            Event::Text(_) => {
                if let Some(block) = &mut self.open {
                    push_line(block, text, range);
                } else if !self.is_in_code && text[range.clone()].starts_with(ENVIRONMENT) {
                    let help = "In Markdown, write a fenced block: a line ```lakatos, the lines, and a line ```.";
                    let place = Span::new(range.start, range.start + ENVIRONMENT.len());
                    self.found.problems.push(of_another_host(place, help));
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                self.is_in_code = false;
                self.found.blocks.extend(self.open.take());
            }
            Event::Start(Tag::HtmlBlock) => self.html = Some(Block::default()),
            Event::Html(_) => {
                if let Some(block) = &mut self.html {
                    push_line(block, text, range);
                }
            }
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(html) = self.html.take() {
                    match html.ranges.first().is_some_and(|first| is_comment(text, *first)) {
                        true => {
                            self.found.comments.extend(html.ranges.first().copied());
                            self.comment(&html);
                        }
                        false => self.hiding.extend(hiding(text, &html)),
                    }
                }
            }
            Event::InlineHtml(_) => {
                let inline = Span::new(range.start, range.end);
                if is_comment(text, inline) {
                    self.found.comments.push(inline);
                    self.comment(&Block { ranges: without_margins(text, inline, self.depth > 0) });
                }
            }
            Event::Start(Tag::List(_) | Tag::BlockQuote(_) | Tag::DefinitionList) => self.depth += 1,
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::DefinitionList) => {
                self.depth = self.depth.saturating_sub(1)
            }
            _ => {}
        }
    }

    fn fence(&mut self, info: &str, range: &Range<usize>) {
        let text = self.text;
        match read_fence(info) {
            Fence::Other => return,
            Fence::Near(word) => {
                self.found.problems.extend(near_fence(text, range, word));
                return;
            }
            Fence::Executable => self.found.problems.extend(executable_fence(text, range)),
            Fence::Plain => {}
        }
        self.found.problems.extend(unclosed_fence(text, range));
        self.open = Some(Block::default());
    }

    fn comment(&mut self, html: &Block) {
        let text = self.text;
        match comment_body(text, html) {
            Comment::Block(body) => {
                self.found.problems.extend(unclosed_comment(text, html));
                self.found.blocks.push(body);
            }
            Comment::Near(word) => self.found.problems.push(near_label(word, text)),
            Comment::Other => {}
        }
    }
}

fn is_comment(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some_and(|html| html.trim_start().starts_with("<!--"))
}

/// The lines of an inline comment, each without the margin of a quotation or list before it.
fn without_margins(text: &str, inline: Span, is_nested: bool) -> Vec<Span> {
    if !is_nested {
        return vec![inline];
    }
    let mut start = inline.start as usize;
    let lines = text.get(inline.range()).unwrap_or_default().split_inclusive('\n');
    let line = |(number, line): (usize, &str)| {
        let margin = if number == 0 { 0 } else { line.len() - line.trim_start_matches([' ', '\t', '>']).len() };
        let span = Span::new(start + margin, start + line.len());
        start += line.len();
        span
    };
    lines.enumerate().map(line).collect()
}

/// CommonMark drops the CR of a CRLF; the block keeps it, so that contiguous lines stay one range.
fn push_line(block: &mut Block, text: &str, range: Range<usize>) {
    let start = match block.ranges.last() {
        Some(last) if text.get(last.end as usize..range.start) == Some("\r") => last.end as usize,
        _ => range.start,
    };
    block.push(Span::new(start, range.end));
}

/// What HTML holds as it stands, to Pandoc as to CommonMark.
const RAW: [&str; 4] = ["<pre", "<script", "<style", "<textarea"];

/// The lines of an HTML block above one that opens a block of the language: to CommonMark that is HTML as well, up to the
/// next blank line; to Pandoc it is a block.
fn hiding(text: &str, html: &Block) -> Vec<Range<usize>> {
    let Some(first) = html.ranges.first() else { return Vec::new() };
    let opening = text.get(first.range()).unwrap_or_default().trim_start().to_ascii_lowercase();
    if RAW.iter().any(|tag| opening.starts_with(tag)) || !opening.starts_with('<') {
        return Vec::new();
    }
    let mut above = Vec::new();
    for range in &html.ranges {
        let mut start = range.start as usize;
        for line in text.get(range.range()).unwrap_or_default().split_inclusive('\n') {
            if !above.is_empty() && opens_block(line) {
                return above;
            }
            above.push(start..start + line.len());
            start += line.len();
        }
    }
    Vec::new()
}

/// Whether a line opens a block of the language: with a fence, or with a comment.
pub fn opens_block(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
    let fence = line.trim_start_matches(['`', '~']);
    if line.len() - fence.len() >= 3 {
        return read_fence(fence) != Fence::Other;
    }
    label_of_comment(line).is_some_and(|(word, _)| Label::of(word) != Label::Other)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fence<'info> {
    Other,
    Plain,
    Executable,
    /// A misspelled one.
    Near(&'info str),
}

/// `lakatos`, `lak`, `{.lakatos …}`, `{#id .lakatos}`; `{lakatos}` is an executable cell, `{{lakatos}}` is shown
/// verbatim by Quarto and left alone.
fn read_fence(info: &str) -> Fence<'_> {
    let info = info.trim();
    let Some(inner) = info.strip_prefix('{') else {
        let language = info.split(|c: char| c.is_whitespace() || "{,;:=".contains(c)).next().unwrap_or_default();
        // Brackets and quotation marks are a slip of the hand.
        let language = language.trim_matches(['.', '"', '\'', '(', ')', '[', ']', '<', '>']);
        return match Label::of(language) {
            Label::Language => Fence::Plain,
            Label::Near => Fence::Near(language),
            Label::Other => Fence::Other,
        };
    };
    let words = || inner.trim_end_matches('}').split(|c: char| c.is_whitespace() || c == ',');
    let first = words().find(|word| !word.is_empty()).unwrap_or_default();
    match Label::of(first) {
        Label::Language => return Fence::Executable,
        Label::Near => return Fence::Near(first),
        Label::Other => {}
    }
    let classes = || words().filter_map(|word| word.strip_prefix('.'));
    if classes().any(|class| Label::of(class) == Label::Language) {
        return Fence::Plain;
    }
    classes().find(|class| Label::of(class) == Label::Near).map_or(Fence::Other, Fence::Near)
}

/// A block that nobody reads, for a slip in its label.
fn near_fence(text: &str, block: &Range<usize>, word: &str) -> Option<Diagnostic> {
    let (line, start) = first_line(text, block)?;
    let at = start + line.find(word)?;
    // `{lakatoss}` stands for `lakatos`, since `{lakatos}` would be run.
    let braced = Span::new(at.checked_sub(1)?, at + word.len() + 1);
    let is_braced = text.get(braced.range()).is_some_and(|all| all.starts_with('{') && all.ends_with('}'));
    let place = if is_braced { braced } else { Span::new(at, at + word.len()) };
    Some(passed_over(word, place))
}

fn near_label(word: &str, text: &str) -> Diagnostic {
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
fn deep_fence(text: &str, block: &Range<usize>) -> Option<Diagnostic> {
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

fn executable_fence(text: &str, block: &Range<usize>) -> Option<Diagnostic> {
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

/// CommonMark closes an open fence at the end of the document: all the prose below would be read as argument.
fn unclosed_fence(text: &str, block: &Range<usize>) -> Option<Diagnostic> {
    let (line, start) = first_line(text, block)?;
    if block.end < text.trim_end().len() {
        return None;
    }
    let last = text.get(block.clone())?.trim_end().lines().skip(1).last().unwrap_or_default();
    let fence = line.trim_start_matches([' ', '\t', '>']);
    // A fence is closed by one of the same sign, no shorter than it.
    let sign = fence.chars().next()?;
    let marks = &fence[..fence.find(|c| c != sign).unwrap_or(fence.len())];
    let last = last.trim_start_matches([' ', '\t', '>']);
    if last.starts_with(marks) && last.trim_end().chars().all(|c| c == sign) {
        return None;
    }
    let start = start + line.len() - fence.len();
    let span = Span::new(start, start + fence.trim_end().len());
    let message = "this block is never closed, so everything below it is read as part of the argument";
    let help = "Close it with a line of the same backticks or tildes.";
    Some(Diagnostic::new(Code::SYNTAX_ERROR, span, message).help(help))
}

fn first_line<'text>(text: &'text str, block: &Range<usize>) -> Option<(&'text str, usize)> {
    Some((text.get(block.clone())?.lines().next()?, block.start))
}

/// An open comment swallows the rest of the document, in the paper as well.
fn unclosed_comment(text: &str, html: &Block) -> Option<Diagnostic> {
    let (first, last) = (html.ranges.first()?, html.ranges.last()?);
    let whole = text.get(first.start as usize..last.end as usize)?;
    let opening = whole.lines().next()?.trim_end();
    (!whole.contains("-->")).then(|| {
        let span = Span::new(first.start as usize, first.start as usize + opening.len());
        let message = "this comment is never closed, so everything below it is read as part of the argument";
        Diagnostic::new(Code::SYNTAX_ERROR, span, message).help("Close it with `-->` on a line of its own.")
    })
}

/// The first word of a comment, and what follows it. A colon after the word makes it a directive.
fn label_of_comment(comment: &str) -> Option<(&str, &str)> {
    // `<!---` opens a comment like `<!--`.
    let after = comment.trim_start().strip_prefix("<!--")?.trim_start_matches('-').trim_start();
    let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let (word, rest) = after.split_at(end);
    (!word.is_empty()).then_some((word, rest))
}

/// What a comment is.
enum Comment<'text> {
    Other,
    Block(Block),
    /// A block with a misspelled label.
    Near(&'text str),
}

/// What stands between `<!-- lakatos` and `-->`: on the lines below, or on the same line where that begins as a
/// declaration does. Everything else that begins so is a comment on lakatos.
fn comment_body<'text>(text: &'text str, html: &Block) -> Comment<'text> {
    let opened = html.ranges.first().and_then(|first| Some((*first, text.get(first.range())?)));
    let Some((first, opening)) = opened else { return Comment::Other };
    let Some((word, rest)) = label_of_comment(opening) else { return Comment::Other };
    let label = Label::of(word);
    let rest_of_line = rest.split('\n').next().unwrap_or_default();
    let has_more = rest.contains('\n') || html.ranges.len() > 1;
    let same_line = rest_of_line.split("-->").next().unwrap_or_default();
    let is_declaration = |line: &str| {
        let word = line.split_whitespace().next().unwrap_or_default();
        DeclarationKind::ALL.iter().any(|kind| kind.keyword() == word)
    };
    let begins_here = rest.starts_with(char::is_whitespace) && is_declaration(same_line);
    let begins_below = rest_of_line.trim().is_empty() && has_more;
    match label {
        Label::Language if begins_here || begins_below => {}
        Label::Near if begins_here => return Comment::Near(word),
        Label::Near if begins_below => {
            let whole = text.get(first.start as usize..).unwrap_or_default();
            let mut below = whole.lines().skip(1).filter(|line| !line.trim().is_empty());
            return if below.next().is_some_and(is_declaration) { Comment::Near(word) } else { Comment::Other };
        }
        _ => return Comment::Other,
    }
    let skipped = if begins_here { 0 } else { rest_of_line.len() + 1 };
    let body_start = first.start as usize + (opening.len() - rest.len()) + skipped;
    let mut body = Block::default();
    for range in &html.ranges {
        let start = (range.start as usize).max(body_start);
        let line = text.get(start..range.end as usize).unwrap_or_default();
        match line.find("-->") {
            Some(close) => {
                // `--->` closes it as well.
                let dashes = line[..close].len() - line[..close].trim_end_matches('-').len();
                body.push(Span::new(start, start + close - dashes));
                break;
            }
            None => body.push(Span::new(start.min(range.end as usize), range.end as usize)),
        }
    }
    Comment::Block(body)
}
