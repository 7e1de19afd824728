//! A work of a bibliography as a reference to be read.

use super::bibliography::entry::Glance;
use super::bibtex::closed;
use biblatex::{Bibliography, ChunksExt, Entry, ParseError, ParseErrorKind, Person, RawBibliography};
use lakatos_engine::escape::markdown;
use std::borrow::Cow;

/// What a reference says of a work.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// Who wrote it: the family, then the given name, which may be empty.
    pub authors: Vec<(String, String)>,
    /// Who edited it.
    pub editors: Vec<(String, String)>,
    /// When it came out.
    pub year: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// What it is part of: a journal, a volume.
    pub container: Option<String>,
    /// The volume of that.
    pub volume: Option<String>,
    /// The issue of the volume.
    pub number: Option<String>,
    /// Who brought it out.
    pub publisher: Option<String>,
}

impl Work {
    /// With what it leaves to the volume that it is part of (`crossref`).
    pub fn within(self, volume: Self) -> Self {
        let container = self.container.or(volume.title);
        Self { container, ..self }.filled(Self { title: None, authors: Vec::new(), ..volume })
    }

    /// With what it leaves to data that it shares (`xdata`).
    pub fn filled(self, shared: Self) -> Self {
        let first = |own: Vec<_>, shared| if own.is_empty() { shared } else { own };
        Self {
            authors: first(self.authors, shared.authors),
            editors: first(self.editors, shared.editors),
            year: self.year.or(shared.year),
            title: self.title.or(shared.title),
            container: self.container.or(shared.container),
            volume: self.volume.or(shared.volume),
            number: self.number.or(shared.number),
            publisher: self.publisher.or(shared.publisher),
        }
    }

    /// What it is found by.
    pub fn glance(self) -> Glance {
        let people = if self.authors.is_empty() { self.editors } else { self.authors };
        Glance {
            families: people.into_iter().map(|(family, _)| family).collect(),
            year: self.year.unwrap_or_default(),
            title: self.title.unwrap_or_default(),
        }
    }

    /// Who wrote what when, in Markdown; none where nothing of it is known. What the entry says is no markup, whatever is in
    /// it: an editor would fetch a picture that it names.
    pub fn reference(&self) -> Option<String> {
        self.written(&markdown, &|text| format!("*{}*", markdown(text)))
    }

    /// Who wrote what when, with its texts and its titles as two functions write them.
    pub fn written(&self, text: &dyn Fn(&str) -> String, title_of_work: &dyn Fn(&str) -> String) -> Option<String> {
        let people = |people| Some(text(&listed(people)?));
        let people = people(&self.authors).or_else(|| Some(format!("{} (ed.)", people(&self.editors)?)));
        let title = self.title.as_ref().map(|title| match &self.container {
            Some(_) => format!("“{}”", text(title)),
            None => title_of_work(title),
        });
        let volume = self.volume.as_ref().map(|volume| match &self.number {
            Some(number) => format!(" {}({})", text(volume), text(number)),
            None => format!(" {}", text(volume)),
        });
        let container = self.container.as_ref();
        let container =
            container.map(|container| format!("{}{}", title_of_work(container), volume.unwrap_or_default()));
        let year = self.year.as_ref().map(|year| format!("({})", text(year)));
        let who = match (people, year) {
            (Some(people), Some(year)) => Some(format!("{people} {year}")),
            (people, year) => people.or(year),
        };
        let publisher = self.publisher.as_ref().map(|publisher| text(publisher));
        let parts: Vec<String> = [who, title, container, publisher].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| format!("{}.", parts.join(", ").trim_end_matches('.')))
    }
}

/// Who wrote what when, without Markdown: as a `source` line says it; none for an entry that cannot be read. Takes the text
/// of one entry alone, so that no other can spoil it.
pub fn plain_reference(entry: &str) -> Option<String> {
    let plain = work(entry, "")?.written(&str::to_owned, &str::to_owned)?;
    Some(plain.trim_end_matches('.').replace('"', "'"))
}

