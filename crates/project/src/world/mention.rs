//! Words in bytes that may be no text: in UTF-8 as they are, in UTF-16 with a zero beside each letter.

use std::io::Read;

/// How much of a stream is looked at.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Whether a stream holds one of some words. What cannot be read to its end may.
pub fn mentioned(stream: impl Read, words: &[&str]) -> bool {
    let utf16 = |word: &&str| word.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
    // Without the last zero, the one in big-endian order is found by the same bytes.
    let wide = words.iter().map(utf16).map(|mut word| {
        word.pop();
        word
    });
    let sought: Vec<Vec<u8>> = words.iter().map(|word| word.as_bytes().to_vec()).chain(wide).collect();
    let longest = sought.iter().map(Vec::len).max().unwrap_or_default();
    let mut stream = stream.take(MAX_BYTES);
    let mut window: Vec<u8> = Vec::new();
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = match stream.read(&mut chunk) {
            Ok(0) => return false,
            Ok(read) => read,
            Err(_) => return true,
        };
        window.extend_from_slice(&chunk[..read]);
        if sought.iter().any(|word| window.windows(word.len()).any(|bytes| bytes == word.as_slice())) {
            return true;
        }
        let kept = window.len().min(longest.saturating_sub(1));
        window.drain(..window.len() - kept);
    }
}
