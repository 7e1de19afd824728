//! The table of the language agrees with everything that is kept by hand beside it: the grammar, its queries, the
//! syntax and snippets of VS Code, and the code that reads each property.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use lakatos_syntax::ast::DeclarationKind;
use lakatos_syntax::language::{
    self, DECLARATIONS, EVIDENCE, MODES, OBSERVATION, Operand, PROPERTIES, ROLES, WORD_LISTS, WORDS, WordList,
};
use lakatos_syntax::{Document, Host};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join(path)).unwrap()
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap()
}

type Words = BTreeSet<String>;

fn set<'word>(words: impl IntoIterator<Item = &'word str>) -> Words {
    words.into_iter().map(str::to_owned).collect()
}

fn declarations() -> Words {
    set(DECLARATIONS.iter().map(|row| row.keyword))
}

fn within() -> Words {
    set(WORDS.iter().map(|row| row.word))
}

/// What stands in quotes of a kind, as far as it is a word of letters and hyphens.
fn quoted(text: &str, quote: char) -> Words {
    let lines = text.lines().map(|line| line.split([';']).next().unwrap_or_default());
    let parts = lines.flat_map(|line| line.split(quote).skip(1).step_by(2).collect::<Vec<_>>());
    set(parts.filter(|part| part.chars().all(|c| c.is_ascii_lowercase() || c == '-')).filter(|part| !part.is_empty()))
}

