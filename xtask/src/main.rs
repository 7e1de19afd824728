//! Chores of the repository: `cargo xtask test [--no-editors]`, `cargo xtask gen [--check | --pictures]`, `cargo xtask dist`.

mod config_schema;
mod contents;
mod dist;
mod editors;
mod generate;
mod generated;
mod grammar;
mod language_tables;
mod library_pages;
mod library_read;
mod picture;
mod queries;
mod rule_pages;
mod test;
mod validity_page;
mod versions;
mod vocabulary_page;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What a chore comes to: nothing, or why it failed.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["test"] => test::run().and_then(|()| editors::test()),
        ["test", "--no-editors"] => test::run(),
        ["gen"] => generate::write(),
        ["gen", "--check"] => generate::check(),
        ["gen", "--pictures"] => generate::write().and_then(|()| editors::pictures()),
        ["dist", options @ ..] => dist::run(options),
        _ => Err("usage: cargo xtask test [--no-editors] | gen [--check | --pictures] | dist".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the repository.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
