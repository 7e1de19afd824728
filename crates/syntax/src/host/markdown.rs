//! Blocks in Markdown, Quarto and R Markdown.
//!
//! `pulldown-cmark` says where code blocks and HTML comments are, within lists and quotations too; what the blocks say
//! is not its business.

use super::{Block, HostScan};
use crate::diagnostic::{Code, Diagnostic};
use crate::span::Span;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Every block of `text`, its comments, and the fences that are written in a way that will surprise their author.
pub fn scan(text: &str) -> HostScan {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_FOOTNOTES;
    let mut scan = HostScan::default();
    let mut open: Option<Block> = None;
    let mut comment: Option<Block> = None;
    // CommonMark would take a byte order mark for a first letter, and no fence or front matter comes after a letter.
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for (event, range) in Parser::new_ext(&text[mark..], options).into_offset_iter() {
        let range = range.start + mark..range.end + mark;
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let fence = read_fence(&info);
                if fence == Fence::Executable {
                    scan.problems.extend(executable_fence(text, &range));
                }
                if fence != Fence::Other {
                    scan.problems.extend(unclosed_fence(text, &range));
                    open = Some(Block::default());
                }
            }
            Event::Text(_) => {
                if let Some(block) = &mut open {
                    push_line(block, text, range);
                }
            }
            Event::End(TagEnd::CodeBlock) => scan.blocks.extend(open.take()),
            Event::Start(Tag::HtmlBlock) => comment = Some(Block::default()),
            Event::Html(_) => {
                if let Some(block) = &mut comment {
                    push_line(block, text, range);
                }
            }
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(html) = comment.take() {
                    scan.comments.extend(html.ranges.first().copied().filter(|first| is_comment(text, *first)));
                    if let Some(body) = comment_body(text, &html) {
                        scan.problems.extend(unclosed_comment(text, &html));
                        scan.blocks.push(body);
                    }
                }
            }
            Event::InlineHtml(_) => {
                let inline = Span::new(range.start, range.end);
                scan.comments.extend(is_comment(text, inline).then_some(inline));
            }
            _ => {}
        }
    }
    scan
}

fn is_comment(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some_and(|html| html.starts_with("<!--"))
}

/// CommonMark drops the CR of a CRLF; the block keeps it, so that contiguous lines stay one range.
fn push_line(block: &mut Block, text: &str, range: Range<usize>) {
    let start = match block.ranges.last() {
        Some(last) if text.get(last.end as usize..range.start) == Some("\r") => last.end as usize,
        _ => range.start,
    };
    block.push(Span::new(start, range.end));
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fence {
    Other,
    Plain,
    Executable,
}

/// `lakatos`, `lak`, `{.lakatos …}`, `{#id .lakatos}`; `{lakatos}` is an executable cell, `{{lakatos}}` is shown
/// verbatim by Quarto and left alone.
fn read_fence(info: &str) -> Fence {
    let info = info.trim();
    let Some(inner) = info.strip_prefix('{') else {
        let language = info.split(|c: char| c.is_whitespace() || c == '{').next().unwrap_or_default();
        return if is_language(language) { Fence::Plain } else { Fence::Other };
    };
    let mut words = inner.trim_end_matches('}').split(|c: char| c.is_whitespace() || c == ',');
    let first = words.clone().find(|word| !word.is_empty()).unwrap_or_default();
    if is_language(first) {
        return Fence::Executable;
    }
    let is_class = words.any(|word| word.strip_prefix('.').is_some_and(is_language));
    if is_class { Fence::Plain } else { Fence::Other }
}

fn is_language(word: &str) -> bool {
    word == "lakatos" || word == "lak"
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

/// The lines between `<!-- lakatos` and `-->`. A colon after the word makes it a directive (`<!-- lakatos: allow …`).
fn comment_body(text: &str, html: &Block) -> Option<Block> {
    let first = *html.ranges.first()?;
    let opening = text.get(first.range())?;
    let after = opening.trim_start().strip_prefix("<!--")?.trim_start();
    let after = after.strip_prefix("lakatos").or_else(|| after.strip_prefix("lak"))?;
    let rest_of_line = after.split('\n').next().unwrap_or_default();
    if !rest_of_line.trim().is_empty() || !after.contains('\n') && html.ranges.len() == 1 {
        return None;
    }
    let body_start = first.start as usize + (opening.len() - after.len()) + rest_of_line.len() + 1;
    let mut body = Block::default();
    for range in &html.ranges {
        let start = (range.start as usize).max(body_start);
        let line = text.get(start..range.end as usize).unwrap_or_default();
        match line.find("-->") {
            Some(close) => {
                body.push(Span::new(start, start + close));
                break;
            }
            None => body.push(Span::new(start, range.end as usize)),
        }
    }
    Some(body)
}
