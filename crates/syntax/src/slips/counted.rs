//! Numbers, ranges and values as people write them in prose.

use super::forms::{LineWords, Rewrite};
use super::words::WordKind;
use crate::language::{self, Operand};

/// Words before a number that is not exact.
const ABOUT: [&str; 10] = ["about", "around", "roughly", "circa", "ca", "c", "approx", "approximately", "nearly", "~"];

/// Units behind a number, and whether the number stays what it is without them.
const UNITS: [(&str, bool); 8] = [
    ("percent", true),
    ("pct", true),
    ("per", true),
    ("years", true),
    ("points", true),
    ("thousand", false),
    ("million", false),
    ("billion", false),
];

/// What is wrong with the numbers of a line.
pub fn counted(words: &LineWords, at: usize) -> Option<Rewrite> {
    let forms = [scope_in_time, about, unit, between, apart, values, except, list];
    forms.iter().find_map(|form| form(words, at))
}

/// `share = about 35`, `case spain "Spain" c. 1949`.
fn about(words: &LineWords, at: usize) -> Option<Rewrite> {
    if !ABOUT.contains(&words.lower(at).as_str()) || at == 0 {
        return None;
    }
    let number = at + 1 + usize::from(words.text(at + 1) == ".");
    words.is_number(number).then(|| {
        let message = if words.is_header {
            "a period is its years alone: where they are not certain, say so in a `note`"
        } else {
            "a value is a number: where it is not exact, give the range that it lies in, as in `30..40`"
        };
        Rewrite { span: words.span(at, number), text: None, message: message.to_owned() }
    })
}

/// `share = 35 percent`.
fn unit(words: &LineWords, at: usize) -> Option<Rewrite> {
    if !words.is_number(at) {
        return None;
    }
    let (unit, is_same) = UNITS.iter().find(|(unit, _)| *unit == words.lower(at + 1))?;
    let last = match (*unit, words.lower(at + 2).as_str()) {
        ("per", "cent") => at + 2,
        ("per", _) => return None,
        _ => at + 1,
    };
    let typed = &words.line[words.span(at + 1, last)];
    let message = match is_same {
        true => format!("a number is written without `{typed}`: the title or the measure of a concept says its unit"),
        false => format!("a number is written in digits, without `{typed}`"),
    };
    Some(Rewrite { span: words.span(at, last), text: is_same.then(|| words.text(at).to_owned()), message })
}

/// `scope since 1945`, `scope before 1945`.
fn scope_in_time(words: &LineWords, at: usize) -> Option<Rewrite> {
    let sign = match words.lower(1).as_str() {
        "since" | "from" => ">=",
        "after" => ">",
        "before" => "<",
        "until" | "till" => "<=",
        _ => return None,
    };
    let is_year = words.is_number(2) && words.text(2).len() == 4;
    (at == 1 && words.text(0) == "scope" && is_year).then(|| {
        let text = format!("year {sign} {}", words.text(2));
        words.rewrite(1, 2, text, "years are compared as any number: `year >= 1945`")
    })
}

/// `share between 10 and 20`.
fn between(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_between = words.lower(at + 1) == "between" && words.kind(at) == Some(WordKind::Name);
    let is_whole = words.is_number(at + 2) && words.text(at + 3) == "and" && words.is_number(at + 4);
    (is_between && is_whole && !words.is_header).then(|| {
        let (concept, low, high) = (words.text(at), words.text(at + 2), words.text(at + 4));
        let text = format!("{concept} >= {low} and {concept} <= {high}");
        words.rewrite(at, at + 4, text, "what lies between two numbers is written as two comparisons")
    })
}

/// `share > = 30`.
fn apart(words: &LineWords, at: usize) -> Option<Rewrite> {
    let meant = match (words.text(at), words.text(at + 1)) {
        (">", "=") | ("=", ">") => ">=",
        ("<", "=") | ("=", "<") => "<=",
        ("!", "=") => "!=",
        _ => return None,
    };
    let typed = &words.line[words.span(at, at + 1)];
    Some(words.rewrite(at, at + 1, meant, format!("`{typed}` is written `{meant}`")))
}

