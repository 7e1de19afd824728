//! What can be folded away: declarations, whole blocks of a host, runs of comments.

use lakatos_project::File;
use lakatos_syntax::cut::comments;
use lakatos_syntax::host::Block;
use lakatos_syntax::{Host, Span};

/// What a fold hides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldKind {
    /// The lines of a declaration below its first.
    Declaration,
    /// A block of a host.
    Block,
    /// Comments that follow one another.
    Comments,
}

/// Lines that can be folded into the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The line that stays, from 0.
    pub first_line: usize,
    /// The last that goes.
    pub last_line: usize,
    /// What it hides.
    pub kind: FoldKind,
}

/// Every fold of a file, in order, the outer of two first.
pub fn folds(file: &File) -> Vec<Fold> {
    let blocks = file.host.scan(file.buffer.text()).blocks;
    let pieces = file.document.pieces.iter();
    let declarations = pieces
        .flat_map(|piece| piece.read.declarations.iter().map(|declaration| declaration.span.shifted(piece.start)));
    let mut folds: Vec<Fold> = declarations.map(|span| lines(file, span, FoldKind::Declaration)).collect();
    folds.extend(blocks.iter().filter(|_| file.host != Host::Lakatos).filter_map(|block| block_fold(file, block)));
    folds.extend(comment_folds(file, &blocks));
    folds.retain(|fold| fold.first_line < fold.last_line);
    folds.sort_by_key(|fold| (fold.first_line, std::cmp::Reverse(fold.last_line)));
    folds.dedup_by_key(|fold| (fold.first_line, fold.last_line));
    folds
}

fn lines(file: &File, span: Span, kind: FoldKind) -> Fold {
    let last = span.end.saturating_sub(1).max(span.start);
    Fold { first_line: file.buffer.line_of(span.start), last_line: file.buffer.line_of(last), kind }
}

/// With the line that opens it, if it has one to itself; the line that closes it stays.
fn block_fold(file: &File, block: &Block) -> Option<Fold> {
    let (first, last) = (block.ranges.first()?, block.ranges.last()?);
    let fold = lines(file, first.to(*last), FoldKind::Block);
    let is_margin = before(file, first.start).contains("%|");
    Some(if is_margin { fold } else { Fold { first_line: fold.first_line.saturating_sub(1), ..fold } })
}

fn comment_folds(file: &File, blocks: &[Block]) -> Vec<Fold> {
    let mut folds: Vec<Fold> = Vec::new();
    for comment in comments(file.buffer.text(), blocks) {
        let is_alone = before(file, comment.start).trim_matches([' ', '\t', '>', '%', '|', '\u{feff}']).is_empty();
        let line = file.buffer.line_of(comment.start);
        match folds.last_mut() {
            _ if !is_alone => {}
            Some(fold) if fold.last_line + 1 == line => fold.last_line = line,
            _ => folds.push(Fold { first_line: line, last_line: line, kind: FoldKind::Comments }),
        }
    }
    folds
}

/// What stands on the line of a byte before it.
fn before(file: &File, offset: u32) -> String {
    let start = file.buffer.line_start(file.buffer.line_of(offset));
    file.buffer.slice(Span { start, end: offset }).into_owned()
}
