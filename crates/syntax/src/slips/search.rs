//! Finds the change to a line after which the parser reads it.

use super::forms::{LineWords, Rewrite, rewrites};
use super::near::slips_between;
use super::phrases::no_word;
use super::words::{WordKind, words};
use crate::ast::DeclarationKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::{self, OBSERVATION, PropertyRow, continues_line};
use crate::lower::{lower, properties_in_words};
use crate::parse::parse;
use crate::span::Span;
use std::ops::Range;

/// A line that cannot be read.
pub struct Line<'line> {
    /// Its text.
    pub text: &'line str,
    /// The line above in the same declaration, if that is none of those that cannot be read.
    pub above: Option<&'line str>,
    /// Whose line it is.
    pub owner: DeclarationKind,
    /// Whether it is the first of the declaration.
    pub is_header: bool,
    /// The properties that the declaration has already, by their keywords.
    pub taken: &'line [&'static str],
}

/// What a line was most likely meant to say.
pub struct Slip {
    /// The bytes of the line that are to be others.
    pub span: Range<usize>,
    /// What is to stand there; none where only the author can say.
    pub text: Option<String>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Whether the line goes on with the one above, which then cannot be read in full either.
    pub joins_above: bool,
}

/// How many readings may be tried in one piece: a few milliseconds' worth.
const MAX_TRIALS: usize = 60;

/// Longer lines are no slip of one letter.
const MAX_WORDS: usize = 40;

/// Tries changes, within a bound.
#[derive(Default)]
pub struct Search {
    trials: usize,
}

/// A word of the language in place of another.
struct Candidate {
    word: &'static str,
    slips: usize,
}

impl Search {
    /// What a line was most likely meant to say; none where nobody can tell.
    pub fn slip(&mut self, line: &Line) -> Option<Slip> {
        let parts = words(line.text);
        let asked = LineWords { line: line.text, words: &parts, owner: line.owner, is_header: line.is_header };
        let rewrites = rewrites(&asked);
        let applied = apply(line.text, &rewrites);
        let is_told = rewrites.iter().all(|rewrite| rewrite.text.is_some());
        if !rewrites.is_empty() && is_told {
            if self.reads(line, &applied, false) {
                return Some(whole(line, &rewrites, &applied, false));
            }
            if self.reads(line, &applied, true) {
                return Some(whole(line, &rewrites, &applied, !super::content::is_trailer(&applied)));
            }
        }
        if let Some(slip) = self.misspelled(line, &applied, &rewrites) {
            return Some(slip);
        }
        // What is only to be left out is not the cause, where the rest cannot be read either.
        let first = rewrites.into_iter().find(|rewrite| rewrite.text.as_deref() != Some(""));
        first.map(|first| {
            let help = form(line, &applied);
            let joins_above = first.span.start == 0
                && first.text.as_deref().is_some_and(|text| starts_with_continuation(text, line.owner));
            Slip { span: first.span, text: None, message: first.message, help, joins_above }
        })
    }

    /// A misspelled word of the language, behind whatever else is written in another way.
    fn misspelled(&mut self, line: &Line, text: &str, rewrites: &[Rewrite]) -> Option<Slip> {
        for depth in 1..=2 {
            if let Some((changed, first)) = self.respelled(line, text, depth) {
                let joins_above = changed.1;
                let edits: Vec<&Rewrite> = rewrites.iter().collect();
                return Some(told(line, &edits, first, &changed.0, joins_above));
            }
        }
        None
    }

