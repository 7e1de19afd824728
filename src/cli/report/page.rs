//! A page before it is HTML or Markdown. In its texts, backticks stand around names and formulas.

use lakatos_engine::rules::Severity;

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
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub instead: String,
    /// The literature that it rests on.
    pub references: Vec<String>,
}
