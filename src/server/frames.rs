//! What a client writes, with everything taken out that is no message of JSON-RPC.
//!
//! The library's reader ends for good at the first frame that it cannot read, and the editor's user would lose the
//! server over one bad byte. Such a frame is replaced by a request that [`super::ordered`] answers with an error.

use serde::Deserialize;
use serde::de::IgnoredAny;
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
                pass(&stand_in(), sifted);
                at += find(&rest[1..], b"Content-Length").map_or(header + 4, |next| (next + 1).min(header + 4));
            }
            Some(length) if length > MAX_BODY_BYTES => {
                pass(&stand_in(), sifted);
                (*skipped, at) = (length, body);
            }
            Some(length) => {
                let Some(message) = raw.get(body..body + length) else { break };
                if is_message(message) {
                    pass(message, sifted);
                } else {
                    pass(&stand_in(), sifted);
                }
                at = body + length;
            }
        }
    }
    raw.drain(..at);
}

fn pass(message: &[u8], sifted: &mut Vec<u8>) {
    sifted.extend_from_slice(format!("Content-Length: {}\r\n\r\n", message.len()).as_bytes());
    sifted.extend_from_slice(message);
}

fn stand_in() -> Vec<u8> {
    format!("{{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"{UNREADABLE}\"}}").into_bytes()
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

/// Whether some bytes are a request, a notification or a response (JSON-RPC 2.0, sections 4 and 5).
fn is_message(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Envelope<'bytes> {
        jsonrpc: &'bytes str,
        #[serde(borrow)]
        method: Option<std::borrow::Cow<'bytes, str>>,
        id: Option<Id<'bytes>>,
        result: Option<IgnoredAny>,
        error: Option<ErrorObject<'bytes>>,
        #[serde(rename = "params")]
        _params: Option<IgnoredAny>,
    }
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Id<'bytes> {
        Number(#[allow(dead_code, reason = "only its type matters")] i64),
        #[serde(borrow)]
        Text(#[allow(dead_code, reason = "only its type matters")] std::borrow::Cow<'bytes, str>),
    }
    #[derive(Deserialize)]
    struct ErrorObject<'bytes> {
        #[serde(rename = "code")]
        _code: i64,
        #[serde(rename = "message", borrow)]
        _message: std::borrow::Cow<'bytes, str>,
    }
    let Ok(envelope) = serde_json::from_slice::<Envelope>(bytes) else { return false };
    // `"result": null` reads as no result, and is one: an answer needs an id and no error.
    let is_answer = envelope.id.is_some() && (envelope.error.is_none() || envelope.result.is_none());
    envelope.jsonrpc == "2.0" && (envelope.method.is_some_and(|method| !method.is_empty()) || is_answer)
}
