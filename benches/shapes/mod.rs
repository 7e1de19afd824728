//! Drafts of any size, each large in one respect.

use std::fmt::Write as _;

/// A draft of size n.
pub type Shape = fn(usize) -> String;

/// By name, with the least size that is measured.
pub static SHAPES: &[(&str, usize, Shape)] = &[
    ("cases", 1_000, cases),
    ("contested cases", 500, contested),
    ("periods in a chain", 500, chain_of_periods),
    ("concepts", 1_000, concepts),
    ("codings of a case", 500, codings),
    ("levels", 1_000, levels),
    ("theories", 500, theories),
    ("predictions", 250, predictions),
    ("auxiliaries", 250, auxiliaries),
    ("auxiliaries that predict", 100, predicting_auxiliaries),
    ("auxiliaries in a chain", 100, chain_of_auxiliaries),
    ("rescues of the same", 100, same_rescues),
    ("theories and cases", 50, theories_and_cases),
    ("levels of a condition", 250, level_conditions),
    ("outcomes", 250, outcomes),
    ("scopes", 250, scopes),
    ("tendencies", 250, tendencies),
    ("a tendency on cases", 500, tendency),
    ("contradicting codings", 250, contradicting),
    ("explained cases", 250, explained),
    ("nested nots", 250, |n| formula(&format!("{}a", "not ".repeat(n)))),
    ("nested parentheses", 250, |n| formula(&format!("{}a{}", "(".repeat(n), ")".repeat(n)))),
    ("rivals of one", 250, rivals),
    ("operands of two rivals", 50, operands),
    ("a series", 250, series),
    ("tests on a case", 250, tests),
    ("tests on many", 250, tests_on_many),
    ("misspelled names", 250, misspelled),
    ("cases of a repair", 250, cases_of_a_repair),
    ("cases of a step", 250, cases_of_a_step),
    ("a series and cases", 50, series_and_cases),
    ("rivals and cases", 50, rivals_and_cases),
    ("auxiliaries that recode", 100, recoding_auxiliaries),
    ("cases conceded", 250, |n| {
        cases(n)
            .replace("yes @k2001\ncase", "no @k2001\ncase")
            .replace(THEORY, &with(THEORY, n, |i| format!("  concedes c{i}\n")))
    }),
    ("cases built on", 250, |n| cases(n).replace(THEORY, &with(THEORY, n, |i| format!("  built-on c{i}\n")))),
    ("actors of a case", 100, actors),
    ("indexes", 250, indexes),
    ("assumptions", 250, assumptions),
    ("findings", 250, findings),
    ("roles", 250, |n| {
        with(cases(n), n, |i| {
            format!("case d{i} \"D\" 1990\n  a = yes @k2001\n  w = yes @k2001\n  selected-as typical for t\n")
        })
    }),
];

const WORDS: &str = "concept a \"A\"\n  measured \"the first of the two as the manual has it\" @k2001\nconcept w \"W\"\n  measured \"the second of the two as the manual has it\" @k2001\n";
const THEORY: &str = "theory t \"T\"\n  mechanism \"m\"\n  predicts p: w when a\n";

fn lines(head: impl Into<String>, count: usize, mut line: impl FnMut(&mut String, usize)) -> String {
    let mut text = head.into();
    (0..count).for_each(|number| line(&mut text, number));
    text
}

fn with(head: impl Into<String>, count: usize, line: impl Fn(usize) -> String) -> String {
    lines(head, count, |text, number| {
        let _ = write!(text, "{}", line(number));
    })
}

fn concept(number: usize) -> String {
    format!("concept a{number} \"A {number}\"\n  measured \"number {number} of many as the manual has it\" @k2001\n")
}

fn joined(count: usize, between: &str) -> String {
    (0..count).map(|number| format!("a{number}")).collect::<Vec<_>>().join(between)
}

fn cases(n: usize) -> String {
    with(format!("{WORDS}{THEORY}"), n, |i| {
        format!("case c{i} \"C\" {}\n  a = yes @k2001\n  w = yes @k2001\n", 1900 + i % 100)
    })
}

fn contested(n: usize) -> String {
    with(format!("{WORDS}{THEORY}"), n, |i| {
        format!("case c{i} \"C\" 1990\n  a = yes @k2001\n  a = no @l2001\n  w = yes @k2001\n")
    })
}

fn chain_of_periods(n: usize) -> String {
    with(format!("{WORDS}{THEORY}case c0 1900..2000\n  a = yes @k2001\n"), n, |i| {
        format!("case c{} 1900..2000\n  within c{i}\n  w = {} @k2001\n", i + 1, if i % 2 == 0 { "yes" } else { "no" })
    })
}

fn concepts(n: usize) -> String {
    with(format!("{WORDS}{THEORY}"), n, concept)
}

