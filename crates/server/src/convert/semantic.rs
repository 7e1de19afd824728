//! Semantic tokens.

use super::position::span;
use lakatos_ide::tokens::{ColouredToken, tokens};
use lakatos_project::Project;
use lakatos_syntax::Span;
use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::line_index::{Encoding, LineIndex};
use lakatos_syntax::tokens::TokenKind;
use std::path::{Path, PathBuf};
use tower_lsp::ls_types::{
    Range, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensEdit, SemanticTokensFullDeltaResult, SemanticTokensFullOptions, SemanticTokensLegend,
    SemanticTokensOptions, WorkDoneProgressOptions,
};

/// The types, in the order of their numbers: [`type_of`].
const TYPES: [SemanticTokenType; 16] = [
    SemanticTokenType::KEYWORD,
    SemanticTokenType::OPERATOR,
    SemanticTokenType::COMMENT,
    SemanticTokenType::STRING,
    SemanticTokenType::NUMBER,
    SemanticTokenType::DECORATOR,
    SemanticTokenType::NAMESPACE,
    SemanticTokenType::CLASS,
    SemanticTokenType::INTERFACE,
    SemanticTokenType::VARIABLE,
    SemanticTokenType::PROPERTY,
    SemanticTokenType::METHOD,
    SemanticTokenType::ENUM_MEMBER,
    SemanticTokenType::FUNCTION,
    SemanticTokenType::EVENT,
    SemanticTokenType::STRUCT,
];

/// The one modifier: of names where they are declared.
const DECLARATION: u32 = 1;

/// What is announced.
pub fn options() -> SemanticTokensOptions {
    SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: TYPES.to_vec(),
            token_modifiers: vec![SemanticTokenModifier::DECLARATION],
        },
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    }
}

/// The tokens of a range of a file, or of all of it.
pub fn of_file(project: &Project, source: u32, range: Option<Range>, encoding: Encoding) -> Option<Vec<SemanticToken>> {
    let buffer = &project.file(source)?.buffer;
    let within = range.map_or(Span::new(0, buffer.len()), |range| span(buffer, range, encoding));
    let lines = LineIndex::new(buffer.text());
    let mut row = Row { lines, encoding, line: 0, column: 0, data: Vec::new() };
    tokens(project, source, within).into_iter().for_each(|token| row.push(token));
    Some(row.data)
}

/// Tokens, each placed after the one before.
struct Row<'text> {
    lines: LineIndex<'text>,
    encoding: Encoding,
    line: u32,
    column: u32,
    data: Vec<SemanticToken>,
}

impl Row<'_> {
    fn push(&mut self, token: ColouredToken) {
        let start = self.lines.position(token.span.start, self.encoding);
        let end = self.lines.position(token.span.end, self.encoding);
        let Some((token_type, token_modifiers_bitset)) = type_of(token) else { return };
        let is_same_line = start.line == self.line;
        self.data.push(SemanticToken {
            delta_line: start.line.saturating_sub(self.line),
            delta_start: if is_same_line { start.column.saturating_sub(self.column) } else { start.column },
            length: end.column.saturating_sub(start.column),
            token_type,
            token_modifiers_bitset,
        });
        (self.line, self.column) = (start.line, start.column);
    }
}

/// Type and modifiers; none for names that nothing declares.
fn type_of(token: ColouredToken) -> Option<(u32, u32)> {
    let (wanted, modifiers) = match token.kind {
        TokenKind::Keyword => (SemanticTokenType::KEYWORD, 0),
        TokenKind::Operator => (SemanticTokenType::OPERATOR, 0),
        TokenKind::Comment => (SemanticTokenType::COMMENT, 0),
        TokenKind::Text => (SemanticTokenType::STRING, 0),
        TokenKind::Number => (SemanticTokenType::NUMBER, 0),
        TokenKind::Citation => (SemanticTokenType::DECORATOR, 0),
        TokenKind::DeclaredLabel => (SemanticTokenType::METHOD, DECLARATION),
        TokenKind::Label => (SemanticTokenType::METHOD, 0),
        TokenKind::Column => (SemanticTokenType::PROPERTY, 0),
        TokenKind::Level | TokenKind::Choice => (SemanticTokenType::ENUM_MEMBER, 0),
        TokenKind::Declared(kind) => (type_of_name(kind), DECLARATION),
        TokenKind::Reference => (type_of_name(token.names?), 0),
    };
    let number = TYPES.iter().position(|known| *known == wanted)?;
    Some((number as u32, modifiers))
}

fn type_of_name(kind: DeclarationKind) -> SemanticTokenType {
    match kind {
        DeclarationKind::Paradigm => SemanticTokenType::NAMESPACE,
        DeclarationKind::Theory => SemanticTokenType::CLASS,
        DeclarationKind::Auxiliary => SemanticTokenType::INTERFACE,
        DeclarationKind::Case => SemanticTokenType::VARIABLE,
        DeclarationKind::Concept => SemanticTokenType::PROPERTY,
        DeclarationKind::Data => SemanticTokenType::STRUCT,
        DeclarationKind::Test => SemanticTokenType::FUNCTION,
        DeclarationKind::Objection => SemanticTokenType::EVENT,
        DeclarationKind::Puzzle => SemanticTokenType::EVENT,
        DeclarationKind::Source | DeclarationKind::Use => SemanticTokenType::DECORATOR,
    }
}

/// What each client was last sent of a file.
#[derive(Debug, Default)]
pub struct SentTokens {
    by_path: rustc_hash::FxHashMap<PathBuf, (u64, Vec<SemanticToken>)>,
    last_id: u64,
}

impl SentTokens {
    /// Keeps what is sent of a file now; all of it, as a client takes it.
    pub fn full(&mut self, path: &Path, data: Vec<SemanticToken>) -> SemanticTokens {
        self.last_id += 1;
        self.by_path.insert(path.to_path_buf(), (self.last_id, data.clone()));
        SemanticTokens { result_id: Some(self.last_id.to_string()), data }
    }

    /// The same as a change of what was sent under an id; all of it where that is not known any more.
    pub fn delta(&mut self, path: &Path, previous: &str, data: Vec<SemanticToken>) -> SemanticTokensFullDeltaResult {
        let known = self.by_path.get(path).filter(|(id, _)| id.to_string() == previous);
        let Some(edits) = known.map(|(_, before)| edits(before, &data)) else {
            return SemanticTokensFullDeltaResult::Tokens(self.full(path, data));
        };
        let result_id = self.full(path, data).result_id;
        SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta { result_id, edits })
    }

    /// Forgets a file that is closed.
    pub fn forget(&mut self, path: &Path) {
        self.by_path.remove(path);
    }
}

/// How many numbers a token is sent as.
const NUMBERS: usize = 5;

/// What lies between the tokens at the start and at the end that are the same; nothing where all are.
fn edits(before: &[SemanticToken], now: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    if before == now {
        return Vec::new();
    }
    let head = before.iter().zip(now).take_while(|(old, new)| old == new).count();
    let (old, new) = (&before[head..], &now[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    vec![SemanticTokensEdit {
        start: (head * NUMBERS) as u32,
        delete_count: ((old.len() - tail) * NUMBERS) as u32,
        data: Some(new[..new.len() - tail].to_vec()),
    }]
}
