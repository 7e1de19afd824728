//! One slip of the keyboard is one finding, on its line, that names the word that was meant.

use crate::support::api::findings;
use lakatos_syntax::language::words;
use lakatos_syntax::{Document, Host};
use std::collections::BTreeSet;

/// Every declaration, property and word of the language, in lines without a fault.
const DRAFT: &str = include_str!("slips.lak");

/// Each problem: the text it is about, with the line that it stands on, the message and the help.
fn told(text: &str) -> Vec<(usize, String, String)> {
    let document = Document::read(text, Host::Lakatos);
    let mut told = Vec::new();
    for piece in &document.pieces {
        for problem in &piece.read.problems {
            let place = problem.place.shifted(piece.start);
            let line = text[..place.start as usize].matches('\n').count() + 1;
            let fix = problem.fixes.first().map(|fix| fix.edits[0].text.clone()).unwrap_or_default();
            told.push((line, format!("{} [{}] → {fix}", problem.message, &text[place.range()]), fix));
        }
    }
    told
}

/// Every word with one letter left out, doubled, mistaken or swapped with the next.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut slips = Vec::new();
    for at in 0..letters.len() {
        let with = |new: &[char], skip: usize| -> String {
            letters[..at].iter().chain(new).chain(&letters[at + skip..]).collect()
        };
        slips.push(with(&[], 1));
        slips.push(with(&[letters[at], letters[at]], 1));
        slips.push(with(&['q'], 1));
        if let Some(next) = letters.get(at + 1) {
            slips.push(with(&[*next, letters[at]], 2));
        }
    }
    slips.retain(|slip| slip != word && !slip.is_empty() && slip.starts_with(char::is_alphabetic));
    slips
}

/// A slip in the draft: what stands there, what should, the line, and the draft with it.
struct Slip {
    typed: String,
    meant: &'static str,
    line: usize,
    text: String,
}

/// Every word of the language in a text that is written in it, with each of its slips, as far as `wanted` asks for them.
fn slips_in(text: &'static str, wanted: impl Fn(usize, usize) -> bool) -> Vec<Slip> {
    let known: Vec<&str> = words().collect();
    let mut found = Vec::new();
    let mut start = 0;
    let mut count = 0;
    for (number, line) in text.lines().enumerate() {
        let mut at = 0;
        for token in line.split(' ') {
            let here = start + at;
            at += token.len() + 1;
            let is_value = ["yes", "no", "unknown"].contains(&token);
            if !known.contains(&token) || is_value || line[..here - start].matches('"').count() % 2 == 1 {
                continue;
            }
            count += 1;
            for (_, typed) in slips(token).into_iter().enumerate().filter(|(index, _)| wanted(count, *index)) {
                let text = format!("{}{typed}{}", &text[..here], &text[here + token.len()..]);
                found.push(Slip { typed, meant: token, line: number + 1, text });
            }
        }
        start += line.len() + 1;
    }
    found
}

