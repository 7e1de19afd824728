//! How prose spells a name: without its article, in the singular and the plural, with hyphens, dashes or spaces, and two
//! states in either order.

/// States that go by letters as well.
const SHORT: [(&str, &[&str]); 2] = [("United States", &["US", "U.S."]), ("Soviet Union", &["USSR"])];

/// Every spelling of a name as it is written; small letters stand for either.
pub fn spellings(written: &str) -> Vec<String> {
    let written = written.trim();
    // The article is no part of a name that stands behind another word.
    let base = written.strip_prefix("the ").or_else(|| written.strip_prefix("The ")).unwrap_or(written);
    let base = &with_common_war(base);
    let mut all = match pair(base) {
        Some((one, other)) => of_pair(one, other),
        None => vec![base.clone()],
    };
    all.extend(all.clone().iter().filter_map(|name| in_the_other_number(name)));
    let joined: Vec<String> = all.iter().flat_map(|name| otherwise_joined(name)).collect();
    all.extend(joined);
    all.retain(|name| !name.is_empty());
    all.sort();
    all.dedup();
    all
}

/// “The Korean War” is “the Korean war” to many: small letters stand for either.
fn with_common_war(name: &str) -> String {
    let war =
        |name: &str, war: &str| Some(format!("{} {}", name.strip_suffix(war)?.strip_suffix(' ')?, war.to_lowercase()));
    war(name, "War").or_else(|| war(name, "Wars")).unwrap_or_else(|| name.to_owned())
}

/// The two of “one and the other”, where each is a proper name and nothing else is said.
fn pair(name: &str) -> Option<(&str, &str)> {
    let (one, other) = name.split_once(" and ")?;
    let other = other.strip_prefix("the ").unwrap_or(other);
    let is_proper = |name: &str| name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (is_proper(one) && is_proper(other)).then_some((one, other))
}

fn of_pair(one: &str, other: &str) -> Vec<String> {
    let forms = |name: &str| -> Vec<String> {
        let short = SHORT.iter().find(|(long, _)| *long == name).map(|(_, short)| *short).unwrap_or_default();
        std::iter::once(name).chain(short.iter().copied()).map(str::to_owned).collect()
    };
    let mut all = Vec::new();
    for one in &forms(one) {
        for other in &forms(other) {
            for (first, second) in [(one, other), (other, one)] {
                for joint in [" and ", " and the ", "-", "–"] {
                    all.push(format!("{first}{joint}{second}"));
                }
            }
        }
    }
    all
}

/// A name whose last word is a common one, in the plural, or in the singular.
fn in_the_other_number(name: &str) -> Option<String> {
    let last = name.rsplit([' ', '-']).next()?;
    if last.len() < 4 || !last.chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    // “Realists” are a school, and “realist” is a word for much else.
    let is_one_word = !name.contains([' ', '-']);
    if is_one_word && last.ends_with('s') {
        return None;
    }
    let stem = |ending: usize| &name[..name.len() - ending];
    if last.ends_with("ies") {
        return Some(format!("{}y", stem(3)));
    }
    if last.ends_with("ss") || last.ends_with("us") || last.ends_with("is") || last.ends_with("ics") {
        return None;
    }
    if last.ends_with('s') {
        return Some(stem(1).to_owned());
    }
    let is_vowel = |c: char| "aeiou".contains(c);
    match last.strip_suffix('y') {
        Some(rest) if !rest.ends_with(is_vowel) => Some(format!("{}ies", stem(1))),
        _ => Some(format!("{name}s")),
    }
}

/// The same words with other signs between them.
fn otherwise_joined(name: &str) -> Vec<String> {
    let is_common = !name.contains(char::is_uppercase);
    match (name.contains('-'), name.contains(' ')) {
        (true, _) if is_common => vec![name.replace('-', " "), name.replace('-', "–"), name.replace(' ', "-")],
        (true, _) => vec![name.replace('-', "–")],
        (false, true) if is_common => {
            // “balance-of-threat theory”: the hyphens make one word of all but the last.
            let (rest, last) = name.rsplit_once(' ').unwrap_or(("", name));
            vec![name.replace(' ', "-"), format!("{} {last}", rest.replace(' ', "-"))]
        }
        _ => Vec::new(),
    }
}
