//! A rule file as written: keys and texts, with where they stand, not yet typed.

use super::condition::invalid;
use super::keys::keys_of;
pub use super::located::Located;
use super::toml_value::scalar;
use super::vocabulary::{Kind, Value};
use super::{Severity, Tag};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::nearest::{ALIKE, nearest};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A rule file.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the keys of the file, documented in docs/rules-of-ones-own.md")]
pub struct RuleFile {
    pub id: String,
    pub group: String,
    pub since: String,
    pub severity: Severity,
    pub tags: Vec<Tag>,
    pub applies_to: Vec<Kind>,
    pub summary: String,
    pub when: Located,
    pub at: Option<Located>,
    pub message: Located,
    pub label: Option<Located>,
    pub why: String,
    pub instead: Located,
    pub references: Vec<String>,
    pub lowered: Option<(Severity, Located)>,
    /// What to look for in prose, and what excuses a sentence.
    pub phrases: Vec<(Located, Vec<Located>)>,
    pub related: Vec<RelatedFile>,
    pub options: Vec<OptionFile>,
    pub fixes: Vec<FixFile>,
    /// Why it has none, where it has none.
    pub no_fix: String,
    pub bad: Vec<ExampleFile>,
    pub good: Vec<ExampleFile>,
}

/// A related place.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the keys of the file")]
pub struct RelatedFile {
    pub each: Option<Located>,
    pub at: Located,
    pub message: Located,
}

/// A threshold that a user may set.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the keys of the file")]
pub struct OptionFile {
    pub name: String,
    pub default: Value,
    pub doc: String,
}

/// A quick fix.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the keys of the file")]
pub struct FixFile {
    pub title: Located,
    pub each: Option<Located>,
    pub at: Located,
    pub also: Option<Located>,
    pub edit: EditKind,
    pub text: Located,
    /// Whether it changes nothing that the author meant, so that it may be made without asking.
    pub is_safe: bool,
}

/// What a fix does with its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKind {
    /// A new property at the end of the declaration.
    AddLine,
    /// In place of what stands there.
    Replace,
    /// At the end of the property, or of some words of the prose.
    Append,
    /// A new declaration after the one there.
    AddDeclaration,
    /// A new declaration in the block nearest to prose, or in one of its own behind the paragraph.
    AddBlock,
}

impl EditKind {
    /// As they are written.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("add-line", Self::AddLine),
        ("replace", Self::Replace),
        ("append", Self::Append),
        ("add-declaration", Self::AddDeclaration),
        ("add-block", Self::AddBlock),
    ];
}

/// An example, which is a test: `«` and `»` mark where the finding goes.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the keys of the file")]
pub struct ExampleFile {
    pub text: String,
    pub host: String,
    pub note: String,
    /// What was frozen; empty where nothing was.
    pub frozen: String,
    /// The table of its data set, a line a row with commas between; empty where it has none.
    pub table: String,
    /// What was counted before: a claim, a data set and a fingerprint; empty where nothing was.
    pub counted: String,
}

/// Whether a text comes with its examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Examples {
    /// It must.
    Required,
    /// They were cut off, to save reading them.
    Skipped,
}

/// Reads a rule file: all that can be read of it, and everything that is wrong.
pub fn read(text: &str, group: &str, examples: Examples) -> (Option<RuleFile>, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems: Vec<Diagnostic> =
        errors.into_iter().map(|error| *invalid(error.span().unwrap_or_default(), error.message())).collect();
    if !problems.is_empty() {
        return (None, problems);
    }
    let mut reader = Reader { text, problems: &mut problems };
    let file = reader.rule(table.get_ref(), group);
    if let (Some(file), Examples::Required) = (&file, examples) {
        reader.has_examples(file);
        reader.has_phrases(file);
    }
    (file, problems)
}