/// The nodes that a query names in parentheses of their own: `(theory)`.
fn bare_nodes(query: &str) -> Words {
    let lines = query.lines().filter_map(|line| line.trim().strip_prefix('(')?.strip_suffix(')'));
    set(lines.filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')))
}

#[test]
fn the_grammar_reserves_the_words_of_the_table() {
    let grammar = read("grammar/grammar.js");
    let list = |name: &str| {
        let start = grammar.find(&format!("const {name} = [")).unwrap();
        let list = &grammar[start..start + grammar[start..].find(']').unwrap()];
        quoted(list, '\'')
    };
    let reserved = DECLARATIONS.iter().filter(|row| row.kind != DeclarationKind::Data);
    assert_eq!(list("DECLARATIONS"), set(reserved.map(|row| row.keyword)));
    assert_eq!(list("PROPERTIES"), set(language::property_keywords()));
    assert_eq!(list("CONNECTIVES"), within());
}

#[test]
fn the_grammar_has_a_node_for_each_row_and_no_other() {
    let types = json("grammar/src/node-types.json");
    let subtypes = |name: &str| {
        let supertype = types.as_array().unwrap().iter().find(|node| node["type"] == name).unwrap();
        set(supertype["subtypes"].as_array().unwrap().iter().map(|node| node["type"].as_str().unwrap()))
    };
    assert_eq!(subtypes("_declaration"), declarations());
    let nodes: Words = PROPERTIES.iter().map(|row| row.node_name()).collect();
    let of_data: Words = subtypes("_data_property");
    assert_eq!(subtypes("_property").union(&of_data).cloned().collect::<Words>(), nodes);
    let taken = language::properties_in(DeclarationKind::Data).map(|(row, _)| row.node_name());
    assert_eq!(of_data, taken.collect());
}

#[test]
fn the_queries_name_every_word_and_node() {
    let mut highlighted = quoted(&read("grammar/queries/highlights.scm"), '"');
    // A level that is a type.
    highlighted.remove("number");
    assert_eq!(highlighted, set(language::words()));

    let all: Words = PROPERTIES.iter().map(|row| row.node_name()).chain(declarations()).collect();
    for query in ["indents", "textobjects"] {
        let nodes = bare_nodes(&read(&format!("grammar/queries/{query}.scm")));
        let left_out: Vec<_> = all.difference(&nodes).collect();
        assert!(left_out.is_empty(), "{query}.scm leaves out {left_out:?}");
    }
    let folds = bare_nodes(&read("grammar/queries/folds.scm"));
    assert!(declarations().is_subset(&folds), "{folds:?}");
    for query in ["highlights", "locals", "tags"] {
        let text = read(&format!("grammar/queries/{query}.scm"));
        for row in DECLARATIONS.iter().filter(|row| row.kind != DeclarationKind::Use) {
            assert!(text.contains(&format!("({} name:", row.keyword)), "{query}.scm knows no `{}`", row.keyword);
        }
    }
}

#[test]
fn the_syntax_of_vs_code_colours_every_word() {
    let syntax = json("editors/vscode/syntaxes/lakatos.tmLanguage.json");
    let repository = &syntax["repository"];
    let words = |pattern: &Value| {
        let pattern = pattern.as_str().unwrap();
        let (_, alternatives) = pattern.split_once(")(?:").unwrap();
        set(alternatives.split_once(')').unwrap().0.split('|'))
    };
    let coloured: Words = words(&repository["keyword"]["match"])
        .union(&words(&repository["value"]["patterns"][0]["match"]))
        .cloned()
        .collect();
    assert_eq!(coloured, set(language::reserved_words()));
    let headers = repository["header"].to_string();
    for row in DECLARATIONS.iter().filter(|row| row.kind != DeclarationKind::Use) {
        assert!(headers.contains(&format!("({})", row.keyword)), "no colour for the name of a {}", row.keyword);
    }
}

#[test]
fn every_form_can_be_read_and_gives_the_property_of_its_row() {
    for (row, usage, owner) in PROPERTIES
        .iter()
        .flat_map(|row| row.usages.iter().map(move |usage| (row, usage)))
        .flat_map(|(row, usage)| usage.owners.iter().map(move |owner| (row, usage, *owner)))
    {
        // Where a form leaves something open, so would a draft that has it so.
        let form = usage.form.trim_end_matches(", …").replace("ROLE", ROLES.words[0].word).replace('…', "text");
        let text = format!("{}\n  {form}\n", language::declaration(owner).form);
        let document = Document::read(&text, Host::Lakatos);
        let read = &document.pieces[0].read;
        assert!(read.problems.is_empty(), "{text}{:?}", read.problems);
        let properties: Vec<&str> =
            read.declarations[0].properties.iter().map(|property| property.value.keyword()).collect();
        assert_eq!(properties, [row.keyword], "{text}");
    }
}

#[test]
fn the_rows_agree_with_each_other() {
    for kind in DeclarationKind::ALL {
        let row = language::declaration(kind);
        assert_eq!(row.kind, kind);
        assert!(row.form.starts_with(row.keyword) && row.with_article.trim_matches('`').contains(row.keyword));
        for usual in row.usual {
            assert!(language::property(usual).and_then(|row| row.usage_in(kind)).is_some(), "{usual} in {kind:?}");
        }
    }
    for row in PROPERTIES {
        let owners: Vec<DeclarationKind> = row.owners().collect();
        let different: BTreeSet<DeclarationKind> = owners.iter().copied().collect();
        assert_eq!(owners.len(), different.len(), "`{}` has two usages in one declaration", row.keyword);
        for usage in row.usages {
            assert!(
                row.keyword == OBSERVATION || usage.form.starts_with(&format!("{} ", row.keyword)),
                "{}",
                usage.form
            );
            assert!(usage.summary.ends_with(['.', '`']) && !usage.summary.contains('|'), "{}", usage.summary);
            let list = match usage.operand {
                Operand::Choice(_, list) => list,
                Operand::Selection => ROLES,
                _ => continue,
            };
            assert_names_all(usage.summary, list);
        }
    }
    let via = WORDS.iter().find(|row| row.word == "via").unwrap();
    assert_names_all(via.summary.unwrap(), EVIDENCE);
    for list in WORD_LISTS {
        assert!(list.words.iter().any(|row| row.word == list.until_chosen), "{list:?}");
    }
}

fn assert_names_all(summary: &str, list: &WordList) {
    for row in list.words {
        assert!(summary.contains(&format!("`{}`", row.word)), "{summary} leaves out `{}`", row.word);
    }
}

#[test]
fn the_reference_explains_the_modes_and_what_a_line_may_go_on_with() {
    let reference = read("docs/language.md");
    for row in MODES {
        assert!(reference.contains(&format!("| `predicts war {} rivalry` |", row.mode.words())), "{:?}", row.mode);
    }
    let continuing = reference.lines().find(|line| line.starts_with("It continues on the next line if")).unwrap();
    let named: Words = quoted_words(continuing);
    assert_eq!(named, set(WORDS.iter().filter(|row| row.continues_line).map(|row| row.word)));
}

/// Every word in backticks.
fn quoted_words(line: &str) -> Words {
    line.split('`').skip(1).step_by(2).flat_map(str::split_whitespace).map(str::to_owned).collect()
}
