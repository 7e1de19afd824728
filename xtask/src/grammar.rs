//! The generated parser, where the tree-sitter CLI is at hand: it is committed, so most people never need it.

use crate::{Outcome, root};
use std::path::Path;
use std::process::Command;

/// The version whose output is committed.
const VERSION: &str = "0.27";

/// Writes the parser anew.
pub fn generate() -> Outcome {
    if !is_at_hand() {
        println!("the tree-sitter CLI {VERSION} is not at hand: the parser is left as it is");
        return Ok(());
    }
    run_in(&root().join("grammar"))
}

/// Whether the committed parser is what the grammar gives.
pub fn check() -> Outcome {
    if !is_at_hand() {
        println!("the tree-sitter CLI {VERSION} is not at hand: the parser is not checked");
        return Ok(());
    }
    let scratch = std::env::temp_dir().join(format!("lakatos-grammar-{}", std::process::id()));
    let outcome = check_in(&scratch);
    let _ = std::fs::remove_dir_all(&scratch);
    outcome
}

fn check_in(scratch: &Path) -> Outcome {
    let grammar = root().join("grammar");
    let failed = |error: std::io::Error| format!("{}: {error}", scratch.display());
    std::fs::create_dir_all(scratch).map_err(failed)?;
    for file in ["grammar.js", "tree-sitter.json"] {
        std::fs::copy(grammar.join(file), scratch.join(file)).map_err(failed)?;
    }
    run_in(scratch)?;
    for file in ["parser.c", "node-types.json", "grammar.json"] {
        let read =
            |folder: &Path| std::fs::read(folder.join("src").join(file)).map_err(|error| format!("{file}: {error}"));
        if read(scratch)? != read(&grammar)? {
            return Err(format!("grammar/src/{file} is stale, run `cargo xtask gen`"));
        }
    }
    Ok(())
}

fn is_at_hand() -> bool {
    let output = Command::new("tree-sitter").arg("--version").output();
    output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains(&format!(" {VERSION}.")))
}

fn run_in(folder: &Path) -> Outcome {
    let status = Command::new("tree-sitter").arg("generate").current_dir(folder).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err("`tree-sitter generate` failed".to_owned()),
        Err(error) => Err(format!("`tree-sitter` cannot be run: {error}")),
    }
}
