//! A library: what is in it.

use super::markdown::{escaped, point};
use crate::occurrences::Symbol;
use crate::references::{Target, declarations};
use lakatos_project::Project;
use lakatos_syntax::ast::DeclarationKind;

/// How many concepts, theories and cases each of its files declares.
pub fn describe(project: &Project, name: &str) -> Option<String> {
    let files = declarations(project, &Symbol::Library(name.into())).into_iter().filter_map(|target| match target {
        Target::Draft(location) => project.file(location.source),
        Target::Bibliography(..) | Target::Shipped(..) => None,
    });
    let mut text = String::new();
    for file in files {
        let declared = || file.document.pieces.iter().flat_map(|piece| &piece.read.declarations);
        let counted = |kind: DeclarationKind, words: &str| {
            let count = declared().filter(|declaration| declaration.kind == kind).count();
            (count > 0).then(|| format!("{count} {words}"))
        };
        let kinds = [
            (DeclarationKind::Concept, "concepts"),
            (DeclarationKind::Paradigm, "paradigms"),
            (DeclarationKind::Theory, "theories"),
            (DeclarationKind::Case, "cases"),
        ];
        let counts: Vec<String> = kinds.into_iter().filter_map(|(kind, words)| counted(kind, words)).collect();
        let stem = file.path.file_stem().unwrap_or_default().to_string_lossy();
        text += &point(&escaped(&stem), &counts.join(", "));
    }
    (!text.is_empty()).then(|| format!("library **{name}**\n\n{}", text.trim_end()))
}
