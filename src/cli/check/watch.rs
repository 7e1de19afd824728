//! `lakatos check --watch`: checks again whenever something changes, until Ctrl-C.

use super::report::report;
#[cfg(not(target_family = "wasm"))]
use crate::cli::CLEAN;
use crate::cli::arguments::Check;
use crate::cli::terminal::is_capable;
use crate::cli::{UNUSABLE, refuse};
use lakatos_project::world::Disk;
use lakatos_project::{Loaded, load_watched};
use std::io::{self, Write};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How long a change may go unseen.
const PATIENCE: Duration = Duration::from_millis(500);
/// Clears the screen and what has scrolled out of it.
const CLEAR: &str = "\x1b[2J\x1b[3J\x1b[H";

/// Checks, and checks again; ends with an error, or with the process.
pub fn run(arguments: &Check, out: &mut impl Write) -> io::Result<u8> {
    if let Err(error) = end_when_interrupted() {
        return refuse(format!("cannot watch: {error}"));
    }
    let mut is_first = true;
    loop {
        let (loaded, watched) = load_watched(&Disk, &arguments.paths.named(), &arguments.paths.config_choice());
        // Taken before the check, so that a change during it is not missed.
        let revisions = watched.revisions(&Disk);
        if is_capable(&io::stdout()) {
            write!(out, "{CLEAR}")?;
            out.flush()?;
        }
        let code = report(arguments, &loaded, out)?;
        // What was named is not there, or asked for in vain: waiting mends neither.
        if is_first && code == UNUSABLE && (loaded.projects.is_empty() || loaded.problems.is_empty()) {
            return Ok(code);
        }
        is_first = false;
        writeln!(out, "{}", last_line(&loaded))?;
        out.flush()?;
        while revisions.changed(&watched.revisions(&Disk)).is_empty() {
            std::thread::sleep(PATIENCE);
        }
    }
}

fn last_line(loaded: &Loaded) -> String {
    let drafts = loaded.projects.iter().map(|project| project.files.len()).sum::<usize>();
    let files = if drafts == 1 { "file" } else { "files" };
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() % 86_400;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!(
        "[{hours:02}:{minutes:02}:{seconds:02} UTC] watching {drafts} {files} and what they depend on; press Ctrl-C to stop"
    )
}

/// Ctrl-C is how this ends, and so no failure.
#[cfg(not(target_family = "wasm"))]
fn end_when_interrupted() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    std::thread::spawn(move || {
        if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            std::process::exit(i32::from(CLEAN));
        }
    });
    Ok(())
}

/// Who embeds the module ends it.
#[cfg(target_family = "wasm")]
fn end_when_interrupted() -> io::Result<()> {
    Ok(())
}
