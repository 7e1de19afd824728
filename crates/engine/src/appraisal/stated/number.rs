//! Numbers as a text writes them: in figures, or in words up to twelve, as most styles ask.

const WORDS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Other words for none.
const NONE: [&str; 2] = ["none", "zero"];

/// Signs of emphasis around a number.
const AROUND: [char; 4] = ['*', '_', ' ', '\n'];

/// A text without the emphasis around it.
pub fn bare(text: &str) -> &str {
    text.trim_matches(AROUND)
}

/// The number that a text writes; none where it is something else.
pub fn number_in(text: &str) -> Option<usize> {
    let bare = bare(text).to_lowercase();
    let word = || WORDS.iter().position(|word| *word == bare);
    let none = || NONE.contains(&&*bare).then_some(0);
    match bare.bytes().all(|byte| byte.is_ascii_digit()) {
        true => bare.parse().ok(),
        false => word().or_else(none),
    }
}

/// A number as the text writes the one that it has: in a word or in figures.
pub fn in_the_form_of(text: &str, number: usize) -> String {
    let is_word = text.starts_with(char::is_alphabetic);
    let written = match WORDS.get(number).filter(|_| is_word) {
        Some(word) => (*word).to_owned(),
        None => number.to_string(),
    };
    match written.chars().next().filter(|_| text.starts_with(char::is_uppercase)) {
        Some(first) => first.to_uppercase().chain(written.chars().skip(1)).collect(),
        None => written,
    }
}
