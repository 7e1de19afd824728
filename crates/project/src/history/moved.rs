//! Drafts and projects that had another path.

use super::repository::{History, Kept};
use crate::world::CONFIG_NAME;
use crate::{Config, File, Project};
use lakatos_syntax::Host;
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

/// How much of two texts is the same where they are one draft, as git takes it.
const SAME: f64 = 0.5;

impl History {
    /// Gives a draft on its own, or the folder of a project, the path that it has in `project`, where it had another.
    /// `is_gone` says of a path whether it is not there any more where `project` comes from.
    pub(super) fn follow_moved(&self, project: &Project, kept: &mut [Kept], is_gone: impl Fn(&str) -> bool) {
        match (&project.config, project.files.as_slice()) {
            (Some(config), _) => self.follow_folder(project, config, kept, is_gone),
            (None, [draft, ..]) => self.follow_draft(draft, kept, is_gone),
            _ => {}
        }
    }

    /// A draft that is gone, and has most of the lines of this one, is the same.
    fn follow_draft(&self, draft: &File, kept: &mut [Kept], is_gone: impl Fn(&str) -> bool) {
        let Some(path) = self.name_of(&draft.path).filter(|path| kept.iter().all(|(name, _)| name != path)) else {
            return;
        };
        let gone = kept.iter().enumerate().filter(|(_, (name, _))| is_gone(name));
        let alike = gone.filter_map(|(index, kept)| Some((index, self.likeness(kept, draft)?)));
        if let Some((index, _)) = alike.max_by(|one, other| one.1.total_cmp(&other.1)) {
            kept[index].0 = path;
        }
    }

    /// A folder whose `lakatos.toml` is gone, and that has most drafts of this one at the same places in it, is the same.
    fn follow_folder(&self, project: &Project, config: &Config, kept: &mut [Kept], is_gone: impl Fn(&str) -> bool) {
        let Some(root) = self.path_from_top(&config.root) else { return };
        let is_there =
            |file: &File| self.name_of(&file.path).is_some_and(|path| kept.iter().any(|(name, _)| *name == path));
        if kept.iter().any(|(name, _)| Path::new(name) == root.join(CONFIG_NAME))
            || project.files.iter().any(|file| is_there(file))
        {
            return;
        }
        let configs = kept.iter().map(|(name, _)| name.as_str()).filter(|name| is_gone(name));
        let folders = configs.filter_map(|name| {
            let path = Path::new(name);
            (path.file_name()? == CONFIG_NAME).then(|| path.parent().map(Path::to_path_buf))?
        });
        let alike = |folder: &PathBuf| {
            let same = project.files.iter().filter(|draft| {
                let within =
                    self.path_from_top(&draft.path).and_then(|path| Some(path.strip_prefix(&root).ok()?.to_owned()));
                let was = within.map(|within| folder.join(within));
                let kept = kept.iter().find(|(name, _)| Some(Path::new(name)) == was.as_deref());
                kept.is_some_and(|kept| self.likeness(kept, draft).is_some())
            });
            same.count()
        };
        let rated = folders.map(|folder| (alike(&folder), folder)).filter(|(same, _)| *same > 0);
        let Some((_, folder)) = rated.max_by_key(|(same, _)| *same) else { return };
        for (name, _) in kept {
            if let Ok(within) = Path::new(name.as_str()).strip_prefix(&folder) {
                *name = root.join(within).to_string_lossy().into_owned();
            }
        }
    }

    fn name_of(&self, path: &Path) -> Option<String> {
        Some(self.path_from_top(path)?.to_string_lossy().into_owned())
    }

    /// How much of what is kept is the same as a draft; none where that is not enough.
    fn likeness(&self, (name, id): &Kept, draft: &File) -> Option<f64> {
        if Host::from_path(name.as_ref()) != Some(draft.host) {
            return None;
        }
        let text = String::from_utf8(self.blob(*id)?).ok()?;
        Some(likeness(&text, draft.text())).filter(|likeness| *likeness >= SAME)
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
