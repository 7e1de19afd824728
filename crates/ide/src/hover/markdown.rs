//! Markdown: lists that stay short.

pub use lakatos_engine::escape::markdown as escaped;
use lakatos_syntax::ast::Citation;

/// How many names a list shows.
const MAX_LISTED: usize = 8;

/// A word as it is written in the draft.
pub fn code(word: &str) -> String {
    format!("`{word}`")
}

/// Names with commas between, and how many more there are.
pub fn listed(names: impl IntoIterator<Item = String>) -> String {
    joined(names, ", ")
}

/// The same with another sign between.
pub fn joined(names: impl IntoIterator<Item = String>, between: &str) -> String {
    let names: Vec<String> = names.into_iter().collect();
    let shown = names.get(..MAX_LISTED).unwrap_or(&names).join(between);
    match names.len().saturating_sub(MAX_LISTED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Works cited, in parentheses, each once; empty where none is.
pub fn cited(citations: &[Citation]) -> String {
    let mut keys: Vec<String> = citations.iter().map(|citation| format!("@{}", escaped(&citation.key))).collect();
    keys.dedup();
    if keys.is_empty() { String::new() } else { format!(" ({})", keys.join(", ")) }
}

/// A point of a list under a heading; empty where there is nothing to say.
pub fn point(heading: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("- {heading}: {text}\n") }
}

/// As a sentence begins.
pub fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
