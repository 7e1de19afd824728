//! What an argument does in its blocks, and the prose never tells its reader: an exception, an anomaly left open.
//!
//! A sentence tells of an exception that has a word which begins like one of its own, as “conquered” does for
//! `past-conquest`; that speaks of the theory and of an exception; or that speaks of the case for whose sake it is made.
//! What the theory itself is said in tells nothing of its exceptions.

use super::read::Prose;
use super::spoken::Spoken;
use crate::argument::{Argument, Auxiliary, AuxiliaryId, CaseId, Header, TheoryId};
use crate::library::numbers_in;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use lakatos_syntax::Host;
use lakatos_syntax::prose::Sentence;

/// So many sentences on a theory make prose that could tell of its exceptions.
const ENOUGH: usize = 2;

/// So many letters of a word are its beginning.
const STEM: usize = 5;

/// Words that stand in any sentence.
const EVERYWHERE: [&str; 44] = [
    "about", "after", "again", "against", "also", "always", "because", "been", "before", "between", "both", "does",
    "each", "either", "from", "have", "into", "less", "many", "more", "most", "much", "never", "only", "other",
    "others", "over", "same", "since", "some", "such", "than", "that", "their", "them", "they", "this", "those",
    "under", "were", "what", "when", "which", "with",
];

/// Words by which an exception is told without its name.
const EXCEPTING: [&str; 20] = [
    "except",
    "exempt",
    "unless",
    "limit",
    "scope",
    "qualif",
    "auxiliar",
    "anomal",
    "exclu",
    "apart from",
    "not apply",
    "not hold",
    "only wh",
    "only if",
    "only for",
    "only among",
    "set aside",
    "left out",
    "ad hoc",
    "rescue",
];

/// What tells of something, each as the beginning of a word.
#[derive(Default)]
struct Telling {
    /// Its own words, one of which tells of it.
    own: Vec<String>,
    /// Words of each case that it is about: one of them tells of it, or two where there are as many.
    cases: Vec<Vec<String>>,
    /// Words of its theories, which tell of it beside a word of exceptions.
    theories: Vec<String>,
}

/// Whether the prose speaks of a theory of an auxiliary, and never of the auxiliary.
pub fn is_auxiliary_untold(argument: &Argument, prose: &Prose, spoken: &Spoken, id: AuxiliaryId) -> bool {
    let auxiliary = argument.auxiliary(id);
    let is_spoken_of = auxiliary.amends.iter().any(|theory| is_spoken_of(argument, spoken, theory.id));
    is_spoken_of && is_untold(prose, &of_auxiliary(argument, auxiliary))
}

/// Whether the prose speaks of a theory, and never of a case that the theory concedes.
pub fn is_concession_untold(
    argument: &Argument,
    prose: &Prose,
    spoken: &Spoken,
    theory: TheoryId,
    case: CaseId,
) -> bool {
    is_spoken_of(argument, spoken, theory) && is_untold(prose, &of_concession(argument, case))
}

fn is_spoken_of(argument: &Argument, spoken: &Spoken, theory: TheoryId) -> bool {
    spoken.sentences_on(&argument.theory(theory).header.name) >= ENOUGH
}

fn is_untold(prose: &Prose, telling: &Telling) -> bool {
    if telling.own.is_empty() {
        return false;
    }
    let question = telling.question();
    let is_told = |sentences: &[Sentence]| {
        let tells = telling.finds();
        sentences.iter().any(|sentence| tells(&sentence.words.text))
    };
    let mut drafts = prose.drafts().iter().enumerate().filter(|(_, draft)| draft.host != Host::Lakatos);
    !drafts.any(|(number, _)| prose.answer(number, &question, is_told))
}

impl Telling {
    /// All of it in one list, by which it is known again.
    fn question(&self) -> Vec<String> {
        let parts = [&self.own, &self.theories].into_iter().chain(&self.cases);
        parts.flat_map(|part| part.iter().cloned().chain(std::iter::once(String::new()))).collect()
    }

