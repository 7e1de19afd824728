//! Whether a line opens a declaration, so plainly that it is no prose: what stands in a place that is passed over is told
//! only then.

use crate::ast::DeclarationKind;
use crate::invisible::is_blank;
use crate::language::property_keywords;

/// Signs that may stand before a line in a margin, a quotation, a list or a comment.
const MARGIN: [char; 4] = ['>', '%', '|', '#'];

/// Whether a line opens a declaration: its keyword and a name, and then nothing, or what may follow a name.
pub fn opens_declaration(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| is_blank(c) || MARGIN.contains(&c));
    let mut words = line.split_whitespace();
    let Some(kind) = words.next().and_then(|first| DeclarationKind::ALL.iter().find(|kind| kind.keyword() == first))
    else {
        return false;
    };
    let is_text = |word: &str| word.starts_with(['"', '“', '„', '«', '”', '»']);
    let (name, next) = (words.next(), words.next());
    if *kind == DeclarationKind::Use {
        return name.is_some_and(is_text);
    }
    // `data` is a word of prose and of other languages as well.
    if *kind == DeclarationKind::Data && !next.is_some_and(|next| is_text(next) || next.starts_with('@')) {
        return false;
    }
    let is_name = name.is_some_and(|name| {
        name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
    });
    let goes_on = next.is_none_or(|next| {
        is_text(next)
            || next.starts_with(|c: char| c == '@' || c == '#' || c.is_ascii_digit())
            || ["-->", "\\end"].iter().any(|end| next.starts_with(end))
            || property_keywords().any(|keyword| keyword == next)
    });
    is_name && goes_on
}

/// Whether the first of some lines that says something opens a declaration.
pub fn begins_argument(lines: &str) -> bool {
    let says_something = |line: &&str| {
        let bare = line.trim_matches(|c: char| is_blank(c) || MARGIN.contains(&c));
        !bare.is_empty() && !line.trim_start().starts_with('#')
    };
    lines.lines().find(says_something).is_some_and(opens_declaration)
}
