//! What a table comes in.

use std::io::{Read, Seek};
use std::path::Path;

/// Bytes that can be read and gone about in: a file, or what is in memory.
pub trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

/// The kinds of table that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text, a row a line, its values set apart by commas.
    Csv,
    /// The same, by tabs.
    Tsv,
    /// Text by commas, compressed.
    CsvGz,
    /// Text by tabs, compressed.
    TsvGz,
    /// Stata.
    Dta,
    /// Parquet.
    Parquet,
}

impl Format {
    /// What the names of files end in, and what they hold then.
    pub const ENDINGS: [(&str, Self); 6] = [
        (".csv", Self::Csv),
        (".tsv", Self::Tsv),
        (".csv.gz", Self::CsvGz),
        (".tsv.gz", Self::TsvGz),
        (".dta", Self::Dta),
        (".parquet", Self::Parquet),
    ];

    /// By the name of a file.
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        Self::ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| *format)
    }

    /// Whether this build reads it.
    pub fn is_read(self) -> bool {
        match self {
            Self::Csv | Self::Tsv | Self::CsvGz | Self::TsvGz => true,
            Self::Dta => cfg!(feature = "dta"),
            Self::Parquet => cfg!(feature = "parquet"),
        }
    }

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvGz => "CSV",
            Self::Tsv | Self::TsvGz => "TSV",
            Self::Dta => "Stata",
            Self::Parquet => "Parquet",
        }
    }
}
