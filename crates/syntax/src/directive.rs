//! Suppressions: `# lakatos: allow RULE — why` in the language, the same in an HTML comment or after `%` around it.

use super::cut::comments;
use super::host::Block;
use super::line_index::line_start;
use super::span::Span;

/// How far a suppression reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// `allow`, behind a property or header: what stands on that line.
    Line,
    /// `allow`, alone on its line: the declaration or property that follows.
    Next,
    /// `allow-file`.
    File,
}

/// A suppression as written; spans are the file's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// How far it reaches.
    pub reach: Reach,
    /// The rules that it names.
    pub rules: Vec<(String, Span)>,
    /// Why, where a reason is given.
    pub reason: Option<String>,
    /// From `lakatos:` to the end of the reason.
    pub span: Span,
}

/// How every suppression begins.
pub const MARK: &str = "lakatos:";

/// A suppression of `rules` as its comment says it.
pub fn written(rules: &[&str], reason: &str) -> String {
    format!("{MARK} allow {} — {reason}", rules.join(", "))
}

/// Every suppression of a file: in comments of its blocks, and in `host_comments` around them.
pub fn directives(text: &str, blocks: &[Block], host_comments: &[Span]) -> Vec<Directive> {
    if !text.contains(MARK) {
        return Vec::new();
    }
    let in_blocks = comments(text, blocks).into_iter().filter_map(|comment| {
        let before = &text[line_start(text, comment.start as usize)..comment.start as usize];
        // A byte order mark may stand before the first line.
        let is_alone = before.trim_matches([' ', '\t', '>', '%', '|', '\u{feff}']).is_empty();
        read(text, comment, 1, if is_alone { Reach::Next } else { Reach::Line })
    });
    let in_host = host_comments.iter().filter_map(|comment| {
        let opening = text.get(comment.range())?;
        let length = if opening.starts_with("<!--") { 4 } else { 1 };
        read(text, *comment, length, Reach::Next)
    });
    let mut all: Vec<Directive> = in_blocks.chain(in_host).collect();
    all.sort_by_key(|directive| directive.span);
    all
}

/// A comment without the `opening` bytes of its sign, if it is a suppression.
fn read(text: &str, comment: Span, opening: usize, reach: Reach) -> Option<Directive> {
    let body = text.get(comment.range())?.get(opening..)?;
    let body = body.split("-->").next().unwrap_or_default();
    let trimmed = body.trim_start();
    let start = comment.start as usize + opening + (body.len() - trimmed.len());
    let rest = trimmed.strip_prefix(MARK)?;
    let verb = rest.trim_start();
    let (reach, named) = match verb.strip_prefix("allow-file") {
        Some(named) => (Reach::File, named),
        None => (reach, verb.strip_prefix("allow")?),
    };
    if !named.starts_with(|c: char| c.is_whitespace()) && !named.is_empty() {
        return None;
    }
    let separator = [named.find('—'), named.find("--")].into_iter().flatten().min();
    let (list, reason) = named.split_at(separator.unwrap_or(named.len()));
    let list_start = start + (trimmed.len() - named.len());
    let reason = reason.trim_start_matches(['—', '-']).trim();
    let says_something = reason.contains(char::is_alphanumeric);
    let end = start + trimmed.trim_end().len();
    Some(Directive {
        reach,
        rules: words(list)
            .map(|(at, word)| (word.to_owned(), Span::new(list_start + at, list_start + at + word.len())))
            .collect(),
        reason: says_something.then(|| reason.to_owned()),
        span: Span::new(start, end),
    })
}

/// Words with where they begin; commas part them as well as spaces.
fn words(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = list.split(|c: char| c.is_whitespace() || c == ',');
    parts.filter(|word| !word.is_empty()).map(|word| (word.as_ptr() as usize - list.as_ptr() as usize, word))
}
