//! The values of a column in use, each in as few bytes as hold it exactly.

/// What stands for unknown among ranks.
pub const UNKNOWN_LEVEL: u8 = u8::MAX;

/// The values of a column, by row.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Ranks; [`UNKNOWN_LEVEL`] is unknown.
    Levels(Vec<u8>),
    /// Numbers.
    Numbers(Numbers),
}

/// Numbers by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// What is kept: whole numbers, or floating ones.
    pub cells: Cells,
    /// What a whole number that is kept is divided by: a power of ten. The quotient is the number itself, to the last bit.
    pub divisor: f64,
}

/// What is kept of numbers. The least whole number of each width is unknown, and so is NaN.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// One byte each.
    I8(Vec<i8>),
    /// Two.
    I16(Vec<i16>),
    /// Four.
    I32(Vec<i32>),
    /// Four, floating.
    F32(Vec<f32>),
    /// Eight, floating.
    F64(Vec<f64>),
}

impl Column {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Levels(ranks) => ranks.len(),
            Self::Numbers(numbers) => numbers.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rank or number of a row; none where it is unknown.
    pub fn value(&self, row: usize) -> Option<f64> {
        match self {
            Self::Levels(ranks) => ranks.get(row).filter(|rank| **rank != UNKNOWN_LEVEL).map(|rank| f64::from(*rank)),
            Self::Numbers(numbers) => numbers.value(row),
        }
    }

    /// How many bytes its values take.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Levels(ranks) => ranks.len(),
            Self::Numbers(numbers) => numbers.len() * numbers.cells.width(),
        }
    }

    /// The values of other rows: those of these numbers, where there is one.
    pub fn gathered(&self, rows: &[u32]) -> Self {
        match self {
            Self::Levels(ranks) => Self::Levels(
                rows.iter().map(|row| ranks.get(*row as usize).copied().unwrap_or(UNKNOWN_LEVEL)).collect(),
            ),
            Self::Numbers(Numbers { cells, divisor }) => {
                fn picked<T: Copy>(cells: &[T], rows: &[u32], unknown: T) -> Vec<T> {
                    rows.iter().map(|row| cells.get(*row as usize).copied().unwrap_or(unknown)).collect()
                }
                let cells = match cells {
                    Cells::I8(cells) => Cells::I8(picked(cells, rows, i8::MIN)),
                    Cells::I16(cells) => Cells::I16(picked(cells, rows, i16::MIN)),
                    Cells::I32(cells) => Cells::I32(picked(cells, rows, i32::MIN)),
                    Cells::F32(cells) => Cells::F32(picked(cells, rows, f32::NAN)),
                    Cells::F64(cells) => Cells::F64(picked(cells, rows, f64::NAN)),
                };
                Self::Numbers(Numbers { cells, divisor: *divisor })
            }
        }
    }
}

impl Cells {
    fn len(&self) -> usize {
        match self {
            Self::I8(cells) => cells.len(),
            Self::I16(cells) => cells.len(),
            Self::I32(cells) => cells.len(),
            Self::F32(cells) => cells.len(),
            Self::F64(cells) => cells.len(),
        }
    }

    fn width(&self) -> usize {
        match self {
            Self::I8(_) => 1,
            Self::I16(_) => 2,
            Self::I32(_) | Self::F32(_) => 4,
            Self::F64(_) => 8,
        }
    }

    fn with_room(self, room: usize) -> Self {
        fn grown<T>(mut cells: Vec<T>, room: usize) -> Vec<T> {
            cells.reserve(room.saturating_sub(cells.len()));
            cells
        }
        match self {
            Self::I8(cells) => Self::I8(grown(cells, room)),
            Self::I16(cells) => Self::I16(grown(cells, room)),
            Self::I32(cells) => Self::I32(grown(cells, room)),
            Self::F32(cells) => Self::F32(grown(cells, room)),
            Self::F64(cells) => Self::F64(grown(cells, room)),
        }
    }
}

impl Numbers {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a row; none where it is unknown.
    pub fn value(&self, row: usize) -> Option<f64> {
        match &self.cells {
            Cells::I8(cells) => {
                cells.get(row).filter(|cell| **cell != i8::MIN).map(|cell| f64::from(*cell) / self.divisor)
            }
            Cells::I16(cells) => {
                cells.get(row).filter(|cell| **cell != i16::MIN).map(|cell| f64::from(*cell) / self.divisor)
            }
            Cells::I32(cells) => {
                cells.get(row).filter(|cell| **cell != i32::MIN).map(|cell| f64::from(*cell) / self.divisor)
            }
            Cells::F32(cells) => cells.get(row).filter(|cell| !cell.is_nan()).map(|cell| f64::from(*cell)),
            Cells::F64(cells) => cells.get(row).copied().filter(|cell| !cell.is_nan()),
        }
    }
}

