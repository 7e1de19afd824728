//! Characters that nobody sees and that change what others are seen as.

/// Whether a terminal or a forge takes a character for a command: control characters; marks that change the order in which
/// the letters around them are read ("Trojan Source", CVE-2021-42574); separators of lines.
pub fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}
