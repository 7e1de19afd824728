//! The running text of Markdown, Quarto and R Markdown, as `pulldown-cmark` finds it.

use super::latex::command_end;
use super::mapped::UNREAD;
use super::{Paragraph, captions};
use crate::claims::{InText, claims};
use crate::host::Host;
use crate::host::metadata::Metadata;
use crate::span::Span;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

const OPTIONS: Options = Options::ENABLE_FOOTNOTES
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_TABLES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Headings over what nobody argues in.
pub(super) const BACK_MATTER: [&str; 13] = [
    "references",
    "reference list",
    "list of references",
    "endnotes",
    "bibliography",
    "works cited",
    "works consulted",
    "literature",
    "appendix",
    "appendices",
    "acknowledgements",
    "acknowledgments",
    "codebook",
];

/// Every paragraph of running text, notes and lists among it, the abstract first; and the code and HTML that is passed over.
pub fn paragraphs(text: &str, metadata: &[Metadata]) -> (Vec<Paragraph>, Vec<Span>) {
    let markup = markup(text);
    let mut reader = Reader { text, markup, found: captions::abstracts(text, metadata), ..Reader::default() };
    // Metadata comes in several blocks; what lies between is prose.
    let mut from = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let read = metadata.iter().filter(|found| found.yaml.is_some()).map(|found| found.span.range());
    for hidden in read.chain(std::iter::once(text.len()..text.len())) {
        if hidden.start > from {
            reader.read(from..hidden.start);
        }
        from = hidden.end.max(from);
    }
    reader.end_list();
    (reader.found, reader.passed)
}

/// What stands around the words of claims and values, in order, each with the sign that takes its place, if one does.
fn markup(text: &str) -> Vec<(Range<usize>, Option<char>)> {
    let mut found = Vec::new();
    for InText { whole, shown, .. } in claims(text, Host::Markdown) {
        let whole = whole.range();
        match shown.map(Span::range) {
            Some(shown) => found.extend([(whole.start..shown.start, None), (shown.end..whole.end, None)]),
            None => found.push((whole, Some(UNREAD))),
        }
    }
    found.sort_by_key(|(range, _)| (range.start, range.end));
    found.dedup();
    found
}

#[derive(Default)]
struct Reader<'text> {
    text: &'text str,
    markup: Vec<(Range<usize>, Option<char>)>,
    found: Vec<Paragraph>,
    open: Paragraph,
    /// How many blocks are open that are not read.
    hidden: usize,
    /// Code and HTML.
    passed: Vec<Span>,
    /// Whether what follows stands above the line.
    is_raised: bool,
    /// The heading that is open.
    heading: Option<HeadingLevel>,
    /// Paragraphs in which a picture stands whose caption is being read.
    around: Vec<Paragraph>,
    /// Under a heading of this level stands what is no part of the argument.
    back_matter: Option<HeadingLevel>,
    /// The level of a heading under which a list of works may stand, and how many paragraphs came before.
    perhaps_list: Option<(HeadingLevel, usize)>,
}

