//! Quotation marks of other hands.

use super::forms::{LineWords, Rewrite};
use super::words::WordKind;

/// Quotation marks that do not belong together.
pub fn quoted(words: &LineWords, at: usize) -> Option<Rewrite> {
    const PAIRS: [(&str, &[&str]); 9] = [
        ("“", &["\"", "“", "„"]),
        ("„", &["\""]),
        ("\"", &["”", "“"]),
        ("‘", &["’", "'"]),
        ("‚", &["‘", "’"]),
        ("''", &["''"]),
        ("'", &["'", "’"]),
        ("‹", &["›"]),
        ("``", &["''"]),
    ];
    let start = words.words.get(at)?.span.start;
    let rest = &words.line[start..];
    if !PAIRS.iter().any(|(open, _)| rest.starts_with(open)) {
        return None;
    }
    let is_apart = start == 0 || words.line[..start].ends_with([' ', '\t', ',', ':']);
    let line = rest.lines().next().unwrap_or_default();
    if let Some(nested) = nested(words, at) {
        return Some(nested);
    }
    PAIRS.iter().filter(|_| is_apart).find_map(|(open, close)| {
        let inner = line.strip_prefix(open)?;
        let ends = close.iter().filter_map(|close| {
            let found = inner.rmatch_indices(close).find(|(index, close)| {
                let after = inner[index + close.len()..].chars().next();
                *index > 0 && after.is_none_or(|next| next.is_whitespace() || ",@#".contains(next))
            });
            found.map(|(index, close)| (index, index + close.len()))
        });
        let (text_end, end) = ends.max()?;
        let text = &inner[..text_end];
        (!text.contains('"')).then(|| Rewrite {
            span: start..start + open.len() + end,
            text: Some(format!("\"{text}\"")),
            message: "a text stands in a pair of quotation marks".to_owned(),
        })
    })
}

/// `"Frightened "big" states"`: quotation marks within a text.
fn nested(words: &LineWords, at: usize) -> Option<Rewrite> {
    let start = words.words.get(at)?.span.start;
    let is_split = words.kind(at) == Some(WordKind::Text) && words.kind(at + 1) == Some(WordKind::Name);
    let rest = &words.line[start..];
    if !is_split || !words.is_glued(at + 1) || !rest.starts_with('"') || rest.matches('"').count() != 4 {
        return None;
    }
    let end = rest.rfind('"')?;
    let message = "quotation marks within a text are others than those around it".to_owned();
    let text = format!("\"{}\"", rest[1..end].replace('"', "'"));
    Some(Rewrite { span: start..start + end + 1, text: Some(text), message })
}
