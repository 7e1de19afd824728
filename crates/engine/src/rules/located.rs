//! Texts of a rule file, with where they stand.

use toml::Spanned;
use toml::de::DeValue;

/// A text of the file, and where its first character stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// The text.
    pub text: String,
    /// The byte of the file at which it begins.
    pub start: usize,
}

impl Located {
    /// A string of a file; none for other values.
    pub fn read(file: &str, value: &Spanned<DeValue>) -> Option<Self> {
        let DeValue::String(text) = value.get_ref() else { return None };
        let span = value.span();
        let raw = file.get(span.clone()).unwrap_or_default();
        let mut quotes = if raw.starts_with("'''") || raw.starts_with("\"\"\"") { 3 } else { 1 };
        // A line end right after the quotes is no part of the text.
        if quotes == 3 && raw[quotes..].starts_with('\n') {
            quotes += 1;
        }
        Some(Self { text: text.to_string(), start: span.start + quotes })
    }
}
