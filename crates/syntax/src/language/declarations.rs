//! The declarations: a row for each.

use crate::ast::DeclarationKind;

/// What opens a declaration.
#[derive(Clone, Copy, Debug)]
pub struct DeclarationRow {
    /// What it declares.
    pub kind: DeclarationKind,
    /// The word that opens it.
    pub keyword: &'static str,
    /// That word with its article, for messages.
    pub with_article: &'static str,
    /// How its first line is written.
    pub form: &'static str,
    /// The properties that it can hardly do without, which a new one is given.
    pub usual: &'static [&'static str],
    /// One line of documentation.
    pub summary: &'static str,
}

/// In the order of [`DeclarationKind`].
pub const DECLARATIONS: [DeclarationRow; 11] = [
    DeclarationRow {
        kind: DeclarationKind::Puzzle,
        keyword: "puzzle",
        with_article: "a puzzle",
        form: "puzzle NAME \"the question\"",
        usual: &["outcome", "about", "answer"],
        summary: "The question of the paper: an outcome to be explained, and where.",
    },
    DeclarationRow {
        kind: DeclarationKind::Source,
        keyword: "source",
        with_article: "a source",
        form: "source KEY \"author, year, title\"",
        usual: &[],
        summary: "A work that you cite, for drafts without a bibliography file.",
    },
    DeclarationRow {
        kind: DeclarationKind::Concept,
        keyword: "concept",
        with_article: "a concept",
        form: "concept NAME \"title\"",
        usual: &["measured"],
        summary: "A condition or an outcome, with the values it can take and how one would observe them.",
    },
    DeclarationRow {
        kind: DeclarationKind::Paradigm,
        keyword: "paradigm",
        with_article: "a paradigm",
        form: "paradigm NAME \"title\"",
        usual: &["core", "heuristic"],
        summary: "A research programme: what a family of theories shares (Lakatos 1970).",
    },
    DeclarationRow {
        kind: DeclarationKind::Theory,
        keyword: "theory",
        with_article: "a theory",
        form: "theory NAME \"title\"",
        usual: &["of", "mechanism", "predicts"],
        summary: "What happens, when, and how it comes about.",
    },
    DeclarationRow {
        kind: DeclarationKind::Auxiliary,
        keyword: "auxiliary",
        with_article: "an auxiliary",
        form: "auxiliary NAME \"title\"",
        // What it rescues, follows from and predicts is for its author to say: a template that said it would make a promise.
        usual: &["amends"],
        summary: "A hypothesis that protects a theory from cases that contradict it.",
    },
    DeclarationRow {
        kind: DeclarationKind::Case,
        keyword: "case",
        with_article: "a case",
        form: "case NAME \"title\" 1990..2012",
        usual: &["observation"],
        summary: "What was observed, in one place and period.",
    },
    DeclarationRow {
        kind: DeclarationKind::Test,
        keyword: "test",
        with_article: "a test",
        form: "test NAME \"title\"",
        usual: &["of", "on", "kind", "looks-for", "found"],
        summary: "A look inside one case for a trace that a theory should have left (Van Evera 1997).",
    },
    DeclarationRow {
        kind: DeclarationKind::Objection,
        keyword: "objection",
        with_article: "an objection",
        form: "objection NAME \"what a reader may say\"",
        usual: &["to", "answered"],
        summary: "What a reader or a reviewer holds against the argument, and what you say to it.",
    },
    DeclarationRow {
        kind: DeclarationKind::Use,
        keyword: "use",
        with_article: "a `use`",
        form: "use \"ir/cases\"",
        usual: &[],
        summary: "Brings in a library of concepts and cases.",
    },
    DeclarationRow {
        kind: DeclarationKind::Data,
        keyword: "data",
        with_article: "a data set",
        form: "data NAME \"title\"",
        usual: &["from", "row"],
        summary: "A table beside the text, whose rows the argument is held against.",
    },
];
