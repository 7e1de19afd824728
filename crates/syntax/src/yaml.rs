//! YAML, as front matter and the files of a publishing system hold it: what stands under a key, and where.
//!
//! `saphyr-parser` reads it event by event; what is built of that is bounded, and what cannot be read leaves what was
//! read before it.

use crate::span::Span;
use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Parser, ScalarStyle};

/// The longest text that is read, in bytes: front matter is a thousand times shorter.
const MAX_BYTES: usize = 1024 * 1024;
/// How deep lists and mappings may nest.
const MAX_DEPTH: usize = 64;
/// How many values are built.
const MAX_VALUES: usize = 100_000;

/// In the parser's words, what no reader of YAML takes.
const FATAL: [&str; 4] = [
    "mapping values are not allowed",
    "while scanning a quoted scalar, found unexpected",
    "invalid trailing content",
    "cannot start any token",
];

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Yaml {
    /// Nothing: `null`, `~`, or no value.
    Null,
    /// A text, a number, a date: as it is written, without its quotes.
    Text(Text),
    /// A list.
    List(Vec<Yaml>),
    /// What stands under which key, in order.
    Map(Vec<(String, Yaml)>),
    /// What somebody else would have to compute: a value with a tag of its own, such as R's `!expr`.
    Computed,
}

/// A scalar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Where it stands, with its quotes; in bytes.
    pub place: Span,
}

/// What was read of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// Its first document, as far as it can be read.
    pub value: Yaml,
    /// Whether some of it cannot be read.
    pub is_broken: bool,
    /// The byte from which on it is YAML to nobody, where that is why: some readers take tabs for indentation, and texts in
    /// quotation marks that go on at the margin.
    pub broken_at: Option<usize>,
}

impl Yaml {
    /// What stands under a key, each time that the key does.
    pub fn under<'yaml>(&'yaml self, key: &'yaml str) -> impl Iterator<Item = &'yaml Yaml> {
        self.entries().iter().filter(move |(known, _)| known == key).map(|(_, value)| value)
    }

    /// The entries of a mapping; of anything else, none.
    pub fn entries(&self) -> &[(String, Yaml)] {
        match self {
            Self::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Every value within it that holds no others, itself included.
    pub fn leaves(&self) -> Vec<&Yaml> {
        let mut leaves = Vec::new();
        let mut open = vec![self];
        while let Some(value) = open.pop() {
            match value {
                Self::List(values) => open.extend(values.iter().rev()),
                Self::Map(entries) => open.extend(entries.iter().rev().map(|(_, value)| value)),
                leaf => leaves.push(leaf),
            }
        }
        leaves
    }

    /// Its text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(&text.text),
            _ => None,
        }
    }
}

/// Reads the first document of a text.
pub fn read(text: &str) -> Read {
    if text.len() > MAX_BYTES {
        return Read { value: Yaml::Null, is_broken: true, broken_at: None };
    }
    let mut builder = Builder { text, known: (0, 0), open: Vec::new(), anchors: FxHashMap::default(), root: None };
    let mut is_broken = false;
    let mut broken_at = None;
    for (count, event) in Parser::new_from_str(text).enumerate() {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                is_broken = true;
                let is_fatal = FATAL.iter().any(|words| error.info().contains(words));
                broken_at = is_fatal.then(|| builder.byte(error.marker().index()));
                break;
            }
        };
        if matches!(event, Event::DocumentEnd) {
            break;
        }
        if count >= MAX_VALUES || !builder.take(event, span) {
            is_broken = true;
            break;
        }
    }
    while !builder.open.is_empty() {
        builder.close();
    }
    Read { value: builder.root.unwrap_or(Yaml::Null), is_broken, broken_at }
}

/// A list or mapping that is still open.
struct Open {
    value: Yaml,
    anchor: usize,
    /// Of a mapping, the key that waits for its value.
    key: Option<String>,
}

struct Builder<'text> {
    text: &'text str,
    /// A character and the byte that it begins at: the parser counts in characters.
    known: (usize, usize),
    open: Vec<Open>,
    anchors: FxHashMap<usize, Yaml>,
    root: Option<Yaml>,
}

impl Builder<'_> {
    /// Takes in an event. Whether there is room for more.
    fn take(&mut self, event: Event, span: saphyr_parser::Span) -> bool {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let is_plain = style == ScalarStyle::Plain;
                let is_own = tag.is_some_and(|tag| !tag.is_yaml_core_schema() && tag.handle != "!!");
                let value = match &*text {
                    _ if is_own => Yaml::Computed,
                    "" | "~" | "null" | "Null" | "NULL" if is_plain => Yaml::Null,
                    _ => {
                        let start = self.byte(span.start.index());
                        let end = self.byte(span.end.index()).max(start);
                        Yaml::Text(Text { text: text.into_owned(), place: Span::new(start, end) })
                    }
                };
                self.put(value, anchor);
            }
            Event::SequenceStart(anchor, _) => {
                self.open.push(Open { value: Yaml::List(Vec::new()), anchor, key: None });
            }
            Event::MappingStart(anchor, _) => {
                self.open.push(Open { value: Yaml::Map(Vec::new()), anchor, key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Alias(anchor) => {
                // What is long is not copied: a few lines could stand for millions of values.
                let known = self.anchors.get(&anchor).cloned().unwrap_or(Yaml::Computed);
                self.put(known, 0);
            }
            _ => {}
        }
        self.open.len() <= MAX_DEPTH
    }

    fn close(&mut self) {
        if let Some(Open { value, anchor, .. }) = self.open.pop() {
            self.put(value, anchor);
        }
    }

    fn put(&mut self, value: Yaml, anchor: usize) {
        const MAX_COPIED: usize = 32;
        if anchor != 0 && value.leaves().len() <= MAX_COPIED {
            self.anchors.insert(anchor, value.clone());
        }
        match self.open.last_mut() {
            None => self.root = self.root.take().or(Some(value)),
            Some(Open { value: Yaml::List(values), .. }) => values.push(value),
            Some(Open { value: Yaml::Map(entries), key, .. }) => match key.take() {
                Some(key) => entries.push((key, value)),
                None => *key = Some(value.text().unwrap_or_default().to_owned()),
            },
            Some(_) => {}
        }
    }

    /// The byte at which a character begins. They are asked for in order, or nearly.
    fn byte(&mut self, character: usize) -> usize {
        let (known, from) = if character >= self.known.0 { self.known } else { (0, 0) };
        let rest = self.text.get(from..).unwrap_or_default();
        let at = rest.char_indices().nth(character - known).map_or(self.text.len(), |(at, _)| from + at);
        self.known = (character, at);
        at
    }
}
