//! Byte ranges.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open range of bytes. Relative to the start of its [piece](super::cut::Piece) inside syntax trees, and to the
/// start of the file everywhere above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// From `start` to `end`; an inverted pair gives an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        let start = saturate(start);
        Self { start, end: saturate(end).max(start) }
    }

    /// No bytes, at `offset`.
    pub fn empty(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// The same bytes, counted from a point `base` bytes earlier.
    pub fn shifted(self, base: u32) -> Self {
        Self { start: self.start.saturating_add(base), end: self.end.saturating_add(base) }
    }

    /// From the start of this one to the end of the other.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end.max(self.start) }
    }

    /// As an index into text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether no byte lies in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// Files are bounded far below 4 GiB (see `project::read`), so nothing real is cut here.
fn saturate(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
