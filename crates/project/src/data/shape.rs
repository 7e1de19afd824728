//! What was read becomes what the engine appraises.

use lakatos_data::{Cells, Column, Key, Names, Numbers, Times, Units};
use lakatos_engine::appraisal::column::Column as EngineColumn;
use lakatos_engine::appraisal::data::UnitNames;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A column of values.
pub fn column(column: Column) -> EngineColumn {
    match column {
        Column::Levels(ranks) => EngineColumn::Levels(ranks),
        Column::Numbers(numbers) if numbers.divisor == 1.0 => match numbers.cells {
            Cells::I8(cells) => EngineColumn::Bytes(cells),
            Cells::I16(cells) => EngineColumn::Shorts(cells),
            Cells::I32(cells) => EngineColumn::Integers(cells),
            Cells::F32(cells) => EngineColumn::Singles(cells),
            Cells::F64(cells) => EngineColumn::Numbers { low: cells, high: None },
        },
        Column::Numbers(numbers) => EngineColumn::Numbers { low: wide(&numbers), high: None },
    }
}

fn wide(numbers: &Numbers) -> Vec<f64> {
    (0..numbers.len()).map(|row| numbers.value(row).unwrap_or(f64::NAN)).collect()
}

/// The year of each row.
pub fn years(times: &Times, rows: usize) -> EngineColumn {
    let year = |row: usize| times.year(row).unwrap_or(i32::MIN);
    let is_short = (0..rows).all(|row| i16::try_from(year(row)).is_ok_and(|year| year != i16::MIN));
    if is_short {
        EngineColumn::Shorts((0..rows).map(|row| year(row) as i16).collect())
    } else {
        EngineColumn::Integers((0..rows).map(year).collect())
    }
}

/// What units are called: by a table of names, or else by their keys. A key has one word wherever it stands, so that the
/// two states of a pair are known again the other way round.
pub fn unit_names(units: &Units, names: Option<&Names>) -> UnitNames {
    let mut words: Vec<Arc<str>> = Vec::new();
    let mut known: FxHashMap<&Key, u32> = FxHashMap::default();
    let columns: Vec<Vec<u32>> = (0..units.width())
        .map(|column| {
            let number = |key| {
                *known.entry(key).or_insert_with(|| {
                    let name = names.and_then(|names| names.get(key)).map(Arc::clone);
                    words.push(name.unwrap_or_else(|| key.to_string().into()));
                    words.len() as u32 - 1
                })
            };
            units.values(column).iter().map(number).collect()
        })
        .collect();
    let width = units.width().max(1);
    let parts = units.parts().iter().enumerate().map(|(at, part)| columns[at % width][*part as usize]).collect();
    UnitNames::new(words, parts, units.width())
}
