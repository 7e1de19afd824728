//! The keys of `lakatos.toml`, read by hand so that every mistake is found at once and where it stands.

use super::invalid;
use lakatos_engine::rules::settings::{Aim, Request, Settings, Stance};
use lakatos_engine::rules::toml_value::scalar;
use lakatos_engine::rules::vocabulary::Value;
use lakatos_engine::rules::{RuleSet, Severity};
use lakatos_syntax::Diagnostic;
use lakatos_syntax::nearest::{ALIKE, nearest};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What has been read so far.
#[derive(Default)]
pub struct Reader {
    /// `project.name`.
    pub name: Option<String>,
    /// `project.include`.
    pub include: Vec<String>,
    /// `project.exclude`.
    pub exclude: Vec<String>,
    /// `project.bibliography`, each with where it stands.
    pub bibliography: Vec<(Range<usize>, String)>,
    /// `project.data`: folders outside of the project that tables may be read from.
    pub data: Vec<String>,
    /// `project.use`: libraries.
    pub uses: Vec<(Range<usize>, String)>,
    /// `project.rules`: folders of the project's own rules, each where it stands in the file.
    pub rule_folders: Vec<String>,
    /// `project.stance`, `project.aim` and `[rules]`.
    pub settings: Settings,
    /// What is wrong, at bytes of the file.
    pub problems: Vec<Diagnostic>,
}

const PROJECT_KEYS: [&str; 9] = ["name", "include", "exclude", "bibliography", "data", "use", "rules", "stance", "aim"];

impl Reader {
    /// Reads `[project]`.
    pub fn project(&mut self, table: &DeTable) {
        self.known_keys(table, &["project", "prose", "rules"], "key");
        let Some(inner) = self.table(table, "project") else { return };
        self.known_keys(inner, &PROJECT_KEYS, "key");
        self.name = self.string(inner, "name").map(|(_, name)| name);
        self.include = self.strings(inner, "include", "[\"drafts/**\"]");
        self.exclude = self.strings(inner, "exclude", "[\"notes/**\"]");
        self.bibliography = self.located_strings(inner, "bibliography", "[\"refs.bib\"]");
        self.data = self.strings(inner, "data", "[\"../data\"]");
        self.uses = self.located_strings(inner, "use", "[\"ir/cases\"]");
        self.rule_folders = self.strings(inner, "rules", "[\"my-rules\"]");
        let stances = [("nomothetic", Stance::Nomothetic), ("analyticist", Stance::Analyticist)];
        self.settings.stance = self.one_of(inner, "stance", &stances);
        self.settings.aim =
            self.one_of(inner, "aim", &[("test", Aim::Test), ("build", Aim::Build), ("describe", Aim::Describe)]);
    }

    /// Reads `[prose]`: whether the prose is read at all. What is in no language that phrases are written in, is not.
    pub fn prose(&mut self, table: &DeTable) {
        let Some(inner) = self.table(table, "prose") else { return };
        self.known_keys(inner, &["read", "language"], "key");
        let mut is_read = self.one_of(inner, "read", &[("on", Some(true)), ("off", Some(false))]) != Some(false);
        if let Some((_, language)) = self.string(inner, "language") {
            is_read &= language.split(['-', '_']).next().is_some_and(|first| first.eq_ignore_ascii_case("en"));
        }
        if !is_read {
            self.settings.requests.push(("prose".to_owned(), Request::Off));
        }
    }

    /// Reads `[rules]`, whose keys are the rules and groups of `rules`.
    pub fn settings(&mut self, table: &DeTable, rules: &RuleSet) {
        let Some(inner) = self.table(table, "rules") else { return };
        let files = || rules.rules().iter().map(|rule| &rule.file);
        let names: Vec<&str> = files().flat_map(|file| [file.id.as_str(), file.group.as_str()]).collect();
        self.known_keys(inner, &names, "rule or group");
        for (key, value) in inner.iter() {
            let name: &str = key.get_ref().as_ref();
            match value.get_ref() {
                DeValue::Table(options) => self.rule_table(name, options, rules),
                _ => self.severity(name, value),
            }
        }
    }

