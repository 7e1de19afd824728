//! The grammar's queries, in the words of each editor: Neovim's are the grammar's own, and others name the same things
//! otherwise. What an editor cannot read, or reads in another way altogether, is left to a file of its own.

use crate::generated::Generated;
use crate::root;
use std::path::Path;

/// What an editor is given, and what it calls things.
struct Editor {
    folder: &'static str,
    /// The queries that it reads; all, if none is named.
    files: &'static [&'static str],
    /// Captures, and their names here; an empty name leaves out the patterns in which it stands.
    names: &'static [(&'static str, &'static str)],
}

const EDITORS: [Editor; 3] = [
    Editor { folder: "editors/nvim/queries/lakatos", files: &[], names: &[] },
    Editor {
        folder: "editors/helix/queries/lakatos",
        files: &["highlights.scm", "textobjects.scm", "tags.scm", "injections.scm"],
        names: HELIX,
    },
    Editor { folder: "editors/zed/languages/lakatos", files: &["highlights.scm"], names: ZED },
];

const HELIX: &[(&str, &str)] = &[
    ("spell", ""),
    ("nospell", ""),
    ("comment", "comment"),
    ("keyword", "keyword"),
    ("keyword.type", "keyword.storage.type"),
    ("keyword.import", "keyword.control.import"),
    ("keyword.conditional", "keyword.control.conditional"),
    ("keyword.operator", "keyword.operator"),
    ("operator", "operator"),
    ("punctuation.delimiter", "punctuation.delimiter"),
    ("punctuation.bracket", "punctuation.bracket"),
    ("string", "string"),
    ("string.special", "string.special"),
    ("string.special.path", "string.special.path"),
    ("number", "constant.numeric"),
    ("boolean", "constant.builtin.boolean"),
    ("constant", "constant"),
    ("constant.builtin", "constant.builtin"),
    ("markup.link", "markup.link.text"),
    ("markup.link.label", "markup.link.label"),
    ("variable", "variable"),
    ("variable.parameter", "variable.parameter"),
    ("variable.member", "variable.other.member"),
    ("property", "variable.other.member"),
    ("label", "label"),
    ("type.builtin", "type.builtin"),
    ("type.definition", "type"),
    ("module", "namespace"),
    ("function", "function"),
    ("function.method", "function.method"),
    ("error", "error"),
    // Text objects.
    ("class.outer", "class.around"),
    ("function.outer", "function.around"),
    ("function.inner", "function.inside"),
    ("parameter.inner", "parameter.inside"),
    ("comment.outer", "comment.around"),
    ("assignment.outer", "entry.around"),
    ("assignment.rhs", "entry.inside"),
    ("assignment.lhs", ""),
    ("conditional.inner", ""),
    ("number.inner", ""),
    // `#make-range!`, the pair's predicate, is Neovim's.
    ("_start", ""),
    ("_end", ""),
    // Symbols.
    ("name", "name"),
    ("definition.class", "definition.class"),
    ("definition.constant", "definition.constant"),
    ("definition.field", "definition.field"),
    ("definition.method", "definition.method"),
    ("definition.module", "definition.module"),
    ("definition.type", "definition.type"),
    ("reference.class", ""),
    ("injection.content", "injection.content"),
];

const ZED: &[(&str, &str)] = &[
    ("spell", ""),
    ("nospell", ""),
    ("comment", "comment"),
    ("keyword", "keyword"),
    ("keyword.type", "keyword"),
    ("keyword.import", "keyword"),
    ("keyword.conditional", "keyword"),
    ("keyword.operator", "operator"),
    ("operator", "operator"),
    ("punctuation.delimiter", "punctuation.delimiter"),
    ("punctuation.bracket", "punctuation.bracket"),
    ("string", "string"),
    ("string.special", "string.special"),
    ("string.special.path", "string.special"),
    ("number", "number"),
    ("boolean", "boolean"),
    ("constant", "constant"),
    ("constant.builtin", "constant.builtin"),
    ("markup.link", "link_text"),
    ("markup.link.label", "link_uri"),
    ("variable", "variable"),
    ("variable.parameter", "variable.parameter"),
    ("variable.member", "property"),
    ("property", "property"),
    ("label", "label"),
    ("type.builtin", "type.builtin"),
    ("type.definition", "type"),
    ("module", "namespace"),
    ("function", "function"),
    ("function.method", "function.method"),
    ("error", ""),
];

/// The queries of every editor.
pub fn queries() -> Result<Vec<Generated>, String> {
    let mut files = Vec::new();
    for editor in &EDITORS {
        for (name, text) in grammars()? {
            if !editor.files.is_empty() && !editor.files.contains(&name.as_str()) {
                continue;
            }
            let text = if editor.names.is_empty() { text } else { renamed(&text, editor.names, &name)? };
            files.push(Generated { path: Path::new(editor.folder).join(name), text });
        }
    }
    Ok(files)
}

/// The grammar's own, by the name of their file.
fn grammars() -> Result<Vec<(String, String)>, String> {
    let folder = root().join("grammar/queries");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let read = |entry: std::fs::DirEntry| {
        let text = std::fs::read_to_string(entry.path()).map_err(|error| error.to_string())?;
        Ok((entry.file_name().to_string_lossy().into_owned(), text))
    };
    entries.flatten().map(read).collect()
}

/// A query in an editor's names. Patterns are paragraphs, as the grammar's queries are laid out.
fn renamed(text: &str, names: &[(&str, &str)], file: &str) -> Result<String, String> {
    let mut kept = Vec::new();
    for paragraph in text.trim_end().split("\n\n") {
        if let Some(paragraph) =
            renamed_pattern(paragraph, names).map_err(|name| format!("{file}: no name for {name}"))?
        {
            kept.push(paragraph);
        }
    }
    Ok(kept.join("\n\n") + "\n")
}

/// A pattern in an editor's names; nothing, where one of its captures is left out.
fn renamed_pattern(pattern: &str, names: &[(&str, &str)]) -> Result<Option<String>, String> {
    let mut lines = Vec::new();
    for line in pattern.lines() {
        if line.starts_with(';') {
            lines.push(line.to_owned());
            continue;
        }
        let mut pieces = line.split('@');
        let mut renamed = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let end = piece.find(|sign: char| !sign.is_alphanumeric() && !"._".contains(sign)).unwrap_or(piece.len());
            let (name, rest) = piece.split_at(end);
            match names.iter().find(|(known, _)| *known == name) {
                None => return Err(format!("@{name}")),
                Some((_, "")) => return Ok(None),
                Some((_, here)) => renamed.push_str(&format!("@{here}{rest}")),
            }
        }
        lines.push(renamed);
    }
    Ok(Some(lines.join("\n")))
}
