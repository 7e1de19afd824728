//! The lines of a piece: what a host has of the language on each of its own lines.

use crate::span::Span;

/// A line, without what the host writes before it. Its span is the piece's.
pub struct Line {
    /// Without its line end.
    pub span: Span,
    /// One past its line end.
    pub end: u32,
    /// What stands before a declaration's keyword: nothing, or the space that parts it from a `%|` or a `>`.
    pub margin: &'static str,
    /// Whether it comes right after the line before it, with no other line of the host between the two.
    pub is_next: bool,
    /// Whether something in it could not be read, so that it stays as it is.
    pub is_damaged: bool,
}

/// The lines of a piece of `ranges` in `text`, behind the host's text `before` it. There is at least one.
pub fn lines(before: &str, text: &str, ranges: &[Span], damage: &[Span]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut is_open = false;
    for range in ranges {
        let mut start = range.start as usize;
        for part in text.get(range.range()).unwrap_or_default().split_inclusive('\n') {
            let end = start + part.len();
            let content = part.strip_suffix("\r\n").or_else(|| part.strip_suffix('\n')).unwrap_or(part);
            let content_end = (start + content.len()) as u32;
            match lines.last_mut() {
                Some(line) if is_open => (line.span.end, line.end) = (content_end, end as u32),
                last => {
                    let above = last.map_or(start, |line| line.end as usize);
                    let between = text.get(above..start).unwrap_or_default();
                    let host = if start == 0 { before } else { between };
                    // The first space behind a `>` is the host's, and where there is none, one has to come before any other.
                    let is_margin = host.ends_with("%|") || host.ends_with('>');
                    lines.push(Line {
                        span: Span::new(start, content_end as usize),
                        end: end as u32,
                        margin: if is_margin { " " } else { "" },
                        is_next: !between.contains('\n'),
                        is_damaged: false,
                    });
                }
            }
            is_open = !part.ends_with('\n');
            start = end;
        }
    }
    for damage in damage {
        let last = damage.end.saturating_sub(1).max(damage.start);
        let damaged = line_of(&lines, damage.start)..=line_of(&lines, last);
        lines.get_mut(damaged).into_iter().flatten().for_each(|line| line.is_damaged = true);
    }
    lines
}

/// The number of the line that `offset` lies in; its line end is a part of it.
pub fn line_of(lines: &[Line], offset: u32) -> usize {
    lines.partition_point(|line| line.span.start <= offset).saturating_sub(1)
}