    /// The text with up to `depth` words of the language put right, whether it then goes on with the line above, and the
    /// first word that was wrong, with what it may have been meant for.
    #[allow(clippy::type_complexity, reason = "used in one place")]
    fn respelled(&mut self, line: &Line, text: &str, depth: usize) -> Option<((String, bool), Misspelled)> {
        let parts = words(text);
        if parts.len() > MAX_WORDS || self.trials >= MAX_TRIALS {
            return None;
        }
        self.trials += 1;
        for (index, word) in parts.iter().enumerate() {
            if word.kind != WordKind::Name || line.is_header && index < 2 {
                continue;
            }
            for (span, candidates) in candidates(line, text, &parts, index) {
                let mut fitting: Vec<(&Candidate, String, bool)> = Vec::new();
                for candidate in &candidates {
                    if fitting.first().is_some_and(|(best, ..)| best.slips < candidate.slips) {
                        break;
                    }
                    let changed = format!("{}{}{}", &text[..span.start], candidate.word, &text[span.end..]);
                    let changed = changed.trim_end().to_owned();
                    let joins = index == 0 && starts_with_continuation(candidate.word, line.owner);
                    if depth > 1 {
                        if let Some(((changed, joins_too), _)) = self.respelled(line, &changed, depth - 1) {
                            fitting.push((candidate, changed, joins || joins_too));
                        }
                    } else if self.reads(line, &changed, joins) {
                        fitting.push((candidate, changed, joins));
                    }
                }
                // What the declaration has already is less likely to be meant.
                let is_taken =
                    |candidate: &Candidate| line.taken.contains(&candidate.word) && is_single(candidate.word);
                if fitting.iter().any(|(candidate, ..)| !is_taken(candidate)) {
                    fitting.retain(|(candidate, ..)| !is_taken(candidate));
                }
                let meant: Vec<&'static str> = fitting.iter().map(|(candidate, ..)| candidate.word).collect();
                if let Some((_, changed, joins)) = fitting.into_iter().next() {
                    let typed = text[span.clone()].to_owned();
                    return Some(((changed, joins), Misspelled { typed, span, meant, opens: index == 0 && !joins }));
                }
            }
        }
        None
    }

    /// Whether the parser reads a text as a line of the declaration, or as what goes on with the line above.
    fn reads(&mut self, line: &Line, text: &str, joins_above: bool) -> bool {
        if self.trials >= MAX_TRIALS {
            return false;
        }
        self.trials += 1;
        let trial = match (line.is_header, joins_above, line.above) {
            (true, ..) => format!("{text}\n"),
            (false, false, _) if starts_with_continuation(text, line.owner) => return false,
            (false, false, _) => format!("{}\n  {text}\n", stub(line.owner)),
            (false, true, Some(above)) => format!("{}\n  {above}\n    {text}\n", stub(line.owner)),
            (false, true, None) => return false,
        };
        let Some(tree) = parse(&trial, &[Span::new(0, trial.len())]) else { return false };
        let (declarations, problems) = lower(&trial, &tree);
        // What is a comment once it is written as one says nothing, and that is well.
        let count = usize::from(!text.trim_start().starts_with('#'));
        let is_one = matches!(declarations.as_slice(), [only] if line.is_header || only.properties.len() == count);
        is_one && problems.iter().all(|problem| !super::is_unread(problem))
    }
}

/// A word that is none of the language where it stands.
struct Misspelled {
    typed: String,
    span: Range<usize>,
    meant: Vec<&'static str>,
    opens: bool,
}

fn is_single(keyword: &str) -> bool {
    language::property(keyword).is_some_and(|row| row.is_single)
}

fn starts_with_continuation(text: &str, owner: DeclarationKind) -> bool {
    super::content::goes_on(text, Some(owner))
}

/// The least that a declaration can be.
fn stub(owner: DeclarationKind) -> String {
    match owner {
        DeclarationKind::Use => "use \"x\"".to_owned(),
        other => format!("{} x", other.keyword()),
    }
}

