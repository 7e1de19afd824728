//! Whether somebody types, and until when what is new is held back for that.

use super::host;
use super::shared::Shared;
use std::time::{Duration, Instant};

/// After so long without a keystroke typing has rested, unless the user sets something else.
pub const REST: Duration = Duration::from_millis(700);

/// Until when new findings are held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// They are shown at once.
    Nothing,
    /// Until nothing has been typed for so long, or a file is saved.
    UntilRest(Duration),
    /// Until a file is saved.
    UntilSaved,
}

/// Whether somebody types.
#[derive(Clone, Copy, Debug)]
pub struct Typing {
    /// Until when that counts.
    pub hold: Hold,
    last: Option<Instant>,
}

impl Default for Typing {
    fn default() -> Self {
        Self { hold: Hold::UntilRest(REST), last: None }
    }
}

impl Typing {
    /// Takes in that something was typed.
    pub fn typed(&mut self) {
        self.last = (self.hold != Hold::Nothing).then(Instant::now);
    }

    /// Takes in that typing has rested.
    pub fn rest(&mut self) {
        self.last = None;
    }

    /// Whether what is new is held back.
    pub fn is_on(&self) -> bool {
        self.last.is_some()
    }

    /// How long it is until it has rested. None where that is not a question of time.
    fn left(&self) -> Option<Duration> {
        match self.hold {
            Hold::UntilRest(rest) => Some(rest.saturating_sub(self.last?.elapsed())),
            Hold::UntilSaved | Hold::Nothing => None,
        }
    }
}

/// Waits for the rests of typing, for as long as the server runs.
pub async fn work(shared: Shared) {
    loop {
        shared.typed().await;
        while let Some(left) = { shared.lock().typing.left() } {
            if left.is_zero() {
                shared.lock().rested();
                shared.wake();
            } else {
                host::sleep(left).await;
            }
        }
    }
}
