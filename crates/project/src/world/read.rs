//! A text out of bytes, with the bounds that keep any input harmless.

use std::fmt;
use std::io::{ErrorKind, Read};

/// The largest file that is read: 16 MiB is a thousand times a long draft.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

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

/// The text of a stream, no longer than [`MAX_FILE_BYTES`].
///
/// # Errors
/// Where it cannot be read, or holds no text.
pub fn bounded_text(stream: impl Read) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    stream.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    text_of(bytes)
}

/// The text that bytes are.
///
/// # Errors
/// Where they are none, or too many.
pub fn text_of(bytes: Vec<u8>) -> Result<String, ReadError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    if bytes.contains(&0) {
        return Err(ReadError::Binary);
    }
    String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8(error.utf8_error().valid_up_to()))
}