    /// What finds a sentence that tells of it.
    fn finds(&self) -> impl Fn(&str) -> bool + use<> {
        let (own, theories) = (stems(&self.own), stems(&self.theories));
        let cases: Vec<_> = self.cases.iter().map(|case| (stems(case), case.len().min(2))).collect();
        let excepting = stems(&EXCEPTING.map(str::to_owned));
        move |text| {
            let has = |finder: &Option<AhoCorasick>| finder.as_ref().is_some_and(|finder| finder.is_match(text));
            let has_enough = |(finder, enough): &(Option<AhoCorasick>, usize)| {
                *enough > 0 && numbers_in(finder.as_ref(), text).len() >= *enough
            };
            has(&own) || has(&excepting) && has(&theories) || cases.iter().any(has_enough)
        }
    }
}

/// The beginnings of all words that tell of something in a draft.
pub fn all_stems(argument: &Argument) -> Vec<String> {
    let of_auxiliaries = argument.auxiliaries.iter().map(|auxiliary| of_auxiliary(argument, auxiliary));
    let concessions = argument.theories.iter().flat_map(|theory| &theory.concedes);
    let of_concessions = concessions.map(|mention| of_concession(argument, mention.id));
    let mut all: Vec<String> = of_auxiliaries.chain(of_concessions).flat_map(|telling| telling.question()).collect();
    if !all.is_empty() {
        all.extend(EXCEPTING.map(str::to_owned));
    }
    all.retain(|stem| !stem.is_empty());
    all.sort();
    all.dedup();
    all
}

/// What finds them; none of none.
pub fn stems(stems: &[String]) -> Option<AhoCorasick> {
    let mut builder = AhoCorasickBuilder::new();
    let built = builder.ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(stems).ok();
    built.filter(|_| !stems.is_empty())
}

fn of_auxiliary(argument: &Argument, auxiliary: &Auxiliary) -> Telling {
    let amended = || auxiliary.amends.iter().map(|theory| argument.theory(theory.id));
    let theories: Vec<String> = amended().flat_map(|theory| of_header(&theory.header)).collect();
    let claims = amended().flat_map(|theory| &theory.predictions).map(|id| &argument.prediction(*id).claim);
    let concepts = claims.flat_map(|claim| claim.condition.concepts().into_iter().chain(claim.outcome.concepts()));
    let said_anyway: Vec<String> = concepts.flat_map(|id| of_header(&argument.concept(id).header)).collect();
    let mut own = of_header(&auxiliary.header);
    for line in &auxiliary.excepts {
        own.extend(line.formula.concepts().into_iter().flat_map(|id| of_header(&argument.concept(id).header)));
    }
    own.extend(auxiliary.recodes.iter().flat_map(|line| of_header(&argument.concept(line.concept).header)));
    own.retain(|word| !theories.contains(word) && !said_anyway.contains(word));
    let cases = auxiliary.rescues.iter().map(|mention| of_case(argument, mention.id)).collect();
    Telling { own, cases, theories }
}

fn of_concession(argument: &Argument, case: CaseId) -> Telling {
    Telling { own: of_case(argument, case), ..Telling::default() }
}

fn of_case(argument: &Argument, case: CaseId) -> Vec<String> {
    let mut words: Vec<String> =
        argument.with_ancestors(case).flat_map(|case| of_header(&argument.case(case).header)).collect();
    words.sort();
    words.dedup();
    words
}

/// The beginnings of the words of its names.
fn of_header(header: &Header) -> Vec<String> {
    let texts = [&*header.name, &*header.title].into_iter().chain(header.known_as.iter().map(|name| &**name));
    let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let long = words.filter(|word| word.chars().count() >= STEM - 1);
    let telling = long.filter(|word| !EVERYWHERE.iter().any(|known| known.eq_ignore_ascii_case(word)));
    telling.map(|word| word.chars().take(STEM).collect::<String>().to_lowercase()).collect()
}
