//! HTML comments that hold a block of the language.

use crate::diagnostic::{Code, Diagnostic};
use crate::host::Block;
use crate::host::label::Label;
use crate::host::opening::{begins_argument, opens_declaration};
use crate::host::unclosed::end_of_argument;
use crate::invisible::is_blank;
use crate::span::Span;

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// Signs that may stand behind a label without being part of what it opens.
const AFTER_LABEL: &str = ":;,.}])\"'`=-–—";

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
    let after = comment.trim_start().strip_prefix("<!--")?.trim_start_matches('-').trim_start_matches(is_blank);
    // Signs that stand before a label elsewhere.
    let after = after.trim_start_matches(['{', '.', ':', '@', '"', '\'', '[', '(']);
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
    /// A block that is not read for what stands behind its label.
    Told(Diagnostic),
}

/// What stands between `<!-- lakatos` and `-->`: on the lines below, or on the same line where that begins as a
/// declaration does, with a colon behind the label or without. Everything else that begins so is a comment on lakatos.
pub fn comment_body<'text>(text: &'text str, html: &Block) -> Comment<'text> {
    let opened = html.ranges.first().and_then(|first| Some((*first, text.get(first.range())?)));
    let Some((first, opening)) = opened else { return Comment::Other };
    let Some((word, rest)) = label_of_comment(opening) else { return Comment::Other };
    let label = Label::of(word);
    let rest_of_line = rest.split('\n').next().unwrap_or_default();
    let has_more = rest.contains('\n') || html.ranges.len() > 1;
    // A colon, or another sign, that stands behind the label.
    let bare = rest_of_line.trim_start_matches(|c: char| is_blank(c) || AFTER_LABEL.contains(c));
    let signs = &rest_of_line[..rest_of_line.len() - bare.len()];
    let is_parted = signs.contains(is_blank) || signs.contains(':');
    let below = || {
        let whole = text.get(first.start as usize..).unwrap_or_default();
        let whole = whole.split("-->").next().unwrap_or_default();
        begins_argument(whole.split_once('\n').map_or("", |(_, below)| below))
    };
    let begins_here = is_parted && opens_declaration(bare.split("-->").next().unwrap_or_default());
    let is_bare = bare.trim_matches(is_blank).is_empty() && has_more;
    let begins_below = is_bare && (signs.trim_matches(is_blank).is_empty() || below());
    match label {
        Label::Language if begins_here || begins_below => {}
        Label::Near if begins_here => return Comment::Near(word),
        Label::Near if is_bare && below() => return Comment::Near(word),
        // Words behind the label, and the argument below them.
        Label::Language if has_more && !rest_of_line.contains("-->") && below() => {
            let words = rest_of_line.trim_end();
            let at = first.start as usize + opening.len() - rest.len();
            let message = "this block is passed over: words stand behind `lakatos` on the line that opens it";
            let problem = Diagnostic::new(Code::SYNTAX_ERROR, Span::new(at, at + words.len()), message);
            return Comment::Told(match bare.starts_with("allow") {
                true => problem.help("What is allowed stands in a comment of its own."),
                false => problem.help("Nothing but `<!-- lakatos` stands on that line.").deleted(),
            });
        }
        _ => return Comment::Other,
    }
    let skipped = match begins_here {
        true => signs.len(),
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
