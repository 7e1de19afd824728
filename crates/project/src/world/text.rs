//! A text out of bytes, with the bounds that keep any input harmless.

use super::ReadError;
use std::io::Read;

/// The largest file that is read: 16 MiB is a thousand times a long draft.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

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
