//! Why a name behind `use` stands for no library.

use lakatos_engine::library::SHIPPED;
use std::fmt;
use std::path::{Path, PathBuf};

/// Why a name stands for no library. Printed, it says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoLibrary {
    /// It is the draft's own folder, or one above it.
    OwnFolder,
    /// A folder has no file of the language in it.
    Empty(PathBuf),
    /// There is nothing of that name.
    Unknown {
        /// The library that lakatos ships whose name is most like it.
        nearest: Option<&'static str>,
        /// Where paths count from.
        folder: PathBuf,
    },
}

impl fmt::Display for NoLibrary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OwnFolder => formatter
                .write_str("That is the folder of the draft itself, or one above it: name the library's own folder."),
            Self::Empty(folder) => write!(formatter, "There is no `.lak` file in {}.", folder.display()),
            Self::Unknown { nearest: Some(nearest), .. } => write!(formatter, "Did you mean `{nearest}`?"),
            Self::Unknown { nearest: None, folder } => {
                let shipped: Vec<String> = SHIPPED.iter().map(|library| format!("`{}`", library.name)).collect();
                let from = match folder.as_os_str().is_empty() || folder == Path::new(".") {
                    true => "here".to_owned(),
                    false => format!("`{}`", folder.display()),
                };
                write!(
                    formatter,
                    "lakatos ships {}; name a library of your own by its path from {from}.",
                    shipped.join(", ")
                )
            }
        }
    }
}

impl std::error::Error for NoLibrary {}