fn codings(n: usize) -> String {
    with(with(format!("{WORDS}{THEORY}"), n, concept) + "case c 1990\n", n, |i| format!("  a{i} = yes @k2001\n"))
}

fn levels(n: usize) -> String {
    let names: Vec<String> = (0..n).map(|level| format!("v{level}")).collect();
    format!(
        "concept l \"L\"\n  values {}\n  measured \"the level as the manual has it\" @k2001\n{WORDS}theory t\n  mechanism \"m\"\n  predicts w when l >= v1\n",
        names.join(" < ")
    )
}

fn theories(n: usize) -> String {
    with(WORDS, n, |i| format!("theory t{i} \"T\"\n  mechanism \"m\"\n  predicts p: w when a\n"))
}

fn predictions(n: usize) -> String {
    let head = with(WORDS, n, concept) + "theory t \"T\"\n  mechanism \"m\"\n";
    with(head, n, |i| format!("  predicts p{i}: w when a{i}\n"))
}

fn auxiliaries(n: usize) -> String {
    let head = with(format!("{WORDS}{}{THEORY}", concept(0)), n, |i| {
        format!("auxiliary x{i} \"X\"\n  amends t\n  excepts a0\n  rescues c{i}\n")
    });
    with(head, n, |i| format!("case c{i} \"C\" 1990\n  a = yes @k2001\n  a0 = yes @k2001\n  w = no @k2001\n"))
}

fn predicting_auxiliaries(n: usize) -> String {
    let head = with(with(WORDS, n, concept) + THEORY, n, |i| {
        format!("auxiliary x{i} \"X\"\n  amends t\n  excepts a{i}\n  rescues c{i}\n  predicts q: w when a{i}\n")
    });
    with(head, n, |i| format!("case c{i} \"C\" 1990\n  a = yes @k2001\n  a{i} = yes @k2001\n  w = no @k2001\n"))
}

fn rivals(n: usize) -> String {
    let head = format!("{WORDS}{THEORY}case c 1990\n  a = yes @k2001\n  w = no @k2001\n");
    with(head, n, |i| format!("theory u{i} \"U\"\n  mechanism \"m\"\n  predicts p: not w when a\n  rivals t\n"))
}

fn chain_of_auxiliaries(n: usize) -> String {
    let head = with(WORDS, n, concept) + THEORY;
    with(head, n, |i| {
        let amended = i.checked_sub(1).map_or("t".to_owned(), |before| format!("x{before}"));
        format!("auxiliary x{i} \"X\"\n  amends {amended}\n  excepts a{i}\n")
    })
}

fn same_rescues(n: usize) -> String {
    let head = with(format!("{WORDS}{}{THEORY}", concept(0)), n, |i| {
        format!("auxiliary x{i} \"X\"\n  amends t\n  excepts a0\n")
    });
    with(head, n, |i| format!("case c{i} \"C\" 1990\n  a = yes @k2001\n  a0 = yes @k2001\n  w = no @k2001\n"))
}

fn theories_and_cases(n: usize) -> String {
    theories(n) + cases(n).strip_prefix(&format!("{WORDS}{THEORY}")).unwrap_or_default()
}

fn level_conditions(n: usize) -> String {
    with(levels(n), n, |i| format!("  predicts p{i}: w when l >= v{i}\n"))
}

fn outcomes(n: usize) -> String {
    let head = with(WORDS, n, concept) + "theory t \"T\"\n  mechanism \"m\"\n";
    with(head, n, |i| format!("  predicts p{i}: a{i} when a\n"))
}

fn scopes(n: usize) -> String {
    with(with(WORDS, n, concept) + THEORY, n, |i| format!("  scope a{i}\n"))
}

fn tendencies(n: usize) -> String {
    predictions(n).replace(": w when", ": w more often when")
}

fn tendency(n: usize) -> String {
    cases(n).replace(": w when", ": w more often when")
}

fn contradicting(n: usize) -> String {
    let number = "concept n \"N\"\n  values number\n  measured \"a count\" @k2001\n";
    with(format!("{WORDS}{number}{THEORY}case c 1990\n"), n, |i| format!("  n = {i} @k2001\n"))
}

fn explained(n: usize) -> String {
    let explains = with(THEORY, n, |i| format!("  explains c{i}\n"));
    cases(n).replace(THEORY, &explains)
}

fn formula(condition: &str) -> String {
    format!("{WORDS}theory t \"T\"\n  mechanism \"m\"\n  predicts p: w when {condition}\n")
}

fn operands(n: usize) -> String {
    let (all, any) = (joined(n, " and "), joined(n, " or "));
    with(WORDS, n, concept)
        + &format!(
            "theory t\n  mechanism \"m\"\n  predicts p: w when {all}\ntheory u\n  mechanism \"m\"\n  predicts p: not w when {any}\n  rivals t\n"
        )
}

