//! The words of the language, each in one line: what `docs/language.md` and `docs/appraisal.md` say at length.

use lakatos_syntax::ast::DeclarationKind;

/// What a word of the language means in a declaration of a kind; none for words that it does not have. Modes are given
/// as they are written: `only when`.
pub fn meaning(word: &str, within: Option<DeclarationKind>) -> Option<&'static str> {
    let of_place = match (word, within) {
        ("of", Some(DeclarationKind::Test)) => Some("The theory, or the one prediction of it, that is tested."),
        ("explains", _) => Some("The paper claims that it explains these cases."),
        ("on", Some(DeclarationKind::Case)) => Some("In what respect the two cases are alike."),
        ("for", _) => Some("The theory that the case was selected for."),
        _ => None,
    };
    of_place.or_else(|| {
        let tables = [DECLARATIONS, PROPERTIES, MODES, WORDS, TESTS, ROLES, EVIDENCE];
        tables.into_iter().flatten().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
    })
}

type Table = &'static [(&'static str, &'static str)];

/// What opens a declaration.
const DECLARATIONS: Table = &[
    ("puzzle", "The question of the paper: an outcome to be explained, and where."),
    ("source", "A work that you cite, for drafts without a bibliography file."),
    ("concept", "A condition or an outcome, with the values it can take and how one would observe them."),
    ("paradigm", "A research programme: what a family of theories shares (Lakatos 1970)."),
    ("theory", "What happens, when, and how it comes about."),
    ("auxiliary", "A hypothesis that protects a theory from cases that contradict it."),
    ("case", "What was observed, in one place and period."),
    ("test", "A look inside one case for a trace that a theory should have left (Van Evera 1997)."),
    ("use", "Brings in a library of concepts and cases."),
];

/// What opens a property.
pub const PROPERTIES: Table = &[
    ("outcome", "What is to be explained."),
    ("about", "The cases that pose the puzzle."),
    ("answer", "The theory or auxiliary that you say answers the puzzle."),
    (
        "values",
        "The values of the concept: levels with `<` where they are ordered, with commas where not, or `number`. \
      Without it, `no < yes`.",
    ),
    ("measured", "How one would observe it, so that two readers code a case alike."),
    ("measures", "The concept that this one is a measure of."),
    ("same-as", "This is the concept, theory or case of that name in a library."),
    ("column", "Its column in a data set."),
    ("core", "An assumption that no repair may give up: Lakatos's hard core."),
    ("heuristic", "Where the programme looks when something does not fit."),
    (
        "predicts",
        "What will be observed. Choose the weakest mode that your argument needs: `more often when`, `when`, \
      `only when`, `exactly when`, or none for *always*.",
    ),
    ("of", "The research programme that the theory belongs to."),
    ("mechanism", "How the outcome comes about: who does what."),
    ("scope", "Where the theory claims to apply. Elsewhere it is silent."),
    ("irrespective-of", "What makes no difference, according to the theory itself."),
    ("rivals", "Theories that compete with it. It is enough to say so in one of the two."),
    ("built-on", "The cases that it was built from, which cannot also test it."),
    ("concedes", "An anomaly that you leave open on purpose."),
    ("amends", "The theory that the auxiliary protects."),
    ("rescues", "The anomalies that it is meant to explain."),
    ("excepts", "Where this holds, the theory no longer claims anything. An exception predicts nothing."),
    ("recodes", "The case is recoded for the amended theory."),
    ("follows-from", "The core or heuristic that the auxiliary follows from."),
    ("settles", "Which of several codings you adopt. The others stay where readers can see them."),
    ("within", "The case is a period or a part of that one, and inherits what is observed in it."),
    ("selected-as", "Why you selected the case. Your own coding has to bear it out."),
    ("like", "You compare the case to another. Say in what respect: `on CONCEPT`."),
    ("on", "The case that the test looks into."),
    ("kind", "How much the trace weighs: `straw-in-the-wind`, `hoop`, `smoking-gun` or `doubly-decisive`."),
    ("looks-for", "The trace that the theory should have left."),
    ("found", "Whether you found it: `yes`, `no`, or `pending` until you have looked."),
    ("note", "For your readers. lakatos does not read it."),
];

/// How a prediction hangs on its condition.
const MODES: Table = &[
    ("when", "*A when B*: B is enough for A. A case with B and without A contradicts it."),
    ("only when", "*A only when B*: no A without B. A case with A and without B contradicts it."),
    ("exactly when", "*A exactly when B*: the two go together. A case with one and without the other contradicts it."),
    (
        "more often when",
        "*A more often when B*: B makes A likelier. No single case contradicts it, only a rate of A with B \
      that is not above the rate without it.",
    ),
];

/// Words within a property.
const WORDS: Table = &[
    ("and", "Both hold. It binds more tightly than `or`."),
    ("or", "One of the two holds, or both."),
    ("not", "It does not hold. It binds most tightly."),
    (
        "via",
        "The kind of evidence: `dataset`, `archive`, `memoir`, `interview`, `survey`, `press`, `secondary`, \
      `anecdote` or `impression`.",
    ),
    ("unknown", "You looked, and could not tell. What is unknown is never taken for yes or no."),
    ("pending", "You have not looked yet."),
];

/// The kinds of tests within a case (Van Evera 1997).
pub const TESTS: Table = &[
    (
        "straw-in-the-wind",
        "The trace need not be there if the theory is right, and could be there if it is wrong. Found or \
      not, it only tilts the balance (Van Evera 1997).",
    ),
    (
        "hoop",
        "The trace must be there if the theory is right, and could be there if it is wrong. Found, the theory survives, \
      no more; not found, it is eliminated on that case (Van Evera 1997).",
    ),
    (
        "smoking-gun",
        "The trace need not be there if the theory is right, and could not be there if a rival is. Found, the \
      theory is confirmed; not found, it is hardly weakened (Van Evera 1997).",
    ),
    (
        "doubly-decisive",
        "The trace must be there if the theory is right, and could not be there if a rival is. Found, the \
      theory is confirmed and its rivals are out; not found, it is eliminated (Van Evera 1997).",
    ),
];

/// Why a case was chosen (Eckstein 1975, Gerring 2007).
pub const ROLES: Table = &[
    (
        "most-likely",
        "Scope and condition hold, and no auxiliary excepts the case: failing here hurts a theory (Eckstein 1975).",
    ),
    (
        "least-likely",
        "The condition holds, and a rival predicts the opposite: passing here helps a theory (Eckstein 1975).",
    ),
    ("typical", "It corroborates the theory: good for showing how its mechanism works (Gerring 2007)."),
    ("deviant", "It contradicts the theory: good for finding what the theory lacks (Gerring 2007)."),
    (
        "pathway",
        "The condition of this theory holds, and that of no rival does: what happens is this theory's doing (Gerring 2007).",
    ),
    ("crucial", "Two rivals predict different things here: the case can decide between them (Eckstein 1975)."),
];

/// The kinds of evidence.
pub const EVIDENCE: Table = &[
    ("dataset", "Evidence from a data set."),
    ("archive", "Evidence from an archive."),
    ("memoir", "Evidence from the memoirs of those who took part."),
    ("interview", "Evidence from interviews."),
    ("survey", "Evidence from a survey of opinion."),
    ("press", "Evidence from the press."),
    ("secondary", "Evidence from the work of other scholars."),
    ("anecdote", "A single telling episode: it illustrates, but carries little weight."),
    ("impression", "Your own impression: a place to look for better evidence."),
];
