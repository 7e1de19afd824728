//! One slip of the keyboard is one finding, on its line, that names the word that was meant.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use lakatos_syntax::{Document, Host};

/// Every declaration, property and word of the language, in lines without a fault.
const DRAFT: &str = include_str!("slips.lak");

/// Each problem: the text it is about, with the line that it stands on, the message and the help.
fn told(text: &str) -> Vec<(usize, String, String)> {
    let document = Document::read(text, Host::Lakatos);
    let mut told = Vec::new();
    for piece in &document.pieces {
        for problem in &piece.read.problems {
            let place = problem.place.shifted(piece.start);
            let line = text[..place.start as usize].matches('\n').count() + 1;
            let fix = problem.fixes.first().map(|fix| fix.edits[0].text.clone()).unwrap_or_default();
            told.push((line, format!("{} [{}] → {fix}", problem.message, &text[place.range()]), fix));
        }
    }
    told
}

/// Every word with one letter left out, doubled, mistaken or swapped with the next.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut slips = Vec::new();
    for at in 0..letters.len() {
        let with = |new: &[char], skip: usize| -> String {
            letters[..at].iter().chain(new).chain(&letters[at + skip..]).collect()
        };
        slips.push(with(&[], 1));
        slips.push(with(&[letters[at], letters[at]], 1));
        slips.push(with(&['q'], 1));
        if let Some(next) = letters.get(at + 1) {
            slips.push(with(&[*next, letters[at]], 2));
        }
    }
    slips.retain(|slip| slip != word && !slip.is_empty() && slip.starts_with(char::is_alphabetic));
    slips
}

#[test]
fn the_draft_is_clean() {
    assert_eq!(told(DRAFT), Vec::new());
}

#[test]
fn one_slip_in_a_word_of_the_language_is_one_problem_that_names_the_word() {
    let mut faults = Vec::new();
    let mut count = 0;
    let words: Vec<&str> = lakatos_syntax::language::reserved_words().collect();
    let mut start = 0;
    for (number, line) in DRAFT.lines().enumerate() {
        let mut at = 0;
        for token in line.split(' ') {
            let here = start + at;
            at += token.len() + 1;
            let is_value = ["yes", "no", "unknown"].contains(&token);
            if !words.contains(&token) || is_value || line[..here - start].matches('"').count() % 2 == 1 {
                continue;
            }
            for slip in slips(token) {
                count += 1;
                let text = format!("{}{slip}{}", &DRAFT[..here], &DRAFT[here + token.len()..]);
                let told = told(&text);
                let names = |(line, message, _): &(usize, String, String)| {
                    *line == number + 1 && message.contains(&format!("`{token}`"))
                };
                if told.len() != 1 || !names(&told[0]) {
                    faults.push(format!("{} (for {token}) in {}\n    {told:?}", slip, line.trim()));
                }
            }
        }
        start += line.len() + 1;
    }
    assert!(count > 1000);
    assert!(faults.is_empty(), "{} of {count}\n{}", faults.len(), faults.join("\n"));
}
