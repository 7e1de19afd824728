//! Whether a paragraph is in English: the phrases that rules look for are.

/// Words that make up about a third of any English text, and next to nothing of another.
const COMMON: [&str; 26] = [
    "the", "of", "and", "to", "in", "that", "is", "was", "for", "it", "with", "as", "are", "this", "on", "be", "by",
    "not", "have", "their", "which", "from", "when", "we", "i", "they",
];

/// How many words are looked at.
const ENOUGH: usize = 200;

/// One word in so many is a common one, at least.
const ONE_IN: usize = 8;

/// Whether a text is English, as far as its words tell; few of them tell nothing.
pub fn is_english(text: &str) -> bool {
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    let (mut words, mut common) = (0, 0);
    for word in text.split(' ').filter(is_word).take(ENOUGH) {
        words += 1;
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        common += usize::from(COMMON.iter().any(|known| known.eq_ignore_ascii_case(bare)));
    }
    words > 0 && (words < 12 || common * ONE_IN >= words)
}
