//! Why there is no bibliography at a path.

use crate::world::ReadError;
use std::fmt;

/// Why there is no bibliography at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BibliographyError {
    /// The file cannot be read.
    Unread(ReadError),
    /// It is neither BibTeX nor CSL-JSON.
    UnknownFormat,
    /// It lies where a draft may not cite from.
    OutsideProject,
}

impl fmt::Display for BibliographyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(error) => error.fmt(formatter),
            Self::UnknownFormat => {
                formatter.write_str("is not a bibliography that lakatos can read: it reads .bib and CSL-JSON (.json)")
            }
            Self::OutsideProject => formatter
                .write_str("lies outside the project: name it in the draft itself, or put the `lakatos.toml` above it"),
        }
    }
}

impl std::error::Error for BibliographyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unread(error) => Some(error),
            Self::UnknownFormat | Self::OutsideProject => None,
        }
    }
}
