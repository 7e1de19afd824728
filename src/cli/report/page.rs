//! A page before it is HTML or Markdown. In its texts, backticks stand around what is code.

use lakatos_engine::rules::Severity;
use lakatos_project::ListedWork;

/// A page.
pub struct Page {
    /// What it is about.
    pub title: String,
    /// What is on it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a page.
pub enum Block {
    /// A heading, of level 2 or 3.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// Points, in order.
    List(Vec<String>),
    /// Lines of two parts: what, and what of it.
    Pairs(Vec<(String, String)>),
    /// Something that was found.
    Finding(Found),
    /// The argument as a picture.
    Map,
    /// Predictions × cases.
    Matrix,
    /// The works cited, in order.
    Works(Vec<ListedWork>),
}

impl Block {
    /// The same in the words of a paper: without the marks around names and formulas, and with the signs of print.
    pub fn in_words(self) -> Self {
        let plain = |text: String| {
            let signs = [("`", ""), (">=", "≥"), ("<=", "≤"), ("!=", "≠")];
            signs.into_iter().fold(text, |text, (sign, word)| text.replace(sign, word))
        };
        match self {
            Self::Heading(level, text) => Self::Heading(level, plain(text)),
            Self::Text(text) => Self::Text(plain(text)),
            Self::List(points) => Self::List(points.into_iter().map(plain).collect()),
            Self::Pairs(pairs) => Self::Pairs(pairs.into_iter().map(|(what, of)| (plain(what), plain(of))).collect()),
            other => other,
        }
    }
}

/// Something that was found.
pub struct Found {
    /// How much it weighs.
    pub severity: Severity,
    /// The rule.
    pub rule: String,
    /// What is wrong.
    pub message: String,
    /// File and line.
    pub place: String,
    /// Why it matters; empty where another finding of the same rule has said so.
    pub why: String,
    /// What to do.
    pub instead: String,
    /// The literature that it rests on.
    pub references: Vec<String>,
}
