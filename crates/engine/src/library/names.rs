//! What of the library a text speaks of, by the names that prose has for its theories, paradigms and cases.

use super::SHIPPED;
use crate::mentions::{Names, longest};
use aho_corasick::AhoCorasick;
use lakatos_syntax::ast::{DeclarationKind, PropertyValue};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Something of the library that prose has a name for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it is.
    pub kind: DeclarationKind,
    /// Its name in the language.
    pub name: &'static str,
    /// The file that declares it, as it is written behind `use`.
    pub library: &'static str,
}

impl Known {
    /// Whether it is a case; else it is a theory or a paradigm.
    pub fn is_case(&self) -> bool {
        self.kind == DeclarationKind::Case
    }
}

/// Everything that a text names, in order, with the bytes of the name. The longest of several names counts.
pub fn named_in(text: &str) -> Vec<(Known, Range<usize>)> {
    let all = names_known().each_in(text);
    longest(all.collect()).into_iter().map(|mention| (mention.of, mention.range)).collect()
}

/// The names of its theories, paradigms and cases.
pub fn names_known() -> &'static Names<Known> {
    static NAMES: OnceLock<Names<Known>> = OnceLock::new();
    NAMES.get_or_init(|| {
        Names::new(written(&[DeclarationKind::Paradigm, DeclarationKind::Theory, DeclarationKind::Case]))
    })
}

/// The names of paradigms, and of theories as well where these are wanted: as they are written, without their articles, in
/// small letters.
pub fn names_written(with_theories: bool) -> &'static [String] {
    static NAMES: [OnceLock<Vec<String>>; 2] = [OnceLock::new(), OnceLock::new()];
    let names = || {
        let kinds = [DeclarationKind::Paradigm, DeclarationKind::Theory];
        let names = written(&kinds[..1 + usize::from(with_theories)]);
        let mut all: Vec<String> = names.map(|(_, name)| name.to_lowercase()).collect();
        for name in &mut all {
            if let Some(bare) = name.strip_prefix("the ") {
                *name = bare.to_owned();
            }
        }
        all.sort();
        all.dedup();
        all
    };
    NAMES[usize::from(with_theories)].get_or_init(names)
}

/// What declarations of some kinds say that prose calls them.
fn written<'kinds>(kinds: &'kinds [DeclarationKind]) -> impl Iterator<Item = (Known, &'static str)> + use<'kinds> {
    SHIPPED.iter().flat_map(move |library| {
        let declarations = library.document().pieces.iter().flat_map(|piece| &piece.read.declarations);
        let wanted = declarations.filter(move |declaration| kinds.contains(&declaration.kind));
        wanted.flat_map(move |declaration| {
            let texts = declaration.properties.iter().flat_map(|property| match &property.value {
                PropertyValue::KnownAs(texts) => texts.as_slice(),
                _ => &[],
            });
            let known = declaration.name.as_ref().map(|name| Known {
                kind: declaration.kind,
                name: &name.text,
                library: library.name,
            });
            texts.filter_map(move |text| Some((known?, &*text.text)))
        })
    })
}

/// So much of the name of a state stands for what is of it, too: of Poland what is Polish.
const STATE_STEM: usize = 5;

/// Two states, each as the beginning of its name.
type Pair = (&'static str, &'static str);

/// The states of a case of the library, two by two.
pub fn states_of(case: &str) -> &'static [Pair] {
    pairs().get(case).map_or(&[], Vec::as_slice)
}

/// By case, its states; told from its spellings once, as these are many.
fn pairs() -> &'static FxHashMap<&'static str, Vec<Pair>> {
    static PAIRS: OnceLock<FxHashMap<&'static str, Vec<Pair>>> = OnceLock::new();
    PAIRS.get_or_init(|| {
        let stem = |name: &'static str| name.char_indices().nth(STATE_STEM).map_or(name, |(end, _)| &name[..end]);
        let is_state = |name: &str| !name.contains([' ', '-']) && name.starts_with(char::is_uppercase);
        let mut pairs: FxHashMap<&str, Vec<Pair>> = FxHashMap::default();
        for (spelling, known) in names_known().spelled().filter(|(_, known)| known.is_case()) {
            let both = spelling.split_once(" and ").filter(|(one, other)| is_state(one) && is_state(other));
            if let Some((one, other)) = both {
                pairs.entry(known.name).or_default().push((stem(one), stem(other)));
            }
        }
        pairs
    })
}

/// Whether a text may name a state of a case of the library.
pub fn may_name_a_state(text: &str) -> bool {
    states().is_some_and(|states| states.is_match(text))
}

/// The numbers of all states of such cases that a text may name, in order.
pub fn states_in(text: &str) -> Vec<usize> {
    numbers_in(states(), text)
}

/// Which of its patterns an automaton finds in a text, each once.
pub fn numbers_in(automaton: Option<&AhoCorasick>, text: &str) -> Vec<usize> {
    let found = automaton.into_iter().flat_map(|automaton| automaton.find_overlapping_iter(text));
    let mut numbers: Vec<usize> = found.map(|hit| hit.pattern().as_usize()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn states() -> Option<&'static AhoCorasick> {
    static STATES: OnceLock<Option<AhoCorasick>> = OnceLock::new();
    let states = STATES.get_or_init(|| {
        let mut stems: Vec<&str> = pairs().values().flatten().flat_map(|(one, other)| [*one, *other]).collect();
        stems.sort_unstable();
        stems.dedup();
        AhoCorasick::new(stems).ok()
    });
    states.as_ref()
}
