//! The page for beginners shows what lakatos prints, to the letter.

use crate::read;
use std::path::Path;
use std::process::Command;

/// The fenced blocks of a page: the word behind the fence, and the lines within.
fn fences(page: &str) -> Vec<(String, String)> {
    let mut lines = page.lines();
    let mut fences = Vec::new();
    while let Some(line) = lines.next() {
        let language = line.trim_start_matches('`');
        let fence = "`".repeat(line.len() - language.len());
        if fence.len() >= 3 {
            let within = lines.by_ref().take_while(|line| *line != fence).map(|line| format!("{line}\n"));
            fences.push((language.to_owned(), within.collect()));
        }
    }
    fences
}

/// What a shell makes of a line in which some words stand in single quotation marks.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('\'').enumerate();
    parts.flat_map(|(at, part)| if at % 2 == 0 { part.split_whitespace().collect() } else { vec![part] }).collect()
}

/// Asserts that a command prints what is shown below it, where `…` stands for lines left out.
fn assert_printed(shown: &str, folder: &Path) {
    let (command, expected) = shown.split_once('\n').unwrap();
    let arguments = words(command.strip_prefix("$ lakatos ").unwrap());
    let output = Command::new(env!("CARGO_BIN_EXE_lakatos")).args(arguments).current_dir(folder).output().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let mut rest = output.as_str();
    for part in expected.split("…\n") {
        let at = rest.find(part);
        assert!(at.is_some(), "{command}\nshown:\n{part}\nprinted:\n{output}");
        rest = &rest[at.unwrap() + part.len()..];
    }
    assert!(expected.ends_with("…\n") || rest.trim().is_empty(), "{command}\nnot shown:\n{rest}");
}

#[test]
fn the_first_steps_show_what_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("paper.md");
    let mut commands = 0;
    for (language, body) in fences(&read("docs/first-steps.md")) {
        match language.as_str() {
            "markdown" => std::fs::write(&paper, body).unwrap(),
            "lakatos" => {
                let before = std::fs::read_to_string(&paper).unwrap();
                std::fs::write(&paper, format!("{before}\n```lakatos\n{body}```\n")).unwrap();
            }
            "console" => {
                assert_printed(&body, folder.path());
                commands += 1;
            }
            other => panic!("a fence of `{other}`"),
        }
    }
    assert!(commands >= 6, "{commands}");
}
