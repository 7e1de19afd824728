//! Which works a draft may cite: those of the bibliographies that it names.
//!
//! For findings, keys are enough, and are kept; who asks where an entry stands has the file read anew.

use super::bibtex::entries;
use super::path::absolute;
use super::read::read_text;
use crate::rules::Bibliography;
use crate::syntax::Host;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The bibliographies read so far, each once, however many drafts name it.
#[derive(Debug, Default)]
pub struct Bibliographies {
    read: Mutex<FxHashMap<PathBuf, Option<Arc<FxHashSet<String>>>>>,
}

impl Bibliographies {
    /// What a draft, or its project, lets it cite. A bibliography outside `root` counts as one that cannot be read.
    pub fn of(&self, path: &Path, text: &str, host: Host, root: &Path, of_project: &[PathBuf]) -> Bibliography {
        let files = files_of(path, text, host, of_project);
        if files.is_empty() {
            return Bibliography::Unnamed;
        }
        let keys: Option<Vec<_>> =
            files.into_iter().map(|file| if lies_within(&file, root) { self.keys(file) } else { None }).collect();
        keys.map_or(Bibliography::Unreadable, Bibliography::Known)
    }

    /// Reads a bibliography again when it is asked for next.
    pub fn forget(&self, file: &Path) {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).retain(|known, _| absolute(known) != absolute(file));
    }

    /// The bibliographies that were asked for.
    pub fn files(&self) -> Vec<PathBuf> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).keys().cloned().collect()
    }

    fn keys(&self, file: PathBuf) -> Option<Arc<FxHashSet<String>>> {
        // A thread that panicked leaves nothing half-written here.
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = read.entry(file).or_insert_with_key(|file| Some(Arc::new(keys_of(&read_text(file).ok()?))));
        keys.clone()
    }
}

fn keys_of(bibliography: &str) -> FxHashSet<String> {
    entries(bibliography).into_iter().map(|entry| entry.key).collect()
}

/// The bibliographies that a draft or its project names.
pub fn files_of(path: &Path, text: &str, host: Host, of_project: &[PathBuf]) -> Vec<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let named = named_in(text, host).into_iter().map(|name| folder.join(name));
    named.chain(of_project.iter().cloned()).collect()
}

/// The `.bib` files that a draft names: in its front matter, or with LaTeX's commands.
fn named_in(text: &str, host: Host) -> Vec<String> {
    match host {
        Host::Lakatos => Vec::new(),
        Host::Markdown => front_matter(text).map(of_front_matter).unwrap_or_default(),
        Host::Latex => of_latex(text),
    }
}

fn front_matter(text: &str) -> Option<&str> {
    let body = unmarked(text).strip_prefix("---")?.trim_start_matches('\r').strip_prefix('\n')?;
    Some(&body[..body.find("\n---").or_else(|| body.find("\n..."))?])
}

/// Without a byte order mark.
fn unmarked(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// `bibliography: refs.bib`, `bibliography: [a.bib, b.bib]`, or a list on the lines below.
fn of_front_matter(yaml: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut lines = yaml.lines();
    while let Some(line) = lines.next() {
        let Some(value) = line.strip_prefix("bibliography:") else { continue };
        names.extend(value.trim().trim_matches(['[', ']']).split(',').map(unquoted).filter(|name| !name.is_empty()));
        if names.is_empty() {
            let items = lines.clone().map_while(|line| line.trim_start().strip_prefix("- "));
            names.extend(items.map(unquoted));
        }
    }
    names
}

/// Without quotes, or a comment behind.
fn unquoted(text: &str) -> String {
    let text = text.split(" #").next().unwrap_or_default();
    text.trim().trim_matches(['"', '\'']).to_owned()
}

/// `\bibliography{a,b}` names files without their ending, `\addbibresource{a.bib}` with it.
fn of_latex(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for line in text.lines() {
        let line = line.split('%').next().unwrap_or_default();
        for (command, ending) in [("\\bibliography", ".bib"), ("\\addbibresource", "")] {
            let files = argument_of(line, command).into_iter().flat_map(|argument| argument.split(','));
            names.extend(files.map(|file| format!("{}{ending}", file.trim())));
        }
    }
    names
}

/// The argument in braces of a command, past any options in brackets. `\bibliographystyle` is another command.
fn argument_of<'line>(line: &'line str, command: &str) -> Option<&'line str> {
    line.match_indices(command).find_map(|(at, _)| {
        let rest = &line[at + command.len()..];
        let rest = match rest.strip_prefix('[') {
            Some(options) => options.split_once(']')?.1,
            None => rest,
        };
        rest.strip_prefix('{')?.split_once('}').map(|(argument, _)| argument)
    })
}

/// Whether a path, without any `..`, lies below `root`.
pub fn lies_within(path: &Path, root: &Path) -> bool {
    absolute(path).starts_with(absolute(root))
}
