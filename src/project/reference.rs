//! A bibliography's entry as a reference to be read.

use biblatex::{Bibliography, ChunksExt, Entry, Person};

/// Who wrote what when, in Markdown; none for an entry that cannot be read. Takes the text of one entry alone, so that
/// no other can spoil it.
pub fn reference(entry: &str) -> Option<String> {
    let bibliography = Bibliography::parse(entry.trim()).ok()?;
    let entry = bibliography.iter().next()?;
    let text = |name: &str| entry.get(name).map(|chunks| chunks.format_verbatim()).filter(|text| !text.is_empty());
    let people = people(entry, "author").or_else(|| Some(format!("{} (ed.)", people(entry, "editor")?)));
    let year =
        text("year").or_else(|| text("date")).map(|date| date.split(['-', '/']).next().unwrap_or_default().to_owned());
    let container = ["journaltitle", "journal", "booktitle", "maintitle"].into_iter().find_map(text);
    let publisher = ["publisher", "institution", "school", "organization"].into_iter().find_map(text);
    let title = text("title").map(|title| match &container {
        Some(_) => format!("“{title}”"),
        None => format!("*{title}*"),
    });
    let volume = text("volume").map(|volume| match text("number") {
        Some(number) => format!(" {volume}({number})"),
        None => format!(" {volume}"),
    });
    let container = container.map(|container| format!("*{container}*{}", volume.unwrap_or_default()));
    let who = match (people, year) {
        (Some(people), Some(year)) => Some(format!("{people} ({year})")),
        (Some(people), None) => Some(people),
        (None, year) => year.map(|year| format!("({year})")),
    };
    let parts: Vec<String> = [who, title, container, publisher].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("{}.", parts.join(", ").trim_end_matches('.')))
}

/// Who wrote what when, without Markdown: as a `source` line says it.
pub fn plain_reference(entry: &str) -> Option<String> {
    Some(reference(entry)?.replace('*', "").trim_end_matches('.').replace('"', "'"))
}

/// How many of the people who share a work are named.
const MAX_NAMED: usize = 3;

fn people(entry: &Entry, field: &str) -> Option<String> {
    let people: Vec<Person> = entry.get_as(field).ok()?;
    let name = |(index, person): (usize, &Person)| {
        let family = [person.prefix.as_str(), person.name.as_str()].into_iter().filter(|part| !part.is_empty());
        let family = family.collect::<Vec<_>>().join(" ");
        match (index, person.given_name.as_str()) {
            (_, "") => family,
            (0, given) => format!("{family}, {given}"),
            (_, given) => format!("{given} {family}"),
        }
    };
    let names: Vec<String> = people.iter().enumerate().map(name).collect();
    match names.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        [first, ..] if names.len() > MAX_NAMED => Some(format!("{first} et al.")),
        [others @ .., last] => Some(format!("{} and {last}", others.join(", "))),
    }
}
