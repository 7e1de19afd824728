//! Whether a paragraph is in English: the phrases that rules look for are. Told by its commonest words, which is a question
//! of yes or no, and not of which of seventy languages.

/// No word of either list is longer.
const LONGEST: usize = 5;

/// How many words are looked at.
const ENOUGH: usize = 60;

/// One word in so many is a common one, at least.
const ONE_IN: usize = 8;

/// Of fewer words than these, nothing is told.
const ENOUGH_TO_TELL: usize = 12;

/// Of fewer words than these, nothing is told by those that are not there.
const ENOUGH_TO_DENY: usize = 40;

/// Whether a text is English, as far as its first words tell; none where there are too few.
pub fn is_english(text: &str) -> Option<bool> {
    let (mut words, mut common, mut elsewhere) = (0, 0, 0);
    let spelled = text.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    for word in spelled.filter(|word| !word.is_empty()).take(ENOUGH) {
        words += 1;
        let mut letters = [0; LONGEST];
        let Some(small) = letters.get_mut(..word.len()) else { continue };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        common += usize::from(is_common(small));
        elsewhere += usize::from(is_common_elsewhere(small));
    }
    match words {
        ..ENOUGH_TO_TELL => None,
        _ if common * ONE_IN >= words && common > elsewhere => Some(true),
        // A sentence or two may do without the commonest words.
        ..ENOUGH_TO_DENY if elsewhere == 0 => None,
        _ => Some(false),
    }
}

/// Words that make up about a third of any English text, and next to nothing of another.
fn is_common(word: &[u8]) -> bool {
    matches!(
        word,
        b"the"
            | b"of"
            | b"and"
            | b"to"
            | b"in"
            | b"that"
            | b"is"
            | b"was"
            | b"for"
            | b"it"
            | b"with"
            | b"as"
            | b"are"
            | b"this"
            | b"on"
            | b"be"
            | b"by"
            | b"not"
            | b"have"
            | b"their"
            | b"which"
            | b"from"
            | b"when"
            | b"we"
            | b"i"
            | b"they"
    )
}

/// As common in a language that shares some of these with English.
fn is_common_elsewhere(word: &[u8]) -> bool {
    matches!(
        word,
        b"de"
            | b"het"
            | b"een"
            | b"en"
            | b"dat"
            | b"niet"
            | b"van"
            | b"der"
            | b"das"
            | b"und"
            | b"el"
            | b"la"
            | b"los"
            | b"las"
            | b"que"
            | b"y"
            | b"le"
            | b"les"
            | b"et"
            | b"il"
            | b"di"
            | b"che"
            | b"os"
            | b"det"
            | b"och"
            | b"att"
            | b"og"
            | b"ve"
    )
}
