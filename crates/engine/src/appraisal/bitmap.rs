//! Sets of rows, 64 to a word.

use std::ops::Range;

/// A set of rows below a fixed length. Bits beyond the length are 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    words: Vec<u64>,
    length: usize,
}

impl Bitmap {
    /// No rows, of `length`.
    pub fn none(length: usize) -> Self {
        Self { words: vec![0; length.div_ceil(64)], length }
    }

    /// Every row.
    pub fn all(length: usize) -> Self {
        let mut bitmap = Self { words: vec![u64::MAX; length.div_ceil(64)], length };
        bitmap.clear_tail();
        bitmap
    }

    /// The rows for which `holds`.
    pub fn from_fn(length: usize, mut holds: impl FnMut(usize) -> bool) -> Self {
        let mut bitmap = Self::none(length);
        for (index, word) in bitmap.words.iter_mut().enumerate() {
            let base = index * 64;
            *word = (0..64.min(length - base)).fold(0, |word, bit| word | u64::from(holds(base + bit)) << bit);
        }
        bitmap
    }

    /// The rows whose `value` satisfies `holds`. Values are tested one after another into bytes, which the compiler
    /// vectorises, and eight bytes packed at a time.
    pub fn from_values<T: Copy>(values: &[T], holds: impl Fn(T) -> bool) -> Self {
        let mut bitmap = Self::none(values.len());
        for (word, chunk) in bitmap.words.iter_mut().zip(values.chunks(64)) {
            *word = pack(chunk, &holds);
        }
        bitmap
    }

    /// How many rows there are, in the set or not.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Whether a row is in the set; no row beyond the length is.
    pub fn contains(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Takes a row in.
    pub fn insert(&mut self, row: usize) {
        if row < self.length {
            self.words[row / 64] |= 1 << (row % 64);
        }
    }

    /// Leaves a row out.
    pub fn remove(&mut self, row: usize) {
        if row < self.length {
            self.words[row / 64] &= !(1 << (row % 64));
        }
    }

    /// How many rows are in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many rows are in both.
    pub fn count_common(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(word, other)| (word & other).count_ones() as usize).sum()
    }

    /// Whether no row is.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether a row of a stretch is.
    pub fn has_any_in(&self, rows: Range<usize>) -> bool {
        self.words_in(rows).any(|word| word != 0)
    }

    /// How many rows of a stretch are.
    pub fn count_in(&self, rows: Range<usize>) -> usize {
        self.words_in(rows).map(|word| word.count_ones() as usize).sum()
    }

    /// The words of a stretch, without the rows beside it.
    fn words_in(&self, rows: Range<usize>) -> impl Iterator<Item = u64> {
        let (start, end) = (rows.start.min(self.length), rows.end.min(self.length));
        let words = if start < end { start / 64..end.div_ceil(64) } else { 0..0 };
        words.map(move |index| {
            let base = index * 64;
            let mut word = self.words[index];
            if start > base {
                word &= u64::MAX << (start - base);
            }
            if end < base + 64 {
                word &= (1 << (end - base)) - 1;
            }
            word
        })
    }

    /// The rows in the set, in order.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest.wrapping_sub(1);
                (bit < 64).then_some(index * 64 + bit)
            })
        })
    }

    /// Rows in both.
    pub fn and(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
        self
    }

    /// Rows in either.
    pub fn or(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
        self
    }

    /// Rows in this one only.
    pub fn minus(mut self, other: &Self) -> Self {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
        self
    }

    fn clear_tail(&mut self) {
        let used = self.length % 64;
        if let (Some(last), true) = (self.words.last_mut(), used > 0) {
            *last &= (1 << used) - 1;
        }
    }
}

/// Bit n of the word is whether value n holds.
fn pack<T: Copy>(values: &[T], holds: impl Fn(T) -> bool) -> u64 {
    let mut bytes = [0u8; 64];
    for (byte, value) in bytes.iter_mut().zip(values) {
        *byte = u8::from(holds(*value));
    }
    let (eights, _) = bytes.as_chunks::<8>();
    eights.iter().enumerate().fold(0, |word, (index, eight)| {
        // Each byte is 0 or 1; the product gathers them, first to last, in its top byte.
        let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        word | gathered << (index * 8)
    })
}
