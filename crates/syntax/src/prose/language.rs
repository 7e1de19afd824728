//! The language that a document says it is written in.

use crate::host::Host;
use crate::host::metadata::Metadata;

/// What packages of LaTeX call English.
const ENGLISH: [&str; 10] =
    ["english", "american", "british", "ukenglish", "usenglish", "australian", "canadian", "newzealand", "us", "uk"];

/// Languages that a class hands on to `babel`, where that is given none.
const OTHERS: [&str; 16] = [
    "ngerman",
    "german",
    "naustrian",
    "austrian",
    "nswissgerman",
    "spanish",
    "french",
    "italian",
    "portuguese",
    "brazilian",
    "dutch",
    "swedish",
    "danish",
    "norsk",
    "polish",
    "turkish",
];

/// Whether a document says that it is in another language than English: by `lang:`, `babel` or `polyglossia`.
pub fn is_said_to_be_another(text: &str, host: Host, metadata: &[Metadata]) -> bool {
    match host {
        Host::Lakatos => false,
        Host::Markdown => {
            let read = metadata.iter().filter_map(|block| block.yaml.as_ref());
            // Of two that say it, the last counts.
            let said = read.flat_map(|read| read.value.under("lang")).filter_map(|value| value.text()).last();
            said.is_some_and(|tag| !tag.split(['-', '_']).next().is_some_and(|first| first.eq_ignore_ascii_case("en")))
        }
        Host::Latex => {
            let preamble = &text[..text.find("\\begin{document}").unwrap_or_default()];
            of_latex(preamble).is_some_and(|name| !ENGLISH.contains(&name.to_ascii_lowercase().as_str()))
        }
    }
}

/// The main language of a preamble.
fn of_latex(preamble: &str) -> Option<&str> {
    let of_polyglossia = ["\\setmainlanguage", "\\setdefaultlanguage"].iter().find_map(|command| {
        let rest = &preamble[preamble.find(command)? + command.len()..];
        let (_, name) = rest.lines().next()?.split_once('{')?;
        Some(name.split('}').next()?.trim())
    });
    of_polyglossia.or_else(|| {
        let before = &preamble[..preamble.find("{babel}")?];
        let command = before.lines().next_back()?;
        let main = options(command).find_map(|option| option.strip_prefix("main="));
        let given = main.map(str::trim).or_else(|| options(command).filter(|option| !option.contains('=')).last());
        given.or_else(|| {
            let class = preamble.lines().find(|line| line.trim_start().starts_with("\\documentclass"))?;
            options(class).filter(|option| OTHERS.contains(option)).last()
        })
    })
}

/// What stands in the last brackets of a line.
fn options(line: &str) -> impl Iterator<Item = &str> {
    let inner = line.rfind('[').map(|open| line[open + 1..].split(']').next().unwrap_or_default());
    inner.into_iter().flat_map(|inner| inner.split(',')).map(str::trim).filter(|option| !option.is_empty())
}
