//! Periods as people write them who speak of decades, centuries and months.

use super::forms::{LineWords, Rewrite};
use super::words::WordKind;
use crate::ast::DeclarationKind;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A period of a case in another form than years.
pub fn dated(words: &LineWords, at: usize) -> Option<Rewrite> {
    if !words.is_header || words.owner != DeclarationKind::Case || at < 2 {
        return None;
    }
    let forms = [month, decade, century, before_our_era, listed];
    forms.iter().find_map(|form| form(words, at))
}

fn year(words: &LineWords, at: usize) -> Option<u32> {
    words.text(at).parse().ok().filter(|_| words.is_number(at) && words.text(at).len() == 4)
}

/// `15 August 1969`, `Aug. 1969`.
fn month(words: &LineWords, at: usize) -> Option<Rewrite> {
    let name = at + usize::from(words.is_number(at) && words.text(at).len() < 3);
    let is_month = MONTHS.iter().any(|month| words.lower(name).starts_with(month));
    let next = name + 1 + usize::from([".", ","].contains(&words.text(name + 1)));
    let is_day = words.is_number(next) && words.text(next).len() < 3;
    let next = if is_day { next + 1 + usize::from(words.text(next + 1) == ",") } else { next };
    let found = year(words, next).filter(|_| is_month && words.kind(name) == Some(WordKind::Name))?;
    Some(words.rewrite(
        at,
        next,
        found.to_string(),
        "a period is whole years: the month belongs in the title or a note",
    ))
}

/// `1960s`.
fn decade(words: &LineWords, at: usize) -> Option<Rewrite> {
    let at_year = at + usize::from(words.lower(at) == "the");
    let first = year(words, at_year).filter(|year| year % 10 == 0)?;
    let last =
        if words.text(at_year + 1) == "'" || words.text(at_year + 1) == "’" { at_year + 2 } else { at_year + 1 };
    let is_decade = words.lower(last) == "s" && words.is_glued(at_year + 1);
    is_decade.then(|| words.rewrite(at, last, format!("{first}..{}", first + 9), "a period is its first and last year"))
}

/// `19th century`.
fn century(words: &LineWords, at: usize) -> Option<Rewrite> {
    let number: u32 = words.text(at).parse().ok().filter(|number| (1..=21).contains(number))?;
    let is_century = ["th", "st", "nd", "rd"].contains(&words.lower(at + 1).as_str());
    let last = at + 2 + usize::from(words.text(at + 2) == "-");
    (is_century && ["century", "c"].contains(&words.lower(last).as_str())).then(|| {
        let years = format!("{}..{}", (number - 1) * 100 + 1, number * 100);
        words.rewrite(at, last, years, "a period is its first and last year")
    })
}

/// `480 BC`.
fn before_our_era(words: &LineWords, at: usize) -> Option<Rewrite> {
    let era = words.lower(at + 1);
    let is_before = ["bc", "bce", "b"].contains(&era.as_str());
    (words.is_number(at) && is_before).then(|| {
        let message = "a period is of years of our era: one before it stands in the title, or in a `note`".to_owned();
        Rewrite { span: words.span(at, words.words.len() - 1), text: None, message }
    })
}

/// `1969, 1970`.
fn listed(words: &LineWords, at: usize) -> Option<Rewrite> {
    let (first, second) = (year(words, at)?, year(words, at + 2)?);
    (words.text(at + 1) == "," && first < second && words.kind(at + 3).is_none()).then(|| {
        let message = "a period is its first and last year, with two dots between";
        words.rewrite(at, at + 2, format!("{first}..{second}"), message)
    })
}
