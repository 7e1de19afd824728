//! Requests that were right, and yet cannot be answered.

use tower_lsp::jsonrpc::{Error, ErrorCode};

/// `RequestFailed` of the protocol, which editors show to their users.
const REQUEST_FAILED: i64 = -32803;

/// That what was asked for cannot be done, and why.
pub fn request_failed(why: impl Into<String>) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: why.into().into(), data: None }
}
