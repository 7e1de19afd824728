//! How a text differs from what it would be, line by line.

use super::tell::shown;
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops, udiff::UnifiedHunkHeader};
use std::io::{self, Write};
use std::path::Path;

/// How many lines are shown around each change.
const CONTEXT: usize = 3;

/// As `patch` and `git apply` read it.
pub fn write_diff(out: &mut impl Write, path: &Path, before: &str, after: &str) -> io::Result<()> {
    let lines = |text| -> Vec<&str> { str::split_inclusive(text, '\n').collect() };
    let (old, new) = (lines(before), lines(after));
    let changes = changes(&old, &new);
    if changes.iter().all(|change| change.tag() == DiffTag::Equal) {
        return Ok(());
    }
    let name = shown(path);
    write!(out, "--- a/{name}\n+++ b/{name}\n")?;
    for group in group_diff_ops(changes, CONTEXT) {
        writeln!(out, "{}", UnifiedHunkHeader::new(&group))?;
        for change in group.iter().flat_map(|op| op.iter_changes(&old, &new)) {
            let line = change.value();
            let end = if line.ends_with('\n') { "" } else { "\n\\ No newline at end of file\n" };
            write!(out, "{}{line}{end}", change.tag())?;
        }
    }
    Ok(())
}

/// What becomes of the lines. Where all lines of a long text are laid out anew, each is still found again by its words, so
/// that the time does not grow with the square of their number.
fn changes(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let words =
        |lines: &[&str]| -> Vec<String> { lines.iter().map(|line| line.split_whitespace().collect()).collect() };
    let mut found = Changes { ops: Vec::new(), changed: None };
    for op in capture_diff_slices(Algorithm::Myers, &words(old), &words(new)) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for number in 0..len {
                    let (from, to) = (old_index + number, new_index + number);
                    match old[from] == new[to] {
                        true => found.keep(from, to),
                        false => found.change((from, 1), (to, 1)),
                    }
                }
            }
            other => {
                let (old, new) = (other.old_range(), other.new_range());
                found.change((old.start, old.len()), (new.start, new.len()));
            }
        }
    }
    found.end();
    found.ops
}

/// Changes, joined where they stand together.
struct Changes {
    ops: Vec<DiffOp>,
    /// Where the last one begins, and how many lines it has, before and after.
    changed: Option<[(usize, usize); 2]>,
}

impl Changes {
    fn keep(&mut self, old_index: usize, new_index: usize) {
        self.end();
        match self.ops.last_mut() {
            Some(DiffOp::Equal { len, .. }) => *len += 1,
            _ => self.ops.push(DiffOp::Equal { old_index, new_index, len: 1 }),
        }
    }

    fn change(&mut self, old: (usize, usize), new: (usize, usize)) {
        let [before, after] = self.changed.get_or_insert([(old.0, 0), (new.0, 0)]);
        before.1 += old.1;
        after.1 += new.1;
    }

    fn end(&mut self) {
        let Some([(old_index, old_len), (new_index, new_len)]) = self.changed.take() else { return };
        self.ops.push(match (old_len, new_len) {
            (0, _) => DiffOp::Insert { old_index, new_index, new_len },
            (_, 0) => DiffOp::Delete { old_index, old_len, new_index },
            _ => DiffOp::Replace { old_index, old_len, new_index, new_len },
        });
    }
}
