//! Document changes in the order in which they arrive, by construction.
//!
//! Handlers are futures that run side by side, and have been seen to swap two changes. So open, change and close are
//! applied here, when their message is read, before any later message is looked at.

use super::backend::Backend;
use super::convert::document;
use super::convert::initialize::with_missing_abilities;
use super::convert::snippets::{snippet_edits, with_snippets};
use super::frames::UNREADABLE;
use super::shared::Shared;
use std::future::{Future, ready};
use std::pin::Pin;
use std::task::{Context, Poll};
use tower::Service;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ExitedError, LspService};

/// The service of the server, with document changes taken out of its hands.
pub struct Ordered {
    inner: LspService<Backend>,
    shared: Shared,
}

impl Ordered {
    /// Around the service of the backend.
    pub fn new(inner: LspService<Backend>, shared: Shared) -> Self {
        Self { inner, shared }
    }
}

impl Service<Request> for Ordered {
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = Pin<Box<dyn Future<Output = Result<Option<Response>, ExitedError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        match request.method() {
            "textDocument/didOpen" | "textDocument/didChange" | "textDocument/didClose" => {}
            UNREADABLE => {
                let id = request.id().cloned().unwrap_or(Id::Null);
                return Box::pin(ready(Ok(Some(Response::from_error(id, Error::parse_error())))));
            }
            // A server answers what it does not know (LSP 3.17, "$ Notifications and Requests"); the library is silent.
            method if method.starts_with("$/") && request.id().is_some() => {
                let id = request.id().cloned().unwrap_or(Id::Null);
                return Box::pin(ready(Ok(Some(Response::from_error(id, Error::method_not_found())))));
            }
            "initialize" => {
                self.shared.lock().snippet_edits = request.params().and_then(snippet_edits);
                return Box::pin(with_missing_abilities(self.inner.call(request)));
            }
            "textDocument/codeAction" | "codeAction/resolve" => {
                let form = self.shared.lock().snippet_edits;
                let answer = self.inner.call(request);
                return match form {
                    Some(form) => Box::pin(with_snippets(answer, form)),
                    None => answer,
                };
            }
            _ => return self.inner.call(request),
        }
        let (method, _, params) = request.into_parts();
        let mut state = self.shared.lock();
        if state.client.is_initialized && !state.is_shut_down {
            document::apply(&mut state, &method, params.unwrap_or_default());
            let is_typing = state.typing.is_on();
            drop(state);
            self.shared.wake();
            if is_typing {
                self.shared.tell_typed();
            }
        }
        Box::pin(ready(Ok(None)))
    }
}
