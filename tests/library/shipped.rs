//! The library as an argument of its own.

use lakatos_engine::argument::{Argument, Case, CodedValue, Source, SourceRole, build};
use lakatos_engine::library::SHIPPED;
use std::path::Path;
use std::process::Command;

/// Everything that the library declares.
pub fn argument() -> Argument {
    let source = |(number, library): (usize, &'static lakatos_engine::library::Library)| Source {
        number: number as u32,
        document: library.document(),
        role: SourceRole::Draft,
        missing: &[],
    };
    build(&SHIPPED.iter().enumerate().map(source).collect::<Vec<_>>())
}

#[test]
fn the_library_passes_its_own_linter_with_nothing_above_a_hint() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("library/ir");
    let output = Command::new(env!("CARGO_BIN_EXE_lakatos"))
        .args(["check", "--fail-on", "info", "."])
        .current_dir(folder)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn the_library_holds_what_a_student_would_look_for() {
    let argument = argument();
    assert!(argument.problems.is_empty(), "{:#?}", argument.problems);
    assert!(argument.cases.len() >= 220, "{} cases", argument.cases.len());
    assert!(argument.theories.len() >= 75, "{} theories", argument.theories.len());
    for theory in
        ["balance-of-power", "balance-of-threat", "democratic-peace", "security-community", "commercial-peace"]
    {
        assert!(argument.named(theory).is_some(), "{theory}");
    }
}

#[test]
fn every_case_has_its_years_its_unit_and_what_prose_calls_it() {
    let argument = argument();
    let lacks = |case: &&Case| case.period.is_none() || case.unit.is_none() || case.header.known_as.is_empty();
    let lacking: Vec<&str> = argument.cases.iter().filter(lacks).map(|case| &*case.header.name).collect();
    assert_eq!(lacking, Vec::<&str>::new());
    let of_theories = argument.theories.iter().map(|theory| &theory.header);
    let headers = of_theories.chain(argument.paradigms.iter().map(|paradigm| &paradigm.header));
    let unnamed: Vec<&str> = headers.filter(|header| header.known_as.is_empty()).map(|header| &*header.name).collect();
    assert_eq!(unnamed, Vec::<&str>::new());
}

#[test]
fn no_two_things_go_by_one_name() {
    let argument = argument();
    let of_theories = argument.theories.iter().map(|theory| &theory.header);
    let of_paradigms = argument.paradigms.iter().map(|paradigm| &paradigm.header);
    let of_cases = argument.cases.iter().map(|case| &case.header);
    let mut names: Vec<String> = of_cases
        .chain(of_theories)
        .chain(of_paradigms)
        .flat_map(|header| &header.known_as)
        .map(|name| name.to_lowercase())
        .collect();
    names.sort_unstable();
    let twice: Vec<&String> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert_eq!(twice, Vec::<&String>::new());
}

#[test]
fn nothing_is_coded_without_a_source() {
    let argument = argument();
    let mut unsourced = Vec::new();
    for case in &argument.cases {
        for observation in &case.observations {
            if observation.backing.citations.is_empty() && observation.value != CodedValue::Unknown {
                unsourced.push(format!("{}: {}", case.header.name, argument.concept(observation.concept).header.name));
            }
        }
    }
    assert_eq!(unsourced, Vec::<String>::new());
}
