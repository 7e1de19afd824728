//! `docs/rules/`: a page a rule, and a table of all, from the rule files.

use crate::generated::Generated;
use lakatos_engine::escape::markdown_cell;
use lakatos_engine::rules::page::page;
use lakatos_engine::rules::rule::Rule;
use std::fmt::Write;
use std::path::PathBuf;

/// Where the pages go.
pub const FOLDER: &str = "docs/rules";

/// The table, and every page.
pub fn pages() -> Vec<Generated> {
    let (set, _) = lakatos_rules::with_examples();
    let rules = set.rules();
    let mut pages = vec![Generated { path: PathBuf::from(FOLDER).join("README.md"), text: table(rules) }];
    pages.extend(
        rules.iter().map(|rule| Generated {
            path: PathBuf::from(FOLDER).join(format!("{}.md", rule.id())),
            text: marked(rule),
        }),
    );
    pages
}

fn table(rules: &[Rule]) -> String {
    let mut text = format!(
        "# The rules\n\n<!-- Written by `cargo xtask gen` from `rules/`. -->\n\nlakatos knows {} rules.\nEach is a file in `rules/`, and its examples are its tests.\n",
        rules.len()
    );
    let mut group = "";
    for rule in rules.iter().map(|rule| &rule.file) {
        if rule.group != group {
            group = &rule.group;
            let _ = write!(text, "\n## `{group}`\n\n| rule | severity | what it flags |\n| --- | --- | --- |\n");
        }
        let _ = writeln!(
            text,
            "| [`{0}`]({0}.md) | {1} | {2} |",
            rule.id,
            rule.severity.word(),
            markdown_cell(&rule.summary)
        );
    }
    text
}

/// The page with a remark on where it comes from, below its heading.
fn marked(rule: &Rule) -> String {
    let heading = format!("# {}\n\n", rule.id());
    let mark =
        format!("<!-- Written by `cargo xtask gen` from `rules/{}/{}.toml`. -->\n\n", rule.file.group, rule.id());
    page(rule, lakatos_rules::built_in()).replacen(&heading, &format!("{heading}{mark}"), 1)
}
