//! An exception within a scope or a condition, made an auxiliary of its own: `when A and not B` says `when A`, and an
//! auxiliary excepts B. Said so, it is appraised: what it rescues, loses and newly predicts.

use super::{Action, ActionKind, Way};
use lakatos_engine::argument::Place;
use lakatos_engine::rules::finding::{Edit, Location};
use lakatos_engine::rules::fix::added_declaration;
use lakatos_project::{File, Project};
use lakatos_syntax::ast::{Declaration, DeclarationKind, Formula, FormulaKind, Mode, Property, PropertyValue};
use lakatos_syntax::document::PlacedPiece;
use lakatos_syntax::format::{TextEdit, applied};
use lakatos_syntax::{Document, Span};

/// Takes the exception at a place out of its theory, where there is one.
pub fn exception(project: &Project, source: u32, span: Span) -> Option<Action<'static>> {
    let file = project.file(source)?;
    let index = file.document.pieces.partition_point(|piece| piece.start <= span.start).checked_sub(1)?;
    let piece = &file.document.pieces[index];
    let at = span.start - piece.start;
    let contains = |span: Span| span.start <= at && at <= span.end;
    let theory = piece.read.declarations.iter().find(|declaration| contains(declaration.span))?;
    let name = &theory.name.as_ref().filter(|_| theory.kind == DeclarationKind::Theory)?.text;
    let property = theory.properties.iter().find(|property| contains(property.span))?;
    let Cut { removed, exception } = cut(property, at)?;
    let excepted = file.buffer.slice(exception.shifted(piece.start));
    if excepted.contains('\n') {
        return None;
    }
    let auxiliary = free_name(project, &format!("{name}-exception"));
    let text = format!("auxiliary {auxiliary}\n  amends {name}\n  excepts {excepted}\n");
    let place = Place { source, piece: index as u32, span: theory.header };
    let added = added_declaration(&project.sources(), place, &text)?;
    let taken =
        Edit { place: Location { source, span: whole_line(file, piece, theory, removed) }, text: String::new() };
    let edits = vec![taken, added];
    leaves_no_problem(file, &edits).then(|| Action {
        title: format!("Turn the exception `{excepted}` into an auxiliary"),
        kind: ActionKind::Extract,
        finding: None,
        is_preferred: false,
        way: Way::Done(edits),
    })
}

/// What is taken out, and the formula that it excepts; within the piece.
struct Cut {
    removed: Span,
    exception: Span,
}

fn cut(property: &Property, at: u32) -> Option<Cut> {
    match &property.value {
        PropertyValue::Scope(formula) => cut_formula(formula, at).or_else(|| {
            let exception = negated(formula)?;
            Some(Cut { removed: property.span, exception })
        }),
        PropertyValue::Predicts(prediction) if prediction.mode == Mode::When => {
            let condition = prediction.condition.as_ref()?;
            cut_formula(condition, at).or_else(|| {
                let removed = Span { start: prediction.outcome.span.end, end: condition.span.end };
                Some(Cut { removed, exception: negated(condition)? })
            })
        }
        _ => None,
    }
}

/// The negated part at a place, or the only one.
fn cut_formula(formula: &Formula, at: u32) -> Option<Cut> {
    let FormulaKind::And(parts) = &formula.kind else { return None };
    let exceptions: Vec<(usize, Span)> =
        parts.iter().enumerate().filter_map(|(index, part)| Some((index, negated(part)?))).collect();
    let is_here = |(index, _): &&(usize, Span)| parts[*index].span.start <= at && at <= parts[*index].span.end;
    let (index, exception) = match exceptions.as_slice() {
        [only] => *only,
        several => *several.iter().find(is_here)?,
    };
    let removed = match index.checked_sub(1) {
        Some(before) => Span { start: parts[before].span.end, end: parts[index].span.end },
        None => Span { start: parts[0].span.start, end: parts.get(1)?.span.start },
    };
    Some(Cut { removed, exception })
}

fn negated(formula: &Formula) -> Option<Span> {
    match &formula.kind {
        FormulaKind::Not(inner) => Some(inner.span),
        _ => None,
    }
}

/// A property that is taken out whole takes its line with it, unless it stands on the header's.
fn whole_line(file: &File, piece: &PlacedPiece, theory: &Declaration, removed: Span) -> Span {
    let span = removed.shifted(piece.start);
    let is_property = theory.properties.iter().any(|property| property.span == removed);
    let line = file.buffer.line_of(span.start);
    let (start, end) = (file.buffer.line_start(line), file.buffer.line_start(file.buffer.line_of(span.end) + 1));
    let around = [Span { start, end: span.start }, Span { start: span.end, end }];
    let stands_alone = around.iter().all(|part| file.buffer.slice(*part).trim().is_empty());
    if is_property && stands_alone { Span { start, end } } else { span }
}

fn free_name(project: &Project, wanted: &str) -> String {
    let is_taken =
        |name: &str| project.analysis().argument.declared.iter().any(|declared| &*declared.header.name == name);
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

/// Parentheses, or lines between, may make more of an edit than it seems.
fn leaves_no_problem(file: &File, edits: &[Edit]) -> bool {
    let mut own: Vec<TextEdit> =
        edits.iter().map(|edit| TextEdit { span: edit.place.span, text: edit.text.clone() }).collect();
    own.sort_by_key(|edit| edit.span);
    let after = Document::read(&applied(file.buffer.text(), &own), file.host);
    let problems = |document: &Document| document.pieces.iter().map(|piece| piece.read.problems.len()).sum::<usize>();
    problems(&after) <= problems(&file.document)
}
