//! How each declaration and property is written, for messages: what the author sees when a line cannot be read.

use crate::ast::DeclarationKind;

/// Property keyword, its form, and the declarations that take it.
pub const PROPERTIES: &[(&str, &str, &[DeclarationKind])] = {
    use DeclarationKind::{Auxiliary, Case, Concept, Paradigm, Puzzle, Source, Test, Theory, Use};
    &[
        ("outcome", "outcome CONCEPT", &[Puzzle]),
        ("about", "about CASE, …", &[Puzzle]),
        ("answer", "answer THEORY", &[Puzzle]),
        ("values", "values none < entente < defence", &[Concept]),
        ("measured", "measured \"…\"", &[Concept]),
        ("measures", "measures CONCEPT", &[Concept]),
        ("same-as", "same-as NAME", &[Concept, Theory, Case]),
        ("column", "column \"…\"", &[Concept]),
        ("core", "core LABEL: \"…\"", &[Paradigm, Theory]),
        ("heuristic", "heuristic LABEL: \"…\"", &[Paradigm]),
        ("predicts", "predicts LABEL: OUTCOME when CONDITION", &[Theory, Auxiliary, Paradigm]),
        ("explains", "explains CASE, …", &[Theory, Paradigm]),
        ("of", "of NAME", &[Theory, Test]),
        ("mechanism", "mechanism \"…\"", &[Theory]),
        ("scope", "scope CONDITION", &[Theory]),
        ("irrespective-of", "irrespective-of CONCEPT, …", &[Theory]),
        ("rivals", "rivals THEORY, …", &[Theory]),
        ("built-on", "built-on CASE, …", &[Theory, Auxiliary]),
        ("concedes", "concedes CASE \"why\"", &[Theory]),
        ("amends", "amends THEORY", &[Auxiliary]),
        ("rescues", "rescues CASE, …", &[Auxiliary]),
        ("excepts", "excepts CONDITION", &[Auxiliary]),
        ("recodes", "recodes CASE: CONCEPT = VALUE", &[Auxiliary]),
        ("follows-from", "follows-from NAME.LABEL", &[Auxiliary]),
        ("observation", "CONCEPT = VALUE", &[Case]),
        ("settles", "settles CONCEPT = VALUE \"why\"", &[Case]),
        ("within", "within CASE", &[Case]),
        ("selected-as", "selected-as ROLE for THEORY", &[Case]),
        ("like", "like CASE on CONCEPT, …", &[Case]),
        ("on", "on CASE", &[Test]),
        ("kind", "kind hoop", &[Test]),
        ("looks-for", "looks-for \"…\"", &[Test]),
        ("found", "found yes", &[Test]),
        ("note", "note \"…\"", &[Puzzle, Source, Concept, Paradigm, Theory, Auxiliary, Case, Test, Use]),
    ]
};

/// Words that go on with the property of the line above, where a line begins with them.
pub const CONTINUING: &[&str] = &["via", "and", "or", "when", "only", "exactly", "more"];

/// Properties that a declaration takes at most once.
const ONCE: &[&str] = &["outcome", "values", "column", "of", "within", "on", "kind", "found"];

/// Whether a declaration may hold the property only once.
pub fn is_once(keyword: &str) -> bool {
    ONCE.contains(&keyword)
}

/// How a property is written.
pub fn property_form(keyword: &str) -> &'static str {
    PROPERTIES.iter().find(|(name, ..)| *name == keyword).map_or("", |(_, form, _)| form)
}

/// The declarations that take a property.
pub fn owners(keyword: &str) -> &'static [DeclarationKind] {
    PROPERTIES.iter().find(|(name, ..)| *name == keyword).map_or(&[], |(.., owners)| owners)
}

/// The forms of all properties that a declaration takes, for a line that is none of them.
pub fn properties_of(kind: DeclarationKind) -> String {
    let keywords: Vec<String> = PROPERTIES
        .iter()
        .filter(|(.., owners)| owners.contains(&kind))
        .map(|(keyword, form, _)| if *keyword == "observation" { format!("`{form}`") } else { format!("`{keyword}`") })
        .collect();
    keywords.join(", ")
}

/// How a declaration begins.
pub fn header_form(kind: DeclarationKind) -> &'static str {
    match kind {
        DeclarationKind::Case => "case NAME \"title\" 1990..2012",
        DeclarationKind::Use => "use \"ir/cases\"",
        DeclarationKind::Puzzle => "puzzle NAME \"the question\"",
        DeclarationKind::Source => "source KEY \"author, year, title\"",
        DeclarationKind::Concept => "concept NAME \"title\"",
        DeclarationKind::Paradigm => "paradigm NAME \"title\"",
        DeclarationKind::Theory => "theory NAME \"title\"",
        DeclarationKind::Auxiliary => "auxiliary NAME \"title\"",
        DeclarationKind::Test => "test NAME \"title\"",
    }
}
