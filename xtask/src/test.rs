//! `cargo xtask test`: everything that CI asks.

use crate::{Outcome, generate, root};
use std::path::PathBuf;
use std::process::Command;

/// What an editor asks of a draft is asked by programs that need none of these.
const NOT_OF_THE_ENGINE: [&str; 5] = ["clap", "gix", "resvg", "tokio", "tower-lsp-server"];

/// What `ci/wasm.sh` ends with where this machine cannot build the module.
const NOT_BUILT: i32 = 3;

/// What is tested with the module, in order; each is given the binary.
const WITH_MODULE: [&str; 2] = ["web/engine/test/run.sh", "web/test/run.sh"];

/// Format, lints with and without features, tests of the whole workspace, whether generated files are fresh; and lakatos as
/// a module of WebAssembly.
pub fn run() -> Outcome {
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    cargo(&["clippy", "--workspace", "--all-targets", "--no-default-features", "--", "-D", "warnings"])?;
    engine_stands_alone()?;
    cargo(&["test", "--workspace"])?;
    generate::check()?;
    module()
}

/// Builds the module, and tests what is made of it.
fn module() -> Outcome {
    println!("$ ci/wasm.sh");
    let built = Command::new(root().join("ci/wasm.sh")).current_dir(root()).status();
    match built.map_err(|error| format!("`ci/wasm.sh` cannot be run: {error}"))?.code() {
        Some(0) => {}
        Some(NOT_BUILT) => {
            println!("SKIPPED, for want of a module: {}", WITH_MODULE.join(", "));
            return Ok(());
        }
        _ => return Err("`ci/wasm.sh` failed".to_owned()),
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let binary = target.join("debug/lakatos");
    WITH_MODULE.iter().try_for_each(|script| succeed(script, Command::new("bash").arg(script).arg(&binary)))
}

/// Whether the crates below the package bring none of what only terminals, servers and repositories need.
fn engine_stands_alone() -> Outcome {
    let output = cargo_command()
        .args(["tree", "--package", "lakatos-ide", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .output()
        .map_err(|error| format!("`cargo tree` cannot be run: {error}"))?;
    let tree = String::from_utf8_lossy(&output.stdout);
    let crates: Vec<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    if !output.status.success() || crates.is_empty() {
        return Err(format!("`cargo tree` failed: {}", String::from_utf8_lossy(&output.stderr)));
    }
    match NOT_OF_THE_ENGINE.iter().find(|name| crates.contains(name)) {
        Some(name) => Err(format!("lakatos-ide depends on {name}, and so could not be used without it")),
        None => Ok(()),
    }
}

fn cargo(arguments: &[&str]) -> Outcome {
    succeed(&format!("cargo {}", arguments.join(" ")), cargo_command().args(arguments))
}

fn cargo_command() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

fn succeed(name: &str, command: &mut Command) -> Outcome {
    println!("$ {name}");
    match command.current_dir(root()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`{name}` failed")),
        Err(error) => Err(format!("`{name}` cannot be run: {error}")),
    }
}
