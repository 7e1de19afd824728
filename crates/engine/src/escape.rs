//! Text in formats that mean something by some of its characters: one function a format, for whoever prints in it.

use lakatos_syntax::unseen::is_unseen;

/// Within XML, HTML or SVG, as text or as the value of an attribute between `"`. Characters that XML cannot hold are left out
/// (XML 1.0, section 2.2).
pub fn xml(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\n' | '\t') || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars().filter(is_allowed) {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Within XML that programs read: line ends stay what they are, also in an attribute, which would have spaces of them.
pub fn xml_data(text: &str) -> String {
    xml(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// On one line of what a terminal or a forge reads: without line ends, and without what either would take for a command.
pub fn one_line(text: &str) -> String {
    text.replace(is_unseen, " ")
}

/// On lines of what a terminal reads.
pub fn lines(text: &str) -> String {
    text.replace(|character| is_unseen(character) && !matches!(character, '\n' | '\t'), " ")
}

/// Within a line of Markdown, so that nothing of it is taken for markup: by CommonMark, by forges, by Pandoc.
pub fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '$' | '~' | '@' | '^' | '&' | '{' | '}' | '!'
        ) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Within a line of Markdown, as code: in as many backticks as no run of them within has.
pub fn markdown_code(text: &str) -> String {
    let text = one_line(text);
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // A backtick at an end would be taken for part of the fence.
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Code in a cell of a table, which a bar would end even there.
pub fn markdown_cell(markdown: &str) -> String {
    markdown.replace('|', "\\|")
}

/// A field of a line of CSV (RFC 4180). What a spreadsheet would compute begins with an apostrophe, which tells it that
/// this is a text (OWASP, "CSV Injection").
pub fn csv(text: &str) -> String {
    let text = one_line(text);
    let is_sign = |character| matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    // Numbers and years before Christ are what they are.
    let is_number = text.chars().all(|character| character.is_ascii_digit() || matches!(character, '-' | '+' | '.'));
    let is_formula = text.trim_start().starts_with(is_sign) && !is_number;
    let text = if is_formula { format!("'{text}") } else { text };
    if text.contains([',', '"', ';']) || is_formula { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Within a text between `"` in DOT, where `&lt;` is a sign and not four.
pub fn dot(text: &str) -> String {
    one_line(text).replace('&', "&amp;").replace('\\', "\\\\").replace('"', "\\\"")
}

/// Within a text between `"` in Mermaid, which writes signs that mean something by `#`.
pub fn mermaid(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        match character {
            '#' => escaped.push_str("#35;"),
            '"' => escaped.push_str("#quot;"),
            '<' => escaped.push_str("#lt;"),
            '>' => escaped.push_str("#gt;"),
            '&' => escaped.push_str("#amp;"),
            '`' => escaped.push_str("#96;"),
            '\\' => escaped.push_str("#92;"),
            other => escaped.push(other),
        }
    }
    escaped
}
