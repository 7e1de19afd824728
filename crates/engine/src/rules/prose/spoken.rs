//! What the prose of the drafts speaks of: theories and cases of the library, and what the drafts declare.

use super::counter::{CounterCase, MOST, Told, against, closest_against};
use super::genre::{counts, teaches};
use super::own::InUse;
use super::read::Prose;
use super::reported::is_supposed;
use super::theory_talk::is_spoken_of_as_theory;
use crate::argument::Place;
use crate::library::{Known, may_name_a_state, states_of};
use crate::mentions::Mention;
use lakatos_syntax::Span;
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::document::WHOLE_FILE;
use lakatos_syntax::prose::Sentence;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::sync::Arc;

/// In so many sentences a draft has to speak of a theory; less is a citation in passing.
const ENOUGH: usize = 2;

/// And in a part so large of the sentences in which it speaks of the theory that it speaks of most.
const PART: usize = 3;

/// In so many sentences of a draft that counts.
const ENOUGH_COUNTING: usize = 3;

/// In so many sentences of one that teaches.
const ENOUGH_TEACHING: usize = 2;

/// What the prose of some drafts speaks of.
#[derive(Debug, Default)]
pub struct Spoken {
    /// Theories of the library that it is about, in order.
    pub theories: Vec<SpokenTheory>,
    /// Cases of the library that it names, each where it does first.
    pub cases: Vec<SpokenCase>,
    /// By its name in the language, in how many sentences something is named.
    sentences: Arc<FxHashMap<Arc<str>, usize>>,
}

/// A theory of the library that the prose of the drafts is about.
#[derive(Clone, Debug)]
pub struct SpokenTheory {
    /// The theory.
    pub known: Known,
    /// Where it is named first.
    pub place: Place,
    /// As it is named there.
    pub words: String,
    /// How many sentences speak of it.
    pub sentences: usize,
    /// The cases closest to the draft that the library has against it; none where the prose tells of any such case.
    pub passed_over: Vec<CounterCase>,
    /// How many such cases there are.
    pub count: usize,
}

/// A case of the library that the prose names.
#[derive(Clone, Debug)]
pub struct SpokenCase {
    /// Its name in the language.
    pub name: Arc<str>,
    /// Where it is named first.
    pub place: Place,
    /// As it is named there.
    pub words: String,
    /// The years that the sentence names.
    pub years: Vec<u32>,
}

#[derive(Default)]
struct Count {
    known: Option<Known>,
    first: Option<(Place, String)>,
    sentences: usize,
    is_as_theory: bool,
}

impl Spoken {
    /// The same where its prose stands elsewhere.
    pub fn moved(&self, now: impl Fn(u32, Span) -> Span) -> Self {
        let moved = |place: Place| Place { span: now(place.source, place.span), ..place };
        let theories = self.theories.iter().cloned();
        let cases = self.cases.iter().cloned();
        Self {
            theories: theories.map(|theory| SpokenTheory { place: moved(theory.place), ..theory }).collect(),
            cases: cases.map(|case| SpokenCase { place: moved(case.place), ..case }).collect(),
            sentences: Arc::clone(&self.sentences),
        }
    }