#[test]
fn the_draft_is_clean() {
    assert_eq!(told(DRAFT), Vec::new());
    let problems = ["syntax-error", "undefined-name", "unknown-level", "wrong-kind", "level-needed", "keyword-as-name"];
    let found = findings(DRAFT, Host::Lakatos);
    let found: Vec<_> = found.iter().filter(|finding| problems.contains(&finding.code.as_str())).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn one_slip_in_a_word_of_the_language_is_one_problem_that_names_the_word() {
    let mut faults = Vec::new();
    let mut count = 0;
    for part in DRAFT.split("\n\n") {
        for Slip { typed, meant, line, text } in slips_in(part, |_, _| true) {
            count += 1;
            let told = told(&text);
            let names =
                |(at, message, _): &(usize, String, String)| *at == line && message.contains(&format!("`{meant}`"));
            if told.len() != 1 || !names(&told[0]) {
                faults.push(format!("{typed} for {meant}, at {line} of\n{part}\n    {told:?}"));
            }
        }
    }
    assert!(count > 1000);
    assert!(faults.is_empty(), "{} of {count}\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn nothing_else_is_found_while_a_slip_stands() {
    let said = |text: &str| -> BTreeSet<String> {
        let found = findings(text, Host::Lakatos);
        found.iter().map(|finding| format!("{}: {}", finding.code, finding.message)).collect()
    };
    let clean = said(DRAFT);
    let mut faults = Vec::new();
    // Each word once at each place, with another of its slips from place to place.
    for Slip { typed, meant, line, text } in slips_in(DRAFT, |count, index| index == count % 4) {
        let found = said(&text);
        let new: Vec<&String> = found.difference(&clean).collect();
        if new.len() != 1 {
            faults.push(format!("{typed} for {meant}, at {line}\n    {new:#?}"));
        }
    }
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
}

/// Lines as other languages, styles and hands have them, under the declaration that they are typed in.
const LINES: [(&str, &[&str]); 5] = [
    (
        "theory t",
        &[
            "predict leave: not a when not b",
            "Mechanism: \"text\"",
            "mechanism: Words without quotation marks.",
            "mechanism: >\n    Words that YAML\n    folds.",
            "mechanism \"One part\n\n  and another.\"",
            "mechanism \"A \"big\" word\"",
            "mechanism ''text''",
            "mechanism = \"text\"",
            "mechanism — \"text\"",
            "**mechanism** \"text\"",
            "- mechanism \"text\"",
            "1. mechanism \"text\"",
            "mechanism \"text\" // a comment",
            "mechanism \"text\" % a comment",
            "// a comment",
            "/* a comment */",
            "<!-- a comment -->",
            "-- a comment",
            "logic \"text\"",
            "assumption \"text\"",
            "predicts a when b;",
            "predicts a when b.",
            "predicts a, when b",
            "predicts a when: b",
            "predicts a => s when b",
            "predicts a when both b and c",
            "predicts a when either b or c",
            "predicts a when no b",
            "predicts a when there is b",
            "predicts a when b exists",
            "predicts a when b is absent",
            "predicts a when s = \"high\"",
            "predicts x a >= 3 when b",
            "predicts \"x\": a when b",
            "predicts 1: a when b",
            "predicts that a when b",
            "expects x: a when b",
            "H1: a when b",
            "predicts more a when b",
            "predicts less a when b",
            "predicts a increases with s",
            "predicts x: if b, a >= 3",
            "scope since 1945",
            "scope before 1990",
            "scope conditions a",
            "rivals: k",
            "rivals a b",
            "scope\u{200b}a",
            "Predicts a when b",
            "predicts x: a if b",
            "predicts a unless b",
            "predicts a unless b and c",
            "predicts a because b",
            "predicts a whenever b",
            "predicts if b then a",
            "if b then a",
            "predicts x: when b, then a \"why\"",
            "predicts a only if b",
            "predicts a iff b",
            "predicts a when b && !c",
            "predicts a when b || c",
            "predicts a when b AND NOT c",
            "predicts a when b = = yes",
            "predicts a when b == yes",
            "predicts a when s ≥ 3",
            "predicts a when s => 3",
            "predicts a when s >= 35%",
            "predicts b => a",
            "predicts a wehn b",
            "predicts a\n    wehn b",
            "predicts a\n    if b",
            "predicts a more oftn when b",
            "predicts a when b an c",
            "predict a wehn b",
            "predicts a when b wher c",
            "predicts a when when b",
            "predicts a provided that b",
            "predicts a when s is at least 3",
            "mechanism “curly\"",
            "mechanism 'single'",
            "mechanism ‘curly’",
            "mechanism Frightened states look for help.",
            "mechanism \"text\" [@walt1987, p. 12]",
            "mechanism \"text\" (@walt1987)",
            "mechanism \"text\" @walt1987; @doyle1983",
            "mechanism \"text\" @walt1987, p. 12",
            "mechanism \"text\" @walt1987 [p. 12]",
            "mechanism \"text\" [see @walt1987; @doyle1983, pp. 3-4]",
            "mechanism \"text\" \\citep[12]{walt1987}",
            "mechanism \"text\" (Walt 1987)",
            "irrespective of c",
            "built on k",
            "rivals a and b",
            "amends u",
            "pre",
            "foo bar baz",
            "I think that states balance against threats.\n  They do so, because they fear.",
        ],
    ),
    (
        "case k 1990",
        &[
            "a: yes",
            "a = yes;",
            "a = yes, b = no",
            "a = yes, @k",
            "a = yes @k, \"quote\"",
            "a = yes see @k",
            "a = yes\n    source @k",
            "a = \"yes\"",
            "a = (yes)",
            "a = N/A",
            "a = no data",
            "a = yes or no",
            "a = very high",
            "not a",
            "a @k",
            "| a | yes |",
            "- a = yes",
            "shared threat = yes",
            "years 1969-1971",
            "year: 1969",
            "note: It was so.",
            "description \"text\"",
            "actors South Korea, Japan",
            "a\u{ad} = yes",
            "a is yes",
            "a yes",
            "a == yes",
            "a = 35%",
            "a = 35,5",
            "a = 1,000",
            "a = 20 to 30",
            "a = 20...30",
            "a = yes [@walt1987, p. 12]",
            "a = no (@walt1987)",
            "a: no [@walt1987]",
            "a = yes @a; @b",
            "a = yes @a, @b",
            "a = yes @a p. 3",
            "a ≥ 3",
            "wihtin l",
            "selected as typical for t",
            "like l n c",
            "a b korea = yes",
        ],
    ),
    (
        "auxiliary x",
        &[
            "amend t",
            "amends: t",
            "amends balance of threat",
            "rescues korea–japan",
            "rescues case k",
            "unless a",
            "rescue: k",
            "rescue k",
            "except a",
            "exception a",
            "recodes k a = yes",
            "amends t rescues k a",
            "amends \"t\"",
            "amends theory t",
            "amends The theory",
            "except when a",
            "excepts if a",
        ],
    ),
    (
        "concept c",
        &[
            "values [a, b]",
            "values \"a\" < \"b\"",
            "values a > b > c",
            "values a, b and c",
            "operationalized as \"x\"",
            "value a < b",
            "mesured \"x\"",
            "measures \"x\"",
            "measured: \"x\"",
            "measured by \"x\"",
            "values: a < b",
        ],
    ),
    (
        "test e",
        &["o t", "n k", "no k", "looks for \"x\"", "found Yes", "kind smoking gun", "kind hoop test", "of theory t"],
    ),
];

const HEADERS: [&str; 47] = [
    "theory balance of power theory \"Balance\"",
    "concept rule of law \"Rule of law\"",
    "concept war/peace \"War\"",
    "concept state's-aim \"Aim\"",
    "concept 2nd-image \"Second image\"",
    "case 1 norway \"Norway\" 1949",
    "**concept** c \"C\"",
    "concept *c* \"C\"",
    "concept `c` \"C\"",
    "- concept c \"C\"",
    "1. concept c \"C\"",
    "concept: c \"C\"",
    "concept c = \"C\"",
    "concept c — \"C\"",
    "concept c (\"C\")",
    "Auxiliary hypothesis: fear",
    "case norway \"Norway\" 1960s",
    "case norway \"Norway\" 19th century",
    "case norway \"Norway\" August 1969",
    "case athens \"Athens\" 431 BC",
    "case norway \"Norway\" 1949, 1950",
    "case norway \"Norway\" 1990-12",
    "case norway \"Norway\" 1914-18",
    "the\u{ad}ory t \"T\"",
    "\u{200b}theory t \"T\"",
    "theroy waltz \"Balance of power\" @waltz1979",
    "cse norway \"Norway\" 1949",
    "axiliary q \"Q\"",
    "concpet c",
    "Theory t",
    "Case norway \"Norway\" 1949",
    "hypothesis h \"H\"",
    "frobnicate h \"H\"",
    "us \"ir/cases\"",
    "case norway \"Norway\" 1949 to 1990",
    "case norway \"Norway\" (1949-1990)",
    "case norway \"Norway\" 1949-present",
    "case norway \"Norway\" since 1949",
    "case norway \"Norway\" 1949/1990",
    "case norway Norway and Sweden 1949",
    "case north korea \"North Korea\" 1949",
    "theory walt 'Balance of threat'",
    "theory walt \"Balance of threat\" (Walt 1987)",
    "theory walt \"Balance of threat\" [@walt1987]",
    "theory walt: \"Balance of threat\"",
    "theory \"Balance of threat\"",
    "case studies show that this is so",
];

#[test]
fn every_slip_is_told_its_cause_and_its_remedy() {
    let mut table = String::new();
    let mut add = |title: &str, text: &str| {
        table.push_str(&format!("  {title}\n"));
        let told = told(text);
        told.iter().for_each(|(line, message, _)| table.push_str(&format!("    {line}: {message}\n")));
        if told.is_empty() {
            table.push_str("    nothing\n");
        }
    };
    for (header, lines) in LINES {
        for line in lines {
            add(&format!("{header}: {line}"), &format!("{header}\n  {line}\n"));
        }
    }
    for header in HEADERS {
        add(header, &format!("theory before\n  predicts a\n{header}\n  note \"x\"\n"));
    }
    insta::assert_snapshot!(table);
}
