//! The entries of a `.bib` file: their keys, and where each stands.
//!
//! An entry begins with `@` at the start of a line, as every reference manager writes it, or right behind the entry before
//! it; so one broken entry costs one key.

use super::bibliography::entry::{self, Entry, Glance};
use lakatos_syntax::Span;

/// What a line-initial `@` opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A work.
    Entry,
    /// `@string`: abbreviations.
    Abbreviations,
    /// `@comment` or `@preamble`.
    Other,
}

/// A part of a `.bib` file.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its citation key, if it has one.
    pub key: Option<Span>,
    /// From its `@` to where the next block begins.
    pub span: Span,
}

/// The parts of a bibliography, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Where the last one closes, once that was asked.
    let mut closing: Option<Option<usize>> = None;
    for (at, _) in text.match_indices('@') {
        let is_space = |c: char| !matches!(c, '\n' | '\r') && (c.is_whitespace() || c == '\u{feff}');
        let before = text[..at].trim_end_matches(is_space);
        if !before.is_empty() && !before.ends_with(['\n', '\r']) {
            let Some(last) = blocks.last().filter(|_| before.ends_with(['}', ')'])) else { continue };
            let start = last.span.start as usize;
            if closing
                .get_or_insert_with(|| end_of(&text[start..]).map(|end| start + end))
                .is_none_or(|end| end != before.len())
            {
                continue;
            }
        }
        let Some((kind, key)) = opened(text, at) else { continue };
        if let Some(last) = blocks.last_mut() {
            last.span = Span::new(last.span.start as usize, at);
        }
        blocks.push(Block { kind, key, span: Span::new(at, text.len()) });
        closing = None;
    }
    blocks
}

/// The entries of a bibliography that have a key, in order.
pub fn entries(text: &str) -> Vec<Entry> {
    blocks(text).iter().filter_map(|block| entry(text, block)).collect()
}

/// The entry that a block is.
pub fn entry(text: &str, block: &Block) -> Option<Entry> {
    let key_span = block.key.filter(|_| block.kind == BlockKind::Entry)?;
    Some(Entry { key: text.get(key_span.range())?.to_owned(), key_span, span: block.span })
}

/// What the `@` at a byte opens: a word and a bracket, and after it a key. Anything else is part of a text.
fn opened(text: &str, at: usize) -> Option<(BlockKind, Option<Span>)> {
    let rest = &text[at + 1..];
    let rest = rest.trim_start_matches([' ', '\t']);
    let word_end = rest.find(|c: char| !(c.is_alphanumeric() || "-_".contains(c)))?;
    let (word, rest) = rest.split_at(word_end);
    let rest = rest.trim_start().strip_prefix(['{', '('])?;
    let kind = match word.to_ascii_lowercase().as_str() {
        "" => return None,
        "string" => BlockKind::Abbreviations,
        "comment" | "preamble" => BlockKind::Other,
        _ => BlockKind::Entry,
    };
    let rest = rest.trim_start();
    let end = rest.find([',', '{', '}', '=', '@', '"', '\n', '\r']).unwrap_or(rest.len());
    let (key, behind) = (rest[..end].trim_end(), rest[end..].chars().next());
    let is_key = !key.is_empty() && !matches!(behind, Some('{' | '=' | '@' | '"'));
    let start = text.len() - rest.len();
    Some((kind, is_key.then(|| Span::new(start, start + key.len()))))
}

/// Where the bracket of an entry closes, given the text from the entry on; none where that is far away.
fn end_of(text: &str) -> Option<usize> {
    const FAR: usize = 64 * 1024;
    let open = text.find(['{', '('])?;
    let closing = if text[open..].starts_with('(') { b')' } else { b'}' };
    let (mut depth, mut is_quoted) = (0_usize, false);
    let mut bytes = text.bytes().enumerate().take(FAR).skip(open + 1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' if depth == 0 => is_quoted = !is_quoted,
            b'{' => depth += 1,
            _ if byte == closing && depth == 0 && !is_quoted => return Some(at + 1),
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// An entry, given as its text, up to where its bracket closes, since what is between entries is commentary; and in
/// braces throughout, since parsers stumble over parentheses and over quotation marks within quotation marks. Byte for
/// byte as long as what it is taken from.
pub fn closed(entry: &str) -> String {
    let Some(open) = entry.find(['{', '(']) else { return entry.to_owned() };
    let closing = if entry[open..].starts_with('(') { b')' } else { b'}' };
    let mut closed = entry.as_bytes().to_vec();
    let (mut depth, mut quote, mut end) = (0_usize, None, entry.len());
    let mut bytes = entry.bytes().enumerate().skip(open + 1);
    let mut braces = vec![(open, b'{')];
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' if depth == 0 => match quote.take() {
                Some(start) => braces.extend([(start, b'{'), (at, b'}')]),
                None => quote = Some(at),
            },
            b'{' => depth += 1,
            _ if byte == closing && depth == 0 && quote.is_none() => {
                braces.push((at, b'}'));
                end = at + 1;
                break;
            }
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    for (at, brace) in braces {
        closed[at] = brace;
    }
    closed.truncate(end);
    String::from_utf8(closed).unwrap_or_else(|_| entry.to_owned())
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

/// The other keys that an entry, given as its text, may be cited by: biblatex's `ids = {a, b}`.
pub fn aliases(entry: &str) -> impl Iterator<Item = &str> {
    // Most have none, and looking for a field takes longer.
    let list = entry.contains("ids").then(|| field(entry, "ids")).flatten().unwrap_or_default();
    list.split(',').map(str::trim).filter(|key| !key.is_empty())
}

/// The fields that name other entries, or this one in another way.
const LINKS: [&str; 5] = ["crossref", "xref", "xdata", "related", "ids"];

/// The keys of other entries that an entry, given as its text, speaks of: `crossref = {key}`, `xdata = {a, key}`. Each
/// with its bytes.
pub fn mentions(entry: &str) -> Vec<(&str, Span)> {
    let lists = LINKS.iter().filter_map(|name| field(entry, name));
    let keys = lists.flat_map(|list| list.split(',')).map(str::trim).filter(|key| !key.is_empty());
    let placed = |key: &'_ str| {
        let start = key.as_ptr() as usize - entry.as_ptr() as usize;
        Span::new(start, start + key.len())
    };
    keys.map(|key| (key, placed(key))).collect()
}

/// Where the work of an entry is to be found: its DOI, else its address.
pub fn address(entry: &str) -> Option<String> {
    entry::address(field(entry, "doi"), field(entry, "url"))
}

/// What an entry is found by, without reading all of it.
pub fn glance(entry: &str) -> Glance {
    let people = field(entry, "author").or_else(|| field(entry, "editor")).unwrap_or_default();
    let families = people.split(" and ").map(family).filter(|family| !family.is_empty()).collect();
    let year = field(entry, "year").or_else(|| field(entry, "date")).unwrap_or_default();
    let year = plain(year).chars().take_while(char::is_ascii_digit).collect();
    Glance { families, year, title: plain(field(entry, "title").unwrap_or_default()) }
}

/// `Walt, Stephen M.` and `Stephen M. Walt` are of one family.
fn family(person: &str) -> String {
    let is_one_name = person.trim().starts_with('{');
    let person = plain(person);
    match person.split_once(',') {
        Some((family, _)) => family.trim().to_owned(),
        None if is_one_name => person,
        None => person.rsplit(' ').next().unwrap_or_default().to_owned(),
    }
}

/// Without braces, on one line.
fn plain(text: &str) -> String {
    text.replace(['{', '}'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}
