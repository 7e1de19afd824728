//! Reading one file, with the bounds that keep any input harmless.

use std::io::Read;
use std::path::Path;

/// The largest file that is read: 16 MiB is a thousand times a long draft.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// The text of a file; in one line, why there is none.
pub fn read_text(path: &Path) -> Result<String, String> {
    let file = std::fs::File::open(path).map_err(|error| cannot_read(&error))?;
    read_bounded(file)
}

/// The text of a stream, with the same bounds.
pub fn read_bounded(stream: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    stream.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| cannot_read(&error))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(format!("larger than {} MiB, so it is skipped", MAX_FILE_BYTES / 1024 / 1024));
    }
    if bytes.contains(&0) {
        return Err("a binary file, so it is skipped".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("not valid UTF-8 (at byte {at}), so it is skipped: save it as UTF-8")
    })
}

fn cannot_read(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "cannot be read: permission denied".to_owned(),
        std::io::ErrorKind::IsADirectory => "is a folder, not a file".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}
