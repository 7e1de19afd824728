//! Whether a paragraph is in English: the phrases that rules look for are. Told by its commonest words, which is a question
//! of yes or no, and not of which of seventy languages.

/// Words that make up about a third of any English text, and next to nothing of another.
const COMMON: [&str; 26] = [
    "the", "of", "and", "to", "in", "that", "is", "was", "for", "it", "with", "as", "are", "this", "on", "be", "by",
    "not", "have", "their", "which", "from", "when", "we", "i", "they",
];

/// As common in a language that shares some of these with English.
const COMMON_ELSEWHERE: [&str; 28] = [
    "de", "het", "een", "en", "dat", "niet", "van", "der", "das", "und", "el", "la", "los", "las", "que", "y", "le",
    "les", "et", "il", "di", "che", "os", "det", "och", "att", "og", "ve",
];

/// How many words are looked at.
const ENOUGH: usize = 200;

/// One word in so many is a common one, at least.
const ONE_IN: usize = 8;

/// Of fewer words than these, nothing is told.
const ENOUGH_TO_TELL: usize = 12;

/// Whether a text is English, as far as its words tell; none where there are too few.
pub fn is_english(text: &str) -> Option<bool> {
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    let (mut words, mut common, mut elsewhere) = (0, 0, 0);
    for word in text.split(' ').filter(is_word).take(ENOUGH) {
        words += 1;
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        let is_of = |list: &[&str]| usize::from(list.iter().any(|known| known.eq_ignore_ascii_case(bare)));
        common += is_of(&COMMON);
        elsewhere += is_of(&COMMON_ELSEWHERE);
    }
    (words >= ENOUGH_TO_TELL).then_some(common * ONE_IN >= words && common > elsewhere)
}