/// The words of the language that may be meant at a place: for one word, or for two that are one in the language.
fn candidates(
    line: &Line,
    text: &str,
    parts: &[super::words::Word],
    index: usize,
) -> Vec<(Range<usize>, Vec<Candidate>)> {
    let span = parts[index].span.clone();
    let typed = &text[span.clone()];
    let mut known: Vec<&'static str> = Vec::new();
    if index == 0 {
        known.extend(
            language::properties_in(line.owner).map(|(row, _)| row.keyword).filter(|word| *word != OBSERVATION),
        );
        known.extend(language::reserved_words().filter(|word| continues_line(word)));
    } else {
        known.extend(language::WORDS.iter().map(|row| row.word));
        known.extend(language::CONTEXTUAL.iter().map(|row| row.word));
        known.extend(["on"]);
        if line.is_header {
            known.extend(
                language::properties_in(line.owner).map(|(row, _)| row.keyword).filter(|word| *word != OBSERVATION),
            );
        }
    }
    let mut all = vec![(span.clone(), near(typed, &known))];
    if index == 0
        && let Some(next) = parts.get(1).filter(|next| next.kind == WordKind::Name)
    {
        let both = span.start..next.span.end;
        let joined: Vec<Candidate> =
            near(&text[both.clone()], &known).into_iter().filter(|one| one.slips == 0).collect();
        all.insert(0, (both, joined));
    }
    // The same word twice.
    if index > 0 && text[parts[index - 1].span.clone()] == *typed {
        all.push((parts[index - 1].span.end..span.end, vec![Candidate { word: "", slips: 1 }]));
    }
    all
}

