//! What a project asks of the rules: severities, options, and the two profiles, stance and aim.

use super::rule::Rule;
use super::set::RuleSet;
use super::vocabulary::Value;
use super::{Severity, Tag};

/// What refutes a theory is a question of method: not every study of cases is after general laws (Jackson 2011).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stance {
    /// Theories are tested by cases.
    #[default]
    Nomothetic,
    /// Theories are ideal types that order a case: rules about refutation are off.
    Analyticist,
}

/// What a draft is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aim {
    /// To test a theory.
    #[default]
    Test,
    /// To build one: what is not tested yet is for information.
    Build,
    /// To describe: what is not tested is a hint at most.
    Describe,
}

/// What is asked of one rule or group.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Not asked at all.
    Off,
    /// With another severity.
    Severity(Severity),
    /// With an option of another value.
    Option(String, Value),
}

/// What a project asks of the rules.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// How theories are meant.
    pub stance: Stance,
    /// What the draft is for.
    pub aim: Aim,
    /// By rule or group, in order; a later one counts, and one of a rule counts more than one of its group.
    pub requests: Vec<(String, Request)>,
}

impl Settings {
    /// `rules` as this project wants them.
    pub fn apply(&self, rules: &RuleSet) -> RuleSet {
        if self.stance == Stance::default() && self.aim == Aim::default() && self.requests.is_empty() {
            return rules.clone();
        }
        rules.filter_map(|rule| self.wanted(rule))
    }

    fn wanted(&self, rule: &Rule) -> Option<Rule> {
        let mut rule = rule.clone();
        if self.stance == Stance::Analyticist && rule.file.tags.contains(&Tag::Nomothetic) {
            return None;
        }
        if rule.file.tags.contains(&Tag::Test) {
            let mildest = match self.aim {
                Aim::Test => Severity::Error,
                Aim::Build => Severity::Info,
                Aim::Describe => Severity::Hint,
            };
            rule.file.severity = rule.file.severity.max(mildest);
        }
        let (group, id) = (rule.file.group.clone(), rule.file.id.clone());
        let of_group = self.requests.iter().filter(|(name, _)| *name == group);
        let of_rule = self.requests.iter().filter(|(name, _)| *name == id);
        let mut is_on = true;
        for (_, request) in of_group.chain(of_rule) {
            match request {
                Request::Off => is_on = false,
                Request::Severity(severity) => (is_on, rule.file.severity) = (true, *severity),
                Request::Option(name, value) => rule.set_option(name, value.clone()),
            }
        }
        is_on.then_some(rule)
    }
}
