//! Text in formats that mean something by some of its characters: one function a format, for whoever prints in it.

/// Within XML, HTML or SVG, as text or as the value of an attribute between `"`.
pub fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
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
/// Characters that XML cannot hold are left out.
pub fn xml_data(text: &str) -> String {
    let is_allowed = |c: char| matches!(c, '\n' | '\t') || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let allowed: String = text.chars().filter(|character| is_allowed(*character)).collect();
    xml(&allowed).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// Within Markdown, so that nothing of it is taken for markup.
pub fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '$' | '~') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Markdown that stands in a cell of a table, and must not end it.
pub fn markdown_cell(markdown: &str) -> String {
    markdown.replace('|', "\\|")
}
