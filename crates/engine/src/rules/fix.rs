//! From a fix's text to an edit of the host, with the indentation and the margin (`> `, `%|`) of the lines around.

use super::file::EditKind;
use super::finding::{Edit, Fix, Location};
use super::source::{AnalysisSource, Places};
use super::text::LastLines;
use crate::argument::Place;
use lakatos_syntax::document::WHOLE_FILE;
use lakatos_syntax::line_index::line_start;
use lakatos_syntax::{Host, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// What ends a sentence of the prose: a citation stands before it.
const STOPS: [char; 3] = ['.', '?', '!'];

/// The edit that adds a declaration behind the one that a place lies in.
pub fn added_declaration(sources: &[AnalysisSource], place: Place, text: &str) -> Option<Edit> {
    edit_at(sources, place, EditKind::AddDeclaration, text)
}

/// The edit that does `kind` with `text` at a place of some files.
pub fn edit_at(sources: &[AnalysisSource], place: Place, kind: EditKind, text: &str) -> Option<Edit> {
    edit(Places::new(sources), &LastLines::default(), place, kind, text)
}

/// The edit that does `kind` with `text` at a place; none where there is nothing to do it to.
pub fn edit<'text>(
    places: Places<'text>,
    read: &LastLines<'text>,
    place: Place,
    kind: EditKind,
    text: &str,
) -> Option<Edit> {
    let location = places.location(place);
    let source = places.text(location.source);
    let insertion =
        |offset: usize, text: String| Edit { place: Location { span: Span::empty(offset), ..location }, text };
    if kind == EditKind::Replace {
        return (!text.is_empty()).then(|| Edit { place: location, text: text.to_owned() });
    }
    if kind == EditKind::AddBlock {
        return Some(match places.nearest_declaration(place) {
            Some(nearest) => edit(places, read, nearest, EditKind::AddDeclaration, text)?,
            None => {
                let host = HostText { text: source.whole(), start: 0 };
                let end = host.paragraph_end(location.span.end as usize);
                insertion(end, host.block(end, text, places.host(location.source)))
            }
        });
    }
    if kind == EditKind::Append && place.piece == WHOLE_FILE {
        let (lines, start) = source.lines_around(location.span);
        let host = HostText { text: &lines, start };
        let written = host.get(start..location.span.end as usize)?;
        return Some(insertion(start + written.trim_end_matches(STOPS).len(), format!(" {}", text.trim())));
    }
    let declaration = places.declaration(place)?;
    let lines = read.around(location.source, source, declaration.whole);
    let host = HostText { text: &lines.0, start: lines.1 };
    match kind {
        EditKind::Replace | EditKind::AddBlock => None,
        EditKind::Append => {
            let property = declaration.property?;
            Some(insertion(property.end as usize, format!(" {}", text.trim())))
        }
        EditKind::AddLine => {
            let margin = host.margin(declaration.whole.start as usize);
            let indent = match declaration.last_property {
                // A property on a line of its own shows how its neighbours are indented.
                Some(last)
                    if host.line_start(last.start as usize) != host.line_start(declaration.header.start as usize) =>
                {
                    host.margin(last.start as usize).to_owned()
                }
                _ => format!("{margin}  "),
            };
            let end = host.line_end(declaration.whole.end as usize);
            Some(host.below(end, &host.lines(end, text, &indent), &insertion))
        }
        EditKind::AddDeclaration => {
            let margin = host.margin(declaration.whole.start as usize);
            let end = host.line_end(declaration.whole.end as usize);
            let blank = format!("{}{}", host.newline(end), margin.trim_end());
            let lines = host.lines(end, text.trim_matches('\n'), margin);
            Some(host.below(end, &format!("{blank}{lines}"), &insertion))
        }
    }
}

