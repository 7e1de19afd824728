//! A server whose editor has died has nobody to serve.
//!
//! The end of standard input tells as much, unless another process holds the pipe open.

use crate::shared::Shared;
use std::time::Duration;

const INTERVAL: Duration = Duration::from_secs(3);

/// Ends the process once the process that the client named in `initialize` is gone.
pub async fn exit_with_parent(shared: Shared) {
    loop {
        tokio::time::sleep(INTERVAL).await;
        let parent = shared.lock().client.process;
        if parent.is_some_and(|parent| !is_alive(parent)) {
            std::process::exit(1);
        }
    }
}

#[cfg(unix)]
fn is_alive(process: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let pid = i32::try_from(process).ok().and_then(Pid::from_raw);
    // What may not be signalled is alive all the same.
    pid.is_none_or(|pid| test_kill_process(pid) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_alive(_: u32) -> bool {
    true
}
