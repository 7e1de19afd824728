//! The commands whose growth is measured, as they are typed.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Lays out the files for a draft in a folder; says what to run there, or nothing where the command has nothing to do with it.
pub type Prepare = fn(&str, &Path) -> Option<Command>;

/// By name.
pub static COMMANDS: &[(&str, Prepare)] = &[
    ("check", |text, folder| drafted(text, folder, &["check", "--format", "json", "draft.lak"])),
    ("fix", |text, folder| drafted(text, folder, &["fix", "--diff", "draft.lak"])),
    ("appraise", |text, folder| drafted(text, folder, &["appraise", "draft.lak"])),
    ("suggest", |text, folder| drafted(text, folder, &["suggest", first_theory(text)?, "draft.lak"])),
    ("map", |text, folder| drafted(text, folder, &["map", "draft.lak"])),
    ("matrix", |text, folder| drafted(text, folder, &["matrix", "draft.lak"])),
    ("report", |text, folder| drafted(text, folder, &["report", "draft.lak"])),
    ("diff", revised),
    ("fmt", |text, folder| drafted(&text.replace("\n  ", "\n    "), folder, &["fmt", "--check", "draft.lak"])),
];

/// The time that a command takes on a draft, of three runs: the processor's where the system tells (Linux, in hundredths of
/// a second, so that the three are measured as one).
pub fn milliseconds(text: &str, prepare: Prepare) -> Option<f64> {
    let folder = tempfile::tempdir().ok()?;
    let mut command = prepare(text, folder.path())?;
    let (before, started) = (used_by_children(), Instant::now());
    for _ in 0..3 {
        command.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    }
    let used = used_by_children().zip(before).map(|(after, before)| (after - before) as f64 * 10.0);
    Some(used.unwrap_or_else(|| started.elapsed().as_secs_f64() * 1_000.0) / 3.0)
}

fn lakatos(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lakatos"));
    command.args(arguments);
    command
}

fn drafted(text: &str, folder: &Path, arguments: &[&str]) -> Option<Command> {
    std::fs::write(folder.join("draft.lak"), text).ok()?;
    Some(lakatos(arguments))
}

fn first_theory(text: &str) -> Option<&str> {
    text.lines().find_map(|line| line.strip_prefix("theory "))?.split(' ').next()
}

/// The draft beside a version of it in which every observation is otherwise.
fn revised(text: &str, folder: &Path) -> Option<Command> {
    std::fs::write(folder.join("draft.lak"), text).ok()?;
    let git = |arguments: &[&str]| {
        let told = Command::new("git").args(arguments).current_dir(folder).stdout(Stdio::null()).status();
        told.is_ok_and(|status| status.success()).then_some(())
    };
    git(&["init", "--quiet"])?;
    git(&["add", "draft.lak"])?;
    git(&["-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "--quiet", "--message", "before"])?;
    std::fs::write(folder.join("draft.lak"), text.replace("= yes", "= no")).ok()?;
    Some(lakatos(&["diff", "HEAD"]))
}

/// Hundredths of a second that all processes took that this one has started and that have ended.
fn used_by_children() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = told.rsplit_once(')')?.1.split_whitespace().skip(13);
    Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
}
