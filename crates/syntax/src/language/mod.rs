//! The table of the language: every keyword, what it belongs to, what follows it, how it is written, and what it means.
//!
//! The lowering, the messages, completion, hovers, the reference in `docs/language.md` and what editors know of the
//! language read this table or are generated from it (`cargo xtask gen`); the grammar, its queries and the syntaxes of
//! editors are checked against it (`crates/syntax/tests/language.rs`). A new keyword is a rule in `grammar/grammar.js`,
//! a row here, and, where no other property has an operand like its own, the reading of that operand in `lower`.

mod declarations;
mod operand;
mod properties;
mod words;

pub use declarations::{DECLARATIONS, DeclarationRow};
pub use operand::{Operand, Target};
pub use properties::{OBSERVATION, PROPERTIES, PropertyRow, Usage};
pub use words::{
    CONTEXTUAL, EVIDENCE, MODES, ModeRow, ROLES, TEST_KINDS, TEST_RESULTS, WORD_LISTS, WORDS, Word, WordGroup,
    WordList, WordRow, YEAR, answer,
};

use crate::ast::{DeclarationKind, ListProperty, TextProperty};

/// The row of a declaration.
pub fn declaration(kind: DeclarationKind) -> &'static DeclarationRow {
    &DECLARATIONS[kind as usize]
}

/// The row of the property that a keyword opens; that of an observation is called [`OBSERVATION`].
pub fn property(keyword: &str) -> Option<&'static PropertyRow> {
    PROPERTIES.iter().find(|row| row.keyword == keyword)
}

/// The properties that a declaration takes, each with its usage there.
pub fn properties_in(owner: DeclarationKind) -> impl Iterator<Item = (&'static PropertyRow, &'static Usage)> {
    PROPERTIES.iter().filter_map(move |row| Some((row, row.usage_in(owner)?)))
}

/// The keyword of a property that lists names.
pub fn list_keyword(property: ListProperty) -> &'static str {
    keyword_with(|operand| matches!(operand, Operand::Names(other, _) if *other == property))
}

/// The keyword of a property that holds a text.
pub fn text_keyword(property: TextProperty) -> &'static str {
    keyword_with(|operand| matches!(operand, Operand::Text(other) if *other == property))
}

/// The keyword of the first property with such an operand. A test sees to it that there is one.
fn keyword_with(fits: impl Fn(&Operand) -> bool) -> &'static str {
    let row = PROPERTIES.iter().find(|row| row.usages.iter().any(|usage| fits(&usage.operand)));
    row.map_or("", |row| row.keyword)
}

/// Whether a line that begins with a word goes on with the property of the line above.
pub fn continues_line(word: &str) -> bool {
    WORDS.iter().any(|row| row.continues_line && row.word == word)
}

/// The same, in a declaration: in a data set, `where` opens a line.
pub fn continues_line_of(word: &str, owner: Option<DeclarationKind>) -> bool {
    let opens = || owner == Some(DeclarationKind::Data) && property(word).is_some_and(PropertyRow::is_of_data);
    continues_line(word) && !opens()
}

/// Every reserved word: those that open a declaration, those that open a property, and those that stand within one.
pub fn reserved_words() -> impl Iterator<Item = &'static str> {
    let declarations = DECLARATIONS.iter().filter(|row| row.kind != DeclarationKind::Data).map(|row| row.keyword);
    declarations.chain(property_keywords()).chain(WORDS.iter().map(|row| row.word))
}

/// Every word that the grammar knows: the reserved ones, and those of one place each.
pub fn words() -> impl Iterator<Item = &'static str> {
    reserved_words().chain(words_of_data()).chain(CONTEXTUAL.iter().map(|row| row.word))
}

/// The words that open a data set and its lines, and are names everywhere else.
pub fn words_of_data() -> impl Iterator<Item = &'static str> {
    let lines = PROPERTIES.iter().filter(|row| row.is_of_data()).map(|row| row.keyword);
    let lines = lines.filter(|keyword| WORDS.iter().all(|row| row.word != *keyword));
    std::iter::once(declaration(DeclarationKind::Data).keyword).chain(lines)
}

/// The words that open a property, but for those of data sets, which are not reserved.
pub fn property_keywords() -> impl Iterator<Item = &'static str> {
    let rows = PROPERTIES.iter().filter(|row| row.keyword != OBSERVATION && !row.is_of_data());
    rows.map(|row| row.keyword)
}

/// One line on a word of the language where it stands in a declaration; none for words that are not of the language.
/// Modes are given as they are written: `only when`.
pub fn summary(word: &str, owner: Option<DeclarationKind>) -> Option<&'static str> {
    let declaration = DECLARATIONS.iter().find(|row| row.keyword == word).map(|row| row.summary);
    let row = property(word).filter(|row| row.keyword != OBSERVATION);
    let usage = || Some(row?.usage_in(owner?)?.summary);
    let mode = || MODES.iter().find(|row| row.mode.words() == word).map(|row| row.summary);
    let within = || WORDS.iter().find(|row| row.word == word).and_then(|row| row.summary);
    let listed = || {
        let lists = WORD_LISTS.iter().flat_map(|list| list.words);
        let within_another = words::WITHIN_ANOTHER.iter().filter(|_| owner.is_some());
        within_another
            .chain(lists)
            .chain(words::CONTEXTUAL)
            .chain(words::OF_YEAR)
            .find(|listed| listed.word == word)
            .and_then(|listed| listed.summary)
    };
    let elsewhere = || Some(row?.usages.first()?.summary);
    declaration.or_else(usage).or_else(mode).or_else(within).or_else(listed).or_else(elsewhere)
}
