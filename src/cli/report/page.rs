//! A page before it is HTML or Markdown. In its texts, backticks stand around what is code.

use lakatos_engine::appraisal::data::timeline::Timeline;
use lakatos_engine::argument::titled::with_signs;
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
    /// Units over years, for and against: the picture, and what it shows.
    Timeline(Timeline, String),
    /// The works cited, in order.
    Works(Vec<ListedWork>),
}

impl Block {
    /// The same in the words of a paper: quotation marks around titles and formulas, and the signs of print.
    pub fn in_words(self) -> Self {
        let plain = |text: String| with_signs(&text.replace('`', ""));
        match self {
            Self::Heading(level, text) => Self::Heading(level, plain(text)),
            Self::Text(text) => Self::Text(quoted(&text)),
            Self::List(points) => Self::List(points.iter().map(|point| quoted(point)).collect()),
            Self::Pairs(pairs) => Self::Pairs(pairs.into_iter().map(|(what, of)| (plain(what), quoted(&of))).collect()),
            other => other,
        }
    }
}

/// With quotation marks for backticks, where no others stand between them.
fn quoted(text: &str) -> String {
    let parts = text.split('`').enumerate().map(|(index, part)| match index % 2 {
        1 if !part.contains('“') => format!("“{part}”"),
        _ => part.to_owned(),
    });
    with_signs(&parts.collect::<String>())
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
