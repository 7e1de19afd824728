//! The words within a property, and the lists of words out of which one is chosen.

use crate::ast::Mode;

/// A reserved word that opens nothing.
#[derive(Clone, Copy, Debug)]
pub struct WordRow {
    /// The word.
    pub word: &'static str,
    /// What it is for.
    pub group: WordGroup,
    /// Whether a line that begins with it goes on with the property of the line above.
    pub continues_line: bool,
    /// One line of documentation; none where it has none of its own.
    pub summary: Option<&'static str>,
}

/// What a word within a property is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordGroup {
    /// A part of a mode: `only when`.
    Mode,
    /// It makes a formula out of others.
    Connective,
    /// It leads to a further part of the property.
    Link,
    /// A value that every concept may have.
    Value,
}

/// In the order of the reference.
pub const WORDS: &[WordRow] = &[
    mode("when", true),
    mode("only", true),
    mode("exactly", true),
    mode("mostly", true),
    mode("more", true),
    mode("often", false),
    mode("moves", true),
    row(
        "where",
        WordGroup::Link,
        true,
        Some("Where this one prediction is said to hold. What the whole theory is about stands under `scope`."),
    ),
    row("and", WordGroup::Connective, true, Some("Both hold. It binds more tightly than `or`.")),
    row("or", WordGroup::Connective, true, Some("One of the two holds, or both.")),
    row("not", WordGroup::Connective, false, Some("It does not hold. It binds most tightly.")),
    row(
        "via",
        WordGroup::Link,
        true,
        Some(
            "The kind of evidence: `dataset`, `archive`, `memoir`, `interview`, `survey`, `press`, `secondary`, \
             `anecdote` or `impression`.",
        ),
    ),
    row("for", WordGroup::Link, false, Some("The theory that the case was selected for.")),
    row("yes", WordGroup::Value, false, None),
    row("no", WordGroup::Value, false, None),
    row(
        "unknown",
        WordGroup::Value,
        false,
        Some("You looked, and could not tell. What is unknown is never taken for yes or no."),
    ),
];

const fn mode(word: &'static str, continues_line: bool) -> WordRow {
    WordRow { word, group: WordGroup::Mode, continues_line, summary: None }
}

const fn row(word: &'static str, group: WordGroup, continues_line: bool, summary: Option<&'static str>) -> WordRow {
    WordRow { word, group, continues_line, summary }
}

/// A word that opens a property and stands within another one too.
pub(super) const WITHIN_ANOTHER: &[Word] = &[word("on", "In what respect the two cases are alike.")];

/// Words that are none of the language but in one place, and names or levels elsewhere.
pub const CONTEXTUAL: &[Word] = &[
    word("by", "Of the actors of a case: `threat by korea = yes`, `democracy by all >= 6`."),
    word("as", "What a column of a data set holds for each level: `as none = 0, entente = 2..3`."),
    word("all", "Of each actor of the case."),
    word("any", "Of one actor of the case at least."),
    word("both", "Of each of the two actors of the case."),
    word("with", "What moves together from one period to the next."),
    word("same", "The actors of the case have one and the same value of the concept."),
];

/// The one concept that nobody declares.
pub const YEAR: &str = "year";

/// What is to be read of it.
pub(super) const OF_YEAR: &[Word] = &[word(YEAR, "The years of a case: a number that every case with a period has.")];

/// How a prediction hangs on its condition, in one line of documentation.
#[derive(Clone, Copy, Debug)]
pub struct ModeRow {
    /// The mode, which knows its words.
    pub mode: Mode,
    /// One line of documentation.
    pub summary: &'static str,
}

/// The modes that have words.
pub const MODES: &[ModeRow] = &[
    prediction_mode(Mode::When, "*A when B*: B is enough for A. A case with B and without A contradicts it."),
    prediction_mode(Mode::OnlyWhen, "*A only when B*: no A without B. A case with A and without B contradicts it."),
    prediction_mode(
        Mode::ExactlyWhen,
        "*A exactly when B*: the two go together. A case with one and without the other contradicts it.",
    ),
    prediction_mode(
        Mode::MoreOftenWhen,
        "*A more often when B*: B makes A likelier. No single case contradicts it, only a rate of A with B \
      that is not above the rate without it.",
    ),
    prediction_mode(
        Mode::MostlyWhen,
        "*A mostly when B*: in most cases with B there is A. No single case contradicts it, only a half or fewer of \
      them, and four cases are the least that say anything.",
    ),
    prediction_mode(
        Mode::MovesWith,
        "*A moves with B*: where B rises from one period of a case to the next, so does A, and where it falls, A falls. \
      *A moves with not B* says the opposite.",
    ),
];