/// Numbers as they come.
#[derive(Debug)]
pub struct NumbersBuilder {
    numbers: Numbers,
    /// The greatest whole number that is kept, without its sign.
    greatest: f64,
}

/// More decimals than this are no longer worth whole numbers.
const MAX_DIVISOR: f64 = 1e6;

impl Default for NumbersBuilder {
    fn default() -> Self {
        Self { numbers: Numbers { cells: Cells::I8(Vec::new()), divisor: 1.0 }, greatest: 0.0 }
    }
}

impl NumbersBuilder {
    /// The next one; none where it is unknown.
    pub fn push(&mut self, value: Option<f64>) {
        let Some(value) = value else { return self.push_unknown() };
        if self.fits(value) {
            self.push_fitting(value);
        } else {
            self.widen_for(value);
            self.push_fitting(value);
        }
    }

    /// All of them.
    pub fn finished(self) -> Numbers {
        self.numbers
    }

    fn push_unknown(&mut self) {
        match &mut self.numbers.cells {
            Cells::I8(cells) => cells.push(i8::MIN),
            Cells::I16(cells) => cells.push(i16::MIN),
            Cells::I32(cells) => cells.push(i32::MIN),
            Cells::F32(cells) => cells.push(f32::NAN),
            Cells::F64(cells) => cells.push(f64::NAN),
        }
    }

    fn fits(&self, value: f64) -> bool {
        let whole = || whole(value, self.numbers.divisor);
        match &self.numbers.cells {
            Cells::I8(_) => whole().is_some_and(|whole| whole.abs() <= f64::from(i8::MAX)),
            Cells::I16(_) => whole().is_some_and(|whole| whole.abs() <= f64::from(i16::MAX)),
            Cells::I32(_) => whole().is_some_and(|whole| whole.abs() <= f64::from(i32::MAX)),
            Cells::F32(_) => f64::from(value as f32) == value,
            Cells::F64(_) => true,
        }
    }

    fn push_fitting(&mut self, value: f64) {
        let whole = (value * self.numbers.divisor).round();
        match &mut self.numbers.cells {
            Cells::I8(cells) => cells.push(whole as i8),
            Cells::I16(cells) => cells.push(whole as i16),
            Cells::I32(cells) => cells.push(whole as i32),
            Cells::F32(cells) => cells.push(value as f32),
            Cells::F64(cells) => cells.push(value),
        }
        self.greatest = self.greatest.max(whole.abs());
    }

    /// Makes room for a value that does not fit, and for all that are there.
    fn widen_for(&mut self, value: f64) {
        let is_whole = matches!(self.numbers.cells, Cells::I8(_) | Cells::I16(_) | Cells::I32(_));
        let mut divisor = self.numbers.divisor;
        while is_whole && divisor <= MAX_DIVISOR {
            if let Some(own) = whole(value, divisor) {
                let greatest = own.abs().max(self.greatest * (divisor / self.numbers.divisor));
                let narrowest = [
                    (f64::from(i8::MAX), Cells::I8(Vec::new())),
                    (f64::from(i16::MAX), Cells::I16(Vec::new())),
                    (f64::from(i32::MAX), Cells::I32(Vec::new())),
                ];
                if let Some((_, cells)) = narrowest.into_iter().find(|(most, _)| greatest <= *most) {
                    return self.rebuild(cells, divisor);
                }
            }
            divisor *= 10.0;
        }
        let is_narrow = |value: f64| f64::from(value as f32) == value;
        let all_narrow = || (0..self.numbers.len()).all(|row| self.numbers.value(row).is_none_or(is_narrow));
        if is_whole && is_narrow(value) && all_narrow() {
            self.rebuild(Cells::F32(Vec::new()), 1.0);
        } else {
            self.rebuild(Cells::F64(Vec::new()), 1.0);
        }
    }

    fn rebuild(&mut self, cells: Cells, divisor: f64) {
        let cells = cells.with_room(self.numbers.len() + 1);
        let before = std::mem::replace(&mut self.numbers, Numbers { cells, divisor });
        self.greatest = 0.0;
        for row in 0..before.len() {
            match before.value(row) {
                Some(value) => self.push_fitting(value),
                None => self.push_unknown(),
            }
        }
    }
}

/// The whole number that becomes a value when it is divided; none where none does exactly.
fn whole(value: f64, divisor: f64) -> Option<f64> {
    let whole = (value * divisor).round();
    // The sign of zero is lost, and nobody compares it.
    (whole / divisor == value).then_some(whole)
}
