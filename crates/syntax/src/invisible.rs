//! Signs that nobody sees: what word processors, web pages and keyboards leave between the letters.

use crate::cut::texts_and_comments;

/// Whether a sign has no width, or only says which way letters run. To a reader it is not there.
pub fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

/// Whether a sign looks as a space does, or as nothing.
pub fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || is_invisible(sign)
}

/// Whether a sign looks as a space does, or as nothing, and is none that the language, Markdown or LaTeX takes for one.
pub fn is_disguised(sign: char) -> bool {
    !sign.is_ascii() && is_blank(sign)
}

/// What a sign is called, with its number.
pub fn called(sign: char) -> String {
    let name = match sign {
        '\u{a0}' | '\u{202f}' => "a no-break space",
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a zero-width space",
        '\u{200c}' | '\u{200d}' => "a zero-width joiner",
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a mark of the direction of writing"
        }
        '\u{feff}' => "a byte order mark",
        other if other.is_whitespace() => "a space of another kind",
        _ => "an invisible sign",
    };
    format!("{name} (U+{:04X})", u32::from(sign))
}

/// The text with spaces in place of such signs where they stand between words, byte for byte as long; none where there
/// are none. In texts and comments they stay: there they do no harm. Within a word they stay as well, since the author
/// may have meant one word or two.
pub fn without(text: &str) -> Option<String> {
    if text.is_ascii() || !text.contains(is_disguised) {
        return None;
    }
    let mut kept = texts_and_comments(text).into_iter().peekable();
    let mut clean = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        while kept.next_if(|range| range.end <= at).is_some() {}
        let is_kept = !is_disguised(sign) || kept.peek().is_some_and(|range| range.contains(&at));
        if is_kept || is_invisible(sign) && is_of_word(before) && is_of_word(behind(&text[at..])) {
            clean.push(sign);
        } else {
            clean.extend(std::iter::repeat_n(' ', sign.len_utf8()));
        }
        if !is_invisible(sign) {
            before = sign;
        }
    }
    Some(clean).filter(|clean| clean != text)
}

/// The first sign that a reader sees.
fn behind(rest: &str) -> char {
    const FAR: usize = 64;
    rest.chars().take(FAR).find(|sign| !is_invisible(*sign)).unwrap_or(' ')
}

fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || "-_".contains(sign)
}

/// How many bytes of a line, at its start, look like space.
pub fn indentation(line: &[u8]) -> usize {
    let ascii = line.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | 0x0C)).count();
    if line.get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    let line = line.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = std::str::from_utf8(line).unwrap_or_default();
    (line.len() - line.trim_start_matches(is_blank).len()).max(ascii)
}
