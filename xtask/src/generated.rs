//! A file that is derived from others.

use std::path::PathBuf;

/// A file to be written, by its path from the root.
pub struct Generated {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub text: String,
}
