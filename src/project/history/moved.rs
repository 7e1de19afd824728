//! A draft that had another path.

use super::{History, Kept};
use crate::project::Project;
use crate::syntax::Host;
use rustc_hash::FxHashSet;

/// How much of two texts is the same where they are one draft, as git takes it.
const SAME: f64 = 0.5;

impl History {
    /// Gives a draft on its own the path that it has now, where it had another: that of a draft that is no longer there
    /// and has most of its lines.
    pub(super) fn follow_moved(&self, project: &Project, kept: &mut [Kept]) {
        let (None, [draft, ..]) = (&project.config, project.files.as_slice()) else { return };
        let Some(path) = self.path_from_top(&draft.path).map(|path| path.to_string_lossy().into_owned()) else {
            return;
        };
        if kept.iter().any(|(name, _)| *name == path) {
            return;
        }
        let gone = kept.iter().enumerate().filter(|(_, (name, _))| {
            Host::of_path(name.as_ref()) == Some(draft.host) && !self.folder.join(name).exists()
        });
        let alike = gone.filter_map(|(index, (_, id))| {
            let text = String::from_utf8(self.blob(*id)?).ok()?;
            Some((index, likeness(&text, &draft.text))).filter(|(_, likeness)| *likeness >= SAME)
        });
        if let Some((index, _)) = alike.max_by(|one, other| one.1.total_cmp(&other.1)) {
            kept[index].0 = path;
        }
    }
}

/// How many of the lines of two texts are in both, of the longer one's; lines that are empty do not count.
fn likeness(one: &str, other: &str) -> f64 {
    let lines = |text: &'_ str| -> FxHashSet<String> {
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    };
    let (one, other) = (lines(one), lines(other));
    one.intersection(&other).count() as f64 / one.len().max(other.len()).max(1) as f64
}
