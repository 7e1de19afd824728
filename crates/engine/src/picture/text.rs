//! Words in boxes: how wide they are, and where their lines break.

/// The width of a character, in pixels at 12 px of a common sans-serif. An estimate: pictures carry no font.
fn width_of(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 3.6,
        'm' | 'w' | 'M' | 'W' | '@' => 10.0,
        character if character.is_uppercase() => 8.4,
        // Hangul, kana and Han are squares.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' => 12.5,
        _ => 6.8,
    }
}

/// The width of a line, in pixels at 12 px.
pub fn width(line: &str) -> f64 {
    line.chars().map(width_of).sum()
}

/// A text in at most `most` lines no wider than `limit`; what does not fit ends in an ellipsis.
pub fn wrapped(text: &str, limit: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > most;
    lines.truncate(most);
    if let (true, Some(last)) = (is_cut, lines.last_mut()) {
        last.push('…');
    }
    lines
}