struct Reader<'a> {
    text: &'a str,
    problems: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn rule(&mut self, table: &DeTable, group: &str) -> Option<RuleFile> {
        self.known_keys(table, "");
        let whole = 0..self.text.find('\n').unwrap_or(self.text.len());
        let id = self.required(table, "id", &whole);
        let since = self.required(table, "since", &whole);
        let severity = self.severity(table, "severity", &whole);
        let applies_to = self.kinds(table, &whole);
        let summary = self.required(table, "summary", &whole);
        // A rule on sentences has said with its phrases when it holds.
        let when = match (&applies_to, table.get("when")) {
            (Some(kinds), None) if *kinds == [Kind::Sentence] => Some(Located { text: "true".to_owned(), start: 0 }),
            _ => self.required(table, "when", &whole),
        };
        let phrases = self.tables(table, "phrase", |reader, table, span| {
            reader.known_keys(table, "phrase");
            Some((reader.required(table, "words", span)?, reader.located_strings(table, "never")))
        });
        let message = self.required(table, "message", &whole);
        let why = self.required(table, "why", &whole);
        let instead = self.required(table, "instead", &whole);
        let references = self.strings(table, "references", &whole);
        let lowered = self.lowered(table);
        let related = self.tables(table, "related", |reader, table, span| {
            reader.known_keys(table, "related");
            let each = reader.optional(table, "each");
            let (at, message) = (reader.required(table, "at", span), reader.required(table, "message", span));
            Some(RelatedFile { each, at: at?, message: message? })
        });
        let options = self.tables(table, "option", Self::option);
        let fixes = self.tables(table, "fix", Self::fix);
        let bad = self.tables(table, "bad", Self::example);
        let good = self.tables(table, "good", Self::example);
        Some(RuleFile {
            id: id.unwrap_or_default().text,
            group: group.to_owned(),
            since: since.unwrap_or_default().text,
            severity: severity.unwrap_or(Severity::Warning),
            tags: self.tags(table),
            applies_to: applies_to?,
            summary: summary.unwrap_or_default().text,
            when: when?,
            at: self.optional(table, "at"),
            message: message?,
            label: self.optional(table, "label"),
            why: why.unwrap_or_default().text,
            instead: instead?,
            references,
            lowered,
            phrases,
            related,
            options,
            fixes,
            no_fix: self.optional(table, "no-fix").unwrap_or_default().text,
            bad,
            good,
        })
    }

    fn has_examples(&mut self, file: &RuleFile) {
        for (examples, key) in [(&file.bad, "bad"), (&file.good, "good")] {
            if examples.is_empty() {
                let whole = 0..self.text.find('\n').unwrap_or(self.text.len());
                self.report(whole, format!("a rule needs at least one `[[{key}]]` example: it is the rule's test"));
            }
        }
    }

    fn has_phrases(&mut self, file: &RuleFile) {
        for (span, why) in super::prose::problems(file) {
            self.report(span, why);
        }
        let whole = 0..self.text.find('\n').unwrap_or(self.text.len());
        match (file.applies_to == [Kind::Sentence], file.phrases.is_empty()) {
            (true, true) => self.report(whole, "a rule on sentences needs a `[[phrase]]`".to_owned()),
            (false, false) => self.report(whole, "only a rule with `applies-to = \"sentence\"` has phrases".to_owned()),
            _ => {}
        }
    }

    fn fix(&mut self, table: &DeTable, span: &Range<usize>) -> Option<FixFile> {
        self.known_keys(table, "fix");
        let (title, at) = (self.required(table, "title", span), self.required(table, "at", span));
        let (edit, text) = (self.required(table, "edit", span), self.required(table, "text", span));
        let (each, also) = (self.optional(table, "each"), self.optional(table, "also"));
        let edit = edit?;
        let kind = EditKind::NAMES.iter().find(|(name, _)| *name == edit.text).map(|(_, kind)| *kind);
        if kind.is_none() {
            let names: Vec<String> = EditKind::NAMES.iter().map(|(name, _)| format!("`{name}`")).collect();
            self.report(edit.start..edit.start + edit.text.len(), format!("expected one of {}", names.join(", ")));
        }
        let is_safe = table.get("safe").and_then(|value| value.get_ref().as_bool()).unwrap_or_default();
        Some(FixFile { title: title?, each, at: at?, also, edit: kind?, text: text?, is_safe })
    }

    fn option(&mut self, table: &DeTable, span: &Range<usize>) -> Option<OptionFile> {
        self.known_keys(table, "option");
        let (name, doc) = (self.required(table, "name", span), self.required(table, "doc", span));
        let default = table.get("default").and_then(|value| scalar(value.get_ref()));
        if default.is_none() {
            self.report(
                span.clone(),
                "an option needs a `default`: a number, a string, or `true` or `false`".to_owned(),
            );
        }
        Some(OptionFile { name: name?.text, default: default?, doc: doc?.text })
    }

    fn example(&mut self, table: &DeTable, span: &Range<usize>) -> Option<ExampleFile> {
        self.known_keys(table, "bad");
        let text = self.required(table, "text", span)?.text;
        let host = self.optional(table, "host").map_or_else(|| "lak".to_owned(), |host| host.text);
        let frozen = self.optional(table, "frozen").unwrap_or_default().text;
        let note = self.optional(table, "note").unwrap_or_default().text;
        let counted = self.optional(table, "counted").unwrap_or_default().text;
        let rows = self.optional(table, "table").unwrap_or_default().text;
        Some(ExampleFile { text, host, note, frozen, table: rows, counted })
    }

    fn lowered(&mut self, table: &DeTable) -> Option<(Severity, Located)> {
        let value = table.get("lowered")?;
        let DeValue::Table(inner) = value.get_ref() else {
            self.report(value.span(), "expected a table: `lowered = { to = \"info\", when = '''…''' }`".to_owned());
            return None;
        };
        self.known_keys(inner, "lowered");
        let severity = self.severity(inner, "to", &value.span());
        let when = self.required(inner, "when", &value.span());
        Some((severity?, when?))
    }

    fn kinds(&mut self, table: &DeTable, whole: &Range<usize>) -> Option<Vec<Kind>> {
        let names = match table.get("applies-to").map(Spanned::get_ref) {
            Some(DeValue::Array(_)) => self.located_strings(table, "applies-to"),
            _ => vec![self.required(table, "applies-to", whole)?],
        };
        let mut kinds = Vec::new();
        for name in names {
            match Kind::named(&name.text) {
                Some(kind) => kinds.push(kind),
                None => self.unknown("kind", &name, super::vocabulary::KINDS.iter().map(|info| info.name)),
            }
        }
        (!kinds.is_empty()).then_some(kinds)
    }

    fn tags(&mut self, table: &DeTable) -> Vec<Tag> {
        let mut tags = Vec::new();
        for name in self.located_strings(table, "tags") {
            match Tag::ALL.into_iter().find(|tag| tag.word() == name.text) {
                Some(tag) => tags.push(tag),
                None => self.unknown("tag", &name, Tag::ALL.into_iter().map(Tag::word)),
            }
        }
        tags
    }

    fn unknown<'known>(&mut self, what: &str, name: &Located, known: impl Iterator<Item = &'known str>) {
        let hint = nearest(&name.text, known, ALIKE).map(|nearest| format!("; did you mean `{nearest}`?"));
        let message = format!("there is no {what} `{}`{}", name.text, hint.unwrap_or_default());
        self.report(name.start..name.start + name.text.len(), message);
    }

    fn severity(&mut self, table: &DeTable, key: &str, span: &Range<usize>) -> Option<Severity> {
        let word = self.required(table, key, span)?;
        let severity = Severity::named(&word.text);
        if severity.is_none() {
            let message = "expected `error`, `warning`, `info` or `hint`".to_owned();
            self.report(word.start..word.start + word.text.len(), message);
        }
        severity
    }

    fn strings(&mut self, table: &DeTable, key: &str, span: &Range<usize>) -> Vec<String> {
        if table.get(key).is_none() {
            self.report(span.clone(), format!("the key `{key}` is missing"));
        }
        self.located_strings(table, key).into_iter().map(|located| located.text).collect()
    }

    fn located_strings(&mut self, table: &DeTable, key: &str) -> Vec<Located> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.report(value.span(), format!("`{key}` is a list of strings"));
            return Vec::new();
        };
        let mut strings = Vec::new();
        for item in items.iter() {
            match self.located(item) {
                Some(located) => strings.push(located),
                None => self.report(item.span(), "expected a string".to_owned()),
            }
        }
        strings
    }

    fn tables<T>(
        &mut self,
        table: &DeTable,
        key: &str,
        read: impl Fn(&mut Self, &DeTable, &Range<usize>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.report(value.span(), format!("`{key}` is written `[[{key}]]`"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(inner) => tables.extend(read(self, inner, &item.span())),
                _ => self.report(item.span(), format!("`{key}` is written `[[{key}]]`")),
            }
        }
        tables
    }

    fn known_keys(&mut self, table: &DeTable, name_of_table: &str) {
        let known = || keys_of(name_of_table).iter().map(|(key, _)| *key);
        for key in table.keys() {
            let name: &str = key.get_ref().as_ref();
            if !known().any(|key| key == name) {
                let hint = nearest(name, known(), ALIKE).map(|nearest| format!("; did you mean `{nearest}`?"));
                self.report(key.span(), format!("there is no key `{name}`{}", hint.unwrap_or_default()));
            }
        }
    }

    fn required(&mut self, table: &DeTable, key: &str, span: &Range<usize>) -> Option<Located> {
        let found = self.optional(table, key);
        match table.get(key) {
            None => self.report(span.clone(), format!("the key `{key}` is missing")),
            Some(_) if found.as_ref().is_some_and(|located| located.text.trim().is_empty()) => {
                self.report(span.clone(), format!("`{key}` is empty"));
            }
            Some(_) => {}
        }
        found
    }

    fn optional(&mut self, table: &DeTable, key: &str) -> Option<Located> {
        let value = table.get(key)?;
        let located = self.located(value);
        if located.is_none() {
            self.report(value.span(), format!("`{key}` is a string"));
        }
        located
    }

    fn located(&self, value: &Spanned<DeValue>) -> Option<Located> {
        Located::read(self.text, value)
    }

    fn report(&mut self, span: Range<usize>, message: String) {
        self.problems.push(*invalid(span, message));
    }
}
