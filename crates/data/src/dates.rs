//! Days, as files count them: all become days from 1970 on.

/// What the numbers of a column count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(all(feature = "dta", feature = "parquet")), allow(dead_code, reason = "text has no such columns"))]
pub enum Calendar {
    /// Nothing of the kind, or years.
    #[default]
    None,
    /// Units of so many to a day, from so many days after 1 January 1970 on.
    Days {
        /// How many make a day.
        to_a_day: i64,
        /// The day of zero.
        zero: i32,
    },
    /// Parts of a year, of so many, from 1960 on.
    PartsOfYear(i32),
}

/// The day that Stata counts from.
#[cfg(feature = "dta")]
const OF_1960: i32 = -3653;

impl Calendar {
    /// By the format of a column of Stata.
    #[cfg(feature = "dta")]
    pub fn of_stata(format: &str) -> Self {
        use dta::stata::temporal::TemporalKind;
        match TemporalKind::from_format(&format.replacen("%-", "%", 1)) {
            Some(TemporalKind::Date) => Self::Days { to_a_day: 1, zero: OF_1960 },
            Some(TemporalKind::DateTime | TemporalKind::DateTimeLeap) => {
                Self::Days { to_a_day: 86_400_000, zero: OF_1960 }
            }
            Some(TemporalKind::Week) => Self::PartsOfYear(52),
            Some(TemporalKind::Month) => Self::PartsOfYear(12),
            Some(TemporalKind::Quarter) => Self::PartsOfYear(4),
            Some(TemporalKind::HalfYear) => Self::PartsOfYear(2),
            _ => Self::None,
        }
    }

    /// The day that a number stands for; none where it stands for none.
    pub fn day(self, number: f64) -> Option<i32> {
        const FARTHEST: f64 = 1e15;
        if number.is_nan() || number.abs() > FARTHEST {
            return None;
        }
        match self {
            Self::None => None,
            Self::Days { to_a_day, zero } => {
                i32::try_from((number as i64).div_euclid(to_a_day)).ok()?.checked_add(zero)
            }
            Self::PartsOfYear(parts) => {
                let number = i32::try_from(number as i64).ok()?;
                let year = number.div_euclid(parts).checked_add(1960)?;
                let part = number.rem_euclid(parts);
                match parts {
                    52 => day_of(year, 1, 1).map(|first| first + 7 * part),
                    _ => day_of(year, part * (12 / parts) + 1, 1),
                }
            }
        }
    }
}

/// The day of a text: `1950-06-25`, and `1950-06` is its first.
pub fn day_of_text(text: &[u8]) -> Option<i32> {
    let text = std::str::from_utf8(text).ok()?;
    let date = text.split_once(['T', ' ']).map_or(text, |(date, _)| date);
    let mut parts = date.splitn(3, '-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next().filter(|month| month.len() == 2)?.parse().ok()?;
    let day = match parts.next() {
        Some(day) => day.parse().ok()?,
        None => 1,
    };
    day_of(year, month, day)
}

/// Days from 1 January 1970 on, in the calendar of today (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn day_of(year: i32, month: i32, day: i32) -> Option<i32> {
    const MAX_YEAR: i32 = 1_000_000;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || year.abs() > MAX_YEAR {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// The year of a day.
pub fn year_of(day: i32) -> i32 {
    let day = i64::from(day) + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    // The year of that calendar begins in March.
    let is_next = (5 * of_year + 2) / 153 >= 10;
    (year + era * 400 + i64::from(is_next)) as i32
}
