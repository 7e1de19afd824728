//! What a selection grows to: a word, a formula, a property, a declaration, a block, the file.

use super::occurrences::occurrences;
use lakatos_project::File;
use lakatos_syntax::Span;
use lakatos_syntax::ast::{Declaration, Formula, FormulaKind, Property, PropertyValue, Text};

/// What lies around a byte of a file, from the innermost outwards; each holds the one before.
pub fn selections(file: &File, offset: u32) -> Vec<Span> {
    let mut around = vec![word(file, offset), Span::new(0, file.buffer.len())];
    around.extend(occurrences(file).into_iter().map(|occurrence| occurrence.span));
    for piece in &file.document.pieces {
        let mut inner = Vec::new();
        piece.read.declarations.iter().for_each(|declaration| add_declaration(declaration, &mut inner));
        around.extend(inner.into_iter().map(|span| span.shifted(piece.start)));
    }
    for block in file.host.scan(file.buffer.text()).blocks {
        around.extend(block.ranges.first().zip(block.ranges.last()).map(|(first, last)| first.to(*last)));
    }
    around.retain(|span| span.start <= offset && offset <= span.end && !span.is_empty());
    around.sort_by_key(|span| span.range().len());
    let mut nested: Vec<Span> = Vec::new();
    for span in around {
        // Where a byte lies between two words, one of them is left out.
        let holds = |inner: &Span| span.start <= inner.start && inner.end <= span.end && span != *inner;
        if nested.last().is_none_or(holds) {
            nested.push(span);
        }
    }
    nested
}

fn word(file: &File, offset: u32) -> Span {
    let line_start = file.buffer.line_start(file.buffer.line_of(offset));
    let line = file.buffer.line(file.buffer.line_of(offset));
    let (before, after) = line.split_at_checked((offset.saturating_sub(line_start)) as usize).unwrap_or_default();
    let is_part = |c: &char| c.is_alphanumeric() || "-_".contains(*c);
    let length = |characters: &mut dyn Iterator<Item = char>| -> u32 {
        characters.take_while(is_part).map(|c| c.len_utf8() as u32).sum()
    };
    Span { start: offset - length(&mut before.chars().rev()), end: offset + length(&mut after.chars()) }
}

fn add_declaration(declaration: &Declaration, around: &mut Vec<Span>) {
    around.extend([declaration.span, declaration.header]);
    around.extend(declaration.title.iter().flat_map(quoted));
    around.extend(declaration.citations.iter().map(|citation| citation.span));
    declaration.properties.iter().for_each(|property| add_property(property, around));
}

fn add_property(property: &Property, around: &mut Vec<Span>) {
    around.push(property.span);
    around.extend(property.why.iter().flat_map(quoted));
    around.extend(property.citations.iter().map(|citation| citation.span));
    match &property.value {
        PropertyValue::Text { text, .. } => around.extend(quoted(text)),
        PropertyValue::Of(name) => around.push(name.span),
        PropertyValue::FollowsFrom(names) | PropertyValue::To(names) | PropertyValue::AnsweredBy(names) => {
            around.extend(names.iter().map(|name| name.span))
        }
        PropertyValue::KnownAs(texts) => around.extend(texts.iter().flat_map(quoted)),
        PropertyValue::Scope(formula) | PropertyValue::Excepts(formula) | PropertyValue::Defined(formula) => {
            add_formula(formula, around);
        }
        PropertyValue::Predicts(prediction) => {
            add_formula(&prediction.outcome, around);
            let parts = prediction.condition.iter().chain(&prediction.scope);
            parts.for_each(|part| add_formula(part, around));
        }
        PropertyValue::Recodes { coding, .. } | PropertyValue::Observation(coding) | PropertyValue::Settles(coding) => {
            around.extend([coding.span, coding.value.span]);
        }
        _ => {}
    }
}

/// A text with its quotes, and without.
fn quoted(text: &Text) -> [Span; 2] {
    // Straight quotes are a byte, curly ones three; the text within is as long as it is where nothing is escaped.
    let quote = (text.span.range().len().saturating_sub(text.text.len()) / 2) as u32;
    let is_plain = quote == 1 || quote == 3;
    let inner = Span { start: text.span.start + quote, end: text.span.end.saturating_sub(quote) };
    [text.span, if is_plain { inner } else { text.span }]
}

fn add_formula(formula: &Formula, around: &mut Vec<Span>) {
    around.push(formula.span);
    match &formula.kind {
        FormulaKind::Comparison { value, .. } => around.push(value.span),
        FormulaKind::Condition(_) | FormulaKind::Same(_) => {}
        FormulaKind::ByActors { inner, .. } => add_formula(inner, around),
        FormulaKind::Not(inner) => add_formula(inner, around),
        FormulaKind::And(parts) | FormulaKind::Or(parts) => parts.iter().for_each(|part| add_formula(part, around)),
    }
}