    /// Of the prose of some drafts, at the places where it was read.
    pub fn new(prose: &Prose, in_use: &InUse) -> Self {
        let mut spoken = Self::default();
        let mut sentences: FxHashMap<Arc<str>, usize> = FxHashMap::default();
        let mut counts: Vec<(Arc<str>, Count)> = Vec::new();
        let mut told = Told::default();
        let mut seen: FxHashSet<Arc<str>> = FxHashSet::default();
        for (source, sentence) in prose.telling() {
            let text = &sentence.words.text;
            let found = in_use.things_in(text);
            if found.is_empty() {
                continue;
            }
            let years = years(text);
            told.years.extend(&years);
            told.add_regions(text);
            let mut counted: Vec<Arc<str>> = Vec::new();
            for Mention { of, range } in found {
                let place = Place { source, piece: WHOLE_FILE, span: sentence.words.span(range.clone()) };
                let is_theory = of.kind == DeclarationKind::Theory;
                if of.kind == DeclarationKind::Case && seen.insert(Arc::clone(&of.name)) {
                    told.cases.extend(of.known.map(|known| known.name));
                    let (name, words) = (Arc::clone(&of.name), text[range.clone()].to_owned());
                    if of.known.is_some() {
                        spoken.cases.push(SpokenCase { name, place, words, years: years.clone() });
                    }
                }
                let is_new = !counted.contains(&of.name);
                if is_new {
                    counted.push(Arc::clone(&of.name));
                    *sentences.entry(Arc::clone(&of.name)).or_default() += 1;
                }
                if is_theory {
                    let index = counts.iter().position(|(name, _)| *name == of.name).unwrap_or_else(|| {
                        counts.push((Arc::clone(&of.name), Count::default()));
                        counts.len() - 1
                    });
                    let count = &mut counts[index].1;
                    count.known = of.known;
                    count.first.get_or_insert_with(|| (place, text[range.clone()].to_owned()));
                    count.sentences += usize::from(is_new && is_whole(text) && !is_supposed(text));
                    count.is_as_theory |= is_spoken_of_as_theory(text, &range);
                }
            }
        }
        spoken.sentences = Arc::new(sentences);
        let most = counts.iter().map(|(_, count)| count.sentences).max().unwrap_or_default();
        let does_otherwise = OnceCell::new();
        for (_, count) in counts {
            let is_subject = count.is_as_theory && count.sentences >= ENOUGH && count.sentences * PART >= most;
            if let (Some(known), Some((place, words)), true) = (count.known, count.first, is_subject) {
                let (passed_over, count_of) = spoken.passed_over(prose, known.name, &told, in_use, &does_otherwise);
                let sentences = count.sentences;
                spoken.theories.push(SpokenTheory { known, place, words, sentences, passed_over, count: count_of });
            }
        }
        spoken
    }

    /// In how many sentences something is named.
    pub fn sentences_on(&self, name: &str) -> usize {
        self.sentences.get(name).copied().unwrap_or_default()
    }

    /// The cases against a theory that the prose passes over, and how many there are; none where it tells of one.
    fn passed_over(
        &self,
        prose: &Prose,
        theory: &str,
        told: &Told,
        in_use: &InUse,
        does_otherwise: &OnceCell<bool>,
    ) -> (Vec<CounterCase>, usize) {
        let all = against(theory);
        let is_told = |case: &str| self.sentences.contains_key(case) || in_use.declares(case);
        let is_named_otherwise = || {
            let pairs: Vec<&(&str, &str)> = all.iter().flat_map(|case| states_of(case)).collect();
            let has_both = |sentence: &Sentence, (one, other): &(&str, &str)| {
                let text = &sentence.words.text;
                text.contains(*one) && text.contains(*other)
            };
            let mut some = prose.telling().filter(|(_, sentence)| may_name_a_state(&sentence.words.text));
            some.any(|(_, sentence)| pairs.iter().any(|pair| has_both(sentence, pair)))
        };
        if all.is_empty()
            || all.iter().any(|case| is_told(case))
            || is_named_otherwise()
            || *does_otherwise.get_or_init(|| counts_cases(prose) || is_taught(prose))
        {
            return (Vec::new(), 0);
        }
        let mut closest = closest_against(theory, told);
        let count = closest.len();
        closest.truncate(MOST);
        (closest, count)
    }
}

/// Whether the drafts argue with numbers of cases.
fn counts_cases(prose: &Prose) -> bool {
    let counting = prose.telling().filter(|(_, sentence)| counts(&sentence.words.text));
    counting.take(ENOUGH_COUNTING).count() >= ENOUGH_COUNTING
}

/// Whether the drafts are for a course.
fn is_taught(prose: &Prose) -> bool {
    let teaching = prose.telling().filter(|(_, sentence)| teaches(&sentence.words.text));
    teaching.take(ENOUGH_TEACHING).count() >= ENOUGH_TEACHING
}

/// Whether a sentence ends as one: points of a list and labels argue nothing.
pub fn is_whole(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', ' ']).ends_with(['.', '?', '!'])
}

/// The years that a sentence names.
pub fn years(text: &str) -> Vec<u32> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).filter(|year| (1500..=2100).contains(year)).collect()
}
