//! Whether a text is about theories of politics among states: others are not held against the rules on prose.

use super::automaton;
use super::genre::advises;
use crate::library::{Known, names_known, numbers_in};
use crate::mentions::Names;
use crate::rules::source::AnalysisSource;
use aho_corasick::AhoCorasick;
use lakatos_syntax::ast::DeclarationKind;
use std::sync::LazyLock;

/// How often a text names theories before it counts as being about them.
const ABOUT: usize = 3;

/// So many different words of the field do instead, and so many of them in all.
const ENOUGH_OF_FIELD: (usize, usize) = (4, 8);

/// Realism is in painting, constructivism in classrooms, and both are in ethics: a text about politics among states has
/// some of these as well.
const AMONG_STATES: [&str; 9] = [
    "foreign policy",
    "alliance",
    "international relations",
    "great power",
    "military",
    "anarchy",
    "security dilemma",
    "interstate",
    " war ",
];

/// Two of them, or so many cases.
const ENOUGH_AMONG_STATES: usize = 2;

/// What those speak of who argue about such politics, whether or not they call a theory by its name.
const OF_FIELD: [&str; 36] = [
    "realist",
    "neorealist",
    "neoliberal",
    "constructivist",
    "international relations theory",
    "IR theory",
    "alliance theory",
    "deterrence theory",
    "rational deterrence",
    "extended deterrence",
    "power transition",
    "power transition theory",
    "Thucydides Trap",
    "Thucydides's Trap",
    "Thucydides’s Trap",
    "English School",
    "balance of power",
    "balancing",
    "bandwagoning",
    "bandwagon",
    "hedging",
    "offshore balancing",
    "security dilemma",
    "self-help",
    "anarchic",
    "polarity",
    "bipolarity",
    "multipolarity",
    "unipolarity",
    "relative gains",
    "hegemonic war",
    "liberal order",
    "liberal international order",
    "Mearsheimer",
    "Morgenthau",
    "Waltz",
];

/// Whether a text is about theories of the field: it argues in a block, or names some of them or their terms, and does
/// not advise.
pub fn is_about_theories(source: &AnalysisSource) -> bool {
    if source.document.has_argument() {
        return true;
    }
    let text = source.text.whole();
    (names_enough(text) || speaks_of_field(text)) && is_among_states(text) && !advises(text)
}

/// Whether a text names theories often enough.
fn names_enough(text: &str) -> bool {
    let (mut first, mut end, mut count, mut is_field) = (None, 0, 0, false);
    names_known().each_in(text).filter(|name| !name.of.is_case()).any(|name| {
        // Of names within each other, one.
        if name.range.start >= end {
            end = name.range.end;
            count += 1;
            // Realism alone may be a painter's.
            is_field |= name.of.kind == DeclarationKind::Theory || *first.get_or_insert(name.of) != name.of;
        }
        is_field && count >= ABOUT
    })
}

/// Whether a text has enough words of the field.
fn speaks_of_field(text: &str) -> bool {
    let mut found: Vec<usize> = Vec::new();
    let mut all = 0;
    words_of_field().each_in(text).any(|word| {
        all += 1;
        if !found.contains(&word.of) {
            found.push(word.of);
        }
        found.len() >= ENOUGH_OF_FIELD.0 && all >= ENOUGH_OF_FIELD.1
    })
}

/// The words of the field that a text has, each as often as it has it.
pub fn of_field_in(text: &str) -> Vec<usize> {
    words_of_field().each_in(text).map(|word| word.of).collect()
}

fn words_of_field() -> &'static Names<usize> {
    static WORDS: LazyLock<Names<usize>> = LazyLock::new(|| Names::new(OF_FIELD.iter().copied().enumerate()));
    &WORDS
}

/// Whether a text is about politics among states, by words of these or by the cases of the library that it names.
fn is_among_states(text: &str) -> bool {
    let has_words = || {
        let mut found = among_states().into_iter().flat_map(|words| words.find_overlapping_iter(text));
        let mut first = None;
        found.any(|found| *first.get_or_insert(found.pattern()) != found.pattern())
    };
    let cases = || {
        let mut named: Vec<&str> = Vec::new();
        let is_new = |known: Known, named: &[&str]| known.is_case() && !named.contains(&known.name);
        names_known().each_in(text).any(|case| {
            if is_new(case.of, &named) {
                named.push(case.of.name);
            }
            named.len() >= ENOUGH_AMONG_STATES
        })
    };
    has_words() || cases()
}

/// The words of these that a text has, by their numbers.
pub fn words_among_states(text: &str) -> Vec<usize> {
    numbers_in(among_states(), text)
}

/// What finds these words, whatever their capitals.
fn among_states() -> Option<&'static AhoCorasick> {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| automaton(&AMONG_STATES));
    WORDS.as_ref()
}
