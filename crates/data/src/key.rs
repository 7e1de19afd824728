//! What tells one unit from another.

use super::cell::Cell;
use std::borrow::Cow;
use std::fmt;

/// A value of a key: a whole number however it is written (`2`, `2.0`, `002`), or a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A whole number.
    Number(i64),
    /// Anything else.
    Text(Box<str>),
}

/// The same, while it still stands in its row.
#[derive(Debug)]
pub enum KeyInRow<'row> {
    /// A whole number.
    Number(i64),
    /// Anything else.
    Text(Cow<'row, str>),
}

/// Up to here every whole number has an exact one of floating point.
const MAX_WHOLE: f64 = 9_007_199_254_740_992.0;

impl<'row> KeyInRow<'row> {
    /// Of a cell; none where that is missing or no text.
    pub fn of(cell: Cell<'row>) -> Option<Self> {
        match cell {
            Cell::Missing | Cell::Broken => None,
            Cell::Number(number) => Some(Self::of_number(number)),
            Cell::Text(text) => {
                let text: Cow<str> = match text {
                    Cow::Borrowed(text) => std::str::from_utf8(text).ok()?.into(),
                    Cow::Owned(text) => String::from_utf8(text).ok()?.into(),
                };
                Some(match whole_of(&text) {
                    Some(number) => Self::Number(number),
                    None => Self::Text(text),
                })
            }
        }
    }

    fn of_number(number: f64) -> Self {
        if number.fract() == 0.0 && number.abs() <= MAX_WHOLE {
            Self::Number(number as i64)
        } else {
            Self::Text(number.to_string().into())
        }
    }
}

/// The whole number that a text is, with a point and zeros behind it or without.
fn whole_of(text: &str) -> Option<i64> {
    let whole = match text.split_once('.') {
        Some((whole, rest)) if !rest.is_empty() && rest.bytes().all(|digit| digit == b'0') => whole,
        Some(_) => return None,
        None => text,
    };
    whole.parse().ok()
}

impl From<KeyInRow<'_>> for Key {
    fn from(key: KeyInRow) -> Self {
        match key {
            KeyInRow::Number(number) => Self::Number(number),
            KeyInRow::Text(text) => Self::Text(text.into()),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(formatter),
            Self::Text(text) => text.fmt(formatter),
        }
    }
}
