//! Who wrote a work, and when, as far as its key tells: two works of one author are one voice.

use lakatos_syntax::ast::Citation;

/// The authors of works.
pub fn authors_of(works: &[Citation]) -> impl Iterator<Item = &str> {
    works.iter().map(|citation| author_of(&citation.key))
}

/// Whether something is cited, and all of it is by some of these authors.
pub fn are_all_by(cited: &[Citation], authors: &[&str]) -> bool {
    !cited.is_empty() && authors_of(cited).all(|author| authors.contains(&author))
}

/// The author of a work: the letters before the year in its key, `walt` of `walt1987` and `walt1987a`. A key that is made
/// otherwise stands for itself, so that two works are never taken for one author's without a sign of it.
pub fn author_of(key: &str) -> &str {
    let Some(digits) = key.find(|character: char| character.is_ascii_digit()) else { return key };
    let (name, rest) = key.split_at(digits);
    let is_name = name.chars().any(char::is_alphabetic)
        && name.chars().all(|character| character.is_alphabetic() || matches!(character, '-' | '_' | '\''));
    let is_year = |year: &str| (1500..=2100).contains(&year.parse::<u16>().unwrap_or_default());
    let year_end = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
    let is_letter = |rest: &str| rest.is_empty() || rest.len() == 1 && rest.chars().all(|one| one.is_ascii_lowercase());
    if is_name && year_end == 4 && is_year(&rest[..year_end]) && is_letter(&rest[year_end..]) { name } else { key }
}

/// The year of the earliest of some works.
pub fn first_year_of(works: &[Citation]) -> Option<i32> {
    works.iter().filter_map(|citation| year_of(&citation.key)).min()
}

/// The year of a work: 1987 of `walt1987` and `walt-1987a`.
pub fn year_of(key: &str) -> Option<i32> {
    let numbers = key.split(|character: char| !character.is_ascii_digit());
    let mut years = numbers.filter(|digits| digits.len() == 4).filter_map(|digits| digits.parse().ok());
    years.rfind(|year| (1400..2100).contains(year))
}
