//! What the field calls its paradigms and theories, as phrases may ask for: `{paradigm}` and `{theory}`.

/// Paradigms, and those who hold to one.
pub const PARADIGM: &[&str] = &[
    "realism",
    "realists",
    "realist theory",
    "realist theories",
    "structural realism",
    "structural realists",
    "neorealism",
    "neorealists",
    "neo-realism",
    "classical realism",
    "classical realists",
    "neoclassical realism",
    "neoclassical realists",
    "offensive realism",
    "offensive realists",
    "defensive realism",
    "defensive realists",
    "liberals",
    "liberalism",
    "liberal theory",
    "liberal theories",
    "liberal institutionalism",
    "neoliberalism",
    "neoliberal institutionalism",
    "neoliberal institutionalists",
    "institutionalists",
    "constructivism",
    "constructivists",
    "constructivist theory",
    "social constructivism",
    "social constructivists",
    "the english school",
];

/// Theories that go by a name of their own.
pub const THEORY: &[&str] = &[
    "balance of threat",
    "balance of threat theory",
    "balance-of-threat theory",
    "balance of power",
    "balance of power theory",
    "balance-of-power theory",
    "the democratic peace",
    "democratic peace theory",
    "the capitalist peace",
    "the commercial peace",
    "the liberal peace",
    "hegemonic stability theory",
    "power transition theory",
    "deterrence theory",
    "audience cost theory",
    "selectorate theory",
    "prospect theory",
    "the security dilemma",
    "soft balancing",
    "nuclear taboo",
    "the clash of civilizations",
    "the clash of civilisations",
    "diversionary war theory",
    "offense-defense theory",
    "offence-defence theory",
    "trade expectations theory",
];

/// The names that a word in braces stands for.
pub fn named(class: &str) -> Option<Vec<&'static str>> {
    match class {
        "paradigm" => Some(PARADIGM.to_vec()),
        "theory" => Some(PARADIGM.iter().chain(THEORY).copied().collect()),
        _ => None,
    }
}
