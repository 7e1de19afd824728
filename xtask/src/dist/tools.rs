//! The programs of others that products are made with.

use super::Fault;
use crate::root;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// npm, which is a script on Windows.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Whether a program can be run at all.
pub fn is_there(program: &str, argument: &str) -> bool {
    let mut command = Command::new(program);
    command.arg(argument).env("PATH", path());
    command.output().is_ok_and(|output| output.status.success())
}

/// A program that works in a folder, with the date of the release, and with what the tests of the editors have brought.
pub fn command(program: impl AsRef<OsStr>, folder: &Path, date: u64) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).env("PATH", path()).env("SOURCE_DATE_EPOCH", date.to_string());
    command
}

/// Runs it; what it prints is shown where it fails.
pub fn run(command: &mut Command) -> Result<(), Fault> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| Fault::Failed(format!("`{name}` cannot be run: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    eprint!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(Fault::Failed(format!("`{name}` failed")))
}

/// What a program prints.
pub fn printed(command: &mut Command) -> Result<Vec<u8>, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("`{name}` cannot be run: {error}"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("`{name}` failed: {}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// The PATH, behind the Node.js that the tests of the editors use, where it is there.
fn path() -> std::ffi::OsString {
    let own = std::env::var_os("PATH").unwrap_or_default();
    let node = root().join(".editors/node24/node_modules/node/bin");
    let folders = std::iter::once(node).filter(|folder| folder.is_dir()).chain(std::env::split_paths(&own));
    std::env::join_paths(folders).unwrap_or(own)
}

/// Cargo, as it runs this.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Where Cargo builds.
pub fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The platform of this machine, as Rust calls it.
pub fn host() -> Result<String, String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let text = printed(Command::new(rustc).arg("-vV"))?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "`rustc -vV` names no host".to_owned())
}

/// What all files are dated: `SOURCE_DATE_EPOCH`, or else the last commit.
pub fn date() -> Result<u64, String> {
    if let Ok(set) = std::env::var("SOURCE_DATE_EPOCH") {
        return set.trim().parse().map_err(|_| format!("`SOURCE_DATE_EPOCH` is no number: {set}"));
    }
    let text = printed(Command::new("git").args(["log", "-1", "--format=%ct"]).current_dir(root()))?;
    String::from_utf8_lossy(&text).trim().parse().map_err(|_| "the last commit has no date".to_owned())
}
