//! Whether a sentence says what somebody else says.

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

/// Whether it does.
pub fn is_reported(text: &str) -> bool {
    let lower = text.to_lowercase();
    REPORTING.iter().any(|words| lower.contains(words))
}