impl Reader<'_> {
    fn read(&mut self, part: Range<usize>) {
        let text = self.text.get(part.clone()).unwrap_or_default();
        for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
            self.take(event, range.start + part.start..range.end + part.start);
        }
        self.close();
    }

    fn take(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.close();
                self.heading = Some(level);
            }
            Event::End(TagEnd::Heading(_)) => self.close_heading(),
            Event::Start(
                block @ (Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::Table(_)
                | Tag::MetadataBlock(_)),
            ) => {
                if self.hidden == 0 && matches!(block, Tag::CodeBlock(_)) && self.back_matter.is_none() {
                    self.found.extend(captions::of_code(self.text, range.clone()));
                }
                if matches!(block, Tag::CodeBlock(_) | Tag::HtmlBlock) {
                    self.passed.push(Span::new(range.start, range.end));
                }
                self.hidden += 1;
            }
            Event::End(
                TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock
                | TagEnd::HtmlBlock
                | TagEnd::Table
                | TagEnd::MetadataBlock(_),
            ) => self.hidden = self.hidden.saturating_sub(1),
            // A picture stands within a paragraph, and its caption is one of its own.
            Event::Start(Tag::Image { .. }) if self.hidden == 0 => {
                if !self.open.text.text.is_empty() {
                    self.open.text.push_char(UNREAD, range.start, range.len());
                }
                self.around.push(std::mem::take(&mut self.open));
            }
            Event::End(TagEnd::Image) if self.hidden == 0 => {
                self.close();
                self.open = self.around.pop().unwrap_or_default();
            }
            // In a post, a link is the citation.
            Event::Start(Tag::Link { .. }) | Event::FootnoteReference(_) if self.is_read() => {
                self.open.cited.push(self.open.text.text.len())
            }
            Event::Start(tag) if !is_inline(&tag) => self.close(),
            Event::End(tag) if !is_inline_end(&tag) => self.close(),
            // The number of a note, as a web page has it.
            Event::InlineHtml(tag) if self.is_read() => {
                self.is_raised = tag.get(..4).is_some_and(|tag| tag.eq_ignore_ascii_case("<sup"));
            }
            Event::Text(words) if self.is_raised && words.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.open.cited.push(self.open.text.text.len());
            }
            Event::Text(words) if self.is_read() => self.words(&words, range),
            Event::SoftBreak | Event::HardBreak if self.is_read() => {
                self.open.text.push_char(' ', range.start, range.len());
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) if self.is_read() => {
                self.open.text.push_char(UNREAD, range.start, range.len());
            }
            _ => {}
        }
    }

    fn is_read(&self) -> bool {
        self.hidden == 0
    }

    /// Words of a paragraph, without what marks claims and values.
    fn words(&mut self, words: &str, range: Range<usize>) {
        let is_as_written = self.text.get(range.clone()) == Some(words);
        let first = self.markup.partition_point(|(markup, _)| markup.end <= range.start);
        if self.markup.get(first).is_none_or(|(markup, _)| markup.start >= range.end) {
            return self.running(words, range);
        }
        let mut from = range.start;
        for index in first..self.markup.len() {
            let (markup, instead) = self.markup[index].clone();
            if markup.start >= range.end {
                break;
            }
            if is_as_written && markup.start > from {
                self.running(&words[from - range.start..markup.start - range.start], from..markup.start);
            }
            if let Some(sign) = instead.filter(|_| markup.start >= range.start) {
                self.open.text.push_char(sign, markup.start, markup.len());
            }
            from = from.max(markup.end);
        }
        if is_as_written && from < range.end {
            self.running(&words[from - range.start..], from..range.end);
        }
    }

    /// Running text, without commands of LaTeX that stand in it.
    fn running(&mut self, words: &str, range: Range<usize>) {
        if self.text.get(range.clone()) != Some(words) {
            // An entity, or a sign that was escaped.
            for character in words.chars() {
                self.open.text.push_char(character, range.start, range.len());
            }
            return;
        }
        let mut from = 0;
        for (at, _) in words.match_indices('\\') {
            if at < from {
                continue;
            }
            let Some((name, end)) = command_end(words, at) else { continue };
            self.open.text.push(&words[from..at], range.start + from);
            if name.to_ascii_lowercase().contains("cite") {
                self.open.cited.push(self.open.text.text.len());
            } else {
                self.open.text.push_char(UNREAD, range.start + at, end - at);
            }
            from = end;
        }
        self.open.text.push(&words[from..], range.start + from);
    }

    fn close(&mut self) {
        let paragraph = std::mem::take(&mut self.open);
        if !paragraph.is_heading && is_bare_heading(&paragraph.text.text) {
            // A text without markup has its list of works at the end.
            self.back_matter = self.back_matter.or(Some(HeadingLevel::H6));
            return;
        }
        if holds_fence(&paragraph.text.text) && self.back_matter.is_none() && self.hidden == 0 {
            self.found.extend(captions::of_div(&paragraph.text));
        }
        if self.back_matter.is_none() && self.hidden == 0 && !paragraph.text.text.trim().is_empty() {
            self.found.push(paragraph);
        }
    }

    fn close_heading(&mut self) {
        let Some(level) = self.heading.take() else { return };
        let heading = Paragraph { is_heading: true, ..std::mem::take(&mut self.open) };
        let is_over = self.back_matter.is_some_and(|open| level <= open);
        let opens = is_back_matter(&heading.text.text);
        if opens && (is_over || self.back_matter.is_none()) {
            self.back_matter = Some(level);
        } else if is_over {
            self.back_matter = None;
        }
        if self.perhaps_list.is_some_and(|(open, _)| level <= open) {
            if opens {
                self.end_list();
            }
            self.perhaps_list = None;
        }
        if may_be_back_matter(&heading.text.text) && self.back_matter.is_none() && self.perhaps_list.is_none() {
            self.perhaps_list = Some((level, self.found.len()));
        }
        self.open = heading;
        self.close();
    }

    /// Takes in that nothing is argued behind what may be a list of works: it is one.
    fn end_list(&mut self) {
        if let Some((_, before)) = self.perhaps_list.take() {
            self.found.truncate(before);
        }
    }
}

/// Whether a heading stands over a list of works if nothing is argued behind it, and else over a review of them.
pub(super) fn may_be_back_matter(heading: &str) -> bool {
    heading.trim_matches(|c: char| !c.is_alphabetic()).eq_ignore_ascii_case("literature")
}

/// Whether a heading stands over what is no part of the argument.
pub(super) fn is_back_matter(heading: &str) -> bool {
    let lower = heading.trim().to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphabetic());
    // A review of the literature is argued, and a list of it is not.
    let is_list = |known: &str, rest: &str| match known {
        "literature" => [" cited", " list"].contains(&rest),
        _ => !rest.starts_with(char::is_alphabetic),
    };
    BACK_MATTER.iter().any(|known| bare.strip_prefix(known).is_some_and(|rest| is_list(known, rest)))
}

/// Whether a paragraph is nothing but the heading of a list of works: “References”, “WORKS CITED:”.
fn is_bare_heading(paragraph: &str) -> bool {
    paragraph.len() <= 30 && paragraph.starts_with(char::is_uppercase) && {
        let bare = paragraph.trim_matches(|c: char| !c.is_alphabetic());
        BACK_MATTER[..7].iter().any(|known| bare.eq_ignore_ascii_case(known))
    }
}

/// Whether the fence of a div stands in a paragraph; its first sign may be taken for that of a definition.
pub(super) fn holds_fence(text: &str) -> bool {
    text.contains(":::") || text.trim_start().starts_with("::")
}

fn is_inline(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Superscript | Tag::Subscript
    )
}

fn is_inline_end(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}
