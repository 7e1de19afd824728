//! Standard output, whose reader may go (`lakatos check | head`).

use std::io::{self, ErrorKind, Write};

/// What is written after the reader has gone is lost, and the command goes on: what its exit code says does not hang on who
/// reads along.
pub struct Pipe<W> {
    out: W,
    is_closed: bool,
}

impl<W: Write> Pipe<W> {
    /// Into whatever reads.
    pub fn new(out: W) -> Self {
        Self { out, is_closed: false }
    }
}

impl<W: Write> Write for Pipe<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_closed {
            return Ok(bytes.len());
        }
        match self.out.write(bytes) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(bytes.len())
            }
            written => written,
        }
    }

    /// Who flushes wants to be read now, and is told that nobody does.
    fn flush(&mut self) -> io::Result<()> {
        if self.is_closed { Err(ErrorKind::BrokenPipe.into()) } else { self.out.flush() }
    }
}
