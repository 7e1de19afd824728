//! Floor 5: rule files and the appraised argument become findings.
//!
//! Knows nothing of LSP, terminals or the file system.

pub mod condition;
pub mod vocabulary;