fn series(n: usize) -> String {
    with(format!("{WORDS}theory u0 \"U\"\n  proposed 1900\n  mechanism \"m\"\n  predicts p: w when a\n"), n, |i| {
        format!("theory u{} \"U\"\n  mechanism \"m\"\n  predicts p: w when a\n  succeeds u{i}\n", i + 1)
    })
}

fn test(number: usize, case: &str) -> String {
    format!("test x{number} \"T\"\n  of t.p\n  on {case}\n  kind hoop\n  looks-for \"x\"\n  found no @k2001\n")
}

fn tests(n: usize) -> String {
    with(format!("{WORDS}{THEORY}case c 1990\n  a = yes @k2001\n  w = yes @k2001\n"), n, |i| test(i, "c"))
}

fn tests_on_many(n: usize) -> String {
    with(cases(n), n, |i| test(i, &format!("c{i}")))
}

fn misspelled(n: usize) -> String {
    let head = with(WORDS, n, |i| format!("concept joint-democracy-{i}\n")) + "theory t \"T\"\n  mechanism \"m\"\n";
    with(head, n, |i| format!("  predicts p{i}: w when joint-democracie-{i}\n"))
}

fn cases_of_a_repair(n: usize) -> String {
    let head = format!(
        "{WORDS}{}{}{THEORY}auxiliary x \"X\"\n  amends t\n  excepts a0\n  rescues c0\n  predicts q: a1 when a0\n",
        concept(0),
        concept(1)
    );
    with(head, n, |i| {
        let (a0, a1) = if i % 2 == 0 { ("yes", "yes") } else { ("no", "no") };
        format!("case c{i} \"C\" 1990\n  a = no @k2001\n  a0 = {a0} @k2001\n  a1 = {a1} @k2001\n  w = no @k2001\n")
    })
}

fn cases_of_a_step(n: usize) -> String {
    let head = format!(
        "{WORDS}{}{}{THEORY}theory u \"U\"\n  mechanism \"m\"\n  succeeds t\n  predicts q: a1 when a0\n",
        concept(0),
        concept(1)
    );
    with(head, n, |i| {
        let (a, a0, a1) = [("yes", "yes", "yes"), ("no", "no", "no"), ("yes", "no", "yes")][i % 3];
        format!("case c{i} \"C\" 1990\n  a = {a} @k2001\n  a0 = {a0} @k2001\n  a1 = {a1} @k2001\n  w = no @k2001\n")
    })
}

fn series_and_cases(n: usize) -> String {
    with(series(n), n, |i| {
        let w = if i % 2 == 0 { "yes" } else { "no" };
        format!("case c{i} \"C\" 1990\n  a = yes @k2001\n  w = {w} @k2001\n")
    })
}

fn rivals_and_cases(n: usize) -> String {
    with(rivals(n), n, |i| format!("case c{i} \"C\" 1990\n  a = yes @k2001\n  w = yes @k2001\n"))
}

fn recoding_auxiliaries(n: usize) -> String {
    let head = with(format!("{WORDS}{THEORY}"), n, |i| {
        format!("auxiliary x{i} \"X\"\n  amends t\n  recodes c{i}: a = no\n  rescues c{i}\n")
    });
    with(head, n, |i| format!("case c{i} \"C\" 1990\n  a = yes @k2001\n  w = no @k2001\n"))
}

fn actors(n: usize) -> String {
    let named = (0..n).map(|i| format!("s{i}")).collect::<Vec<_>>().join(", ");
    let head = format!(
        "{WORDS}theory t \"T\"\n  mechanism \"m\"\n  predicts p: w when a by all = yes\ncase c \"C\" 1990\n  actors {named}\n  w = yes @k2001\n"
    );
    with(head, n, |i| format!("  a by s{i} = yes @k2001\n"))
}

fn indexes(n: usize) -> String {
    let head = with(with(WORDS, n, concept), n, |i| format!("concept b{i} \"B {i}\"\n  defined a{i} and a\n"));
    with(head + "theory t \"T\"\n  mechanism \"m\"\n", n, |i| format!("  predicts p{i}: w when b{i}\n"))
}

fn assumptions(n: usize) -> String {
    let head = with("paradigm q \"Q\"\n", n, |i| format!("  core k{i}: \"Core number {i}\"\n"));
    let head = with(head + WORDS + THEORY + "  of q\n", n, |i| {
        format!("auxiliary x{i} \"X\"\n  amends t\n  excepts a\n  follows-from q.k{i}\n")
    });
    head + "case c \"C\" 1990\n  a = yes @k2001\n  w = no @k2001\n"
}

fn findings(n: usize) -> String {
    with(format!("{WORDS}{THEORY}"), n, |i| {
        format!("concept a{i}\ncase c{i}\n  a{i} = yes\ntheory t{i}\n  predicts p: w when a{i}\n")
    })
}
