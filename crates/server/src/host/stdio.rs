//! Standard input and output without a thread in between, where they are pipes or sockets, as editors make them.

use tokio::io::{AsyncRead, AsyncWrite};

/// What the client writes.
pub fn input() -> Box<dyn AsyncRead + Send + Unpin> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        if let Ok(descriptor) = std::io::stdin().as_fd().try_clone_to_owned()
            && let Some(stream) = unix::reader(descriptor)
        {
            return stream;
        }
    }
    Box::new(tokio::io::stdin())
}

/// What the client reads.
pub fn output() -> Box<dyn AsyncWrite + Send + Unpin> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        if let Ok(descriptor) = std::io::stdout().as_fd().try_clone_to_owned()
            && let Some(stream) = unix::writer(descriptor)
        {
            return stream;
        }
    }
    Box::new(tokio::io::stdout())
}

#[cfg(unix)]
mod unix {
    use std::os::fd::OwnedFd;
    use tokio::io::{AsyncRead, AsyncWrite};
    use tokio::net::UnixStream;
    use tokio::net::unix::pipe::{Receiver, Sender};

    pub fn reader(descriptor: OwnedFd) -> Option<Box<dyn AsyncRead + Send + Unpin>> {
        let pipe = Receiver::from_owned_fd(descriptor.try_clone().ok()?);
        match pipe {
            Ok(pipe) => Some(Box::new(pipe)),
            Err(_) => socket(descriptor).map(|socket| Box::new(socket) as _),
        }
    }

    pub fn writer(descriptor: OwnedFd) -> Option<Box<dyn AsyncWrite + Send + Unpin>> {
        let pipe = Sender::from_owned_fd(descriptor.try_clone().ok()?);
        match pipe {
            Ok(pipe) => Some(Box::new(pipe)),
            Err(_) => socket(descriptor).map(|socket| Box::new(socket) as _),
        }
    }

    fn socket(descriptor: OwnedFd) -> Option<UnixStream> {
        let stream = std::os::unix::net::UnixStream::from(descriptor);
        // Only a socket has an address; a file or a terminal has none.
        stream.local_addr().ok()?;
        stream.set_nonblocking(true).ok()?;
        UnixStream::from_std(stream).ok()
    }
}
