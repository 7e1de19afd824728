//! Citations in the prose around the blocks, as Pandoc and LaTeX read them: who renames a work wants them renamed too.

use lakatos_project::File;
use lakatos_syntax::{Host, Span};

/// Where a file cites a key, by the bytes of the key; blocks of the language count as text like any other.
pub fn citations(file: &File, key: &str) -> Vec<Span> {
    let text = file.buffer.text();
    match file.host {
        Host::Lakatos => Vec::new(),
        Host::Markdown => in_markdown(text, key),
        Host::Latex => [in_markdown(text, key), in_latex(text, key)].concat(),
    }
}

/// `@key` or `@{key}`, where no letter stands before it, as in an address of mail, and the key does not go on.
fn in_markdown(text: &str, key: &str) -> Vec<Span> {
    let braced = format!("@{{{key}}}");
    let in_braces = text.match_indices(&braced).map(|(at, _)| Span::new(at + 2, at + 2 + key.len()));
    let cites = |at: &usize| {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c))).unwrap_or(rest.len());
        let whole = rest[..end].trim_end_matches(|c: char| !(c.is_alphanumeric() || "_-".contains(c)));
        whole == key && !text[..*at].ends_with(char::is_alphanumeric)
    };
    let signs = text.match_indices('@').map(|(at, _)| at).filter(cites);
    signs.map(|at| Span::new(at + 1, at + 1 + key.len())).chain(in_braces).collect()
}

/// `\cite{a,key}`, `\parencite[p. 3]{key}`, `\citet*{key}`: any command with `cite` in its name.
fn in_latex(text: &str, key: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (at, _) in text.match_indices('\\') {
        let rest = &text[at + 1..];
        let (command, mut rest) = rest.split_at(rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len()));
        if !command.to_ascii_lowercase().contains("cite") {
            continue;
        }
        rest = rest.strip_prefix('*').unwrap_or(rest);
        while let Some((_, after)) = rest.strip_prefix('[').and_then(|options| options.split_once(']')) {
            rest = after;
        }
        let Some((keys, _)) = rest.strip_prefix('{').and_then(|keys| keys.split_once('}')) else { continue };
        let same = keys.split(',').map(str::trim).filter(|cited| *cited == key);
        spans.extend(same.map(|cited| {
            let start = cited.as_ptr() as usize - text.as_ptr() as usize;
            Span::new(start, start + key.len())
        }));
    }
    spans
}
