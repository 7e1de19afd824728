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

/// Every built-in rule, by group and id.
pub static BUILT_IN: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/built_in_rules.rs"));