/// Those of `fixes` that can be made at once: of two that touch, the first.
pub fn compatible<'fix>(fixes: impl IntoIterator<Item = &'fix Fix>) -> Vec<&'fix Fix> {
    let mut kept: Vec<&Fix> = Vec::new();
    // What is taken, by file and start, with its end: none lies within another, so that the last to start ends last.
    let mut taken: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for fix in fixes {
        let before = |taken: &BTreeMap<(u32, u32), u32>, source: u32, last: u32| {
            taken.range((source, 0)..=(source, last)).next_back().map(|(_, end)| *end)
        };
        let is_free = |edit: &Edit| {
            let (source, span) = (edit.place.source, edit.place.span);
            before(&taken, source, span.end).is_none_or(|end| end < span.start)
        };
        if fix.edits.iter().all(is_free) {
            for edit in &fix.edits {
                let (source, span) = (edit.place.source, edit.place.span);
                if before(&taken, source, span.start).is_none_or(|end| end < span.end) {
                    taken.insert((source, span.start), span.end);
                }
            }
            kept.push(fix);
        }
    }
    kept
}

/// Lines of a text, from a byte of it on; all offsets are the text's.
struct HostText<'text> {
    text: &'text str,
    start: usize,
}

impl<'text> HostText<'text> {
    fn get(&self, range: Range<usize>) -> Option<&'text str> {
        self.text.get(range.start.checked_sub(self.start)?..range.end.checked_sub(self.start)?)
    }

    /// What stands behind a byte.
    fn rest(&self, offset: usize) -> Option<&'text str> {
        self.text.get(offset.checked_sub(self.start)?..)
    }

    fn line_start(&self, offset: usize) -> usize {
        self.start + line_start(self.text, offset.saturating_sub(self.start))
    }

    /// Before the line end that follows `offset`.
    fn line_end(&self, offset: usize) -> usize {
        let rest = self.rest(offset).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        offset + rest[..length].trim_end_matches('\r').len()
    }

    /// Where the paragraph of `offset` ends: before the line end that a blank line follows.
    fn paragraph_end(&self, offset: usize) -> usize {
        let mut end = self.line_end(offset);
        loop {
            let rest = self.rest(end).unwrap_or_default();
            let Some((_, next)) = rest.split_once('\n') else { return end };
            if next.lines().next().is_none_or(|line| line.trim().is_empty()) {
                return end;
            }
            end = self.line_end(self.start + self.text.len() - next.len());
        }
    }

    /// A block of its own below a paragraph that ends at `end`.
    fn block(&self, end: usize, text: &str, host: Host) -> String {
        let text = text.trim_matches('\n');
        let text = match host {
            Host::Latex => text.lines().map(|line| format!("%| {line}\n")).collect(),
            Host::Markdown => format!("```lakatos\n{text}\n```\n"),
            Host::Lakatos => format!("{text}\n"),
        };
        format!("{}{}", self.newline(end), self.lines(end, &text, ""))
    }

    /// What stands on the line of `offset` before it: indentation, and the marks of a quotation or a comment line.
    fn margin(&self, offset: usize) -> &'text str {
        self.get(self.line_start(offset)..offset).unwrap_or_default()
    }

    /// The line end of the line of `offset`.
    fn newline(&self, offset: usize) -> &'static str {
        let rest = self.rest(self.line_end(offset)).unwrap_or_default();
        if rest.starts_with('\r') { "\r\n" } else { "\n" }
    }

    /// Lines put below the one that ends at `end`: at the start of the next, where an editor has no indentation of its own
    /// to add to theirs.
    fn below(&self, end: usize, lines: &str, insertion: &dyn Fn(usize, String) -> Edit) -> Edit {
        let newline = self.newline(end);
        match (self.rest(end), lines.strip_prefix(newline)) {
            (Some(rest), Some(lines)) if rest.starts_with(newline) => {
                insertion(end + newline.len(), format!("{lines}{newline}"))
            }
            _ => insertion(end, lines.to_owned()),
        }
    }

    fn lines(&self, at: usize, text: &str, indent: &str) -> String {
        let newline = self.newline(at);
        text.lines().map(|line| format!("{newline}{}", format!("{indent}{line}").trim_end())).collect()
    }
}