/// What an entry of a `.bib` file says by itself, given its text and that of the `@string`s of the file; none where it
/// cannot be read.
pub fn work(entry: &str, abbreviations: &str) -> Option<Work> {
    let bibliography = parsed(&closed(entry), abbreviations)?;
    let entry = bibliography.iter().next()?;
    let text = |name: &str| entry.get(name).map(|chunks| chunks.format_verbatim()).filter(|text| !text.is_empty());
    let first_of = |names: &[&str]| names.iter().copied().find_map(text);
    Some(Work {
        authors: people(entry, "author"),
        editors: people(entry, "editor"),
        year: first_of(&["year", "date"]).map(|date| date.split(['-', '/']).next().unwrap_or_default().to_owned()),
        title: text("title"),
        container: first_of(&["journaltitle", "journal", "booktitle", "maintitle"]),
        volume: text("volume"),
        number: text("number"),
        publisher: first_of(&["publisher", "institution", "school", "organization"]),
    })
}

/// How many abbreviations of an entry may be unknown before it counts as unreadable.
const MAX_UNKNOWN: usize = 8;

/// How deep the braces of an entry may nest: the parser goes down with them.
const MAX_NESTING: usize = 100;

/// An abbreviation that nothing spells out stands for itself.
fn parsed(entry: &str, abbreviations: &str) -> Option<Bibliography> {
    if nesting(entry) > MAX_NESTING {
        return None;
    }
    let mut text = format!("{abbreviations}{}", unstyled(entry));
    for _ in 0..=MAX_UNKNOWN {
        match Bibliography::from_raw(unlinked(RawBibliography::parse(&text).ok()?)) {
            Ok(bibliography) => return Some(bibliography),
            Err(ParseError { kind: ParseErrorKind::UnknownAbbreviation(name), .. }) => {
                text = format!("@string{{{name} = {{{name}}}}}\n{text}");
            }
            Err(_) => return None,
        }
    }
    None
}

/// Commands of LaTeX that change how words look, and not which.
const STYLES: [&str; 8] = ["emph", "textit", "textbf", "textsc", "textsl", "mkbibemph", "textnormal", "enquote"];

/// Spellings of TeX that the parser does not know, and what they stand for: an `i` without its dot below an accent, an old
/// way to begin a style, dots.
const SPELLINGS: [(&str, &str); 9] = [
    ("\\'\\i", "\\'i"),
    ("\\`\\i", "\\`i"),
    ("\\^\\i", "\\^i"),
    ("\\\"\\i", "\\\"i"),
    ("{\\em ", "{"),
    ("{\\it ", "{"),
    ("{\\bf ", "{"),
    ("\\ldots", "…"),
    ("\\dots", "…"),
];

/// Without the commands that change how words look: the parser would make them a part of the words.
fn unstyled(entry: &str) -> Cow<'_, str> {
    if !entry.contains('\\') {
        return Cow::Borrowed(entry);
    }
    let without = |text: String, style: &&str| text.replace(&format!("\\{style}{{"), "{");
    let plain = STYLES.iter().fold(entry.to_owned(), without);
    Cow::Owned(SPELLINGS.iter().fold(plain, |text, (spelling, plain)| text.replace(spelling, plain)))
}

/// Without what would have the parser follow an entry that draws on itself, for ever.
fn unlinked(mut raw: RawBibliography) -> RawBibliography {
    let is_link = |name: &str| ["crossref", "xdata"].iter().any(|link| name.eq_ignore_ascii_case(link));
    for entry in &mut raw.entries {
        entry.v.fields.retain(|field| !is_link(field.key.v));
    }
    raw
}

fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// How many of the people who share a work are named.
const MAX_NAMED: usize = 3;

fn people(entry: &Entry, field: &str) -> Vec<(String, String)> {
    let people: Vec<Person> = entry.get_as(field).unwrap_or_default();
    let name = |person: Person| {
        let family = [person.prefix, person.name].into_iter().filter(|part| !part.is_empty());
        (family.collect::<Vec<_>>().join(" "), person.given_name)
    };
    people.into_iter().map(name).collect()
}

fn listed(people: &[(String, String)]) -> Option<String> {
    let name = |(index, (family, given)): (usize, &(String, String))| match (index, given.as_str()) {
        (_, "") => family.clone(),
        (0, given) => format!("{family}, {given}"),
        (_, given) => format!("{given} {family}"),
    };
    let names: Vec<String> = people.iter().enumerate().map(name).collect();
    match names.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        [first, ..] if names.len() > MAX_NAMED => Some(format!("{first} et al.")),
        [others @ .., last] => Some(format!("{} and {last}", others.join(", "))),
    }
}
