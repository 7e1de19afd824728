//! Finds many spellings in a text by their first words: a text is read word by word, and only where a word, or two of
//! them, begin a spelling is that compared. This is quick to build and to ask, however many spellings there are.

use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many bits tell at once that nothing begins so.
const BITS: usize = 1 << 14;

/// Spellings, by how they begin.
#[derive(Debug)]
pub struct Index {
    /// Each in any case; none is empty.
    spellings: Vec<Box<str>>,
    /// How many bytes of each come before its first word.
    before: Vec<u32>,
    /// By the first word, or the first two where there are more, the numbers of the spellings.
    by_beginning: FxHashMap<u64, Vec<u32>>,
    /// Beginnings that there may be.
    may_begin: Box<[u64]>,
}

impl Index {
    /// Of spellings, which go by their order.
    pub fn new<'all>(spellings: impl IntoIterator<Item = &'all str>) -> Self {
        let mut index = Self {
            spellings: spellings.into_iter().map(Box::from).collect(),
            before: Vec::new(),
            by_beginning: FxHashMap::default(),
            may_begin: vec![0; BITS / 64].into(),
        };
        for (number, spelling) in index.spellings.iter().enumerate() {
            let mut words = Words { text: spelling, at: 0 };
            let first = words.next();
            index.before.push(first.as_ref().map_or(0, |word| word.start as u32));
            let Some(first) = first else { continue };
            let beginning = words.next().map_or(first.hash, |second| joined(first.hash, second.hash));
            index.by_beginning.entry(beginning).or_default().push(number as u32);
            let bit = beginning as usize % BITS;
            index.may_begin[bit / 64] |= 1 << (bit % 64);
        }
        index
    }

    /// The spellings that begin with some words.
    fn beginning(&self, hash: u64) -> &[u32] {
        let bit = hash as usize % BITS;
        match self.may_begin[bit / 64] >> (bit % 64) & 1 {
            0 => &[],
            _ => self.by_beginning.get(&hash).map_or(&[], Vec::as_slice),
        }
    }

    /// Where a text has a spelling in any case, by where it begins: its number and its bytes. Names within each other
    /// are told apart from each other by nobody here.
    pub fn each_in<'text>(&self, text: &'text str) -> Found<'_, 'text> {
        Found { index: self, words: Words { text, at: 0 }, last: None, start: 0, pending: &[], next: None }
    }
}

/// What is found in a text.
pub struct Found<'index, 'text> {
    index: &'index Index,
    words: Words<'text>,
    last: Option<Word>,
    /// Where the word stands that `pending` begin with.
    start: usize,
    /// Spellings that may stand there.
    pending: &'index [u32],
    /// What is to be looked at after these: spellings of one word, where that stands.
    next: Option<(&'index [u32], usize)>,
}

impl Iterator for Found<'_, '_> {
    type Item = (usize, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            while let Some((number, rest)) = self.pending.split_first() {
                self.pending = rest;
                let number = *number as usize;
                let (spelling, before) = (&self.index.spellings[number], self.index.before[number] as usize);
                let Some(start) = self.start.checked_sub(before) else { continue };
                let range = start..start + spelling.len();
                let there = self.words.text.as_bytes().get(range.clone());
                if there.is_some_and(|there| there.eq_ignore_ascii_case(spelling.as_bytes())) {
                    return Some((number, range));
                }
            }
            if let Some((pending, start)) = self.next.take() {
                (self.pending, self.start) = (pending, start);
                continue;
            }
            let word = self.words.next()?;
            let single = self.index.beginning(word.hash);
            if let Some(last) = self.last.replace(word) {
                (self.pending, self.start) = (self.index.beginning(joined(last.hash, word.hash)), last.start);
            }
            self.next = (!single.is_empty()).then_some((single, word.start));
        }
    }
}

/// A word of a text.
#[derive(Clone, Copy)]
struct Word {
    start: usize,
    /// Of its letters, whatever their case.
    hash: u64,
}

/// The words of a text: letters and digits that nothing parts.
struct Words<'text> {
    text: &'text str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        let mut word: Option<Word> = None;
        while let Some(&byte) = bytes.get(self.at) {
            let length = match byte {
                byte if byte.is_ascii_alphanumeric() => 1,
                0..0x80 => 0,
                _ => self.text[self.at..].chars().next().filter(|c| c.is_alphanumeric()).map_or(0, char::len_utf8),
            };
            if length == 0 {
                if word.is_some() {
                    break;
                }
                // On to the next character.
                self.at += 1;
                while !self.text.is_char_boundary(self.at) {
                    self.at += 1;
                }
                continue;
            }
            let word = word.get_or_insert(Word { start: self.at, hash: 0 });
            for byte in &bytes[self.at..self.at + length] {
                // Capitals differ in one bit; in signs of several bytes, case counts.
                let small = if length == 1 { byte | 0x20 } else { *byte };
                word.hash = word.hash.wrapping_mul(31).wrapping_add(u64::from(small));
            }
            self.at += length;
        }
        word.map(|word| Word { hash: mixed(word.hash), ..word })
    }
}

/// The hash of two words.
fn joined(one: u64, other: u64) -> u64 {
    mixed(one.rotate_left(17) ^ other)
}

fn mixed(hash: u64) -> u64 {
    let spread = (hash.wrapping_add(0x9E37_79B9)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    spread ^ spread >> 29
}
