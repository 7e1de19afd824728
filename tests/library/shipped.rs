//! The library as an argument of its own.

use lakatos_engine::argument::{Argument, CodedValue, Source, SourceRole, build};
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
    assert!(argument.cases.len() >= 75, "{} cases", argument.cases.len());
    for theory in
        ["balance-of-power", "balance-of-threat", "democratic-peace", "security-community", "commercial-peace"]
    {
        assert!(argument.named(theory).is_some(), "{theory}");
    }
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
