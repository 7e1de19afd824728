//! Whether a sentence says what somebody else says.

use crate::library::may_name_a_state;
use regex::Regex;
use std::sync::OnceLock;

/// How a view is given to somebody.
const REPORTING: [&str; 35] = [
    " argue that",
    " argues that",
    " argued that",
    " arguing that",
    " claim that",
    " claims that",
    " claimed that",
    " contend",
    " assert",
    " maintains that",
    " maintain that",
    " posits",
    " posit that",
    " suggests that",
    " suggested that",
    " writes that",
    " wrote that",
    " insist",
    " believe that",
    " believes that",
    " holds that",
    " hold that",
    " according to",
    "according to ",
    " says that",
    " say that",
    " said that",
    " thinks that",
    " think that",
    " assume",
    " conclude",
    " concluded that",
    "critics",
    "for example, ",
    " would have us believe",
];

/// How a view is told that the author does not hold: somebody's, everybody's, a slogan, one that is denied.
const DISTANCED: [&str; 78] = [
    "one object",
    "one might ",
    "one may ",
    "one could ",
    "some might ",
    "some may ",
    "some would ",
    "it might be said",
    "it might be objected",
    "it might be argued",
    "it could be said",
    "it could be argued",
    "it can be argued",
    "it may be said",
    "tempting to",
    "it would be wrong",
    "it is wrong to",
    "it is false ",
    "it is not true",
    "it is untrue",
    "it is simply not",
    "it is not the case",
    "mistake to ",
    "error to ",
    "it does not follow",
    "the claim that",
    "the view that",
    "the idea that",
    "the notion that",
    "the belief that",
    "the assumption that",
    "the argument that",
    "the proposition that",
    "the argument goes",
    "the argument runs",
    "slogan",
    "the saying",
    "runs the",
    "the phrase",
    "the myth",
    "cliché",
    "contrary to",
    "conventional wisdom",
    "received wisdom",
    "textbook",
    "often said",
    "often claimed",
    "often argued",
    "often assumed",
    "often thought",
    "widely assumed",
    "widely believed",
    "commonly assumed",
    "it is said",
    "is said to ",
    "are said to ",
    "been said to ",
    "sceptic",
    "skeptic",
    "do not say",
    "do not claim",
    "do not hold",
    "nor do i ",
    "nor do we ",
    "i reject",
    "we reject",
    "on this view",
    "on that view",
    " view, ",
    "as they see it",
    "'s words, ",
    "’s words, ",
    "to quote ",
    " told ",
    " called “",
    " called \"",
    "students learn",
    "students are taught",
];

/// How a sentence is put that is true, if at all, of a world that is made up.
const SUPPOSED: [&str; 12] = [
    "in the model",
    "in this model",
    "in our model",
    "in my model",
    "in equilibrium",
    "thought experiment",
    "for the sake of argument",
    "under these assumptions",
    "under this assumption",
    "in that world",
    "in such a world",
    "hypothetical",
];

/// How a sentence begins that supposes something, or sets it as a task.
const OPENINGS: [&str; 17] = [
    "if ",
    "even if ",
    "were ",
    "had ",
    "suppose",
    "imagine",
    "assume",
    "assuming",
    "consider ",
    "let ",
    "say that ",
    "discuss",
    "find a ",
    "true or false",
    "explain ",
    "whether ",
    "exam question",
];

/// Whether it does, or supposes something, or tells a view only to deny it: whatever it is, it is no claim of the author's.
pub fn is_reported(text: &str) -> bool {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|words| lower.contains(words));
    has(&REPORTING) || has(&DISTANCED) || is_supposed(text) || names_a_speaker(text)
}

/// What somebody does who holds a view, and nothing else does: a case shows, and does not reply.
const SPEAKS: &str = r"(?x)
    \b(?: [Tt]hey|[Hh]e|[Ss]he|[Oo]thers|[Ss]ome|[Mm]any|[Ss]cholars|[Aa]uthors|[Pp]roponents|[Dd]efenders|[Oo]pponents
        |[Pp]essimists|[Oo]ptimists|[Rr]eviewers|\p{Lu}[\p{L}’'-]+ )
    \s (?:(?:\p{L}+ly|also|then|have|has|had|would|may|do|does|did|not)\s)*
    (?: notes?\sthat|noted\sthat|observes?\sthat|points?\sout|pointed\sout|repl(?:y|ies|ied)|responds?|responded|counters?
        |objects?|objected|stress(?:es|ed)?|emphasi[sz]es?|warns?|warned|regards?|regarded|doubts?|doubted|den(?:y|ies|ied)
        |dismiss(?:es|ed)?|concedes?|conceded|remarks?|remarked|finds?\sthat|found\sthat )\b
    | \b[Tt]hey\s show\sthat
    | \b(?:in|In|on|On|by|By)\sthe\s\p{L}+\s(?:telling|view|reading|narrative)\b";

/// Who shows something, by a surname: the name is to be held against those of states.
const SHOWS: &str = r"(\p{Lu}[\p{L}’'-]+)\s(?:shows|showed|has shown|demonstrates|demonstrated)\sthat";

/// What shows something, and is nobody.
const NOBODY: [&str; 8] = ["History", "Evidence", "Experience", "Research", "This", "That", "It", "What"];

fn names_a_speaker(text: &str) -> bool {
    static EXPRESSIONS: OnceLock<Option<(Regex, Regex)>> = OnceLock::new();
    let compiled = EXPRESSIONS.get_or_init(|| Some((Regex::new(SPEAKS).ok()?, Regex::new(SHOWS).ok()?)));
    let Some((speaks, shows)) = compiled else { return false };
    let is_somebody = |name: &str| !NOBODY.contains(&name) && !name.ends_with("ism") && !may_name_a_state(name);
    speaks.is_match(text)
        || shows.captures(text).and_then(|found| found.get(1)).is_some_and(|name| is_somebody(name.as_str()))
}

/// Whether a sentence supposes something, or sets it as a task.
pub fn is_supposed(text: &str) -> bool {
    let lower = text.trim_start().to_lowercase();
    SUPPOSED.iter().any(|words| lower.contains(words)) || OPENINGS.iter().any(|words| lower.starts_with(words))
}

/// So many words before others may open the quotation that these close.
const QUOTED_BEFORE: usize = 2;

/// Whether some bytes of a text end what stands between quotation marks: they are spoken of, not said. Longer quotations
/// are not read at all.
pub fn is_quoted(text: &str, range: &std::ops::Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default().trim_start_matches([',', '.', ';']);
    let opens: &[char] = &['"', '“', '‘', '„', '«', '\''];
    let words = before.rsplit(' ').take(QUOTED_BEFORE + 1);
    let is_opened = before.ends_with(opens) || words.into_iter().any(|word| word.starts_with(opens));
    is_opened && after.starts_with(['"', '”', '’', '“', '»', '\''])
}
