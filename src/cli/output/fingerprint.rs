//! A finding's fingerprint: by it a forge recognises the finding in the next run, wherever its line has moved.

use super::record::Record;
use rustc_hash::FxHashMap;

/// A fingerprint of each record, no two the same: what tells findings apart is rule, subject and message, and of those
/// alike, which one it is.
pub fn fingerprints<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<String> {
    let mut alike: FxHashMap<u64, u64> = FxHashMap::default();
    let fingerprint = |record: &Record| {
        let parts = [&record.rule, record.subject.as_deref().unwrap_or_default(), &record.message];
        let identity = fnv1a(parts.join("\0").as_bytes());
        let number = alike.entry(identity).or_default();
        *number += 1;
        format!("{identity:016x}{number:04x}")
    };
    records.into_iter().map(fingerprint).collect()
}

/// The same on every machine and in every release, which the hashes of the standard library do not promise (FNV-1a:
/// draft-eastlake-fnv).
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
