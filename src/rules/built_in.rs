//! The rules that lakatos ships, embedded.

/// A built-in rule file.
pub struct BuiltIn {
    /// Its folder.
    pub group: &'static str,
    /// Its name.
    pub id: &'static str,
    /// Its text.
    pub text: &'static str,
}

impl BuiltIn {
    /// All but its examples, which come last and are most of the text.
    pub fn head(&self) -> &'static str {
        let end = ["\n[[bad]]", "\n[[good]]"].into_iter().filter_map(|key| self.text.find(key)).min();
        &self.text[..end.unwrap_or(self.text.len())]
    }
}

/// Every built-in rule, by group and id.
pub static BUILT_IN: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/built_in_rules.rs"));