/// `values 1-10`, `values low/high`, `values yes/no`.
fn values(words: &LineWords, at: usize) -> Option<Rewrite> {
    let usage = language::property(words.text(0))?.usage_in(words.owner)?;
    let last = words.words.len() - 1;
    // A sign at the end is a line that is still being written.
    let is_whole = words.kind(last) != Some(WordKind::Sign);
    if at != 1 || words.is_header || !is_whole || !matches!(usage.operand, Operand::Levels) {
        return None;
    }
    let message = |text: &str| text.to_owned();
    if words.is_number(1) && (1..=last).all(|index| words.kind(index) != Some(WordKind::Name)) {
        return Some(words.rewrite(
            1,
            last,
            "number",
            message("a concept whose values are numbers is `values number`"),
        ));
    }
    let answers = ["yes", "no", "/", ",", "or", "<", "|"];
    if (1..=last).all(|index| answers.contains(&words.lower(index).as_str())) {
        let text = "where nothing is said, the values are `no` and `yes`: leave this line out";
        return Some(Rewrite { span: words.span(1, last), text: None, message: message(text) });
    }
    // Brackets, quotation marks and words around and between the levels.
    let level = |index: usize| match words.kind(index) {
        Some(WordKind::Name) => Some(words.text(index)).filter(|word| !["and", "or", "to", "then"].contains(word)),
        Some(WordKind::Text) => Some(words.text(index).trim_matches(|c| "\"“”„«»".contains(c))),
        _ => None,
    };
    let levels: Vec<&str> = (1..=last).filter_map(level).collect();
    let is_name = |level: &&str| {
        level.starts_with(char::is_alphabetic) && level.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
    };
    let signs: Vec<&str> = (1..=last).filter(|index| level(*index).is_none()).map(|index| words.text(index)).collect();
    let known =
        ["<", ">", ",", ";", "/", "|", "[", "]", "(", ")", "{", "}", "and", "or", "to", "then", "->", "→", "-", "–"];
    let is_usual = |sign: &str| {
        (1..=last)
            .all(|index| level(index).is_some() == (index % 2 == 1) && (index % 2 == 1 || words.text(index) == sign))
    };
    let has_texts = (1..=last).any(|index| words.kind(index) == Some(WordKind::Text));
    // What is wrong with levels that are written as they should be is something else.
    if !has_texts && (is_usual("<") || is_usual(",")) {
        return None;
    }
    if levels.len() < 2 || !levels.iter().all(is_name) || !signs.iter().all(|sign| known.contains(sign)) {
        return None;
    }
    let orders: Vec<&str> = signs.iter().copied().filter(|sign| !"[](){},".contains(sign)).collect();
    let are_all = |meant: &str| !orders.is_empty() && orders.iter().all(|sign| *sign == meant);
    let text = "levels stand with `<` between where they are ordered, with commas where not";
    let written = if are_all("<") {
        levels.join(" < ")
    } else if are_all(">") {
        levels.into_iter().rev().collect::<Vec<_>>().join(" < ")
    } else {
        levels.join(", ")
    };
    Some(words.rewrite(1, last, written, message(text)))
}

/// `except when share > 30`, `excepts if share > 30`.
fn except(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_except = ["except", "excepts", "scope"].contains(&words.lower(0).as_str());
    const JOINING: [&str; 8] = ["when", "if", "where", "for", "only", "whenever", "condition", "conditions"];
    let is_joined = JOINING.contains(&words.lower(1).as_str());
    let keyword = if words.lower(0) == "scope" { "scope" } else { "excepts" };
    let is_taken = language::property(keyword)?.usage_in(words.owner).is_some();
    (at == 0 && !words.is_header && is_except && is_joined && is_taken).then(|| {
        let message = format!("the condition stands right behind `{keyword}`");
        words.rewrite(0, 1, keyword, message)
    })
}

/// `predicts war when rivalry, share > 30`.
fn list(words: &LineWords, at: usize) -> Option<Rewrite> {
    let usage = language::property(words.text(0))?.usage_in(words.owner)?;
    let is_formula = matches!(usage.operand, Operand::Formula(_) | Operand::Prediction);
    let is_next = words.kind(at + 1) == Some(WordKind::Name) && !["and", "or"].contains(&words.text(at + 1));
    (is_formula && at > 1 && words.text(at) == "," && is_next && !words.is_header).then(|| Rewrite {
        span: words.span(at, at),
        text: None,
        message: "conditions stand with `and` or `or` between".to_owned(),
    })
}
