//! A project as it was at a revision, or as it is staged, out of its git repository.

mod error;
#[cfg(feature = "git")]
mod files;
#[cfg(feature = "git")]
mod moved;
#[cfg(feature = "git")]
mod repository;
#[cfg(feature = "git")]
mod tree;
#[cfg(not(feature = "git"))]
mod unsupported;

pub use error::HistoryError;
#[cfg(feature = "git")]
pub use repository::History;
#[cfg(not(feature = "git"))]
pub use unsupported::History;
