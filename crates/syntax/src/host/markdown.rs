//! Blocks in Markdown, Quarto and R Markdown.
//!
//! `pulldown-cmark` says where code blocks and HTML comments are, within lists and quotations too; what the blocks say
//! is not its business. Where Pandoc finds a block that CommonMark does not (below HTML, between rules), what hides it is
//! blanked out and the text is read once more.

mod comments;
mod elsewhere;
mod far;
mod fence;
mod open_fence;

pub use fence::passed_over;

use self::comments::{Comment, comment_body, end_of_unclosed_comment, label_of_comment, unclosed_comment};
use self::elsewhere::{Told, as_elsewhere, comment_over_paragraphs, disguised_fences, in_a_comment, in_a_tag};
use self::far::{has_far_label, may_be_disguised};
use self::fence::{Fence, deep_fence, doubtful_fence, executable_fence, near_fence, near_label, read_fence};
use self::open_fence::{cut_fence, end_of_unclosed, hidden_block, unclosed_fence};
use super::label::Label;
use super::metadata::{Search, search, search_stretch, unread};
use super::{Block, HostScan, in_one_line, of_another_host};
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

/// How many blocks that are not closed are cut where prose begins.
const MOST_CUTS: usize = 16;

/// Every block of `text`, its comments, and the fences that are written in a way that will surprise their author.
pub fn scan(text: &str) -> HostScan {
    if let Some(problem) = in_one_line(text, opens_block) {
        return HostScan { problems: vec![problem], ..HostScan::default() };
    }
    let Search { found: metadata, passed, .. } = search(text);
    let read = metadata.iter().filter(|found| found.yaml.is_some());
    let mut hidden: Vec<Range<usize>> = read.map(|found| found.span.range()).collect();
    let mut found = HostScan::default();
    for (place, problem) in disguised_fences(text) {
        hidden.push(place);
        found.problems.push(problem);
    }
    found.reaches_far = may_be_disguised(text);
    let (mut from, mut cuts, mut passes) = (0, 0, 1);
    loop {
        let mut scan = Scan::of(text, &blanked(text, &hidden), from, cuts < MOST_CUTS);
        if !scan.hiding.is_empty() && passes < MOST_PASSES {
            hidden.append(&mut scan.hiding);
            passes += 1;
            found.reaches_far = true;
            continue;
        }
        found.append(scan.found);
        let Some(cut) = scan.cut else { break };
        found.reaches_far = true;
        (from, cuts, passes) = (cut, cuts + 1, 1);
    }
    // Where nothing argues, it is nobody's business.
    if !found.blocks.is_empty() {
        found.problems.extend(metadata.iter().find_map(|metadata| unread(text, metadata)));
    }
    found.opaque.extend(metadata.into_iter().map(|found| found.span).chain(passed));
    found.order_opaque();
    found
}

/// The same of a stretch of a file; see [`super::Host::scan_stretch`].
pub fn scan_stretch(text: &str, length: usize) -> Option<HostScan> {
    let stretch = text.get(..length)?;
    let passed = search_stretch(stretch)?;
    let scan = Scan::of_stretch(text, length)?;
    let mut found = scan.found;
    let is_alone = scan.hiding.is_empty()
        && scan.cut.is_none()
        && !found.reaches_far
        && !stretch.contains(ENVIRONMENT)
        && !may_be_disguised(stretch);
    found.opaque.extend(passed);
    found.order_opaque();
    is_alone.then_some(found)
}

/// The text with spaces in place of some of its lines, byte for byte as long.
pub fn blanked<'text>(text: &'text str, hidden: &[Range<usize>]) -> Cow<'text, str> {
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
    /// How much is, of any kind.
    nesting: usize,
    /// Whether a code block is.
    is_in_code: bool,
    /// Where the open block ends, if it is not closed.
    end: Option<usize>,
    /// Where such a block has ended: the rest is to be read by itself.
    cut: Option<usize>,
    may_cut: bool,
}

impl<'text> Scan<'text> {
    fn new(text: &'text str, may_cut: bool) -> Self {
        Self {
            text,
            found: HostScan::default(),
            hiding: Vec::new(),
            open: None,
            html: None,
            depth: 0,
            nesting: 0,
            is_in_code: false,
            end: None,
            cut: None,
            may_cut,
        }
    }

    /// Of the first bytes of a text. None where no block begins behind them.
    fn of_stretch(text: &'text str, length: usize) -> Option<Self> {
        let mut scan = Self::new(text, true);
        let mut events = Parser::new_ext(text, OPTIONS).into_offset_iter();
        scan.found.reaches_far = has_far_label(text, events.reference_definitions());
        let mut is_over = length == text.len();
        for (event, range) in events.by_ref() {
            if range.start >= length && length < text.len() {
                is_over = scan.nesting == 0 && range.start == length;
                break;
            }
            scan.take(event, range);
        }
        is_over.then_some(scan)
    }

