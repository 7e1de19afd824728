//! Why there is no text at a path.

use super::text::MAX_FILE_BYTES;
use std::fmt;
use std::io::ErrorKind;

/// Why there is no text at a path. Printed, it continues a line that names the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing is there.
    NotFound,
    /// The system forbids it.
    PermissionDenied,
    /// It is a folder.
    IsFolder,
    /// It is a pipe, a device or a socket.
    NotRegular,
    /// It has more bytes than [`MAX_FILE_BYTES`].
    TooLarge,
    /// It holds what no text does.
    Binary,
    /// It is in another encoding, from that byte on.
    NotUtf8(usize),
    /// Git knows of it and has not fetched it.
    NotFetched,
    /// Nobody has looked yet: ask again once somebody has.
    Pending,
    /// Anything else, in the words of the system.
    Other(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => formatter.write_str("there is no such file or folder"),
            Self::PermissionDenied => formatter.write_str("cannot be read: permission denied"),
            Self::IsFolder => formatter.write_str("is a folder, not a file"),
            Self::NotRegular => formatter.write_str("is a pipe or a device, not a file, so it is skipped"),
            Self::TooLarge => write!(formatter, "larger than {} MiB, so it is skipped", MAX_FILE_BYTES / 1024 / 1024),
            Self::Binary => formatter.write_str("a binary file, so it is skipped"),
            Self::NotUtf8(at) => {
                write!(formatter, "not valid UTF-8 (at byte {at}), so it is skipped: save it as UTF-8")
            }
            Self::NotFetched => formatter.write_str("is not in this clone: fetch it first"),
            Self::Pending => formatter.write_str("is still being read"),
            Self::Other(words) => write!(formatter, "cannot be read: {words}"),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<std::io::Error> for ReadError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied => Self::PermissionDenied,
            ErrorKind::IsADirectory => Self::IsFolder,
            _ => Self::Other(error.to_string()),
        }
    }
}
