//! Claims and values in Markdown, Quarto and R Markdown: `[text]{.lak claim="…"}`, and `{{< lak value="…" >}}`.
//!
//! Spans are Pandoc's, which CommonMark does not know: they are looked for in the text, and count where CommonMark finds
//! running text, so that code, formulas, comments and metadata hold none.

use super::{Form, InText};
use crate::host::metadata::metadata;
use crate::nearest::{ALIKE, nearest};
use crate::span::Span;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

const OPTIONS: Options = Options::ENABLE_FOOTNOTES
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_TABLES)
    .union(Options::ENABLE_STRIKETHROUGH);

/// How long the text of a span is, and its attributes are, at most.
const MOST: usize = 2000;

/// Every claim and value, in order.
pub fn claims(text: &str) -> Vec<InText> {
    let spans = text.match_indices("]{").filter_map(|(at, _)| Some((at + 1, attributes(text, at + 1)?)));
    let spans: Vec<(usize, Attributes)> = spans.filter(|(_, found)| found.is_lak).collect();
    let shortcodes: Vec<(usize, Attributes)> =
        text.match_indices("{{<").filter_map(|(at, _)| Some((at, shortcode(text, at)?))).collect();
    if spans.is_empty() && shortcodes.is_empty() {
        return Vec::new();
    }
    let plain = Plain::of(text);
    let mut found = Vec::new();
    for (at, attributes) in spans.into_iter().filter(|(at, _)| plain.has(*at)) {
        let Some(open) = opening(text, at - 1, &plain) else { continue };
        span(text, &attributes, Span::new(open, attributes.end), Span::new(open + 1, at - 1), &mut found);
    }
    for (at, attributes) in shortcodes.into_iter().filter(|(at, _)| plain.has(*at)) {
        let whole = Span::new(at, attributes.end);
        match attributes.named("value") {
            Some(said) => found.push(InText::read(text, Form::Value, whole, said, None)),
            None => {
                let help = "Write `{{< lak value=\"count THEORY.PREDICTION for\" >}}`; a claim has words of its own around it: `[…]{.lak claim=\"…\"}`.";
                found.push(InText::misread(Form::Value, whole, whole, "this shortcode names no value", help));
            }
        }
    }
    found.sort_by_key(|claim| (claim.whole.start, claim.said.start));
    found
}

/// What a span of our class says.
fn span(text: &str, attributes: &Attributes, whole: Span, shown: Span, found: &mut Vec<InText>) {
    let before = found.len();
    for form in [Form::Claim, Form::Value] {
        let said = attributes.named(form.word());
        found.extend(said.map(|said| InText::read(text, form, whole, said, Some(shown))));
    }
    if found.len() > before {
        return;
    }
    let place = attributes.whole;
    let key = attributes.pairs.first().map(|(key, _)| *key);
    let near = key.and_then(|key| nearest(key, ["claim", "value"].into_iter(), ALIKE));
    let help = match near {
        Some(near) => format!("Did you mean `{near}=\"…\"`?"),
        None => "Write `{.lak claim=\"…\"}` or `{.lak value=\"…\"}`.".to_owned(),
    };
    found.push(InText::misread(Form::Claim, whole, place, "this span has neither a claim nor a value", help));
}

/// The attributes of a span or a shortcode.
struct Attributes<'text> {
    is_lak: bool,
    pairs: Vec<(&'text str, Span)>,
    whole: Span,
    /// One past the last byte.
    end: usize,
}

impl Attributes<'_> {
    fn named(&self, key: &str) -> Option<Span> {
        self.pairs.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }
}

/// `{.lak key="value"}` at a byte.
fn attributes(text: &str, at: usize) -> Option<Attributes<'_>> {
    let mut found = read(text, at + 1, "}")?;
    found.whole = Span::new(at, found.end);
    Some(found)
}

