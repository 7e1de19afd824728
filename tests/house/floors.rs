//! What each floor within a crate must know nothing of.

use crate::files::source_files;

/// A floor within a crate, and the paths that may not be named in it. The walls between crates are kept by Cargo.
const WALLS: [(&str, &[&str]); 11] = [
    ("syntax/", &["std::fs"]),
    ("engine/", &["std::fs"]),
    ("engine/mentions/", &["crate::library", "crate::argument", "crate::appraisal", "crate::rules", "crate::picture"]),
    ("engine/library/", &["crate::argument", "crate::appraisal", "crate::rules", "crate::picture"]),
    ("engine/argument/", &["crate::appraisal", "crate::rules", "crate::picture"]),
    ("engine/appraisal/", &["crate::rules", "crate::picture"]),
    ("engine/rules/", &["crate::picture"]),
    ("engine/picture/", &["crate::rules"]),
    ("ide/", &["std::fs"]),
    ("lakatos/cli/", &["std::fs"]),
    ("server/", &["std::fs"]),
];

/// Every path that a file names, in full: those of `use` lines with their braces opened, and those in the midst of code.
fn paths(text: &str) -> Vec<String> {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
    let mut paths = Vec::new();
    for (at, _) in code.match_indices("crate::").chain(code.match_indices("std::")) {
        let is_start = !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':');
        if is_start {
            paths.extend(opened(&code[at..]));
        }
    }
    paths
}

/// `a::{b, c::{d, e}}` as `a::b`, `a::c::d` and `a::c::e`.
fn opened(text: &str) -> Vec<String> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(text.len());
    let (path, rest) = text.split_at(end);
    if !(path.ends_with("::") && rest.starts_with('{')) {
        return vec![path.to_owned()];
    }
    parts(&rest[1..])
        .into_iter()
        .flat_map(|part| opened(part).into_iter().map(move |inner| format!("{path}{inner}")))
        .collect()
}

/// What stands between commas, up to the brace that closes.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
                if character == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn is_or_is_within(path: &str, wall: &str) -> bool {
    path.strip_prefix(wall).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn each_floor_is_ignorant_of_the_floors_above_it() {
    let mut breaches = Vec::new();
    for file in source_files() {
        for (floor, walls) in WALLS.iter().filter(|(floor, _)| file.path.starts_with(floor)) {
            let of_floor =
                paths(&file.text).into_iter().filter(|path| walls.iter().any(|wall| is_or_is_within(path, wall)));
            breaches.extend(of_floor.map(|path| format!("{} in {floor}: {path}", file.path)));
        }
    }
    assert_eq!(breaches, Vec::<String>::new());
}

#[test]
fn no_floor_climbs_out_of_its_own_folder_by_super() {
    let climbing: Vec<String> = source_files()
        .into_iter()
        .filter(|file| {
            // A file `a/b/c.rs` is the module `a::b::c`: two steps up is its floor, three is the crate.
            let Some((_, path)) = file.path.split_once('/') else { return false };
            let steps = path.trim_end_matches("/mod.rs").matches('/').count() + 1;
            let has_floors = ["engine/", "lakatos/"].iter().any(|name| file.path.starts_with(name));
            has_floors && file.text.contains(&"super::".repeat(steps)) && path.contains('/')
        })
        .map(|file| file.path)
        .collect();
    assert_eq!(climbing, Vec::<String>::new());
}

#[test]
fn terminals_and_arguments_are_the_business_of_the_command_line() {
    let strays: Vec<String> = source_files()
        .into_iter()
        // An editor talks to the server over standard input and output: that is its wire, and stands in one file.
        .filter(|file| !file.path.starts_with("lakatos/cli/") && file.path != "server/host/stdio.rs")
        .filter(|file| {
            let named = paths(&file.text);
            let is_of_terminals =
                |path: &String| path.starts_with("std::io::stdout") || path.starts_with("std::io::stderr");
            named.iter().any(is_of_terminals)
                || ["println!", "eprintln!", "clap::", "annotate_snippets"].iter().any(|word| file.text.contains(word))
        })
        .map(|file| file.path)
        .collect();
    assert_eq!(strays, Vec::<String>::new());
}

#[test]
fn braces_are_opened_in_full() {
    let text =
        "use crate::{a, b::{c, d::{e}}, f};\n// use crate::g;\nfn h() -> std::io::Result<()> { crate::i::j() }\n";
    assert_eq!(
        paths(text),
        ["crate::a", "crate::b::c", "crate::b::d::e", "crate::f", "crate::i::j", "std::io::Result"]
    );
}
