//! Which rule a diagnostic is a case of.

use std::borrow::Cow;
use std::fmt;

/// What reports a diagnostic: the id of a rule, or of what was read in vain.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(Cow<'static, str>);

#[allow(missing_docs, reason = "each is the rule of the same name, whose file documents it")]
impl Code {
    pub const SYNTAX_ERROR: Self = Self::new("syntax-error");
    pub const UNFINISHED: Self = Self::new("unfinished");
    pub const UNDEFINED_NAME: Self = Self::new("undefined-name");
    pub const DUPLICATE_NAME: Self = Self::new("duplicate-name");
    pub const WRONG_KIND: Self = Self::new("wrong-kind");
    pub const UNKNOWN_LEVEL: Self = Self::new("unknown-level");
    pub const LEVEL_NEEDED: Self = Self::new("level-needed");
    pub const REVERSED_RANGE: Self = Self::new("reversed-range");
    pub const KEYWORD_AS_NAME: Self = Self::new("keyword-as-name");
    pub const CIRCULAR_REFERENCE: Self = Self::new("circular-reference");
    pub const EXECUTABLE_FENCE: Self = Self::new("executable-fence");
    pub const COMMENTED_OUT: Self = Self::new("commented-out-block");
    pub const UNREAD_METADATA: Self = Self::new("unread-metadata");
    pub const SHADOWS_LIBRARY: Self = Self::new("shadows-library");
    pub const SUPPRESSION_WITHOUT_REASON: Self = Self::new("suppression-without-reason");
    pub const UNKNOWN_RULE: Self = Self::new("unknown-rule");
    pub const UNKNOWN_CLAIM: Self = Self::new("unknown-claim");
    pub const NOT_WORKED_OUT: Self = Self::new("not-worked-out");
    pub const UNUSED_SUPPRESSION: Self = Self::new("unused-suppression");
}

impl Code {
    /// A rule file that cannot be used as it is.
    pub const INVALID_RULE: Self = Self::new("invalid-rule");

    /// A code that is known beforehand.
    pub const fn new(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Code {
    fn from(id: String) -> Self {
        Self(Cow::Owned(id))
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, id: &str) -> bool {
        self.0 == id
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, id: &&str) -> bool {
        self.0 == *id
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
