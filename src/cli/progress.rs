//! How many files were read, on standard error, for work that takes long in a terminal.

use super::terminal::is_capable;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(400);
/// The line is written again after this long: as often as an eye follows.
const PAUSE: Duration = Duration::from_millis(50);
/// As many columns as the line ever takes.
const WIDTH: usize = 32;

/// Counts files; draws nothing before a person would ask.
pub struct Progress {
    is_shown: bool,
    started: Instant,
    read: AtomicU64,
    /// When the line was written last, in milliseconds from the start; 0 where it never was.
    written: AtomicU64,
}

impl Progress {
    /// Draws only where standard error is a terminal.
    pub fn new() -> Self {
        Self {
            is_shown: is_capable(&std::io::stderr()),
            started: Instant::now(),
            read: AtomicU64::new(0),
            written: AtomicU64::new(0),
        }
    }

    /// One file more.
    pub fn advance(&self) {
        let read = self.read.fetch_add(1, Ordering::Relaxed) + 1;
        let elapsed = self.started.elapsed();
        if !self.is_shown || elapsed < PATIENCE {
            return;
        }
        let (now, last) = (elapsed.as_millis() as u64, self.written.load(Ordering::Relaxed));
        let is_due = now >= last + PAUSE.as_millis() as u64;
        // Of the threads that read, one writes.
        if is_due && self.written.compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            let _ = write!(std::io::stderr(), "\r{read} files read");
        }
    }

    /// Takes the line away.
    pub fn finish(&self) {
        if self.written.load(Ordering::Relaxed) > 0 {
            // Spaces, as not every terminal knows escapes.
            let _ = write!(std::io::stderr(), "\r{:WIDTH$}\r", "");
        }
    }
}
