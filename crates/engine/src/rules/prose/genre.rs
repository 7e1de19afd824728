//! Words by which a text does something else than to argue from cases: it counts them, it teaches, or it advises.

use super::automaton;
use crate::library::numbers_in;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// Words of those who count cases instead of arguing with one: to a tendency, three cases are no answer.
const COUNTING: [&str; 11] = [
    "regression",
    "statistical",
    "dataset",
    " data ",
    "coefficient",
    "correlat",
    "logit",
    "dyad",
    "sample",
    "codebook",
    "robustness",
];

/// Words of those who teach a theory: what is to be learnt argues for nothing.
const TEACHING: [&str; 15] = [
    "lecture",
    "syllabus",
    "exam question",
    "homework",
    "next week",
    "last week we",
    "seminar",
    "discuss:",
    "true or false",
    "your paper",
    "your essay",
    "your answer",
    "your response",
    "your submission",
    "you will",
];

/// Words of those who advise a government: what is to be done on Monday is no test of a theory. The first head such
/// texts; the others stand at the end of papers as well.
const ADVISING: [&str; 28] = [
    "memorandum for",
    "memorandum to",
    "policy memo",
    "policy brief",
    "briefing note",
    "decision memo",
    "issue brief",
    "executive summary",
    "talking points",
    "subject:",
    " memo ",
    "recommendations",
    "we recommend",
    "i recommend",
    "recommended course",
    "policy options",
    "courses of action",
    "next steps",
    "policymakers should",
    "administration should",
    "president should",
    "congress should",
    "washington should",
    "united states should",
    "the us should",
    "u.s. should",
    "nato should",
    "the government should",
];

/// So many of them head such texts.
const HEADS: usize = 10;

/// So many different ones make such a text, with a head and without.
const ENOUGH_ADVISING: [usize; 2] = [2, 4];

/// Whether a sentence counts cases.
pub fn counts(text: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| automaton(&COUNTING));
    WORDS.as_ref().is_some_and(|words| words.is_match(text))
}

/// Whether a sentence has words of those who teach.
pub fn teaches(text: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| automaton(&TEACHING));
    WORDS.as_ref().is_some_and(|words| words.is_match(text))
}

/// Whether a text advises.
pub fn advises(text: &str) -> bool {
    let words = words_of_advice(text);
    let is_headed = words.iter().any(|word| *word < HEADS);
    words.len() >= ENOUGH_ADVISING[usize::from(!is_headed)]
}

/// The words of those who advise that a text has, by their numbers.
pub fn words_of_advice(text: &str) -> Vec<usize> {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| automaton(&ADVISING));
    numbers_in(WORDS.as_ref(), text)
}
