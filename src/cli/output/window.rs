//! What is drawn of very long lines: the neighbourhood of the marks. A terminal has no room for more, and whoever draws
//! would read all of the line again for every finding in it.

use lakatos_syntax::line_index::floor_char_boundary;
use std::ops::Range;

/// How long a line must be, in bytes, to be drawn in part.
const LONG: usize = 2_000;

/// How much is drawn before and behind the marks, in bytes: more than a terminal shows, so that it is the terminal's width
/// that decides.
const BESIDE: usize = 600;

/// A text without most of its long lines.
pub struct Window {
    /// What is left.
    pub text: String,
    /// What was kept, and where each of these begins now.
    kept: Vec<(Range<usize>, usize)>,
}

impl Window {
    /// Around some marks; none where no line is long.
    pub fn new(text: &str, marks: &[Range<usize>]) -> Option<Self> {
        text.split('\n').any(|line| line.len() > LONG).then(|| {
            let mut window = Self { text: String::new(), kept: Vec::new() };
            let mut start = 0;
            for line in text.split_inclusive('\n') {
                let end = start + line.trim_end_matches('\n').len();
                let kept = if end - start > LONG { near(text, start..end, marks) } else { start..end };
                window.kept.push((kept.clone(), window.text.len()));
                window.text.push_str(&text[kept]);
                window.text.push_str(&line[end - start..]);
                start += line.len();
            }
            window
        })
    }

    /// Where a mark lies now.
    pub fn moved(&self, mark: &Range<usize>) -> Range<usize> {
        let moved = |offset: usize| {
            let lines = self.kept.partition_point(|(kept, _)| kept.start <= offset);
            let (kept, now) = &self.kept[lines.saturating_sub(1)];
            now + offset.clamp(kept.start, kept.end) - kept.start
        };
        moved(mark.start)..moved(mark.end)
    }
}

/// The part of a line that the marks touch, with what lies beside them.
fn near(text: &str, line: Range<usize>, marks: &[Range<usize>]) -> Range<usize> {
    let touching = || marks.iter().filter(|mark| mark.start <= line.end && line.start <= mark.end);
    let first = touching().map(|mark| mark.start).min().unwrap_or(line.start);
    let last = touching().map(|mark| mark.end).max().unwrap_or(line.start);
    let from = first.saturating_sub(BESIDE).max(line.start);
    let to = last.saturating_add(BESIDE).min(line.end);
    floor_char_boundary(text, from)..floor_char_boundary(text, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_stays_where_it_was_said_to_be() {
        let text = format!("short\n{}«mark»{}\nshort", "ü".repeat(5_000), "ß ".repeat(5_000));
        let start = text.find("«mark»").unwrap_or_default();
        let mark = start..start + "«mark»".len();
        let seen = Window::new(&text, &[mark.clone(), 0..5]).map(|window| {
            let [mark, short] = [mark, 0..5].map(|range| window.text[window.moved(&range)].to_owned());
            (mark, short, window.text.lines().count(), window.text.len() < LONG)
        });
        assert_eq!(seen, Some(("«mark»".to_owned(), "short".to_owned(), 3, true)));
        assert!(Window::new("a short one", &[]).is_none());
    }
}
