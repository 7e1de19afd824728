//! No text brings the linter down, and every place it speaks of is a place of the text.

use crate::support::api::{analysed_with, findings, laid_out, layout_edits, said};
use crate::support::choices::{Choices, cases, choices};
use crate::support::damage::edited;
use crate::support::embed::{HOSTS, embedded};
use crate::support::generate::drafts;
use crate::support::style::styled;
use lakatos_engine::rules::finding::Location;
use lakatos_syntax::Host;
use proptest::prelude::*;

/// Analyses a text by all rules, and follows every place that is named to the text.
fn withstands(text: &str) -> Result<(), TestCaseError> {
    for host in HOSTS {
        let analysis = analysed_with(&[text.to_owned()], host, lakatos_rules::built_in());
        for finding in &analysis.findings {
            let is_there = |location: Location| location.source == 0 && text.get(location.span.range()).is_some();
            let related = finding.related.iter().map(|related| related.place);
            let edits = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.place);
            for location in [finding.place].into_iter().chain(related).chain(edits) {
                prop_assert!(is_there(location), "{:?}: {} at {:?}\n{}", host, finding.code, location, text);
            }
            prop_assert!(!finding.message.is_empty(), "{:?}", finding);
        }
        let laid_out = laid_out(text, host);
        prop_assert_eq!(said(&laid_out, host), said(text, host), "{}\n--- as\n{}", text, laid_out);
        prop_assert_eq!(layout_edits(&laid_out, host), [], "{}\n--- as\n{}", text, laid_out);
    }
    Ok(())
}

/// Words of the language in no order.
const WORDS: [&str; 40] = [
    "puzzle",
    "source",
    "concept",
    "paradigm",
    "theory",
    "auxiliary",
    "case",
    "test",
    "use",
    "\n",
    "\n",
    "\n  ",
    "a",
    "b",
    "c",
    "predicts",
    "when",
    "only",
    "not",
    "and",
    "(",
    ")",
    "=",
    ">=",
    "yes",
    "3..1",
    "-2.5",
    ",",
    ":",
    ".",
    "\"",
    "“",
    "@k",
    "[",
    "scope",
    "within",
    "values",
    "excepts",
    "#",
    "\u{0}",
];

fn soup(choices: &mut Choices) -> String {
    (0..choices.below(120)).map(|_| format!("{} ", choices.pick(&WORDS))).collect()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn any_text_is_withstood(text in any::<String>()) {
        withstands(&text)?;
        withstands(&format!("```lakatos\n{text}\n```\n"))?;
        withstands(&format!("\\begin{{lakatos}}\n{text}\n\\end{{lakatos}}\n"))?;
    }

    #[test]
    fn any_words_of_the_language_are_withstood(mut choices in choices(130)) {
        let soup = soup(&mut choices);
        withstands(&soup)?;
        withstands(&format!("<!-- lakatos\n{soup}\n-->\n```lakatos\n{soup}"))?;
    }

    #[test]
    fn drafts_that_are_being_edited_are_withstood(draft in drafts(), mut choices in choices(300)) {
        let printed = styled(&mut choices, draft.printed());
        for host in HOSTS {
            let mut text = embedded(&mut choices, host, &printed);
            for _ in 0..3 {
                text = edited(&mut choices, &text);
            }
            withstands(&text)?;
        }
    }
}

/// What YAML is made of.
const YAML: [&str; 30] = [
    "a",
    "bibliography",
    ": ",
    ":",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "? ",
    "|\n",
    ">-\n",
    "&x ",
    "*x ",
    "!t ",
    "!!str ",
    "\"",
    "'",
    "#",
    "%YAML 1.2\n",
    "---\n",
    "...\n",
    "\t",
    "é",
    "\u{0}",
    "\\",
];

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn any_yaml_is_withstood(mut choices in choices(60)) {
        let soup: String = (0..choices.below(50)).map(|_| choices.pick(&YAML)).collect();
        let read = lakatos_syntax::yaml::read(&soup);
        for leaf in read.value.leaves() {
            if let lakatos_syntax::yaml::Yaml::Text(text) = leaf {
                prop_assert!(soup.get(text.place.range()).is_some(), "{:?} in {:?}", text, soup);
            }
        }
        let draft = format!("---\n{soup}\n---\n\n```lakatos\nconcept a\n```\n");
        let document = lakatos_syntax::Document::read(&draft, Host::Markdown);
        prop_assert!(document.has_argument() || soup.contains("```") || soup.contains('\n'), "{}", draft);
    }
}

#[test]
fn yaml_of_any_depth_and_length_is_withstood() {
    for text in [
        "[".repeat(100_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
        "a:\n ".repeat(1_000),
        "- *x\n".repeat(50_000),
    ] {
        lakatos_syntax::yaml::read(&text);
    }
    let bomb = (1..40).fold("a0: &a0 [x, x, x, x]\n".to_owned(), |text, number| {
        let before = number - 1;
        format!("{text}a{number}: &a{number} [*a{before}, *a{before}, *a{before}, *a{before}]\n")
    });
    lakatos_syntax::yaml::read(&bomb);
}

/// Everything that is wrong with a text, whatever it is.
fn errors(text: &str) -> Vec<String> {
    let errors = findings(text, Host::Lakatos).into_iter().filter(|finding| finding.code == "syntax-error");
    errors.map(|finding| finding.message).collect()
}

#[test]
fn ten_thousand_parentheses_are_a_message() {
    let nested = format!("concept c\ntheory t\n  scope {}c{}\n", "(".repeat(10_000), ")".repeat(10_000));
    assert_eq!(errors(&nested), ["this formula is nested more than 100 levels deep"]);
    let open = format!("concept c\ntheory t\n  scope {}c\n", "(".repeat(10_000));
    assert_eq!(errors(&open).len(), 1);
    let negated = format!("concept c\ntheory t\n  scope {}c\n", "not ".repeat(10_000));
    assert_eq!(errors(&negated), ["this formula is nested more than 100 levels deep"]);
}

#[test]
fn a_long_chain_is_not_deep() {
    let chain = format!("concept c\ntheory t\n  scope c{}\n", " and c".repeat(10_000));
    assert_eq!(errors(&chain), Vec::<String>::new());
    let alternating = format!("concept c\ntheory t\n  scope c{}\n", " and c or c".repeat(5_000));
    assert_eq!(errors(&alternating), Vec::<String>::new());
}
