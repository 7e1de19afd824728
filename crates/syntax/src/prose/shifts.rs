//! Where prose stands after edits that touched none of it.

use crate::edit::Edit;
use crate::span::Span;

/// From bytes of a text to bytes of the same text after edits within its blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shifts {
    /// Bytes of the text as it was at which something was put in or taken out, in order, each with by how much what
    /// follows has moved for it.
    steps: Vec<(u32, i64)>,
    /// How many bytes were put in and taken out in all.
    touched: u64,
}

impl Shifts {
    /// Whether everything is where it was.
    pub fn is_none(&self) -> bool {
        self.steps.is_empty()
    }

    /// How many bytes were put in and taken out in all.
    pub fn touched(&self) -> u64 {
        self.touched
    }

    /// The bytes of the text as it was at which something was put in or taken out.
    pub fn places(&self) -> impl Iterator<Item = u32> {
        self.steps.iter().map(|(at, _)| *at)
    }

    /// Takes in one edit more.
    pub fn add(&mut self, edit: Edit) {
        let at = self.before(i64::from(edit.start));
        let delta = edit.inserted.len() as i64 - edit.removed.len() as i64;
        self.touched += (edit.inserted.len() + edit.removed.len()) as u64;
        match self.steps.binary_search_by_key(&at, |(at, _)| *at) {
            Ok(index) => self.steps[index].1 += delta,
            Err(index) => self.steps.insert(index, (at, delta)),
        }
    }

    /// Where a byte stood at first; of what was put in, the place at which it was.
    fn before(&self, now: i64) -> u32 {
        let mut moved = 0;
        for (at, delta) in &self.steps {
            let there = i64::from(*at) + moved;
            if now <= there {
                break;
            }
            if now <= there + delta {
                return *at;
            }
            moved += delta;
        }
        u32::try_from(now - moved).unwrap_or_default()
    }

    /// Where bytes stand now that no edit touched.
    pub fn span(&self, span: Span) -> Span {
        Span { start: self.offset(span.start), end: self.offset(span.end) }
    }

    fn offset(&self, offset: u32) -> u32 {
        let before = self.steps.iter().take_while(|(at, _)| *at < offset);
        u32::try_from(i64::from(offset) + before.map(|(_, delta)| delta).sum::<i64>()).unwrap_or_default()
    }
}
