//! Findings known from before, out of a baseline or a revision, and which of today's are among them.
//!
//! A finding is the same as one from before if rule, subject and message are: lines move with every edit. They are
//! counted: of two alike, one that was known leaves one that is new.

use super::checked::{Checked, check_project};
use super::output::record::from_here;
use lakatos_engine::rules::Finding;
use lakatos_project::Project;
use lakatos_project::history::{History, HistoryError};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// A finding, as it is recognised again. Ordered as a baseline is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file that it was in, from the current folder; tells nothing apart.
    pub file: String,
    /// The rule's id.
    pub rule: String,
    /// The declared name that it is about.
    pub subject: Option<String>,
    /// What is wrong.
    pub message: String,
}

impl Entry {
    /// Of a finding.
    pub fn new(project: &Project, finding: &Finding) -> Self {
        Self {
            file: project.file(finding.place.source).map(|file| from_here(&file.path)).unwrap_or_default(),
            rule: finding.code.to_string(),
            subject: finding.subject.clone(),
            message: finding.message.clone(),
        }
    }

    fn identity(&self) -> Identity {
        (self.rule.clone(), self.subject.clone(), self.message.clone())
    }
}

type Identity = (String, Option<String>, String);

/// Findings from before that were not found again yet.
#[derive(Default)]
pub struct Earlier {
    entries: FxHashMap<Identity, Vec<Entry>>,
}

impl Earlier {
    /// These findings.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut earlier = Self::default();
        for entry in entries {
            earlier.entries.entry(entry.identity()).or_default().push(entry);
        }
        earlier
    }

    /// The findings that a project had at a revision, or has as it was last committed; in a line, why that cannot be said.
    pub fn at(project: &Project, revision: &str) -> Result<Self, HistoryError> {
        let before = History::around(project.root.folder())?.project_at(project, None, revision)?;
        Ok(Self::new(entries(&check_project(&before, false))))
    }

    /// Takes the findings that were there already out of what is found now.
    pub fn take_from(&mut self, checked: &mut Checked) {
        let project = checked.project;
        // What something else knew before is found again all the same.
        for finding in &checked.known {
            self.take(&Entry::new(project, finding));
        }
        let found = std::mem::take(&mut checked.findings);
        let (known, new) = found.into_iter().partition(|finding| self.take(&Entry::new(project, finding)));
        checked.findings = new;
        checked.known.extend::<Vec<Finding>>(known);
    }

    /// What was not found again, in order.
    pub fn left(self) -> Vec<Entry> {
        let mut left: Vec<Entry> = self.entries.into_values().flatten().collect();
        left.sort();
        left
    }

    fn take(&mut self, found: &Entry) -> bool {
        let Some(alike) = self.entries.get_mut(&found.identity()) else { return false };
        match alike.iter().position(|entry| entry.file == found.file) {
            Some(here) => drop(alike.swap_remove(here)),
            None => return alike.pop().is_some(),
        }
        true
    }
}

/// What was found in a project.
pub fn entries(checked: &Checked) -> Vec<Entry> {
    checked.findings.iter().map(|finding| Entry::new(checked.project, finding)).collect()
}