    fn rule_table(&mut self, name: &str, table: &DeTable, rules: &RuleSet) {
        let options = rules.rule(name).map(|rule| rule.file.options.clone()).unwrap_or_default();
        let known: Vec<&str> = options.iter().map(|option| option.name.as_str()).chain(["severity"]).collect();
        self.known_keys(table, &known, "option");
        for (key, value) in table.iter() {
            let key: &str = key.get_ref().as_ref();
            let Some(option) = options.iter().find(|option| option.name == key) else {
                if key == "severity" {
                    self.severity(name, value);
                }
                continue;
            };
            let given = scalar(value.get_ref());
            let is_alike = |given: &Value| std::mem::discriminant(given) == std::mem::discriminant(&option.default);
            match given.filter(is_alike) {
                Some(given) => self.settings.requests.push((name.to_owned(), Request::Option(key.to_owned(), given))),
                None => {
                    self.problems.push(invalid(value.span(), format!("`{key}` is a {}", type_name(&option.default))))
                }
            }
        }
    }

    fn severity(&mut self, name: &str, value: &Spanned<DeValue>) {
        let word = match value.get_ref() {
            DeValue::String(word) => word.as_ref(),
            _ => "",
        };
        let request = if word == "off" { Some(Request::Off) } else { Severity::named(word).map(Request::Severity) };
        match request {
            Some(request) => self.settings.requests.push((name.to_owned(), request)),
            None => {
                let message = "expected \"error\", \"warning\", \"info\", \"hint\" or \"off\"".to_owned();
                self.problems.push(invalid(value.span(), message));
            }
        }
    }

    fn table<'table, 'input>(&mut self, table: &'table DeTable<'input>, key: &str) -> Option<&'table DeTable<'input>> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::Table(inner) => Some(inner),
            _ => {
                self.problems.push(invalid(value.span(), format!("`{key}` is a table: write `[{key}]`")));
                None
            }
        }
    }

    fn string(&mut self, table: &DeTable, key: &str) -> Option<(Range<usize>, String)> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some((value.span(), text.to_string())),
            _ => {
                self.problems.push(invalid(value.span(), format!("`{key}` is a string")));
                None
            }
        }
    }

    fn one_of<T: Copy + Default>(&mut self, table: &DeTable, key: &str, known: &[(&str, T)]) -> T {
        let Some((span, word)) = self.string(table, key) else { return T::default() };
        let found = known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
        found.unwrap_or_else(|| {
            let names: Vec<String> = known.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            self.problems.push(invalid(span, format!("expected {}", names.join(" or "))));
            T::default()
        })
    }

    fn strings(&mut self, table: &DeTable, key: &str, example: &str) -> Vec<String> {
        self.located_strings(table, key, example).into_iter().map(|(_, string)| string).collect()
    }

    fn located_strings(&mut self, table: &DeTable, key: &str, example: &str) -> Vec<(Range<usize>, String)> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.problems.push(invalid(value.span(), format!("`{key}` is a list of strings: `{key} = {example}`")));
            return Vec::new();
        };
        let mut strings = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(text) => strings.push((item.span(), text.to_string())),
                _ => self.problems.push(invalid(item.span(), "expected a string".to_owned())),
            }
        }
        strings
    }

    fn known_keys(&mut self, table: &DeTable, known: &[&str], what: &str) {
        for key in table.keys() {
            let name: &str = Spanned::get_ref(key).as_ref();
            if !known.contains(&name) {
                let nearest = nearest(name, known.iter().copied(), ALIKE);
                let hint = nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
                self.problems.push(invalid(key.span(), format!("there is no {what} `{name}`{hint}")));
            }
        }
    }
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Bool(_) => "bool",
        Value::Number(_) => "number",
        _ => "string",
    }
}
