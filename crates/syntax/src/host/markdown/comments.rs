//! HTML comments that hold a block of the language.

use crate::ast::DeclarationKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::host::Block;
use crate::host::label::Label;
use crate::host::unclosed::end_of_argument;
use crate::span::Span;

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// Where prose begins in a comment that is not closed: another comment within it shows that, whatever closes this one.
pub fn end_of_unclosed_comment(text: &str, html: &Block) -> Option<usize> {
    let (first, last) = (html.ranges.first()?, html.ranges.last()?);
    let whole = text.get(first.start as usize..last.end as usize)?;
    let below = whole.find('\n')? + 1;
    let opens_another = |line: &str| line.trim_start().starts_with(OPEN);
    if whole.contains(CLOSE) && !whole[below..].lines().any(opens_another) {
        return None;
    }
    Some(first.start as usize + below + end_of_argument(&whole[below..], opens_another)?)
}

/// An open comment swallows the rest of the document, in the paper as well; `is_cut` where it is read up to prose only.
pub fn unclosed_comment(text: &str, html: &Block, is_cut: bool) -> Option<Diagnostic> {
    let (first, last) = (html.ranges.first()?, html.ranges.last()?);
    let whole = text.get(first.start as usize..last.end as usize)?;
    let opening = whole.lines().next()?.trim_end();
    (is_cut || !whole.contains(CLOSE)).then(|| {
        let span = Span::new(first.start as usize, first.start as usize + opening.len());
        let message = match is_cut {
            true => "this comment is never closed: it is read up to where prose begins",
            false => "this comment is never closed, so everything below it is read as part of the argument",
        };
        Diagnostic::new(Code::SYNTAX_ERROR, span, message).help("Close it with `-->` on a line of its own.")
    })
}

/// The first word of a comment, and what follows it. A colon after the word makes it a directive.
pub fn label_of_comment(comment: &str) -> Option<(&str, &str)> {
    // `<!---` opens a comment like `<!--`.
    let after = comment.trim_start().strip_prefix("<!--")?.trim_start_matches('-').trim_start();
    let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let (word, rest) = after.split_at(end);
    (!word.is_empty()).then_some((word, rest))
}

/// What a comment is.
pub enum Comment<'text> {
    /// A comment like any other.
    Other,
    /// A block of the language.
    Block(Block),
    /// A block with a misspelled label.
    Near(&'text str),
}

/// What stands between `<!-- lakatos` and `-->`: on the lines below, or on the same line where that begins as a
/// declaration does. Everything else that begins so is a comment on lakatos.
pub fn comment_body<'text>(text: &'text str, html: &Block) -> Comment<'text> {
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
    let skipped = match begins_here {
        true => rest_of_line.len() - rest_of_line.trim_start().len(),
        false => rest_of_line.len() + 1,
    };
    let body_start = first.start as usize + (opening.len() - rest.len()) + skipped;
    let mut body = Block::default();
    for range in &html.ranges {
        let start = (range.start as usize).max(body_start);
        let line = text.get(start..range.end as usize).unwrap_or_default();
        match line.find("-->") {
            Some(close) => {
                // `--->` closes it as well.
                let dashes = line[..close].len() - line[..close].trim_end_matches('-').len();
                let end = start + close - dashes;
                // Behind the last word of a line stands space of the host.
                let said = line[..close - dashes].trim_end_matches([' ', '\t']);
                let is_within_line = !said.is_empty() && !said.ends_with('\n');
                body.push(Span::new(start, if is_within_line { start + said.len() } else { end }));
                break;
            }
            None => body.push(Span::new(start.min(range.end as usize), range.end as usize)),
        }
    }
    Comment::Block(body)
}
