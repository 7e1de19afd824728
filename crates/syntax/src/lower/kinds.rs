//! tree-sitter's node kinds as an enum, looked up by number: comparing names costs more than parsing them.

use crate::ast::DeclarationKind;
use crate::language::{DECLARATIONS, PROPERTIES, PropertyRow};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use tree_sitter::{Language, Node};

macro_rules! kinds {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// A node kind; [`Kind::Other`] for punctuation and keywords. Those of declarations and properties come from the
        /// table of the language, a property by the number of its row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { Other, Error, Declaration(DeclarationKind), Property(u8), $($variant),* }

        const NAMED: &[(&str, Kind)] = &[$(($name, Kind::$variant)),*];
    };
}

kinds! {
    Name = "name", Reference = "reference", Qualified = "qualified", Level = "level", Value = "value",
    Word = "word", Period = "period", Range = "range", Number = "number", Identifier = "identifier",
    ReservedWord = "reserved_word", Missing = "missing", Text = "text", String = "string",
    UnclosedString = "unclosed_string", Citation = "citation", CitationKey = "citation_key",
    Locator = "locator", Via = "via", Comment = "comment",
    OrderedLevels = "ordered_levels", UnorderedLevels = "unordered_levels", Coding = "coding", For = "for",
    OnConcepts = "on_concepts", Mode = "mode", Comparison = "comparison", Condition = "condition",
    NegatedOutcome = "negated_outcome", Not = "not", And = "and", Or = "or", Parenthesized = "parenthesized",
    Close = "close", ByActor = "by_actor", ByActors = "by_actors", Same = "same", Where = "where", Operator = "operator",
    ColumnName = "column_name", Code = "code", ByColumns = "by_columns", OnColumn = "on_column", OnKeys = "on_keys",
    JoinKey = "join_key", OfData = "of_data", AsLevels = "as_levels", LevelCode = "level_code",
}

static BY_ID: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let language: Language = tree_sitter_lakatos::LANGUAGE.into();
    let declarations = DECLARATIONS.iter().map(|row| (row.keyword.to_owned(), Kind::Declaration(row.kind)));
    let properties = PROPERTIES.iter().zip(0..).map(|(row, number)| (row.node_name(), Kind::Property(number)));
    let others = NAMED.iter().map(|(name, kind)| ((*name).to_owned(), *kind));
    let by_name: FxHashMap<String, Kind> = declarations.chain(properties).chain(others).collect();
    // A name may have several ids, one for each alias.
    let kind = |id: u16| {
        let name = language.node_kind_for_id(id).filter(|_| language.node_kind_is_named(id));
        name.and_then(|name| by_name.get(name)).copied().unwrap_or(Kind::Other)
    };
    (0..language.node_kind_count() as u16).map(kind).collect()
});

impl Kind {
    /// The row of a property; none for other nodes.
    pub fn property(self) -> Option<&'static PropertyRow> {
        match self {
            Self::Property(number) => PROPERTIES.get(number as usize),
            _ => None,
        }
    }

    /// What a declaration declares; none for other nodes.
    pub fn declaration(self) -> Option<DeclarationKind> {
        match self {
            Self::Declaration(kind) => Some(kind),
            _ => None,
        }
    }
}

/// The kind of `node`.
pub fn node_kind(node: Node) -> Kind {
    if node.is_error() { Kind::Error } else { BY_ID.get(node.kind_id() as usize).copied().unwrap_or(Kind::Other) }
}
