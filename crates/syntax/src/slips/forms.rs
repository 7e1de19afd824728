//! Forms that other languages, styles and hands have for what the language writes in another way. Each is wrong wherever
//! it stands, so that it is named even where the rest of the line is not understood.

use super::cited::citation;
use super::counted::counted;
use super::dated::dated;
use super::header::is_near_keyword;
use super::hidden::hidden;
use super::marks::{between, mark};
use super::named::{introduced, named, unopened_prediction};
use super::observed::observed;
use super::phrases::{conditional, phrase};
use super::quotes::quoted;
use super::words::{Word, WordKind};
use crate::ast::DeclarationKind;
use crate::language::{self, Operand};
use std::ops::Range;

/// A text in place of another, and why.
#[derive(Clone, Debug)]
pub struct Rewrite {
    /// The bytes of the line.
    pub span: Range<usize>,
    /// What the language writes there; none where only the author can say.
    pub text: Option<String>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
}

/// A line, taken apart.
pub struct LineWords<'line> {
    /// Its text.
    pub line: &'line str,
    /// Its words.
    pub words: &'line [Word],
    /// Whose line it is.
    pub owner: DeclarationKind,
    /// Whether it is the first of the declaration.
    pub is_header: bool,
}

impl LineWords<'_> {
    pub(super) fn text(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &self.line[word.span.clone()])
    }

    pub(super) fn lower(&self, index: usize) -> String {
        self.text(index).to_lowercase()
    }

    pub(super) fn kind(&self, index: usize) -> Option<WordKind> {
        self.words.get(index).map(|word| word.kind)
    }

    pub(super) fn is_number(&self, index: usize) -> bool {
        self.kind(index) == Some(WordKind::Number)
    }

    pub(super) fn is_glued(&self, index: usize) -> bool {
        index > 0 && index < self.words.len() && self.words[index - 1].span.end == self.words[index].span.start
    }

    pub(super) fn span(&self, first: usize, last: usize) -> Range<usize> {
        self.words[first].span.start..self.words[last].span.end
    }

    pub(super) fn rewrite(
        &self,
        first: usize,
        last: usize,
        text: impl Into<String>,
        message: impl Into<String>,
    ) -> Rewrite {
        Rewrite { span: self.span(first, last), text: Some(text.into()), message: message.into() }
    }
}

