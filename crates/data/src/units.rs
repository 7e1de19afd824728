//! The units of rows: what their keys name, each once.

use super::Key;
use super::key::KeyInRow;
use rustc_hash::FxHashMap;

/// What the keys of rows name.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// For each key column, its values.
    values: Vec<Values>,
    /// For each unit, the number of its value in each key column.
    parts: Vec<u32>,
    /// For each key column but the first: the numbers of what stands before it and of its value, and of both together.
    pairs: Vec<FxHashMap<(u32, u32), u32>>,
    /// The unit of the row before.
    last: Option<u32>,
    /// The numbers of the values of the row.
    path: Vec<u32>,
}

#[derive(Clone, Debug, Default)]
struct Values {
    all: Vec<Key>,
    numbers: FxHashMap<i64, u32>,
    texts: FxHashMap<Box<str>, u32>,
}

impl Values {
    fn find(&self, key: &KeyInRow) -> Option<u32> {
        match key {
            KeyInRow::Number(number) => self.numbers.get(number).copied(),
            KeyInRow::Text(text) => self.texts.get(&**text).copied(),
        }
    }

    fn put(&mut self, key: KeyInRow) -> u32 {
        let next = self.all.len() as u32;
        match &key {
            KeyInRow::Number(number) => self.numbers.insert(*number, next),
            KeyInRow::Text(text) => self.texts.insert((&**text).into(), next),
        };
        self.all.push(key.into());
        next
    }
}

impl Units {
    /// None yet, named by so many columns.
    pub(super) fn new(columns: usize) -> Self {
        let pairs = vec![FxHashMap::default(); columns.saturating_sub(1)];
        Self { values: vec![Values::default(); columns], parts: Vec::new(), pairs, last: None, path: Vec::new() }
    }

    /// How many there are; one where no column tells units apart.
    pub fn len(&self) -> usize {
        if self.values.is_empty() { 1 } else { self.parts.len() / self.values.len() }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many columns name one.
    pub fn width(&self) -> usize {
        self.values.len()
    }

    /// The values of a key column.
    pub fn values(&self, column: usize) -> &[Key] {
        self.values.get(column).map_or(&[], |values| &values.all)
    }

    /// For each unit, one after another, the number of its value in each key column.
    pub fn parts(&self) -> &[u32] {
        &self.parts
    }

    /// What names a unit.
    pub fn keys(&self, unit: u32) -> impl Iterator<Item = &Key> {
        let start = unit as usize * self.width();
        let parts = self.parts.get(start..start + self.width()).unwrap_or_default();
        parts.iter().zip(&self.values).filter_map(|(part, values)| values.all.get(*part as usize))
    }

    /// The unit of a row whose keys these are, if there is one already.
    pub(super) fn find<'row>(&self, keys: impl Iterator<Item = KeyInRow<'row>>) -> Option<u32> {
        let mut unit = None;
        for (column, key) in keys.enumerate() {
            let value = self.values.get(column)?.find(&key)?;
            unit = Some(match unit {
                None => value,
                Some(before) => *self.pairs.get(column - 1)?.get(&(before, value))?,
            });
        }
        unit
    }

    /// The unit of a row whose keys these are; none where one is missing.
    pub(super) fn put<'row>(&mut self, keys: impl Iterator<Item = Option<KeyInRow<'row>>>) -> Option<u32> {
        self.path.clear();
        for key in keys {
            let key = key?;
            let values = self.values.get_mut(self.path.len())?;
            self.path.push(match values.find(&key) {
                Some(value) => value,
                None => values.put(key),
            });
        }
        let path = self.path.as_slice();
        let width = path.len();
        // The rows of a unit often stand together.
        if let Some(last) = self.last {
            let start = last as usize * width;
            if self.parts.get(start..start + width) == Some(path) {
                return Some(last);
            }
        }
        let Some(first) = path.first() else { return Some(0) };
        let mut unit = *first;
        let mut is_new = unit as usize * width >= self.parts.len() && width == 1;
        for (pairs, value) in self.pairs.iter_mut().zip(&path[1..]) {
            let next = pairs.len() as u32;
            unit = *pairs.entry((unit, *value)).or_insert_with(|| {
                is_new = true;
                next
            });
        }
        if is_new {
            self.parts.extend_from_slice(path);
        }
        self.last = Some(unit);
        Some(unit)
    }

    /// The same, to find units in again.
    pub(super) fn indexed(&self) -> Self {
        let mut indexed = Self::new(self.width());
        for unit in 0..self.len() as u32 {
            let keys = self.keys(unit).map(|key| {
                Some(match key {
                    Key::Number(number) => KeyInRow::Number(*number),
                    Key::Text(text) => KeyInRow::Text(text.as_ref().into()),
                })
            });
            indexed.put(keys);
        }
        indexed
    }

    /// Lets go of what only the reading of rows needs.
    pub(super) fn settled(mut self) -> Self {
        (self.pairs, self.path) = Default::default();
        for values in &mut self.values {
            (values.numbers, values.texts) = Default::default();
        }
        self
    }
}
