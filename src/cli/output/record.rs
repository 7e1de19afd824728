//! A finding with its files, lines and columns: what every format but the text prints, and its JSON (docs/json.md).

use crate::cli::checked::Checked;
use lakatos_engine::rules::Severity;
use lakatos_engine::rules::finding::{Finding, Location, Suppressed};
use lakatos_project::{Project, absolute};
use lakatos_syntax::line_index::{Encoding, LineIndex};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::LazyLock;

/// A finding. The fields are those of the JSON.
#[derive(Serialize)]
#[allow(missing_docs, reason = "docs/json.md says what they are")]
pub struct Record {
    pub rule: String,
    pub group: String,
    #[serde(serialize_with = "word")]
    pub severity: Severity,
    pub subject: Option<String>,
    #[serde(flatten)]
    pub place: PlaceRecord,
    pub message: String,
    /// What to do, all of it.
    #[serde(skip)]
    pub help: String,
    /// The same without what the rule says of every finding.
    #[serde(rename = "help", skip_serializing_if = "Option::is_none")]
    pub own_help: Option<String>,
    pub related: Vec<RelatedRecord>,
    pub fixes: Vec<FixRecord>,
}

/// Where.
#[derive(Serialize)]
#[allow(missing_docs, reason = "docs/json.md says what they are")]
pub struct PlaceRecord {
    pub file: String,
    pub range: Range,
}

/// Another place.
#[derive(Serialize)]
#[allow(missing_docs, reason = "docs/json.md says what they are")]
pub struct RelatedRecord {
    #[serde(flatten)]
    pub place: PlaceRecord,
    pub message: String,
}

/// A fix.
#[derive(Serialize)]
#[allow(missing_docs, reason = "docs/json.md says what they are")]
pub struct FixRecord {
    pub title: String,
    pub edits: Vec<EditRecord>,
    /// Whether it leaves something for the author to say: where a fix is made at one click, it is not offered.
    #[serde(skip)]
    pub needs_words: bool,
}

/// A text in place of a range.
#[derive(Serialize)]
#[allow(missing_docs, reason = "docs/json.md says what they are")]
pub struct EditRecord {
    #[serde(flatten)]
    pub place: PlaceRecord,
    pub text: String,
}

/// From where to where.
#[derive(Clone, Copy, Serialize)]
#[allow(missing_docs, reason = "docs/json.md says what they are")]
pub struct Range {
    pub start: PositionRecord,
    pub end: PositionRecord,
}

/// Lines and columns from 1, columns in Unicode scalar values; offsets in bytes from 0.
#[derive(Clone, Copy, Serialize)]
#[allow(missing_docs, reason = "docs/json.md says what they are")]
pub struct PositionRecord {
    pub line: u32,
    pub column: u32,
    pub offset: u32,
    /// The column in bytes, from 1.
    #[serde(skip)]
    pub byte_column: u32,
}

fn word<S: Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.word())
}

impl Record {
    /// What is wrong, and what to do.
    pub fn sentences(&self) -> String {
        let stop = if self.message.ends_with(['?', '!', '.']) { "" } else { "." };
        format!("{}{stop}\n{}", self.message, self.help)
    }
}

impl PlaceRecord {
    /// The path for a program that reads on in the folder that lakatos runs in; none of an address (`lakatos:…`), which is
    /// no file.
    pub fn path(&self) -> Option<String> {
        (!self.file.starts_with("lakatos:")).then(|| from_here(Path::new(&self.file)))
    }

    /// The path for a forge, which knows the repository and not the folder in it that lakatos runs in.
    pub fn path_in_repository(&self) -> Option<String> {
        (!self.file.starts_with("lakatos:")).then(|| in_repository(Path::new(&self.file)))
    }
}

impl FixRecord {
    /// Its edits, if all are in the file of the finding.
    pub fn edits_in(&self, file: &str) -> Option<&[EditRecord]> {
        self.edits.iter().all(|edit| edit.place.file == file).then_some(self.edits.as_slice())
    }
}

/// The findings that are shown, by file, offset and rule.
pub fn records(checked: &[Checked]) -> Vec<Record> {
    records_of(checked, |checked| &checked.findings)
}

/// The findings that a baseline or a revision has already.
pub fn known_records(checked: &[Checked]) -> Vec<Record> {
    records_of(checked, |checked| &checked.known)
}

