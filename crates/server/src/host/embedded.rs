//! Within another program, as a module of WebAssembly: there are no threads, and nothing runs but while it is called.

use crate::frames::bodies;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Either, select};
use futures_util::stream::{FuturesUnordered, StreamExt};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tower_lsp::jsonrpc::Result;

/// Whether files change without anybody telling of it: here, whoever changes one tells.
pub const CHANGES_UNTOLD: bool = false;

thread_local! {
    /// Tasks that were spawned and did not run yet.
    static SPAWNED: RefCell<Vec<BoxFuture<'static, ()>>> = const { RefCell::new(Vec::new()) };
    /// Whom to wake, and when.
    static SLEEPERS: RefCell<Vec<(Instant, Waker)>> = const { RefCell::new(Vec::new()) };
}

/// Runs a task beside the others, until it or the server ends.
pub fn spawn(task: impl Future<Output = ()> + Send + 'static) {
    SPAWNED.with_borrow_mut(|spawned| spawned.push(task.boxed()));
}

/// Computes at once. A panic ends the module, and whoever runs it starts another.
pub async fn off_thread<T: Send + 'static>(compute: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    Ok(compute())
}

/// Waits for so long, and until the module is called again.
pub async fn sleep(time: Duration) {
    let end = Instant::now() + time;
    poll_fn(|context| {
        if Instant::now() >= end {
            return Poll::Ready(());
        }
        SLEEPERS.with_borrow_mut(|sleepers| sleepers.push((end, context.waker().clone())));
        Poll::Pending
    })
    .await;
}

/// What comes of something; none where that takes longer than a time.
pub async fn within<T>(time: Duration, future: impl Future<Output = T>) -> Option<T> {
    match select(pin!(future), pin!(sleep(time))).await {
        Either::Left((found, _)) => Some(found),
        Either::Right(_) => None,
    }
}

/// A server and its one client, which is whoever calls.
pub struct Session {
    tasks: FuturesUnordered<BoxFuture<'static, ()>>,
    wire: Wire,
}

impl Session {
    /// Before the first message.
    pub fn new() -> Self {
        let wire = Wire::default();
        let (input, output) = (wire.clone(), wire.clone());
        spawn(async move {
            crate::serve(input, output, |_| {}).await;
        });
        Self { tasks: FuturesUnordered::new(), wire }
    }

    /// Takes a message of JSON-RPC, and computes until there is nothing more to do. The messages for the client, in order.
    pub fn message(&mut self, message: &[u8]) -> Vec<Vec<u8>> {
        {
            let mut ends = self.wire.lock();
            ends.to_server.extend(format!("Content-Length: {}\r\n\r\n", message.len()).bytes());
            ends.to_server.extend(message);
            ends.reader.take().map(Waker::wake);
        }
        self.tick()
    }

    /// Does what was to be done by now. The messages for the client, in order.
    pub fn tick(&mut self) -> Vec<Vec<u8>> {
        let now = Instant::now();
        let due =
            SLEEPERS.with_borrow_mut(|sleepers| sleepers.extract_if(.., |(end, _)| *end <= now).collect::<Vec<_>>());
        due.into_iter().for_each(|(_, waker)| waker.wake());
        self.run();
        bodies(&std::mem::take(&mut self.wire.lock().to_client))
    }

    /// How long it is until there is something to do, if nothing happens before.
    pub fn rest(&self) -> Option<Duration> {
        let next = SLEEPERS.with_borrow(|sleepers| sleepers.iter().map(|(end, _)| *end).min());
        next.map(|end| end.saturating_duration_since(Instant::now()))
    }

    /// Polls the tasks until all of them wait.
    fn run(&mut self) {
        let flag = Arc::new(Flag::default());
        let waker = Waker::from(Arc::clone(&flag));
        let mut context = Context::from_waker(&waker);
        loop {
            self.tasks.extend(SPAWNED.take());
            let is_over = match self.tasks.poll_next_unpin(&mut context) {
                Poll::Ready(Some(())) => false,
                Poll::Ready(None) => true,
                // Now and then they pause for the sake of others, of whom there are none here.
                Poll::Pending => !flag.0.swap(false, Ordering::Relaxed),
            };
            if is_over && SPAWNED.with_borrow(Vec::is_empty) {
                return;
            }
        }
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a task was woken.
#[derive(Default)]
struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// What the client has written and the server has not read yet, and the other way round.
#[derive(Clone, Default)]
struct Wire(Arc<Mutex<Ends>>);

#[derive(Default)]
struct Ends {
    to_server: VecDeque<u8>,
    to_client: Vec<u8>,
    reader: Option<Waker>,
}

impl Wire {
    fn lock(&self) -> MutexGuard<'_, Ends> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AsyncRead for Wire {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, out: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        let mut ends = self.lock();
        if ends.to_server.is_empty() {
            ends.reader = Some(context.waker().clone());
            return Poll::Pending;
        }
        let (first, _) = ends.to_server.as_slices();
        let length = first.len().min(out.remaining());
        out.put_slice(&first[..length]);
        ends.to_server.drain(..length);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<std::io::Result<usize>> {
        self.lock().to_client.extend(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
