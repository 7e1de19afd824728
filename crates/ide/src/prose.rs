//! Citations in the prose around the blocks, as Pandoc and LaTeX read them: a work is cited there as well.

use super::mentions::mention_at;
use super::occurrences::{Occurrence, Role, Symbol, occurrence_at};
use lakatos_engine::argument::Named;
use lakatos_project::{File, Project};
use lakatos_syntax::{Host, Span};
use std::sync::Arc;

/// What a byte of a file names: in a block, a work that is cited in prose and known, or what else the prose names.
pub fn symbol_at(project: &Project, source: u32, offset: u32) -> Option<Occurrence> {
    let file = project.file(source)?;
    written_at(project, source, offset).or_else(|| mention_at(project, file, offset))
}

/// The same, but for what the prose names in words of its own.
pub fn written_at(project: &Project, source: u32, offset: u32) -> Option<Occurrence> {
    let file = project.file(source)?;
    occurrence_at(file, offset).or_else(|| {
        let (key, span) = citation_at(file, offset).filter(|(key, _)| is_known(project, file, key))?;
        Some(Occurrence { symbol: Symbol::Work(Arc::from(key)), span, role: Role::Mentions })
    })
}

/// Whether a work of that key stands in a bibliography of the file, or is declared.
pub fn is_known(project: &Project, file: &File, key: &str) -> bool {
    project.bibliographies_of(file).iter().any(|bibliography| bibliography.entry(key).is_some())
        || project.analysis().argument.named(key) == Some(Named::Source)
}

/// The citation at a byte of prose: its key, and the bytes of that. The sign before it counts as in it.
fn citation_at(file: &File, offset: u32) -> Option<(&str, Span)> {
    let is_at = |(_, span): &(&str, Span)| span.start.saturating_sub(1) <= offset && offset <= span.end;
    let found = citations(file).into_iter().find(is_at)?;
    (!file.document.is_in_block(offset)).then_some(found)
}

/// Everything that a file cites, in order: the key, and the bytes of it. Blocks of the language count as text like any
/// other.
pub fn citations(file: &File) -> Vec<(&str, Span)> {
    let text = file.buffer.text();
    let mut found = match file.host {
        Host::Lakatos => Vec::new(),
        Host::Markdown => in_markdown(text),
        Host::Latex => [in_markdown(text), in_latex(text)].concat(),
    };
    found.sort_by_key(|(_, span)| *span);
    found
}

/// `@key` or `@{key}`, where no letter stands before it, as in an address of mail.
fn in_markdown(text: &str) -> Vec<(&str, Span)> {
    let cited = |(at, _): (usize, &str)| {
        if text[..at].ends_with(char::is_alphanumeric) {
            return None;
        }
        let rest = &text[at + 1..];
        let (key, start) = match rest.strip_prefix('{') {
            Some(braced) => (&braced[..braced.find(['}', '\n'])?], at + 2),
            None => {
                let end = rest.find(|c| !is_in_key(c));
                let whole = &rest[..end.unwrap_or(rest.len())];
                (whole.trim_end_matches(|c: char| !(c.is_alphanumeric() || "_-".contains(c))), at + 1)
            }
        };
        (!key.is_empty()).then(|| (key, Span::new(start, start + key.len())))
    };
    text.match_indices('@').filter_map(cited).collect()
}

/// `\cite{a,key}`, `\parencite[p. 3]{key}`, `\citet*{key}`: any command with `cite` in its name.
fn in_latex(text: &str) -> Vec<(&str, Span)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('\\') {
        let rest = &text[at + 1..];
        let (command, mut rest) = rest.split_at(rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len()));
        if !is_citing(command) {
            continue;
        }
        rest = rest.strip_prefix('*').unwrap_or(rest);
        while let Some((_, after)) = rest.strip_prefix('[').and_then(|options| options.split_once(']')) {
            rest = after;
        }
        let Some((keys, _)) = rest.strip_prefix('{').and_then(|keys| keys.split_once('}')) else { continue };
        found.extend(keys.split(',').map(str::trim).filter(|key| !key.is_empty()).map(|key| {
            let start = key.as_ptr() as usize - text.as_ptr() as usize;
            (key, Span::new(start, start + key.len()))
        }));
    }
    found
}

/// What may stand in a key of Pandoc's that has no braces around it.
fn is_in_key(c: char) -> bool {
    c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c)
}

fn is_citing(command: &str) -> bool {
    command.to_ascii_lowercase().contains("cite")
}

/// Whether a key is being typed at the end of `line`, and how many bytes of it there are.
pub fn key_before(line: &str, host: Host) -> Option<usize> {
    let after_sign = line.rfind('@').map(|at| (at, line[at + 1..].trim_start_matches('{')));
    if let Some((at, typed)) = after_sign
        && typed.chars().all(is_in_key)
        && !line[..at].ends_with(|c: char| c.is_alphanumeric())
    {
        return Some(typed.len());
    }
    if host != Host::Latex {
        return None;
    }
    let (before, keys) = line.rsplit_once('{').filter(|(_, keys)| !keys.contains('}'))?;
    let command = &before[before.rfind('\\')? + 1..];
    let command = command.split(['[', '*']).next().unwrap_or_default();
    let typed = keys.rsplit(',').next().unwrap_or_default().trim_start();
    is_citing(command).then_some(typed.len())
}
