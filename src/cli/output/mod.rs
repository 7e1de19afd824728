//! What commands print, one module a form.

pub mod checkstyle;
pub mod concise;
pub mod data_json;
pub mod explanations;
pub mod fingerprint;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
pub mod latex;
pub mod ledger;
pub mod ledger_json;
pub mod marked;
pub mod matrix;
pub mod rdjson;
pub mod record;
pub mod rule_json;
pub mod sarif;
pub mod series;
pub mod series_json;
pub mod statistics;
pub mod text;
pub mod unread;
mod window;
pub mod wrap;

/// With a capital letter.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
