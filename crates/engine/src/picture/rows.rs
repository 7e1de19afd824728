//! How high everything stands: near to what it is joined to, and so that lines run straight.

use super::grid::{Grid, Link};

/// How far apart two boxes of a column are.
const BOXES_APART: f64 = 18.0;
/// The same where a line is drawn between them.
const JOINED_APART: f64 = 36.0;
/// How far a line that passes is from a box, or from another that passes.
const LINES_APART: f64 = 12.0;

/// How often the columns are gone through: less often, the more lines there are.
const ROUNDS: (usize, usize) = (8, 160);
const LINES_AND_ROUNDS: usize = 100_000;

/// How much weaker than any line the wish is to stay where one is.
const INERTIA: f64 = 0.01;

/// What draws an item: the other end of a line, how far below that it would stand, and how strongly.
struct Pull {
    towards: usize,
    below: f64,
    weight: f64,
}

/// How far from the top the middle of every item is, and of the uppermost its edge; the order in every column stays.
pub fn rows(grid: &Grid, from: f64) -> Vec<f64> {
    let pulls = pulls(grid);
    let offsets: Vec<Vec<f64>> = grid.columns.iter().map(|column| offsets(grid, column)).collect();
    let mut rows = vec![0.0; grid.items.len()];
    for (column, offsets) in grid.columns.iter().zip(&offsets) {
        column.iter().zip(offsets).for_each(|(item, offset)| rows[*item] = *offset);
    }
    let rounds = (LINES_AND_ROUNDS / grid.links.len().max(1)).clamp(ROUNDS.0, ROUNDS.1);
    for round in 0..rounds {
        // First to the mean of what it is joined to; then to the median, which makes almost straight lines straight.
        let middle = if round < rounds - rounds / 8 { mean } else { median };
        for step in 0..grid.columns.len() {
            let column = if round % 2 == 0 { step } else { grid.columns.len() - 1 - step };
            settle(&grid.columns[column], &offsets[column], &pulls, &mut rows, middle);
        }
    }
    let edges = rows.iter().zip(&grid.items).map(|(row, item)| row - item.height / 2.0);
    let top = edges.fold(f64::INFINITY, f64::min);
    rows.iter_mut().for_each(|row| *row += from - top);
    rows
}

/// How far below the first item of a column each stands at the least.
fn offsets(grid: &Grid, column: &[usize]) -> Vec<f64> {
    let is_joined = |one: usize, other: usize| {
        let joins = |link: &Link| link.ends == [one, other] || link.ends == [other, one];
        grid.links.iter().any(joins)
    };
    let mut offsets = vec![0.0];
    let mut at = 0.0;
    for pair in column.windows(2) {
        let &[one, other] = pair else { continue };
        let (upper, lower) = (&grid.items[one], &grid.items[other]);
        let apart = match upper.is_box && lower.is_box {
            true if is_joined(one, other) => JOINED_APART,
            true => BOXES_APART,
            false => LINES_APART,
        };
        at += (upper.height + lower.height) / 2.0 + apart;
        offsets.push(at);
    }
    offsets
}

fn pulls(grid: &Grid) -> Vec<Vec<Pull>> {
    let mut pulls: Vec<Vec<Pull>> = grid.items.iter().map(|_| Vec::new()).collect();
    for link in grid.links.iter().filter(|link| !grid.is_beside(link)) {
        let [left, right] = link.ends;
        // A line that bends where it begins is straight where it passes and where it ends.
        let weight = f64::from(link.pull) * if grid.items[left].is_box { 1.0 } else { 4.0 };
        let lower = link.ports[0] - link.ports[1];
        pulls[left].push(Pull { towards: right, below: -lower, weight });
        pulls[right].push(Pull { towards: left, below: lower, weight });
    }
    pulls
}

/// Some items of a column that touch, and the middle of what they wish for.
struct Block {
    count: usize,
    wishes: Vec<(f64, f64)>,
    middle: f64,
}

/// Moves the items of a column to where they are drawn, as far as those above and below leave room: blocks that would
/// overlap are made one, until none does.
fn settle(
    column: &[usize],
    offsets: &[f64],
    pulls: &[Vec<Pull>],
    rows: &mut [f64],
    middle: fn(&mut [(f64, f64)]) -> f64,
) {
    let mut blocks: Vec<Block> = Vec::new();
    for (item, offset) in column.iter().zip(offsets) {
        let mut wishes: Vec<(f64, f64)> =
            pulls[*item].iter().map(|pull| (rows[pull.towards] + pull.below - offset, pull.weight)).collect();
        if wishes.is_empty() {
            wishes.push((rows[*item] - offset, INERTIA));
        }
        let mut block = Block { count: 1, middle: middle(&mut wishes), wishes };
        while let Some(above) = blocks.pop_if(|above| above.middle > block.middle) {
            block.wishes.extend(above.wishes);
            block.count += above.count;
            block.middle = middle(&mut block.wishes);
        }
        blocks.push(block);
    }
    let middles = blocks.iter().flat_map(|block| std::iter::repeat_n(block.middle, block.count));
    for ((item, offset), middle) in column.iter().zip(offsets).zip(middles) {
        rows[*item] = middle + offset;
    }
}

fn mean(wishes: &mut [(f64, f64)]) -> f64 {
    let weight: f64 = wishes.iter().map(|wish| wish.1).sum();
    wishes.iter().map(|(wish, weight)| wish * weight).sum::<f64>() / weight
}

/// Half of the weight is above it and half below; in the middle where a stretch has this property.
fn median(wishes: &mut [(f64, f64)]) -> f64 {
    wishes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = wishes.iter().map(|wish| wish.1).sum::<f64>() / 2.0;
    let mut above = 0.0;
    for (index, (wish, weight)) in wishes.iter().enumerate() {
        above += weight;
        if above > half {
            return *wish;
        }
        if above == half {
            let next = wishes.get(index + 1).map_or(*wish, |next| next.0);
            return (wish + next) / 2.0;
        }
    }
    wishes.last().map_or(0.0, |wish| wish.0)
}
