//! Why something keeps its name.

use std::fmt;
use std::sync::Arc;

/// Why something cannot be renamed, or not to that name. Printed, it is a sentence for whoever asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenameRefusal {
    /// A library that lakatos ships, or that is used, declares it.
    OwnedByLibrary(Arc<str>),
    /// It is a word of the language.
    WordOfLanguage(Arc<str>),
    /// A line without a label goes by its number.
    NamedByNumber {
        /// Whose line it is.
        owner: Arc<str>,
        /// The number, as in `p1`.
        label: Arc<str>,
    },
    /// The prose writes it in several ways, or in words that the draft does not give it.
    SaidInOtherWords(Arc<str>),
    /// Some words cannot be what prose calls it.
    NoWords(String),
    /// The new name is a keyword; in the words of the parser.
    Keyword(String),
    /// The new name is none.
    NoName(String),
    /// The new citation key is none.
    NoKey(String),
    /// Something else goes by the new name.
    Taken {
        /// The name.
        name: Arc<str>,
        /// As what it is declared, as in “a label of `t`”.
        what: String,
        /// The file that declares it.
        file: String,
        /// The line there, from 1.
        line: usize,
    },
    /// A work of a library in use goes by the new key.
    KeyOfLibrary(Arc<str>),
    /// A library in use declares the new name.
    NameOfLibrary(Arc<str>),
}

impl fmt::Display for RenameRefusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OwnedByLibrary(name) => write!(
                formatter,
                "`{name}` belongs to the library and cannot be renamed: declare one of your own under another name."
            ),
            Self::WordOfLanguage(word) => {
                write!(formatter, "`{word}` is a word of the language and cannot be renamed.")
            }
            Self::NamedByNumber { owner, label } => write!(
                formatter,
                "`{owner}.{label}` is named by its number, because the line has no label: write a label and a colon after the keyword first."
            ),
            Self::SaidInOtherWords(name) => write!(
                formatter,
                "The prose names `{name}` in more forms than one, or in words that are neither its title nor under `known-as`: change them by hand."
            ),
            Self::NoWords(words) => write!(
                formatter,
                "`{words}` cannot be what the prose calls it: a name has no quotation marks, and belongs to nothing else."
            ),
            Self::Keyword(sentences) => formatter.write_str(sentences),
            Self::NoName(name) => {
                write!(formatter, "`{name}` cannot be a name: a name is a letter, then letters, digits, `_` and `-`.")
            }
            Self::NoKey(name) => write!(
                formatter,
                "`{name}` cannot be a citation key: it begins with a letter or digit and has no spaces."
            ),
            Self::Taken { name, what, file, line } => {
                write!(formatter, "`{name}` is already {what} ({file}, line {line}): choose another name.")
            }
            Self::KeyOfLibrary(key) => {
                write!(formatter, "`{key}` is already the key of a work in a library in use: choose another key.")
            }
            Self::NameOfLibrary(name) => {
                write!(formatter, "`{name}` is a name of a library in use: choose another name.")
            }
        }
    }
}

impl std::error::Error for RenameRefusal {}
