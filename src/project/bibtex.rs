//! The entries of a `.bib` file: their keys, and where each stands.
//!
//! Read line by line, so that one broken entry costs one key: an entry begins with `@` at the start of a line, as every
//! reference manager writes it.

use crate::syntax::Span;

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its citation key.
    pub key: String,
    /// Where the key stands, in bytes of the file.
    pub key_span: Span,
    /// From its `@` to where the next entry begins.
    pub span: Span,
}

/// The entries of a bibliography, in order.
pub fn entries(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let unmarked = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let at = start + line.len() - unmarked.len();
        start += line.len();
        if unmarked.starts_with('@') {
            // Whatever stands here, the entry before ends.
            if let Some(last) = entries.last_mut().filter(|last| last.span.end as usize == text.len()) {
                last.span = Span::new(last.span.start as usize, at);
            }
            entries.extend(entry(unmarked, at, text.len()));
        }
    }
    entries
}

/// The entry that a line opens at a byte of the file, up to `end`.
fn entry(line: &str, at: usize, end: usize) -> Option<Entry> {
    let (kind, rest) = line.strip_prefix('@')?.split_once('{')?;
    let key = rest.split(',').next()?.trim();
    let is_entry = !matches!(kind.trim().to_ascii_lowercase().as_str(), "comment" | "string" | "preamble");
    let key_start = at + (key.as_ptr() as usize - line.as_ptr() as usize);
    (is_entry && !key.is_empty()).then(|| Entry {
        key: key.to_owned(),
        key_span: Span::new(key_start, key_start + key.len()),
        span: Span::new(at, end),
    })
}

/// What an entry, given as its text, says under a name: `doi`, `title`. Without the braces or quotes around it.
pub fn field<'entry>(entry: &'entry str, name: &str) -> Option<&'entry str> {
    entry.match_indices('=').find_map(|(at, _)| {
        let before = entry[..at].trim_end();
        let start = before.rfind(|c: char| !(c.is_alphanumeric() || "-_".contains(c))).map_or(0, |last| last + 1);
        let is_name = before.get(start..).is_some_and(|word| word.eq_ignore_ascii_case(name));
        if is_name { value(entry[at + 1..].trim_start()) } else { None }
    })
}

/// What stands in braces, in quotes, or up to the comma.
fn value(rest: &str) -> Option<&str> {
    let end_of = |open: char, close: char| {
        let mut depth = 0_usize;
        rest.char_indices().skip(1).find_map(|(at, c)| {
            if c == close && depth == 0 {
                return Some(at);
            }
            depth = if c == open { depth + 1 } else { depth - usize::from(c == close) };
            None
        })
    };
    let value = match rest.chars().next()? {
        '{' => &rest[1..end_of('{', '}')?],
        '"' => &rest[1..end_of('\0', '"')?],
        _ => rest.split([',', '}', '\n']).next()?,
    };
    let value = value.trim();
    (!value.is_empty()).then_some(value)
}

/// Where the work of an entry is to be found: its DOI, else its address.
pub fn address(entry: &str) -> Option<String> {
    let doi = field(entry, "doi").map(|doi| {
        let bare = doi.find("10.").map_or(doi, |at| &doi[at..]);
        format!("https://doi.org/{bare}")
    });
    let url = || field(entry, "url").filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    let address = doi.or_else(|| url().map(str::to_owned))?;
    // What is no single word is no address.
    (!address.contains(char::is_whitespace)).then(|| address.replace("\\_", "_").replace("\\%", "%"))
}
