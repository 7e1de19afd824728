//! The rules in force.

use super::prose::Phrases;
use super::rule::Rule;
use super::vocabulary::{Field, Kind};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::nearest::{ALIKE, nearest};
use rustc_hash::FxHashSet;
use std::sync::{Arc, OnceLock};

/// Rules, by group and id.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    rules: Vec<Rule>,
    /// Ids of rules that are switched off: they may still be named in suppressions.
    off: Vec<String>,
    /// The kinds of declarations whose titles some rule reads.
    titles_read: OnceLock<FxHashSet<DeclarationKind>>,
    /// Whether some rule reads sentences.
    sentences_read: OnceLock<bool>,
    /// Whether some rule asks what the prose names.
    names_asked: OnceLock<bool>,
    /// The phrases that some rule looks for.
    phrases: OnceLock<Arc<Phrases>>,
}

/// A rule file that is still to be loaded.
#[derive(Clone, Copy, Debug)]
pub struct RuleFileText<'text> {
    /// Its folder.
    pub group: &'text str,
    /// Its name.
    pub id: &'text str,
    /// Its text.
    pub text: &'text str,
}

/// A rule file that could not be loaded.
#[derive(Clone, Debug)]
pub struct BrokenRule {
    /// `GROUP/ID`.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Everything that is wrong with it.
    pub problems: Vec<Diagnostic>,
}

impl RuleSet {
    /// Rules from their files, every expression typed; and those that do not load.
    pub fn load(files: &[RuleFileText]) -> (Self, Vec<BrokenRule>) {
        let mut set = Self::default();
        let mut broken = Vec::new();
        for file in files {
            match Rule::load(file.text, file.group) {
                Ok(rule) => set.rules.push(rule),
                Err(problems) => {
                    let name = format!("{}/{}", file.group, file.id);
                    broken.push(BrokenRule { name, text: file.text.to_owned(), problems });
                }
            }
        }
        (set, broken)
    }

    /// These rules only.
    pub fn new(rules: Vec<Rule>) -> Self {
        Self { rules, ..Self::default() }
    }

    /// With one rule more, in place of one of the same id.
    pub fn with(&self, rule: Rule) -> Self {
        let others = self.rules.iter().filter(|other| other.id() != rule.id()).cloned();
        Self { rules: others.chain([rule.clone()]).collect(), off: self.off.clone(), ..Self::default() }
    }

    /// The rules that `wanted` keeps, as it wants them.
    pub fn filter_map(&self, wanted: impl Fn(&Rule) -> Option<Rule>) -> Self {
        let mut set = Self { off: self.off.clone(), ..Self::default() };
        for rule in &self.rules {
            match wanted(rule) {
                Some(rule) => set.rules.push(rule),
                None => set.off.push(rule.id().to_owned()),
            }
        }
        set
    }

    /// Types every condition, and whatever else is put off until it is asked for: what is done before it is needed is
    /// not waited for.
    pub fn prepare(&self) {
        for rule in &self.rules {
            for index in 0..rule.file.applies_to.len() {
                rule.condition(index);
            }
        }
        self.reads_title(DeclarationKind::Case);
    }

    /// The phrases of its rules.
    pub fn phrases(&self) -> &Arc<Phrases> {
        self.phrases.get_or_init(|| Arc::new(Phrases::new(&self.rules)))
    }

    /// Whether there is a rule of that id, be it switched off.
    pub fn knows(&self, id: &str) -> bool {
        self.rule(id).is_some() || self.off.iter().any(|off| off == id)
    }

    /// Every rule.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// A rule by its id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id() == id)
    }

    /// Whether a rule reads the titles of a kind of declaration.
    pub fn reads_title(&self, kind: DeclarationKind) -> bool {
        let read = || {
            let is_read = |kind: &DeclarationKind| {
                let of_kind = |field: &'static Field| {
                    field.name == "title" && Kind::named(kind.keyword()).is_some_and(|kind| kind.has(field))
                };
                // Prose calls things by their titles, too.
                self.rules.iter().any(|rule| rule.reads("title", &of_kind) || asks_what_prose_names(rule))
            };
            DeclarationKind::ALL.into_iter().filter(is_read).collect()
        };
        self.titles_read.get_or_init(read).contains(&kind)
    }

    /// Whether a rule reads the sentence in which its phrase stands.
    pub fn reads_sentences(&self) -> bool {
        let is_text = |field: &'static Field| ["text", "quoted"].contains(&field.name) && Kind::Sentence.has(field);
        let reads = |rule: &Rule| rule.reads("text", &is_text) || rule.reads("quoted", &is_text);
        *self.sentences_read.get_or_init(|| self.rules.iter().any(reads))
    }

    /// Whether some rule asks what the prose names.
    pub fn asks_what_prose_names(&self) -> bool {
        *self.names_asked.get_or_init(|| self.rules.iter().any(asks_what_prose_names))
    }

    /// Whether some rule reads prose at all.
    pub fn reads_prose(&self) -> bool {
        self.phrases().is_asked() || self.asks_what_prose_names()
    }

    /// The ids most like one that there is not.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.rules.iter().map(Rule::id), ALIKE)
    }
}

fn asks_what_prose_names(rule: &Rule) -> bool {
    let is_of_prose = |kind: &Kind| matches!(kind, Kind::SpokenTheory | Kind::SpokenCase);
    rule.file.applies_to.iter().any(is_of_prose) || rule.reads("is_untold", &|_| true)
}