/// `{{< lak key="value" >}}` at a byte. With three braces it is shown, and not run.
fn shortcode(text: &str, at: usize) -> Option<Attributes<'_>> {
    let inner = text.get(at + 3..)?.trim_start();
    let name =
        inner.strip_prefix("lak").filter(|rest| rest.starts_with(char::is_whitespace) || rest.starts_with('>'))?;
    if text[..at].ends_with('{') {
        return None;
    }
    read(text, text.len() - name.len(), ">}}")
}

/// What stands from a byte up to a sign.
fn read<'text>(text: &'text str, from: usize, closing: &str) -> Option<Attributes<'text>> {
    let mut found = Attributes { is_lak: false, pairs: Vec::new(), whole: Span::empty(from), end: from };
    let mut at = from;
    while at < from + MOST {
        let rest = text.get(at..)?;
        let space = rest.len() - rest.trim_start().len();
        if rest[..space].matches('\n').count() > 1 {
            return None;
        }
        at += space;
        let rest = &text[at..];
        if rest.starts_with(closing) {
            found.end = at + closing.len();
            return Some(found);
        }
        let ends_key = |c: char| c.is_whitespace() || c == '=' || c == '}' || c == '>' || c == '{';
        let length = rest.find(ends_key).filter(|length| *length > 0)?;
        let key = &rest[..length];
        at += length;
        let Some(value) = text[at..].strip_prefix('=') else {
            found.is_lak |= key == ".lak";
            continue;
        };
        at += 1;
        let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''));
        let (start, length) = match quote {
            Some(quote) => (at + 1, quoted_length(&value[1..], quote)?),
            None => (at, value.find(ends_key)?),
        };
        found.pairs.push((key, Span::new(start, start + length)));
        at = start + length + usize::from(quote.is_some());
    }
    None
}

/// How long a text is up to the sign that closes it. It goes on over no blank line.
fn quoted_length(text: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    let mut is_after_break = false;
    for (at, sign) in text.char_indices().take(MOST) {
        match sign {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '\n' if is_after_break => return None,
            sign if sign == quote => return Some(at),
            _ => {}
        }
        is_after_break = sign == '\n' || is_after_break && sign.is_whitespace();
    }
    None
}

/// Where the bracket opens that closes at a byte.
fn opening(text: &str, close: usize, plain: &Plain) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut is_after_break = false;
    for at in (close.saturating_sub(MOST)..close).rev() {
        let escapes = bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count();
        match bytes[at] {
            b'\n' if is_after_break => return None,
            b']' | b'[' if escapes % 2 == 1 || !plain.has(at) => {}
            b']' => depth += 1,
            b'[' if depth == 0 => return Some(at),
            b'[' => depth -= 1,
            _ => {}
        }
        is_after_break = bytes[at] == b'\n' || is_after_break && bytes[at].is_ascii_whitespace();
    }
    None
}

/// The bytes of a text that are running text, in order.
struct Plain(Vec<Range<usize>>);

impl Plain {
    fn of(text: &str) -> Self {
        let mut found = Vec::new();
        let mut from = 0;
        let hidden = metadata(text).into_iter().filter(|found| found.yaml.is_some()).map(|found| found.span.range());
        for hidden in hidden.chain(std::iter::once(text.len()..text.len())) {
            let mut is_code = false;
            let part = text.get(from..hidden.start).unwrap_or_default();
            for (event, range) in Parser::new_ext(part, OPTIONS).into_offset_iter() {
                match event {
                    Event::Start(Tag::CodeBlock(_)) => is_code = true,
                    Event::End(TagEnd::CodeBlock) => is_code = false,
                    Event::Text(_) if !is_code => found.push(range.start + from..range.end + from),
                    _ => {}
                }
            }
            from = hidden.end.max(from);
        }
        Self(found)
    }

    fn has(&self, at: usize) -> bool {
        let before = self.0.partition_point(|range| range.start <= at);
        self.0[..before].last().is_some_and(|range| at < range.end)
    }
}
