//! Numbers as a text writes them: in figures, or in words up to twelve, as most styles ask.

const WORDS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Other words for none.
const NONE: [&str; 2] = ["none", "zero"];

/// Signs of emphasis around a number.
const AROUND: [char; 4] = ['*', '_', ' ', '\n'];

/// The number that a text writes; none where it is something else.
pub fn number_in(text: &str) -> Option<usize> {
    let bare = text.trim_matches(AROUND).to_lowercase();
    let word = || WORDS.iter().position(|word| *word == bare);
    let none = || NONE.contains(&&*bare).then_some(0);
    match bare.bytes().all(|byte| byte.is_ascii_digit()) {
        true => bare.parse().ok(),
        false => word().or_else(none),
    }
}

/// A number as the text writes the one that it has: in a word or in figures, with what stands around it.
pub fn in_the_form_of(text: &str, number: usize) -> String {
    let bare = text.trim_matches(AROUND);
    let is_word = bare.chars().all(char::is_alphabetic) && !bare.is_empty();
    let written = match WORDS.get(number).filter(|_| is_word) {
        Some(word) => word.to_string(),
        None => number.to_string(),
    };
    let is_capital = bare.starts_with(char::is_uppercase);
    let written = match written.chars().next().filter(|_| is_capital) {
        Some(first) => first.to_uppercase().chain(written.chars().skip(1)).collect(),
        None => written,
    };
    if bare.is_empty() { written } else { text.replacen(bare, &written, 1) }
}