/// What the language writes in another way, in the order of the line.
pub fn rewrites(words: &LineWords) -> Vec<Rewrite> {
    if let Some(whole) = conditional(words) {
        return vec![whole];
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.words.len() {
        let one = [
            hidden,
            mark,
            between,
            introduced,
            observed,
            dated,
            unopened_prediction,
            named,
            counted,
            title,
            colon,
            unquoted,
            listed,
            period,
            assignment,
            number,
            sign,
            citation,
            phrase,
            quoted,
        ]
        .iter()
        .find_map(|form| form(words, at));
        match one {
            Some(rewrite) => {
                let is_behind = |word: &Word| word.span.start >= rewrite.span.end;
                at = (at..words.words.len()).find(|index| is_behind(&words.words[*index])).unwrap_or(usize::MAX);
                found.push(rewrite);
            }
            None => at += 1,
        }
    }
    found
}

/// A colon behind a keyword or a name: `measured: "…"`, `theory walt: "…"`; and `measured by "…"`.
fn colon(words: &LineWords, at: usize) -> Option<Rewrite> {
    let keyword = &*words.lower(0);
    if words.is_header {
        let is_colon = at == 1 && words.text(2) == ":";
        return is_colon.then(|| words.rewrite(1, 2, words.text(1), "no colon stands behind the name"));
    }
    let is_keyword = at == 0 && language::property_keywords().any(|known| known == keyword);
    match words.text(1) {
        ":" if is_keyword || at == 0 && words.owner != DeclarationKind::Case && is_near_keyword(keyword) => {
            Some(words.rewrite(0, 1, keyword, format!("no colon stands behind `{keyword}`")))
        }
        "by" | "as" | "with" | "using" | "through" if is_keyword && keyword == "measured" => {
            Some(words.rewrite(0, 1, keyword, "how it is measured stands right behind `measured`"))
        }
        _ => None,
    }
}

/// Words that should be a text: `mechanism Frightened states look for help.`
fn unquoted(words: &LineWords, at: usize) -> Option<Rewrite> {
    if !matches!(at, 1 | 2) || words.is_header {
        return None;
    }
    let keyword = words.text(0);
    let usage = language::property(keyword)?.usage_in(words.owner)?;
    let behind_colon = usize::from(words.text(1) == ":");
    let line = words.line.trim_end();
    // One mark at the end closes what was never opened.
    let line = line.strip_suffix('"').filter(|line| !line.contains('"')).unwrap_or(line);
    let has_text = words.words.iter().any(|word| word.kind == WordKind::Text)
        || line.contains(['"', '“', '”', '„', '«', '»', '‘'])
        || line.contains(" '");
    if at != 1 + behind_colon || has_text || !matches!(usage.operand, Operand::Text(_)) {
        return None;
    }
    let is_labelled = words.text(at + 1) == ":" && words.kind(at) == Some(WordKind::Name);
    let first = if is_labelled { at + 2 } else { at };
    let is_trailer = |index: &usize| {
        matches!(words.kind(*index), None | Some(WordKind::Citation | WordKind::Comment))
            || ["[", "("].contains(&words.text(*index)) && words.kind(index + 1) == Some(WordKind::Citation)
    };
    let end = (first..).find(is_trailer)?;
    // One word may be a label that is being typed.
    let least = if ["core", "heuristic", "step"].contains(&keyword) { 2 } else { 1 };
    (end >= first + least && words.kind(first) == Some(WordKind::Name)).then(|| {
        let text = words.line[words.span(first, end - 1)].trim_end_matches('"').trim_end();
        words.rewrite(
            first,
            end - 1,
            format!("\"{text}\""),
            format!("the text after `{keyword}` needs quotation marks"),
        )
    })
}

/// `rivals a and b`.
fn listed(words: &LineWords, at: usize) -> Option<Rewrite> {
    let usage = language::property(words.text(0))?.usage_in(words.owner)?;
    let is_list = matches!(usage.operand, Operand::Names(..) | Operand::QualifiedNames(..) | Operand::OwnNames(_));
    let is_between = ["and", "&", ";", "+", "/"].contains(&words.text(at))
        && at > 1
        && words.kind(at - 1) == Some(WordKind::Name)
        && words.kind(at + 1) == Some(WordKind::Name);
    if !is_list || !is_between {
        return None;
    }
    let (before, after) = (words.text(at - 1), words.text(at + 1));
    let span = words.words[at - 1].span.end..words.words[at + 1].span.start;
    let message = format!("names stand with commas between: `{before}, {after}`");
    Some(Rewrite { span, text: Some(", ".to_owned()), message })
}

/// Words that open properties, and join the words of a title: `balance of threat`.
pub(super) const LITTLE: [&str; 7] = ["of", "about", "against", "within", "on", "to", "like"];

/// A title without quotation marks, and a name of several words.
fn title(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_named = words.kind(1) == Some(WordKind::Name);
    if !words.is_header || at != 2 || !is_named || words.kind(at) != Some(WordKind::Name) {
        return None;
    }
    let is_name = |index: &usize| words.kind(*index) == Some(WordKind::Name);
    let is_word =
        |index: &usize| is_name(index) && !language::property_keywords().any(|known| known == words.text(*index));
    // Words of the language that join the words of a title.
    let joins = |index: &usize| LITTLE.contains(&words.text(*index)) && is_name(&(index + 1));
    let is_within = |index: &usize| is_word(index) || joins(index) || is_name(index) && joins(&(index - 1));
    let is_title = |last: &usize| words.kind(last + 1) == Some(WordKind::Text);
    let last = (at..words.words.len()).take_while(is_within).last().filter(is_title);
    let last = last.or_else(|| (at..words.words.len()).take_while(is_word).last())?;
    let name_and_more = &words.line[words.span(1, last)];
    match words.kind(last + 1) {
        Some(WordKind::Text) => Some(words.rewrite(
            1,
            last,
            name_and_more.split_whitespace().collect::<Vec<_>>().join("-"),
            format!(
                "`{}` is no name: a name is one word",
                name_and_more.split_whitespace().collect::<Vec<_>>().join(" ")
            ),
        )),
        _ => {
            let title = &words.line[words.span(at, last)];
            Some(words.rewrite(at, last, format!("\"{title}\""), "a title needs quotation marks"))
        }
    }
}

const UNTIL: [&str; 10] = ["to", "until", "till", "through", "bis", "and", "...", "…", "/", "-"];
const TODAY: [&str; 4] = ["present", "today", "now", "ongoing"];

/// `1949 to 1990`, `(1949..1990)`, `since 1949`, `1949-present`; and `20 to 30` as a value.
fn period(words: &LineWords, at: usize) -> Option<Rewrite> {
    let is_case = words.is_header && words.owner == DeclarationKind::Case;
    let is_value = at > 0 && words.text(at - 1).ends_with('=');
    if !is_case && !is_value {
        return None;
    }
    let message = if is_case { "a period is written with two dots" } else { "a range is written with two dots" };
    let is_open = words.text(at) == "(";
    let mut next = at + usize::from(is_open);
    let leading = words.lower(next);
    let is_since = leading == "since";
    if ["since", "from", "in", "between"].contains(&leading.as_str()) {
        next += 1;
    }
    let first_year = next;
    if !words.is_number(first_year) {
        return None;
    }
    let low = words.text(first_year);
    let close = |last: usize| {
        let closing = if is_open && words.text(last + 1) == ")" { last + 1 } else { last };
        (!is_open || closing > last).then_some(closing)
    };
    let between = words.lower(first_year + 1);
    let is_until = UNTIL.contains(&between.as_str()) || is_open && ["..", "–", "—"].contains(&between.as_str());
    if is_until && words.is_number(first_year + 2) {
        let is_plain = !is_open && next == at && between == "-";
        let last = close(first_year + 2)?;
        return (!is_plain).then(|| words.rewrite(at, last, format!("{low}..{}", words.text(first_year + 2)), message));
    }
    let is_dash = ["-", "–", "—"].contains(&between.as_str());
    if is_dash && TODAY.contains(&words.lower(first_year + 2).as_str()) {
        return Some(words.rewrite(at, close(first_year + 2)?, format!("{low}.."), message));
    }
    if is_dash && is_case {
        return Some(words.rewrite(at, close(first_year + 1)?, format!("{low}.."), message));
    }
    let alone = close(first_year)?;
    if is_since {
        return Some(words.rewrite(at, alone, format!("{low}.."), message));
    }
    (alone > at).then(|| words.rewrite(at, alone, low, "a period is its years alone"))
}

/// `threat: yes`, `threat is yes`, `threat yes`.
fn assignment(words: &LineWords, at: usize) -> Option<Rewrite> {
    if at != 1 || words.is_header || words.owner != DeclarationKind::Case || words.kind(0) != Some(WordKind::Name) {
        return None;
    }
    if language::property_keywords().any(|known| known == words.text(0)) {
        return None;
    }
    let concept = words.text(0);
    let message = "an observation is written with `=`";
    if [":", "is", "was", "are", "were", "equals", ":=", "->"].contains(&words.lower(1).as_str()) {
        return Some(words.rewrite(0, 1, format!("{concept} ="), message));
    }
    let bound = words.lower(1);
    if ["≥", ">=", "=>", ">", "≤", "<=", "<", "!=", "≠"].contains(&bound.as_str()) {
        let is_least = ["≥", ">=", "=>"].contains(&bound.as_str()) && words.is_number(2);
        let message = "an observation is `=` and a value; a range such as `3..` or `3..5` for what moved".to_owned();
        return Some(Rewrite {
            span: words.span(0, if is_least { 2 } else { 1 }),
            text: is_least.then(|| format!("{concept} = {}..", words.text(2))),
            message,
        });
    }
    if words.is_number(1) || ["yes", "no", "unknown", "true", "false"].contains(&words.lower(1).as_str()) {
        return Some(words.rewrite(0, 1, format!("{concept} = {}", words.text(1)), message));
    }
    None
}

/// `35%`, `35,5`.
fn number(words: &LineWords, at: usize) -> Option<Rewrite> {
    if !words.is_number(at) {
        return None;
    }
    let number = words.text(at);
    let is_decimal = words.text(at + 1) == "," && words.is_glued(at + 1) && words.is_glued(at + 2);
    if is_decimal && words.is_number(at + 2) && !number.contains('.') {
        let rest = words.text(at + 2);
        let (text, message) = match rest.len() {
            3 => (None, "a number is written without a comma: a point for the decimals, and nothing for the thousands"),
            _ => (Some(format!("{number}.{rest}")), "the decimals of a number come after a point"),
        };
        let last = if ["%", "‰"].contains(&words.text(at + 3)) { at + 3 } else { at + 2 };
        return Some(Rewrite { span: words.span(at, last), text, message: message.to_owned() });
    }
    let unit = words.text(at + 1);
    if ["%", "‰", "$", "€", "£"].contains(&unit) {
        return Some(words.rewrite(at, at + 1, number, format!("a number is written without `{unit}`")));
    }
    None
}

/// `==`, `≥`, `&&`, `!threat`, `=>`.
fn sign(words: &LineWords, at: usize) -> Option<Rewrite> {
    if words.kind(at) != Some(WordKind::Sign) {
        return None;
    }
    let sign = words.text(at);
    if sign == "=" && words.text(at + 1) == "=" {
        return Some(words.rewrite(at, at + 1, "=", "`= =` is written `=`"));
    }
    let meant = match sign {
        "==" | "===" | ":=" => "=",
        "≥" | "⩾" | ">==" => ">=",
        "≤" | "⩽" | "=<" => "<=",
        "≠" | "<>" | "=/" | "!==" | "~=" => "!=",
        "&&" | "&" | "∧" => "and",
        "||" | "|" | "∨" => "or",
        "!" | "¬" | "~" if words.kind(at + 1) == Some(WordKind::Name) || words.text(at + 1) == "(" => "not",
        // Where the condition stands behind `when`, nothing else is meant.
        "=>" if words.is_number(at + 1) || (at..words.words.len()).any(|index| words.text(index) == "when") => ">=",
        "=>" | "==>" | "->" | "-->" | "→" | "⇒" | "<->" | "<=>" | "↔" | "⇔" => {
            let message = format!(
                "`{sign}` is no sign of the language: what follows from a condition is `predicts OUTCOME when CONDITION`, and at least is `>=`"
            );
            return Some(Rewrite { span: words.span(at, at), text: None, message });
        }
        _ => return None,
    };
    let needs_space = meant == "not" && words.is_glued(at + 1);
    let text = if needs_space { "not ".to_owned() } else { meant.to_owned() };
    Some(words.rewrite(at, at, text, format!("`{sign}` is written `{meant}`")))
}
