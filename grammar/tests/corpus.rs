//! The tests of `test/corpus`, which `tree-sitter test` runs as well, run without it.
//!
//! `UPDATE_CORPUS=1` writes what the grammar gives into the files, to be read before it is committed.

mod support;

use std::fmt::Write as _;
use std::path::Path;

/// One test: a heading between two lines of `=`, a text, a line of `-`, and the syntax tree expected.
struct Example {
    title: String,
    text: String,
    expected: String,
}

#[test]
fn every_example_has_the_tree_it_shows() {
    let update = std::env::var_os("UPDATE_CORPUS").is_some();
    let (mut count, mut failures) = (0, Vec::new());
    for (file, content) in support::files("test/corpus", "txt") {
        let mut examples = read(&content);
        for example in &mut examples {
            let found = support::parse(&example.text).root_node().to_sexp();
            if update {
                example.expected = indented(&found);
            } else if example.expected.split_whitespace().collect::<Vec<_>>().join(" ") != found {
                failures.push(format!("{file}: {}\n{}", example.title, indented(&found)));
            }
            count += 1;
        }
        if update {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("test/corpus").join(file);
            std::fs::write(path, written(&examples)).expect("the corpus can be written");
        }
    }
    println!("{count} examples");
    assert!(failures.is_empty(), "{} of {count} examples differ:\n{}", failures.len(), failures.join("\n\n"));
}

#[test]
fn no_two_examples_have_the_same_title() {
    for (file, content) in support::files("test/corpus", "txt") {
        let mut titles: Vec<_> = read(&content).into_iter().map(|example| example.title).collect();
        let count = titles.len();
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), count, "{file}");
    }
}

/// The examples of a file. As the command-line tool has it, the text begins on the line after the heading, and the line
/// end before the line of `-` is none of it.
fn read(content: &str) -> Vec<Example> {
    let is_rule = |line: &str, sign: char| line.len() >= 3 && line.chars().all(|found| found == sign);
    let mut examples = Vec::new();
    let mut lines = content.lines().peekable();
    while let Some(line) = lines.next() {
        assert!(is_rule(line, '='), "expected a line of `=`, found {line:?}");
        let title = lines.next().expect("a title follows").to_owned();
        assert!(lines.next().is_some_and(|line| is_rule(line, '=')), "{title:?} is followed by a line of `=`");
        let mut until = |sign: char| {
            let mut taken = Vec::new();
            while let Some(line) = lines.next_if(|line| !is_rule(line, sign)) {
                taken.push(line);
            }
            taken.join("\n")
        };
        let text = until('-');
        let expected = until('=').trim_start_matches('-').trim().to_owned();
        examples.push(Example { title, text, expected });
    }
    examples
}

fn written(examples: &[Example]) -> String {
    let (heading, divider) = ("=".repeat(80), "-".repeat(80));
    let parts = examples.iter().map(|Example { title, text, expected }| {
        format!("{heading}\n{title}\n{heading}\n{text}\n{divider}\n\n{expected}\n")
    });
    parts.collect::<Vec<_>>().join("\n")
}

/// An s-expression, with every list that does not fit on a line broken up.
fn indented(expression: &str) -> String {
    let mut written = String::new();
    let mut rest = expression;
    let mut depth = 0;
    while !rest.is_empty() {
        let list = list_at(rest);
        let fits = !rest.starts_with(')') && 2 * depth + list.len() <= 100;
        // Otherwise the field, the parenthesis and the node's kind.
        let kind = rest.find('(').unwrap_or_default();
        let taken = match rest[kind..].find([' ', ')']) {
            _ if fits => list.len(),
            _ if rest.starts_with(')') => 1,
            end => kind + end.unwrap_or(rest.len() - kind),
        };
        if rest.starts_with(')') {
            depth -= 1;
        } else {
            let _ = write!(written, "\n{:1$}", "", 2 * depth);
            depth += usize::from(!fits);
        }
        written.push_str(&rest[..taken]);
        rest = rest[taken..].trim_start();
    }
    written.trim_start().to_owned()
}

/// The first list of a sequence, with its field.
fn list_at(sequence: &str) -> &str {
    let mut depth = 0;
    for (place, sign) in sequence.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' if depth <= 1 => return &sequence[..=place],
            ')' => depth -= 1,
            _ => {}
        }
    }
    sequence
}
