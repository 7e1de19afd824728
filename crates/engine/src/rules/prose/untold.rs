//! What an argument does in its blocks, and the prose never tells its reader: an exception, an anomaly left open.
//!
//! A word that begins like one of theirs counts as telling: “conquered” tells of `past-conquest`. So this is silent more
//! often than it might be.

use super::read::Prose;
use super::spoken::Spoken;
use crate::argument::{Argument, Auxiliary, AuxiliaryId, CaseId, Header, TheoryId};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use lakatos_syntax::Host;
use lakatos_syntax::prose::Sentence;
use rustc_hash::FxHashSet;

/// So many sentences on a theory make prose that could tell of its exceptions.
const ENOUGH: usize = 2;

/// So many letters of a word are its beginning.
const STEM: usize = 5;

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
    is_spoken_of(argument, spoken, theory) && is_untold(prose, &of_case(argument, case))
}

fn is_spoken_of(argument: &Argument, spoken: &Spoken, theory: TheoryId) -> bool {
    spoken.sentences_on(&argument.theory(theory).header.name) >= ENOUGH
}

fn is_untold(prose: &Prose, wanted: &[String]) -> bool {
    if wanted.is_empty() {
        return false;
    }
    let is_told = |sentences: &[Sentence]| {
        let stems = stems(wanted);
        stems.is_none_or(|stems| sentences.iter().any(|sentence| stems.is_match(&sentence.words.text)))
    };
    let mut drafts = prose.drafts().iter().enumerate().filter(|(_, draft)| draft.host != Host::Lakatos);
    !drafts.any(|(number, _)| prose.answer(number, wanted, is_told))
}

/// The beginnings of all words that tell of something in a draft.
pub fn all_stems(argument: &Argument) -> Vec<String> {
    let of_auxiliaries = argument.auxiliaries.iter().flat_map(|auxiliary| of_auxiliary(argument, auxiliary));
    let concessions = argument.theories.iter().flat_map(|theory| &theory.concedes);
    let mut all: Vec<String> =
        of_auxiliaries.chain(concessions.flat_map(|mention| of_case(argument, mention.id))).collect();
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

fn of_auxiliary(argument: &Argument, auxiliary: &Auxiliary) -> Vec<String> {
    let mut known: FxHashSet<String> = FxHashSet::default();
    for theory in &auxiliary.amends {
        known.extend(of_header(&argument.theory(theory.id).header));
    }
    let mut words = of_header(&auxiliary.header);
    for line in &auxiliary.excepts {
        words.extend(line.formula.concepts().into_iter().flat_map(|id| of_header(&argument.concept(id).header)));
    }
    words.extend(auxiliary.recodes.iter().flat_map(|line| of_header(&argument.concept(line.concept).header)));
    // What the theory is called after is said wherever it is spoken of.
    words.retain(|word| !known.contains(word));
    if !words.is_empty() {
        // Whoever speaks of the case that it takes away tells something of it.
        words.extend(auxiliary.rescues.iter().flat_map(|mention| of_case(argument, mention.id)));
        words.extend(EXCEPTING.map(str::to_owned));
    }
    words
}

fn of_case(argument: &Argument, case: CaseId) -> Vec<String> {
    argument.with_ancestors(case).flat_map(|case| of_header(&argument.case(case).header)).collect()
}

/// The beginnings of the words of its names.
fn of_header(header: &Header) -> Vec<String> {
    let texts = [&*header.name, &*header.title].into_iter().chain(header.known_as.iter().map(|name| &**name));
    let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let long = words.filter(|word| word.chars().count() >= STEM - 1);
    long.map(|word| word.chars().take(STEM).collect::<String>().to_lowercase()).collect()
}