/// The findings that suppressions allow, with the reasons given.
pub fn suppressed_records(checked: &[Checked]) -> Vec<(String, Record)> {
    let of_project = |checked: &Checked| {
        let converter = Converter::new(checked.project);
        let convert = |allowed: &Suppressed| (allowed.reason.clone(), converter.record(&allowed.finding));
        checked.suppressed.iter().map(convert).collect::<Vec<_>>()
    };
    checked.iter().flat_map(of_project).collect()
}

/// The files that were asked for, in order, as forges know them, and what was found in each.
pub fn by_file<'a>(checked: &[Checked], records: &'a [Record]) -> BTreeMap<String, Vec<&'a Record>> {
    let files = checked.iter().flat_map(|checked| checked.project.requested());
    let mut by_file: BTreeMap<String, Vec<&Record>> = files.map(|file| (from_here(&file.path), Vec::new())).collect();
    for record in records {
        if let Some(of_file) = record.place.path().and_then(|path| by_file.get_mut(&path)) {
            of_file.push(record);
        }
    }
    by_file
}

/// A path from the top of the repository that the current folder is in, or else from that folder, with `/` on every
/// platform.
pub fn in_repository(path: &Path) -> String {
    static TOP: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = absolute(Path::new("."));
        // A work tree and a submodule have a file of that name.
        let top = here.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_path_buf);
        top.unwrap_or(here)
    });
    from(&TOP, path)
}

/// A path from the current folder, with `/` on every platform.
pub fn from_here(path: &Path) -> String {
    from(Path::new("."), path)
}

/// A path from a folder, with `/` on every platform.
pub fn from(folder: &Path, path: &Path) -> String {
    let (folder, path) = (absolute(folder), absolute(path));
    let shared = folder.components().zip(path.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    let relative: PathBuf = up.chain(path.components().skip(shared)).collect();
    slashed(&relative)
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn records_of(checked: &[Checked], findings: impl for<'a> Fn(&'a Checked) -> &'a Vec<Finding>) -> Vec<Record> {
    let of_project = |checked: &Checked| {
        let converter = Converter::new(checked.project);
        findings(checked).iter().map(|finding| converter.record(finding)).collect::<Vec<_>>()
    };
    let mut records: Vec<Record> = checked.iter().flat_map(of_project).collect();
    records.sort_by(|a, b| {
        let key = |record: &Record| (record.place.range.start.offset, record.place.range.end.offset);
        (&a.place.file, key(a), &a.rule).cmp(&(&b.place.file, key(b), &b.rule))
    });
    records
}

struct Converter<'project> {
    project: &'project Project,
    indexes: Vec<LineIndex<'project>>,
}

impl<'project> Converter<'project> {
    fn new(project: &'project Project) -> Self {
        Self { project, indexes: project.all_files().map(|file| LineIndex::new(file.text())).collect() }
    }

    fn record(&self, finding: &Finding) -> Record {
        let related = finding
            .related
            .iter()
            .map(|related| RelatedRecord { place: self.place(related.place), message: related.message.clone() });
        let fixes = finding.fixes.iter().map(|fix| {
            let edits = fix.edits.iter();
            let edits = edits.map(|edit| EditRecord { place: self.place(edit.place), text: edit.text.clone() });
            FixRecord { title: fix.title.clone(), edits: edits.collect(), needs_words: fix.needs_words() }
        });
        let rule = self.project.rules().rule(finding.code.as_str());
        let help = finding.help.clone().unwrap_or_default();
        let of_rule = rule.and_then(|rule| rule.instead()).unwrap_or_default();
        let own_help = help.strip_prefix(of_rule).unwrap_or(&help).trim_start();
        Record {
            rule: finding.code.to_string(),
            group: rule.map(|rule| rule.file.group.clone()).unwrap_or_default(),
            severity: finding.severity,
            subject: finding.subject.clone(),
            place: self.place(finding.place),
            message: finding.message.clone(),
            own_help: Some(own_help.to_owned()).filter(|help| !help.is_empty()),
            help,
            related: related.collect(),
            fixes: fixes.collect(),
        }
    }

    /// The path with `/` on every platform, so that the same input gives the same bytes.
    fn place(&self, location: Location) -> PlaceRecord {
        let index = &self.indexes[location.source as usize];
        let position = |offset: u32| {
            let position = index.position(offset, Encoding::Scalar);
            let byte_column = index.position(offset, Encoding::Utf8).column + 1;
            PositionRecord { line: position.line + 1, column: position.column + 1, offset, byte_column }
        };
        PlaceRecord {
            file: self.project.file(location.source).map(|file| slashed(&file.path)).unwrap_or_default(),
            range: Range { start: position(location.span.start), end: position(location.span.end) },
        }
    }
}