    /// Of the text from a byte on, up to the first block that is to be cut.
    fn of(text: &'text str, blanked: &str, from: usize, may_cut: bool) -> Self {
        let mut scan = Self::new(text, may_cut);
        // CommonMark would take a byte order mark for a first letter, and no fence comes after a letter.
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let from = from.max(mark);
        let read = blanked.get(from..).unwrap_or_default();
        let mut events = Parser::new_ext(read, OPTIONS).into_offset_iter();
        scan.found.reaches_far = has_far_label(text, events.reference_definitions());
        for (event, range) in events.by_ref() {
            scan.take(event, range.start + from..range.end + from);
            if scan.cut.is_some() {
                break;
            }
        }
        scan
    }

    fn take(&mut self, event: Event, range: Range<usize>) {
        let text = self.text;
        match event {
            Event::Start(_) => self.nesting += 1,
            Event::End(_) => self.nesting = self.nesting.saturating_sub(1),
            _ => {}
        }
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.is_in_code = true;
                match kind {
                    CodeBlockKind::Fenced(info) => {
                        self.found.opaque.push(Span::new(range.start, range.end));
                        self.fence(&info, &range);
                    }
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
                } else if !self.is_in_code {
                    self.prose(&range);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                self.is_in_code = false;
                if let Some(mut block) = self.open.take() {
                    self.cut = self.end.take();
                    self.cut.iter().for_each(|at| block.cut(*at));
                    self.found.blocks.push(block);
                }
            }
            Event::Start(Tag::HtmlBlock) => {
                self.found.opaque.push(Span::new(range.start, range.end));
                self.html = Some(Block::default());
            }
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
                        false => {
                            self.hiding.extend(hiding(text, &html));
                            self.told(in_a_tag(text, &html));
                        }
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

    /// What a stretch of prose may have been meant for.
    fn prose(&mut self, range: &Range<usize>) {
        let text = self.text;
        self.told(as_elsewhere(text, range.start));
        let Some(comment) = comment_over_paragraphs(text, range) else { return };
        let span = Span::new(comment.start, comment.end);
        self.found.opaque.push(span);
        self.found.reaches_far = true;
        let Comment::Block(body) = comment_body(text, &Block { ranges: without_margins(text, span, self.depth > 0) })
        else {
            return;
        };
        if self.may_cut {
            self.found.comments.push(span);
            self.found.blocks.push(body);
            self.cut = Some(comment.end);
        } else {
            let help = "Begin the comment on a line of its own.";
            let opening = Span::new(comment.start, comment.start + "<!--".len());
            let message = "this block is passed over: it is a comment within a line, and holds a blank line";
            self.found.problems.push(Diagnostic::new(Code::SYNTAX_ERROR, opening, message).help(help));
        }
    }

    fn told(&mut self, told: Option<Told>) {
        let Some(Told { problem, looked_at }) = told else { return };
        self.found.problems.extend(problem);
        self.found.opaque.push(looked_at);
        // What a line is taken for depends on those above and below.
        self.found.reaches_far = true;
    }

    fn fence(&mut self, info: &str, range: &Range<usize>) {
        let text = self.text;
        match read_fence(info) {
            Fence::Other => {
                if let Some((at, problem)) = hidden_block(text, range).filter(|_| self.may_cut) {
                    self.found.problems.push(problem);
                    self.cut = Some(at);
                }
                return;
            }
            Fence::Doubtful => {
                self.found.problems.extend(doubtful_fence(text, range));
                return;
            }
            Fence::Near(word) => {
                self.found.problems.extend(near_fence(text, range, word));
                return;
            }
            Fence::Executable => self.found.problems.extend(executable_fence(text, range)),
            Fence::Plain => {}
        }
        self.end = end_of_unclosed(text, range).filter(|_| self.may_cut);
        self.found.problems.extend(match self.end {
            Some(_) => cut_fence(text, range),
            None => unclosed_fence(text, range),
        });
        self.open = Some(Block::default());
    }

    fn comment(&mut self, html: &Block) {
        let text = self.text;
        match comment_body(text, html) {
            Comment::Block(mut body) => {
                self.cut = end_of_unclosed_comment(text, html).filter(|_| self.may_cut);
                self.cut.iter().for_each(|at| body.cut(*at));
                self.found.problems.extend(unclosed_comment(text, html, self.cut.is_some()));
                self.found.blocks.push(body);
            }
            Comment::Near(word) => self.found.problems.push(near_label(word, text)),
            Comment::Told(problem) => self.found.problems.push(problem),
            Comment::Other => self.found.problems.extend(in_a_comment(text, html)),
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
        return !matches!(read_fence(fence), Fence::Other | Fence::Doubtful);
    }
    label_of_comment(line).is_some_and(|(word, _)| Label::of(word) != Label::Other)
}