fn near(typed: &str, known: &[&'static str]) -> Vec<Candidate> {
    let slips = known.iter().filter(|word| **word != typed);
    let mut near: Vec<Candidate> =
        slips.filter_map(|word| Some(Candidate { word, slips: slips_between(typed, word)? })).collect();
    near.sort_by_key(|candidate| candidate.slips);
    near.dedup_by_key(|candidate| candidate.word);
    near
}

/// What stands after every change.
fn apply(text: &str, rewrites: &[Rewrite]) -> String {
    let mut applied = text.to_owned();
    for rewrite in rewrites.iter().rev() {
        if let Some(new) = &rewrite.text {
            applied.replace_range(rewrite.span.clone(), new);
        }
    }
    applied.trim_end().to_owned()
}

/// A slip that all rewrites of a line answer together.
fn whole(line: &Line, rewrites: &[Rewrite], applied: &str, joins_above: bool) -> Slip {
    let message = rewrites.first().map(|first| first.message.clone()).unwrap_or_default();
    let (span, text) = difference(line.text, applied, rewrites.first().map(|first| first.span.clone()), rewrites.len());
    let help = match text.trim() {
        "" => format!("Leave it out. {}", form(line, applied)),
        text => format!("Write `{text}`. {}", form(line, applied)),
    };
    Slip { span, text: Some(text), message, help, joins_above }
}

fn told(line: &Line, rewrites: &[&Rewrite], word: Misspelled, changed: &str, joins_above: bool) -> Slip {
    let meant: Vec<String> =
        word.meant.iter().filter(|word| !word.is_empty()).map(|word| format!("`{word}`")).collect();
    let is_plain = rewrites.is_empty();
    let message = match rewrites.first() {
        Some(first) if first.span.start < word.span.start => first.message.clone(),
        _ if meant.is_empty() => format!("`{}` stands here twice", word.typed.trim()),
        _ if word.opens => {
            format!(
                "`{}` opens no line of {}: did you mean {}?",
                word.typed,
                line.owner.with_article(),
                meant.join(" or ")
            )
        }
        _ => format!("{}: did you mean {}?", no_word(&word.typed), meant.join(" or ")),
    };
    let own = is_plain.then(|| word.span.clone());
    let (span, text) = difference(line.text, changed, own, 1);
    Slip { span, text: (word.meant.len() == 1).then_some(text), message, help: form(line, changed), joins_above }
}

/// The bytes of a line that a change touches, and what stands there after it. Where it touches one place only, that is
/// known; else it reaches from the first to the last.
fn difference(before: &str, after: &str, only: Option<Range<usize>>, count: usize) -> (Range<usize>, String) {
    if let (Some(span), 1) = (only, count)
        && let Some(text) = after.get(span.start..(span.end + after.len()).saturating_sub(before.trim_end().len()))
        && after.get(..span.start) == before.get(..span.start)
    {
        return (span, text.to_owned());
    }
    let common = before.char_indices().zip(after.chars()).find(|((_, a), b)| a != b).map_or(0, |((at, _), _)| at);
    let start = before[..common].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    (start..before.trim_end().len(), after[start..].to_owned())
}

/// How such a line is written.
fn form(line: &Line, text: &str) -> String {
    if line.is_header {
        return format!("Such a line reads: `{}`.", language::declaration(line.owner).form);
    }
    let first = text.split(char::is_whitespace).next().unwrap_or_default();
    let above = line.above.unwrap_or_default().split(char::is_whitespace).next().unwrap_or_default();
    let own = |word: &str| -> Option<&'static PropertyRow> { language::property(word).filter(|_| word != OBSERVATION) };
    let row = own(first).or_else(|| own(above).filter(|_| starts_with_continuation(text, line.owner)));
    match row.and_then(|row| row.usage_in(line.owner)) {
        Some(usage) => format!("Such a line reads: `{}`.", usage.form),
        None if line.owner == DeclarationKind::Case => "Such a line reads: `CONCEPT = VALUE`.".to_owned(),
        None => {
            format!("{} takes {}.", sentence(line.owner.with_article()), properties_in_words(line.owner))
        }
    }
}

fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// Whether a line is words upon words, and none of the language opens it.
pub fn is_prose(line: &str) -> bool {
    const MANY: usize = 4;
    let parts = words(line);
    let is_name = |word: &&super::words::Word| word.kind == WordKind::Name;
    let first = parts.first().filter(is_name).map(|word| &line[word.span.clone()]).unwrap_or_default();
    let names = parts.iter().filter(is_name).count();
    let has_sign =
        parts.iter().any(|word| word.kind == WordKind::Sign && line[word.span.clone()].contains(['=', '<', '>']));
    names >= MANY && !has_sign && language::property(first).is_none()
}

/// What is said of prose.
pub fn prose(line: &Line, place: Span) -> Diagnostic {
    Diagnostic::new(Code::SYNTAX_ERROR, place, format!("this is no line of {}", line.owner.with_article())).help(
        "Prose stands outside of the block, behind a `#`, or in quotation marks, as in `note \"…\"`. Is the block closed?",
    )
}

/// What is said of a line that nobody can guess.
pub fn unexplained(line: &Line, place: Span, problem: Diagnostic) -> Diagnostic {
    let is_observation = problem.message.starts_with("expected `=` and a value after");
    let parts = words(line.text);
    let Some(first) = parts.first().filter(|word| word.kind == WordKind::Name) else { return problem };
    let typed = &line.text[first.span.clone()];
    if line.is_header || !is_observation || language::reserved_words().any(|word| word == typed) {
        return if is_observation && line.owner != DeclarationKind::Case && !line.is_header {
            let help = form(line, line.text);
            let message = format!("cannot read `{}` here", problem_text(line, &problem));
            Diagnostic { message, help: Some(help), ..problem }
        } else {
            problem
        };
    }
    if line.owner == DeclarationKind::Case {
        return problem;
    }
    let place = Span { start: place.start, end: place.start + typed.len() as u32 };
    let (kind, data) = (line.owner.with_article(), DeclarationKind::Data.with_article());
    let is_of_data = line.owner != DeclarationKind::Data && language::words_of_data().any(|word| word == typed);
    let message = match is_of_data {
        true => format!("{kind} takes no `{typed}`: that belongs in {data}"),
        false => format!("`{typed}` opens no line of {kind}"),
    };
    let help = format!("{} takes {}.", sentence(line.owner.with_article()), properties_in_words(line.owner));
    Diagnostic::new(Code::SYNTAX_ERROR, place, message).help(help)
}

/// The word that a missing sign was expected after, as its message has it.
fn problem_text<'problem>(line: &Line<'problem>, problem: &'problem Diagnostic) -> &'problem str {
    problem.message.split('`').nth(3).unwrap_or(line.text)
}
