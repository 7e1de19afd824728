//! Which word of the language a hand most likely meant.

/// How far two words are apart in slips: letters left out, put in, mistaken or swapped. None where that is too far for
/// words of their length.
pub fn slips_between(typed: &str, meant: &str) -> Option<usize> {
    // Most words are too far apart in length alone.
    if typed.len().abs_diff(meant.len()) > 4 {
        return None;
    }
    let (typed, meant) = (typed.to_lowercase(), meant.to_lowercase());
    // `known as`, `known_as` and `knownas` are `known-as`.
    let plain = |word: &str| word.replace(['-', '_', ' '], "");
    if plain(&typed) == plain(&meant) {
        return Some(0);
    }
    let most = match meant.chars().count() {
        0..=4 => 1,
        5..=7 => 2,
        _ => 3,
    };
    let slips = strsim::osa_distance(&typed, &meant);
    (slips <= most && slips < typed.chars().count().max(2)).then_some(slips)
}
