//! Why a table, or a column of it, cannot be used.

use super::Format;
use std::fmt;

/// Why a table cannot be used. Printed, it continues a line that names the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataError {
    /// Nothing in its name says what it is.
    UnknownFormat,
    /// This build does not read such tables.
    NotInThisBuild(Format),
    /// Keys, the time or filters name columns that are not there, or cannot be read.
    Columns(Vec<(String, ColumnError)>),
    /// It has no columns at all.
    Empty,
    /// Its values seem to be set apart by something else than its name says.
    Separator(char),
    /// A text in an encoding other than UTF-8, as its first bytes say.
    Encoding(&'static str),
    /// A quotation mark opens in a row, which begins in a line, and no other closes it.
    OpenQuote {
        /// The row, counted from 1.
        row: u64,
        /// The line of the file, counted from 1.
        line: u64,
    },
    /// It ends before it should, or holds what its format does not have.
    Damaged {
        /// What it was read as.
        format: Format,
        /// In the words of whoever reads the format.
        why: String,
    },
    /// It has more columns than that.
    TooManyColumns(usize),
    /// It has more rows, or what is wanted of it takes more memory, than can be held.
    TooLarge,
    /// It was written to while it was read.
    Changed,
    /// The disk does not give it, in the words of the system.
    Unread(String),
    /// Nobody waits for it any more.
    Cancelled,
}

impl fmt::Display for DataError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownFormat => {
                let known: Vec<&str> = Format::ENDINGS.iter().map(|(ending, _)| *ending).collect();
                write!(formatter, "is not a kind of table that lakatos reads: it reads {}", known.join(", "))
            }
            Self::NotInThisBuild(format) => {
                let name = format.name();
                write!(formatter, "is a table of {name}, which this build of lakatos does not read: save it as CSV")
            }
            Self::Columns(columns) => {
                let named: Vec<String> = columns.iter().map(|(name, why)| format!("column `{name}` {why}")).collect();
                formatter.write_str(&named.join("; "))
            }
            Self::Empty => formatter.write_str("has no columns"),
            Self::Separator(found) => {
                let found = match found {
                    '\t' => "tabs".to_owned(),
                    ';' => "semicolons".to_owned(),
                    other => format!("`{other}`"),
                };
                write!(
                    formatter,
                    "seems to have its values set apart by {found}, and may write 0,5 for 0.5: save it with commas \
                     between values and points in numbers (`write.csv` of R, `export delimited` of Stata), or with tabs, \
                     as .tsv"
                )
            }
            Self::Encoding(name) => write!(formatter, "is a text in {name}: save it as UTF-8"),
            Self::OpenQuote { row, line } => write!(
                formatter,
                "has a quotation mark in row {row} (which begins in line {line}) that nothing closes: double it, or take \
                 it out"
            ),
            Self::Damaged { format, why } => {
                let name = format.name();
                write!(formatter, "cannot be read as a table of {name}, as if it were cut off or damaged: {why}")
            }
            Self::TooManyColumns(most) => write!(formatter, "has more than {most} columns"),
            Self::TooLarge => formatter.write_str(
                "has more rows than lakatos holds in memory: narrow it where it is made, or count it where it lies \
                 (`lakatos sql`)",
            ),
            Self::Changed => formatter.write_str("was written to while it was read"),
            Self::Unread(why) => write!(formatter, "cannot be read: {why}"),
            Self::Cancelled => formatter.write_str("was not read to its end"),
        }
    }
}

impl std::error::Error for DataError {}

impl From<std::io::Error> for DataError {
    fn from(error: std::io::Error) -> Self {
        Self::Unread(error.to_string())
    }
}

/// Why a column cannot be used. Printed, it continues a line that names the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnError {
    /// There is none of that name.
    NotThere,
    /// There are several.
    Twice,
    /// It holds what is neither a number nor a short text.
    NotPlain,
}

impl fmt::Display for ColumnError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotThere => "is not there",
            Self::Twice => "is there more than once",
            Self::NotPlain => "holds neither numbers nor short texts",
        })
    }
}
