//! "Did you mean": the one place where names are compared for likeness.

/// How alike two names must be (Jaro–Winkler, 0 to 1) for the one to be offered for the other.
pub const ALIKE: f64 = 0.7;

/// The letters of a name, without their order: enough to say at a glance how alike two names can be at most.
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    /// A bit for the first, second, third and fourth time that one of 32 groups of letters occurs.
    bits: u128,
    /// How many letters have no bit.
    others: u32,
    count: u32,
}

impl Letters {
    /// The letters of a name; capitals are no others.
    pub fn of(name: &str) -> Self {
        let mut letters = Self { bits: 0, others: 0, count: 0 };
        for letter in name.chars() {
            letters.count += 1;
            let group = (u32::from(letter.to_ascii_lowercase()) % 32) * 4;
            match (0..4).map(|time| 1 << (group + time)).find(|bit| letters.bits & bit == 0) {
                Some(bit) => letters.bits |= bit,
                None => letters.others += 1,
            }
        }
        letters
    }

    /// A likeness that names of these letters cannot exceed, whatever their order is.
    fn most_alike(self, other: Self) -> f64 {
        if self.count == 0 || other.count == 0 {
            return 1.0;
        }
        let shared = f64::from((self.bits & other.bits).count_ones() + self.others.min(other.others));
        // As if all of them stood in the right order, and the first four were the same.
        let jaro = ((shared / f64::from(self.count) + shared / f64::from(other.count) + 1.0) / 3.0).min(1.0);
        jaro + 0.4 * (1.0 - jaro) + 1e-9
    }
}

/// The candidate most like `name`, if one is as alike as asked; of equals, the first in the alphabet. Of two names that
/// differ in capitals alone the one is most likely meant for the other.
pub fn nearest<'name>(name: &str, candidates: impl Iterator<Item = &'name str>, alike: f64) -> Option<&'name str> {
    nearest_by_letters(name, candidates.map(|candidate| (candidate, Letters::of(candidate))), alike)
}

/// The same, where the letters of the candidates are known.
pub fn nearest_by_letters<'name>(
    name: &str,
    candidates: impl Iterator<Item = (&'name str, Letters)>,
    alike: f64,
) -> Option<&'name str> {
    let score = |candidate: &str| match name.eq_ignore_ascii_case(candidate) {
        true => 1.0,
        false => strsim::jaro_winkler(name, candidate),
    };
    let letters = Letters::of(name);
    let possible = candidates.map(|(candidate, its)| (letters.most_alike(its), candidate));
    let possible: Vec<(f64, &str)> = possible.filter(|(most, _)| *most >= alike).collect();
    // Whichever can be most alike is compared first, so that few others need to be.
    let likeliest = possible.iter().max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, candidate)| *candidate)?;
    let mut best = Some((score(likeliest), likeliest)).filter(|(score, _)| *score >= alike);
    for (most, candidate) in possible {
        if most < best.map_or(alike, |(score, _)| score) {
            continue;
        }
        let score = score(candidate);
        let is_better = |known: (f64, &str)| score.total_cmp(&known.0).then(known.1.cmp(candidate)).is_gt();
        if score >= alike && best.is_none_or(is_better) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every candidate compared.
    fn nearest_of_all<'name>(name: &str, candidates: &[&'name str], alike: f64) -> Option<&'name str> {
        let score = |candidate: &str| match name.eq_ignore_ascii_case(candidate) {
            true => 1.0,
            false => strsim::jaro_winkler(name, candidate),
        };
        let scored = candidates.iter().map(|candidate| (score(candidate), *candidate));
        let best = scored.filter(|(score, _)| *score >= alike).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
        best.map(|(_, candidate)| candidate)
    }

    #[test]
    fn a_glance_at_the_letters_passes_over_no_name_that_is_nearer() {
        let stems = ["war", "War", "alliance", "joint-democracy", "democratic-peace", "größe", "aaaaaaaaa", "æøå", "a"];
        let ends = ["", "s", "-1", "-21", "-12", "e", "y", "aaaaaa", "-GDP", "é"];
        let named: Vec<String> =
            stems.iter().flat_map(|stem| ends.iter().map(move |end| format!("{stem}{end}"))).collect();
        for name in &named {
            let others: Vec<&str> = named.iter().filter(|other| *other != name).map(String::as_str).collect();
            for alike in [0.0, ALIKE, 0.8, 0.95] {
                let found = nearest(name, others.iter().copied(), alike);
                assert_eq!(found, nearest_of_all(name, &others, alike), "{name} at {alike}");
            }
        }
    }
}
