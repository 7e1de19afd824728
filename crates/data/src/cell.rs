//! One value of a table.

use std::borrow::Cow;

/// What stands in a row and a column, before it is known what it is wanted for.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'row> {
    /// Nothing.
    Missing,
    /// A number.
    Number(f64),
    /// A text, which may be a number's.
    Text(Cow<'row, [u8]>),
    /// What its own format cannot say the meaning of.
    Broken,
}

impl<'row> Cell<'row> {
    /// A number; what is none is nothing.
    pub fn number(number: f64) -> Self {
        if number.is_nan() { Self::Missing } else { Self::Number(number) }
    }

    /// A text without the blanks around it; what stands for nothing in files of R and Stata is nothing.
    pub fn text(text: &'row [u8]) -> Self {
        let text = text.trim_ascii();
        if is_missing(text) { Self::Missing } else { Self::Text(Cow::Borrowed(text)) }
    }

    /// The number that it is, or is the text of.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => number_of(text),
            Self::Missing | Self::Broken => None,
        }
    }

    /// As it stands in the file, as far as it can be shown in a message.
    pub fn shown(&self) -> String {
        /// So much of a text tells which it is.
        const MAX_SHOWN: usize = 40;
        match self {
            Self::Missing => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => {
                let text = String::from_utf8_lossy(text);
                let mut shown: String =
                    text.chars().take(MAX_SHOWN).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
                if text.chars().nth(MAX_SHOWN).is_some() {
                    shown.push('…');
                }
                shown
            }
            Self::Broken => "what is no value".to_owned(),
        }
    }
}

/// Whether a text stands for a missing value: empty, `NA`, or Stata's `.`, `.a` to `.z`.
pub fn is_missing(text: &[u8]) -> bool {
    matches!(text, [] | b"NA" | b"." | [b'.', b'a'..=b'z'])
}

const POWERS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// The number that a text is; none where it is none, or no finite one.
pub fn number_of(text: &[u8]) -> Option<f64> {
    plain_number(text).or_else(|| {
        // What std takes for a number besides digits (`inf`, `nan`) is a word here.
        text.iter().any(u8::is_ascii_digit).then_some(())?;
        std::str::from_utf8(text).ok()?.parse().ok().filter(|number: &f64| number.is_finite())
    })
}

/// The number of a few digits with at most one point, which is what nearly all are: a quotient of two numbers that are
/// exact, so the nearest there is.
fn plain_number(text: &[u8]) -> Option<f64> {
    let (is_negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > POWERS.len() {
        return None;
    }
    let (mut whole, mut point) = (0_u64, None);
    for (at, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => whole = whole * 10 + u64::from(byte - b'0'),
            b'.' if point.is_none() && digits.len() > 1 => point = Some(at),
            _ => return None,
        }
    }
    let decimals = point.map_or(0, |at| digits.len() - at - 1);
    let number = whole as f64 / POWERS[decimals];
    Some(if is_negative { -number } else { number })
}

/// The number that a narrow one was meant to be: the shortest decimal that it is nearest to, as people see it.
#[cfg(any(feature = "dta", feature = "parquet"))]
pub fn widened(narrow: f32) -> f64 {
    let wide = f64::from(narrow);
    for power in &POWERS[..8] {
        let decimal = (wide * power).round() / power;
        if decimal as f32 == narrow {
            return decimal;
        }
    }
    narrow.to_string().parse().unwrap_or(wide)
}
