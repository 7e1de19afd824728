//! Lines that are meant as a block, and that Markdown takes for something else: read, or told with the way to write them.

use super::comments::label_of_comment;
use super::opens_block;
use crate::diagnostic::{Code, Diagnostic};
use crate::host::label::Label;
use crate::host::opening::{begins_argument, opens_declaration};
use crate::host::{Block, commented_out, of_another_host};
use crate::invisible::{called, is_blank, is_disguised};
use crate::span::Span;
use std::ops::Range;

/// Signs of a quotation or a list before what a line says.
const MARGIN: [char; 3] = [' ', '\t', '>'];

/// How a block begins in what is not Markdown: fenced divs, Liquid, reStructuredText, Org, AsciiDoc.
const OPENINGS: [&str; 5] = [":::", "{%", "..", "#+", "[source"];

/// What is told of a line, and the bytes on which that depends.
pub struct Told {
    /// What is wrong; none where all is well as long as those bytes stay as they are.
    pub problem: Option<Diagnostic>,
    /// The line, and those below it that were looked at.
    pub looked_at: Span,
}

/// The line that a byte stands in, without its margin, if nothing but that stands before the byte. A colon may open a
/// definition.
fn line_at(text: &str, at: usize) -> Option<(usize, &str)> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let is_first = text[start..at].trim_start_matches(MARGIN).trim_start_matches(':').is_empty();
    let line = text[start..].lines().next().unwrap_or_default();
    let bare = line.trim_start_matches(MARGIN).trim_end();
    is_first.then(|| (start + (bare.as_ptr() as usize - line.as_ptr() as usize), bare))
}

/// A line of prose that opens a block as another kind of file has it.
pub fn as_elsewhere(text: &str, at: usize) -> Option<Told> {
    let (start, line) = line_at(text, at)?;
    let place = Span::new(start, start + line.len());
    let help = "In Markdown, write a fenced block: a line ```lakatos, the lines, and a line ```.";
    if let Some(margin) = margin_of_latex(line) {
        // Of the lines of one margin, the first speaks for all.
        let before = text[..start].trim_end_matches(MARGIN).trim_end_matches(['\n', '\r']).lines().last();
        let is_first = before.and_then(|line| margin_of_latex(line.trim_start_matches(MARGIN))).is_none();
        let problem = (is_first && opens_declaration(margin)).then(|| of_another_host(place, help));
        return Some(Told { problem, looked_at: place });
    }
    if !OPENINGS.iter().any(|opening| line.starts_with(opening)) || !names_the_language(line) {
        return None;
    }
    Some(told(text, place, help))
}

/// HTML whose tag names the language: `<pre class="lakatos">`.
pub fn in_a_tag(text: &str, html: &Block) -> Option<Told> {
    let first = html.ranges.first()?;
    let line = text.get(first.range())?.lines().next()?.trim_end();
    let is_tag = line.starts_with('<') && names_the_language(line.split_inclusive('>').next()?);
    let help = "Write a fenced block: a line ```lakatos, the lines, and a line ```. Around it, HTML may stand.";
    let place = Span::new(first.start as usize, first.start as usize + line.len());
    is_tag.then(|| told(text, place, help))
}

fn told(text: &str, place: Span, help: &str) -> Told {
    let below = text[place.end as usize..].trim_start_matches(|c: char| is_blank(c) || c == '>');
    let argues = begins_argument(below.lines().next().unwrap_or_default());
    let end = text.len() - below.len() + below.lines().next().unwrap_or_default().len();
    let problem = argues.then(|| of_another_host(place, help));
    Told { problem, looked_at: place.to(Span::new(place.end as usize, end)) }
}

/// What a line says behind the `%|` of LaTeX, however that is written.
fn margin_of_latex(line: &str) -> Option<&str> {
    line.strip_prefix('%')?.trim_start_matches('%').trim_start().strip_prefix('|')
}

fn names_the_language(line: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric()).any(|word| Label::of(word) == Label::Language)
}

/// A comment within a paragraph that holds a blank line. To Pandoc it is one, and to CommonMark it is prose.
pub fn comment_over_paragraphs(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let line = text[range.start..].lines().next().unwrap_or_default();
    let at = range.start + line.find("<!--").filter(|at| *at < range.len())?;
    let (word, _) = label_of_comment(text.get(at..)?)?;
    let length = text[at..].find("-->")? + "-->".len();
    (Label::of(word) == Label::Language).then_some(at..at + length)
}

/// A block within a comment, which hides it from everybody.
pub fn in_a_comment(text: &str, html: &Block) -> Option<Diagnostic> {
    let help = "If it is to count, take it out of the comment. To count and not be seen in the paper, its lines stand between `<!-- lakatos` and `-->`, without a fence.";
    for range in &html.ranges {
        let mut start = range.start as usize;
        for line in text.get(range.range()).unwrap_or_default().split_inclusive('\n') {
            let bare = line.trim_start_matches(MARGIN).trim_end();
            if bare.starts_with(['`', '~']) && opens_block(bare) {
                let at = start + (bare.as_ptr() as usize - line.as_ptr() as usize);
                return Some(commented_out(Span::new(at, at + bare.len()), "commented out", help));
            }
            start += line.len();
        }
    }
    None
}

/// Fences of the language beside which a sign stands that nobody sees, and for which Markdown takes them for prose: those
/// signs, each with what is told of it.
pub fn disguised_fences(text: &str) -> Vec<(Range<usize>, Diagnostic)> {
    let mut found = Vec::new();
    if text.is_ascii() {
        return found;
    }
    let mut open: Option<&str> = None;
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        let fence = line.trim_matches(|c: char| is_blank(c) || c == '>');
        let marks = &fence[..fence.len() - fence.trim_start_matches(['`', '~']).len()];
        let closes = open.is_some_and(|open| marks == fence && marks.starts_with(open));
        if marks.len() >= 3 && (closes || open.is_none() && opens_block(fence)) {
            open = if closes { None } else { Some(marks) };
            // What stands behind the label of a fence keeps it from nothing.
            let after = if closes { line.len() } else { 0 };
            for beside in [start..start + (fence.as_ptr() as usize - line.as_ptr() as usize), {
                let end = fence.as_ptr() as usize + fence.len() - line.as_ptr() as usize;
                start + end..start + after.max(end)
            }] {
                let signs = text[beside.clone()]
                    .char_indices()
                    .filter(|(at, sign)| is_disguised(*sign) && (*sign != '\u{feff}' || beside.start + at > 0));
                found.extend(signs.map(|(at, sign)| told_of(sign, beside.start + at)));
            }
        }
        start += whole.len();
    }
    found
}

fn told_of(sign: char, at: usize) -> (Range<usize>, Diagnostic) {
    let place = at..at + sign.len_utf8();
    let message = format!(
        "beside this fence stands {}, which nobody sees: to Markdown it opens and closes nothing",
        called(sign)
    );
    let problem = Diagnostic::new(Code::SYNTAX_ERROR, Span::new(place.start, place.end), message);
    (place, problem.help("Delete it: lakatos reads the block, and what renders the paper does not.").deleted())
}
