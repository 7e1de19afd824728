//! tree-sitter's node kinds as an enum, looked up by number: comparing names costs more than parsing them.

use std::sync::LazyLock;
use tree_sitter::{Language, Node};

macro_rules! kinds {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// A node kind; [`Kind::Other`] for punctuation and keywords.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { Other, Error, $($variant),* }

        const NAMED: &[(&str, Kind)] = &[$(($name, Kind::$variant)),*];
    };
}

kinds! {
    Puzzle = "puzzle", Source = "source", Concept = "concept", Paradigm = "paradigm", Theory = "theory",
    Auxiliary = "auxiliary", Case = "case", Test = "test", Use = "use",
    Outcome = "outcome", About = "about", Answer = "answer", Values = "values", Measured = "measured",
    Measures = "measures", SameAs = "same_as", Column = "column", Core = "core", Heuristic = "heuristic",
    Predicts = "predicts", Explains = "explains", Of = "of", Mechanism = "mechanism", Scope = "scope",
    IrrespectiveOf = "irrespective_of", Rivals = "rivals", BuiltOn = "built_on", Concedes = "concedes",
    Amends = "amends", Rescues = "rescues", Excepts = "excepts", Recodes = "recodes",
    FollowsFrom = "follows_from", Observation = "observation", Settles = "settles", Within = "within",
    SelectedAs = "selected_as", Like = "like", On = "on", TestStrength = "kind", LooksFor = "looks_for",
    Found = "found", Note = "note",
    Name = "name", Reference = "reference", Qualified = "qualified", Level = "level", Value = "value",
    Word = "word", Period = "period", Range = "range", Number = "number", Identifier = "identifier",
    ReservedWord = "reserved_word", Missing = "missing", Text = "text", String = "string",
    UnclosedString = "unclosed_string", Citation = "citation", CitationKey = "citation_key",
    Locator = "locator", Via = "via", Comment = "comment",
    OrderedLevels = "ordered_levels", UnorderedLevels = "unordered_levels", Coding = "coding", For = "for",
    OnConcepts = "on_concepts", Mode = "mode", Comparison = "comparison", Condition = "condition",
    NegatedOutcome = "negated_outcome", Not = "not", And = "and", Or = "or", Parenthesized = "parenthesized",
    Close = "close", Operator = "operator",
}

static BY_ID: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let language: Language = tree_sitter_lakatos::LANGUAGE.into();
    let mut by_id = vec![Kind::Other; language.node_kind_count()];
    for (name, kind) in NAMED {
        // A name may have several ids, one for each alias.
        for id in 0..by_id.len() as u16 {
            if language.node_kind_is_named(id) && language.node_kind_for_id(id) == Some(name) {
                by_id[id as usize] = *kind;
            }
        }
    }
    by_id
});

/// The kind of `node`.
pub fn of(node: Node) -> Kind {
    if node.is_error() { Kind::Error } else { BY_ID.get(node.kind_id() as usize).copied().unwrap_or(Kind::Other) }
}
