//! `cargo xtask test`: everything that CI asks.

use crate::{Outcome, generate, root};
use std::process::Command;

/// Format, lints, tests of the whole workspace, and whether generated files are fresh.
pub fn run() -> Outcome {
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    cargo(&["test", "--workspace"])?;
    generate::check()
}

fn cargo(arguments: &[&str]) -> Outcome {
    println!("$ cargo {}", arguments.join(" "));
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo).args(arguments).current_dir(root()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`cargo {}` failed", arguments.join(" "))),
        Err(error) => Err(format!("`cargo` cannot be run: {error}")),
    }
}