const fn prediction_mode(mode: Mode, summary: &'static str) -> ModeRow {
    ModeRow { mode, summary }
}

/// A word of a list.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// The word.
    pub word: &'static str,
    /// One line of documentation; none where the word says it all.
    pub summary: Option<&'static str>,
}

const fn word(word: &'static str, summary: &'static str) -> Word {
    Word { word, summary: Some(summary) }
}

/// Words out of which one is chosen. They are not reserved.
#[derive(Debug)]
pub struct WordList {
    /// What is expected where none stands, for messages.
    pub expected: &'static str,
    /// What another word is not, for messages.
    pub called: &'static str,
    /// The one that a template has until the author chooses.
    pub until_chosen: &'static str,
    /// The words.
    pub words: &'static [Word],
}

/// Every list.
pub const WORD_LISTS: [&WordList; 4] = [TEST_KINDS, ROLES, EVIDENCE, TEST_RESULTS];

/// The kinds of tests within a case (Van Evera 1997).
pub const TEST_KINDS: &WordList = &WordList {
    expected: "a kind of test",
    called: "kind of test",
    until_chosen: "straw-in-the-wind",
    words: &[
        word(
            "straw-in-the-wind",
            "The trace need not be there if the theory is right, and could be there if it is wrong. Found or \
      not, it only tilts the balance (Van Evera 1997).",
        ),
        word(
            "hoop",
            "The trace must be there if the theory is right, and could be there if it is wrong. Found, the theory survives, \
      no more; not found, it is eliminated on that case (Van Evera 1997).",
        ),
        word(
            "smoking-gun",
            "The trace need not be there if the theory is right, and could not be there if a rival is. Found, the \
      theory is confirmed; not found, it is hardly weakened (Van Evera 1997).",
        ),
        word(
            "doubly-decisive",
            "The trace must be there if the theory is right, and could not be there if a rival is. Found, the \
      theory is confirmed and its rivals are out; not found, it is eliminated (Van Evera 1997).",
        ),
    ],
};

/// What came out of a test.
pub const TEST_RESULTS: &WordList = &WordList {
    expected: "`yes`, `no` or `pending`",
    called: "test result",
    until_chosen: "pending",
    words: &[
        Word { word: "yes", summary: None },
        Word { word: "no", summary: None },
        word("pending", "You have not looked yet."),
    ],
};

/// Why a case was chosen (Eckstein 1975, Gerring 2007).
pub const ROLES: &WordList = &WordList {
    expected: "a role",
    called: "role",
    until_chosen: "most-likely",
    words: &[
        word(
            "most-likely",
            "Scope and condition hold, and no auxiliary excepts the case: failing here hurts a theory (Eckstein 1975).",
        ),
        word(
            "least-likely",
            "The condition holds, and a rival predicts the opposite: passing here helps a theory (Eckstein 1975).",
        ),
        word("typical", "It corroborates the theory: good for showing how its mechanism works (Gerring 2007)."),
        word("deviant", "It contradicts the theory: good for finding what the theory lacks (Gerring 2007)."),
        word(
            "pathway",
            "The condition of this theory holds, and that of no rival does: what happens is this theory's doing (Gerring 2007).",
        ),
        word("crucial", "Two rivals predict different things here: the case can decide between them (Eckstein 1975)."),
    ],
};

/// The kinds of evidence.
pub const EVIDENCE: &WordList = &WordList {
    expected: "a kind of evidence",
    called: "kind of evidence",
    until_chosen: "dataset",
    words: &[
        word("dataset", "Evidence from a data set."),
        word("archive", "Evidence from an archive."),
        word("memoir", "Evidence from the memoirs of those who took part."),
        word("interview", "Evidence from interviews."),
        word("survey", "Evidence from a survey of opinion."),
        word("press", "Evidence from the press."),
        word("secondary", "Evidence from the work of other scholars."),
        word("anecdote", "A single telling episode: it illustrates, but carries little weight."),
        word("impression", "Your own impression: a place to look for better evidence."),
    ],
};

/// What `yes`, `no` and `unknown` are called elsewhere, in any case: each can mean nothing else.
pub fn answer(word: &str) -> Option<&'static str> {
    match word.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "1" => Some("yes"),
        "no" | "n" | "false" | "0" => Some("no"),
        "unknown" => Some("unknown"),
        _ => None,
    }
}
