//! The language that a document says it is written in.

use crate::host::Host;
use crate::host::metadata::{Metadata, metadata};
use crate::yaml::Yaml;

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
        // Of two that say it, the last counts.
        Host::Markdown => {
            metadata.iter().filter_map(|block| is_foreign(&block.yaml.as_ref()?.value)).next_back().unwrap_or_default()
        }
        Host::Latex => {
            of_latex(preamble(text)).is_some_and(|name| !ENGLISH.contains(&name.to_ascii_lowercase().as_str()))
        }
    }
}

/// Whether a document says what language it is in.
pub fn says_its_language(text: &str, host: Host) -> bool {
    match host {
        Host::Lakatos => false,
        Host::Markdown => {
            metadata(text).iter().any(|block| block.yaml.as_ref().and_then(|read| is_foreign(&read.value)).is_some())
        }
        Host::Latex => of_latex(preamble(text)).is_some(),
    }
}

/// Whether front matter, or the configuration of Quarto, says another language than English; none where it says none.
pub fn is_foreign(said: &Yaml) -> Option<bool> {
    let tag = said.under("lang").filter_map(Yaml::text).last()?;
    Some(!tag.split(['-', '_']).next().is_some_and(|first| first.eq_ignore_ascii_case("en")))
}

fn preamble(text: &str) -> &str {
    &text[..text.find("\\begin{document}").unwrap_or_default()]
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
