//! The library that lakatos ships, and drafts that use one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod commands;
mod drafts;
mod facts;
mod shipped;
