//! What is wrong with the entries of a bibliography.

use super::entry::{Entry, invalid};
use crate::bibtex::{self, Block, BlockKind};
use biblatex::{ParseError, ParseErrorKind, RawBibliography, Token};
use lakatos_syntax::{Buffer, Diagnostic, Span};
use rustc_hash::{FxHashMap, FxHashSet};

/// Keys that an earlier entry has. The same text once more is the same work.
pub fn duplicates(entries: &[Entry], buffer: &Buffer) -> Vec<Diagnostic> {
    let text = buffer.text();
    let mut first: FxHashMap<&str, &Entry> = FxHashMap::default();
    let mut texts: FxHashSet<(&str, String)> = FxHashSet::default();
    let mut problems = Vec::new();
    for entry in entries {
        let Some(known) = first.get(entry.key.as_str()) else {
            first.insert(&entry.key, entry);
            continue;
        };
        texts.insert((&entry.key, plain(text, known)));
        if texts.insert((&entry.key, plain(text, entry))) {
            let line = buffer.line_of(known.key_span.start) + 1;
            let message = format!("`{}` is already the key of another work: line {line}", entry.key);
            problems.push(invalid(entry.key_span, message));
        }
    }
    problems
}

/// The text of an entry, however it is laid out.
pub fn plain(text: &str, entry: &Entry) -> String {
    let whole = bibtex::closed(text.get(entry.span.range()).unwrap_or_default());
    whole.split_whitespace().collect()
}

/// What is wrong with an entry of a `.bib` file, if anything is.
pub fn problem(text: &str, block: &Block) -> Option<Diagnostic> {
    if block.kind != BlockKind::Entry {
        return None;
    }
    let sign = Span::new(block.span.start as usize, block.span.start as usize + 1);
    let Some(key_span) = block.key else {
        return Some(invalid(sign, "this entry has no key: nothing can cite it"));
    };
    let key = &text[key_span.range()];
    if key.contains(char::is_whitespace) {
        return Some(invalid(key_span, format!("the key `{key}` has a space in it: nothing can cite it")));
    }
    let whole = &text[block.span.range()];
    let error = match RawBibliography::parse(whole) {
        Ok(_) => return None,
        // Between entries, and in parentheses, stands what others read.
        Err(_) => RawBibliography::parse(&bibtex::closed(whole)).err()?,
    };
    Some(parse_error(key, key_span, error, whole, block.span.start))
}

fn parse_error(key: &str, key_span: Span, error: ParseError, whole: &str, start: u32) -> Diagnostic {
    let at = error.span.start;
    if at >= whole.trim_end().len() {
        return invalid(key_span, format!("`{key}` never ends: a closing brace or quotation mark is missing"));
    }
    let missing = match error.kind {
        ParseErrorKind::Expected(Token::Comma) => "a comma is missing before this",
        ParseErrorKind::Expected(Token::Equals) => "an `=` is missing before this",
        ParseErrorKind::Expected(Token::Identifier) => "the name of a field is missing here",
        ParseErrorKind::UnexpectedEof => "a value in braces or quotation marks is missing here",
        _ => "this is not a field",
    };
    invalid(Span::new(at, at).shifted(start), format!("`{key}` cannot be read from here on: {missing}"))
}
