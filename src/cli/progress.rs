//! A progress bar on standard error, for work that takes long in a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(400);

/// Counts files; draws nothing before a person would ask.
pub struct Progress {
    started: Instant,
    bar: ProgressBar,
}

impl Progress {
    /// Draws only where standard error is a terminal.
    pub fn new() -> Self {
        let target =
            if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} files read") {
            bar.set_style(style);
        }
        bar.set_draw_target(target);
        Self { started: Instant::now(), bar }
    }

    /// One file more.
    pub fn advance(&self) {
        if self.started.elapsed() >= PATIENCE {
            self.bar.inc(1);
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
