//! Which characters a word may have, for the word under the cursor.

use unicode_normalization::char::is_combining_mark;

/// Whether a character may stand in a name, behind its first letter.
pub fn is_in_name(character: char) -> bool {
    character.is_alphanumeric() || "_-".contains(character) || is_combining_mark(character)
}

/// Whether a character may stand in the key of a citation.
pub fn is_in_key(character: char) -> bool {
    character.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(character)
}
