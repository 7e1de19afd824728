//! "Did you mean": the one place where names are compared for likeness.

/// How alike two names must be (Jaro–Winkler, 0 to 1) for the one to be offered for the other.
pub const ALIKE: f64 = 0.7;

/// The candidate most like `name`, if one is as alike as asked; of equals, the first in the alphabet. Of two names that
/// differ in capitals alone the one is most likely meant for the other.
pub fn nearest<'name>(name: &str, candidates: impl Iterator<Item = &'name str>, alike: f64) -> Option<&'name str> {
    let score = |candidate: &str| match name.eq_ignore_ascii_case(candidate) {
        true => 1.0,
        false => strsim::jaro_winkler(name, candidate),
    };
    let scored = candidates.map(|candidate| (score(candidate), candidate));
    let best = scored.filter(|(score, _)| *score >= alike).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    best.map(|(_, candidate)| candidate)
}
