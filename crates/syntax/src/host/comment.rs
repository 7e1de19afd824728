//! How comments are written: in the language, and in the hosts around it.

use super::Host;

impl Host {
    /// A comment of one line; within a block it is the language's own.
    pub fn comment(self, text: &str, is_in_block: bool) -> String {
        match self {
            Self::Markdown if !is_in_block => format!("<!-- {text} -->"),
            Self::Latex if !is_in_block => format!("% {text}"),
            Self::Lakatos | Self::Markdown | Self::Latex => format!("# {text}"),
        }
    }
}

/// What a line of comment has before it to stand where `before` leads: indentation, and the marks of a quotation or a
/// margin.
pub fn margin(before: &str) -> &str {
    before.split(|c: char| c.is_alphanumeric() || "`~{\"\\[".contains(c)).next().unwrap_or_default()
}

/// Whether a line of a host is no prose: blank, a comment, or what opens or closes a block.
pub fn is_markup(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>', '|']);
    line.trim().is_empty()
        || line.starts_with(['#', '%', '`', '~'])
        || line.starts_with("<!--")
        || line.starts_with("\\begin{lakatos}")
}
