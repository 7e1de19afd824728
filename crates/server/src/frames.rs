//! What a client writes, with everything taken out that is no message of JSON-RPC.
//!
//! The library's reader ends for good at the first frame that it cannot read, and the editor's user would lose the
//! server over one bad byte. Such a frame is replaced by a request that [`super::ordered`] answers with an error.

use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};

/// The method of the request that stands in for what could not be read.
pub const UNREADABLE: &str = "lakatos/unreadable";

/// The largest message that is taken: several times the largest file.
const MAX_BODY_BYTES: usize = 128 * 1024 * 1024;

/// How much is read at once.
const CHUNK_BYTES: usize = 64 * 1024;

/// Reads from `inner`, passing on messages only.
pub struct FrameReader<R> {
    inner: R,
    chunk: Box<[u8]>,
    raw: Vec<u8>,
    /// Bytes of a message too large that are still to come.
    skipped: usize,
    sifted: Vec<u8>,
    handed_out: usize,
}

impl<R> FrameReader<R> {
    /// Around a stream of bytes.
    pub fn new(inner: R) -> Self {
        let chunk = vec![0; CHUNK_BYTES].into_boxed_slice();
        Self { inner, chunk, raw: Vec::new(), skipped: 0, sifted: Vec::new(), handed_out: 0 }
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for FrameReader<R> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let this = &mut *self;
        while this.handed_out == this.sifted.len() {
            let mut chunk = ReadBuf::new(&mut this.chunk);
            ready!(Pin::new(&mut this.inner).poll_read(context, &mut chunk))?;
            if chunk.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
            this.raw.extend_from_slice(chunk.filled());
            this.sifted.clear();
            this.handed_out = 0;
            sift(&mut this.raw, &mut this.skipped, &mut this.sifted);
        }
        let rest = &this.sifted[this.handed_out..];
        let length = rest.len().min(out.remaining());
        out.put_slice(&rest[..length]);
        this.handed_out += length;
        Poll::Ready(Ok(()))
    }
}

/// Moves every message that `raw` holds in full to `sifted`.
fn sift(raw: &mut Vec<u8>, skipped: &mut usize, sifted: &mut Vec<u8>) {
    let mut at = 0;
    loop {
        let rest = &raw[at..];
        if *skipped > 0 {
            let length = rest.len().min(*skipped);
            (*skipped, at) = (*skipped - length, at + length);
            if *skipped > 0 {
                break;
            }
            continue;
        }
        let Some(header) = find(rest, b"\r\n\r\n") else {
            // No header is this long: whatever it is, it is none.
            at += if rest.len() > CHUNK_BYTES { rest.len() } else { 0 };
            break;
        };
        let body = at + header + 4;
        match content_length(&rest[..header]) {
            None => {
                pass(&stand_in("null"), sifted);
                at += find(&rest[1..], b"Content-Length").map_or(header + 4, |next| (next + 1).min(header + 4));
            }
            Some(length) if length > MAX_BODY_BYTES => {
                pass(&stand_in("null"), sifted);
                (*skipped, at) = (length, body);
            }
            Some(length) => {
                let Some(message) = raw.get(body..body + length) else { break };
                let message = readable(message);
                match batch(&message) {
                    Some(messages) => messages.iter().for_each(|message| take(message.to_string().as_bytes(), sifted)),
                    None => take(&message, sifted),
                }
                at = body + length;
            }
        }
    }
    raw.drain(..at);
}

/// Hands on a message, or what stands in for one that cannot be read.
fn take(message: &[u8], sifted: &mut Vec<u8>) {
    match envelope(message) {
        Some(envelope) if envelope.is_message() && fits(message) => pass(message, sifted),
        // Whoever waits for an answer gets one.
        Some(Envelope { id: Some(Id::Number(id)), .. }) => pass(&stand_in(&id.to_string()), sifted),
        _ => pass(&stand_in("null"), sifted),
    }
}

/// The messages of a batch (JSON-RPC 2.0, section 6), which the library does not read; an empty one is no batch. Each is
/// answered by itself.
fn batch(message: &[u8]) -> Option<Vec<serde_json::Value>> {
    let is_batch = message.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[');
    let messages: Vec<serde_json::Value> = if is_batch { serde_json::from_slice(message).ok()? } else { return None };
    (!messages.is_empty()).then_some(messages)
}

fn pass(message: &[u8], sifted: &mut Vec<u8>) {
    sifted.extend_from_slice(format!("Content-Length: {}\r\n\r\n", message.len()).as_bytes());
    sifted.extend_from_slice(message);
}

/// The messages that a server has written, without their headers.
#[cfg(target_family = "wasm")]
pub fn bodies(mut framed: &[u8]) -> Vec<Vec<u8>> {
    let mut bodies = Vec::new();
    while let Some(header) = find(framed, b"\r\n\r\n") {
        let Some(length) = content_length(&framed[..header]) else { break };
        let Some(body) = framed.get(header + 4..header + 4 + length) else { break };
        bodies.push(body.to_vec());
        framed = &framed[header + 4 + length..];
    }
    bodies
}

fn stand_in(id: &str) -> Vec<u8> {
    format!("{{\"jsonrpc\":\"2.0\",\"id\":{id},\"method\":\"{UNREADABLE}\"}}").into_bytes()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn content_length(header: &[u8]) -> Option<usize> {
    let header = std::str::from_utf8(header).ok()?;
    header.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    })
}

