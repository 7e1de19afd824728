//! The exercises for a methods course give what `expected.toml` says, and their solutions are clean of it.

use crate::{findings, read};
use lakatos_engine::rules::Severity;

/// An exercise, as `expected.toml` has it.
#[derive(serde::Deserialize)]
struct Exercise {
    folder: String,
    /// Every finding of the exercise, in order.
    findings: Vec<String>,
    /// Those of them that the solution leaves.
    #[serde(default)]
    remains: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Expected {
    exercise: Vec<Exercise>,
}

fn exercises() -> Vec<Exercise> {
    let expected: Expected = toml::from_str(&read("examples/exercises/expected.toml")).unwrap();
    assert!(expected.exercise.len() >= 3);
    expected.exercise
}

fn draft(exercise: &Exercise, name: &str) -> String {
    format!("examples/exercises/{}/{name}.md", exercise.folder)
}

#[test]
fn an_exercise_gives_the_findings_it_is_for() {
    for exercise in exercises() {
        let mut found: Vec<String> =
            findings(&draft(&exercise, "exercise")).into_iter().map(|finding| finding.code.to_string()).collect();
        found.sort();
        assert_eq!(found, exercise.findings, "{}", exercise.folder);
    }
}

#[test]
fn a_solution_is_clean_of_them() {
    for exercise in exercises() {
        let found = findings(&draft(&exercise, "solution"));
        let mut rules: Vec<String> = found.iter().map(|finding| finding.code.to_string()).collect();
        rules.sort();
        assert_eq!(rules, exercise.remains, "{}", exercise.folder);
        assert!(found.iter().all(|finding| finding.severity >= Severity::Info), "{}", exercise.folder);
    }
}

#[test]
fn the_page_for_teachers_names_every_finding() {
    let page = read("docs/for-teachers.md");
    for rule in exercises().into_iter().flat_map(|exercise| exercise.findings) {
        assert!(page.contains(&format!("| [`{rule}`](rules/{rule}.md) |")), "{rule}");
    }
}
