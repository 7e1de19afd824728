//! Rows that are of one unit and time.

use super::loaded::Duplicates;

/// Beyond so many bits, sorting is cheaper than a mark for every unit and time.
const MAX_MARKS: u64 = 1 << 26;

/// So many are shown.
const MAX_SHOWN: usize = 5;

/// The rows that are not the first of their unit and time.
pub fn duplicates(units: &[u32], times: Option<&[i32]>) -> Duplicates {
    let time = |row: usize| times.map_or(0, |times| times[row]);
    let (least, greatest) = (0..units.len())
        .fold((i32::MAX, i32::MIN), |(least, greatest), row| (least.min(time(row)), greatest.max(time(row))));
    let span = (i64::from(greatest) - i64::from(least) + 1).max(0) as u64;
    let count = units.iter().max().map_or(0, |unit| u64::from(*unit) + 1);
    let mut found = Duplicates::default();
    if count.saturating_mul(span) <= MAX_MARKS {
        let mut marks = vec![0_u64; (count * span).div_ceil(64) as usize];
        for (row, unit) in units.iter().enumerate() {
            let mark = u64::from(*unit) * span + (i64::from(time(row)) - i64::from(least)) as u64;
            let (word, bit) = (&mut marks[(mark / 64) as usize], 1 << (mark % 64));
            if *word & bit != 0 {
                found.add(row as u32);
            }
            *word |= bit;
        }
        return found;
    }
    let key = |row: usize| (u64::from(units[row]) << 32) | (i64::from(time(row)) - i64::from(i32::MIN)) as u64;
    let mut keys: Vec<u64> = (0..units.len()).map(key).collect();
    keys.sort_unstable();
    let rows = keys.windows(2).filter(|pair| pair[0] == pair[1]).count();
    let mut repeated: Vec<u64> = keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    drop(keys);
    repeated.dedup();
    let mut seen = vec![false; repeated.len()];
    for row in 0..units.len() {
        if repeated.is_empty() || found.shown.len() == MAX_SHOWN {
            break;
        }
        if let Ok(at) = repeated.binary_search(&key(row))
            && std::mem::replace(&mut seen[at], true)
        {
            found.add(row as u32);
        }
    }
    found.rows = rows as u64;
    found
}

impl Duplicates {
    fn add(&mut self, row: u32) {
        self.rows += 1;
        if self.shown.len() < MAX_SHOWN {
            self.shown.push(row);
        }
    }
}