/// A message without what no reader of JSON takes: bytes that are no UTF-8, and halves of surrogate pairs, as an editor sends
/// them when half of an emoji stands in a draft. A replacement character takes the place of each, which is as long to LSP as
/// the half was, so that positions stay where they were.
fn readable(message: &[u8]) -> Cow<'_, [u8]> {
    let message = match String::from_utf8_lossy(message) {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    };
    if find(&message, b"\\ud").is_none() && find(&message, b"\\uD").is_none() {
        return message;
    }
    let mut repaired = message.into_owned();
    let mut at = 0;
    while let Some(backslash) = repaired[at..].iter().position(|byte| *byte == b'\\').map(|found| at + found) {
        let half = |at: usize, range: std::ops::Range<u32>| {
            let digits = repaired.get(at..at + 6)?.strip_prefix(b"\\u")?;
            let code = u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
            range.contains(&code).then_some(())
        };
        let is_high = half(backslash, 0xD800..0xDC00).is_some();
        let is_low = half(backslash, 0xDC00..0xE000).is_some();
        let is_pair = is_high && half(backslash + 6, 0xDC00..0xE000).is_some();
        if (is_high || is_low) && !is_pair {
            repaired[backslash..backslash + 6].copy_from_slice(b"\\ufffd");
        }
        at = backslash + if is_pair { 12 } else { 2 };
    }
    Cow::Owned(repaired)
}

/// How deep the reader of the library goes.
const MAX_DEPTH: usize = 100;

/// Whether the reader of the library takes a message: not where it is nested too deep, or a number too large. Only a message
/// in which one of the two may be is read twice.
fn fits(message: &[u8]) -> bool {
    let (mut depth, mut deepest, mut in_text, mut before) = (0_usize, 0_usize, false, b' ');
    let mut has_exponent = false;
    for byte in message {
        match (in_text, byte) {
            (true, b'"') if before != b'\\' => in_text = false,
            // A backslash behind a backslash escapes nothing.
            (true, b'\\') if before == b'\\' => {
                before = b' ';
                continue;
            }
            (true, _) => {}
            (false, b'"') => in_text = true,
            (false, b'[' | b'{') => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            (false, b']' | b'}') => depth = depth.saturating_sub(1),
            (false, b'e' | b'E') => has_exponent |= before.is_ascii_digit(),
            (false, _) => {}
        }
        before = *byte;
    }
    deepest <= MAX_DEPTH && (!has_exponent || serde_json::from_slice::<serde_json::Value>(message).is_ok())
}

/// What a message says of itself (JSON-RPC 2.0, sections 4 and 5).
#[derive(Deserialize)]
struct Envelope<'bytes> {
    #[serde(borrow)]
    jsonrpc: Cow<'bytes, str>,
    #[serde(borrow)]
    method: Option<Cow<'bytes, str>>,
    #[serde(borrow)]
    id: Option<Id<'bytes>>,
    result: Option<IgnoredAny>,
    #[serde(borrow)]
    error: Option<ErrorObject<'bytes>>,
    #[serde(rename = "params")]
    _params: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id<'bytes> {
    Number(i64),
    #[serde(borrow)]
    Text(#[allow(dead_code, reason = "only its type matters")] Cow<'bytes, str>),
}

#[derive(Deserialize)]
struct ErrorObject<'bytes> {
    #[serde(rename = "code")]
    _code: i64,
    #[serde(rename = "message", borrow)]
    _message: Cow<'bytes, str>,
}

fn envelope(bytes: &[u8]) -> Option<Envelope<'_>> {
    serde_json::from_slice(bytes).ok()
}

impl Envelope<'_> {
    /// Whether it is a request, a notification or a response.
    fn is_message(&self) -> bool {
        // `"result": null` reads as no result, and is one: an answer needs an id and no error.
        let is_answer = self.id.is_some() && (self.error.is_none() || self.result.is_none());
        self.jsonrpc == "2.0" && (self.method.as_ref().is_some_and(|method| !method.is_empty()) || is_answer)
    }
}
