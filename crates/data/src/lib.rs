//! Tables beside a text: only the columns in use, read as a stream, in little memory.
//!
//! [`open`] says what a file has, and [`load`] reads what is wanted of it. Knows nothing of arguments, projects or editors:
//! a file is whatever can be read and gone about in ([`Source`]). What cannot be understood is counted and shown by row and
//! value, and everything else goes on.

mod cell;
mod coding;
mod column;
mod dates;
mod duplicates;
mod error;
mod filter;
mod format;
mod inspect;
mod join;
mod key;
mod load;
mod loaded;
mod misread;
mod names;
mod profile;
mod reader;
mod taken;
mod time;
mod units;
mod wanted;

pub use column::{Cells, Column, Numbers, UNKNOWN_LEVEL};
pub use error::{ColumnError, DataError};
pub use format::{Format, Source};
pub use inspect::{ColumnInfo, ColumnType, Table, inspect};
pub use join::Joined;
pub use key::Key;
pub use load::{Watching, load};
pub use loaded::{Duplicates, Loaded, LoadedColumn, Times, Uneven, UnevenRow};
pub use misread::{Misread, MisreadValue};
pub use names::{Names, load_names};
pub use profile::Profile;
pub use units::Units;
pub use wanted::{Code, Coding, Comparison, Filter, Join, Wanted, WantedColumn};
