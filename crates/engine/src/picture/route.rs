//! The way of every line: straight through a column, in a curve through the gap between two.

use super::grid::{Grid, Line, Link};

/// A gap between two columns is wider the steeper its lines would be.
const GAP: (f64, f64) = (56.0, 120.0);
const GAP_OF_HEIGHT: f64 = 0.3;

/// How far what goes round boxes of a column keeps from it: the innermost line, and every other from the one within.
const FIRST_LANE: f64 = 14.0;
const LANE: f64 = 8.0;
/// So many ways round are told apart; more would be wider than the boxes.
const MOST_LANES: usize = 24;

/// Where columns and items stand.
pub struct Places<'grid> {
    grid: &'grid Grid,
    rows: &'grid [f64],
    /// The left and the right edge of every column.
    pub columns: Vec<(f64, f64)>,
    /// How far what goes round keeps from its column, for every stretch that does.
    depths: Vec<Option<f64>>,
}

impl<'grid> Places<'grid> {
    /// Puts columns of these widths beside each other, the first as far from the left as it is said.
    pub fn new(grid: &'grid Grid, rows: &'grid [f64], widths: &[f64], from: f64) -> Self {
        let mut places = Self { grid, rows, columns: Vec::new(), depths: depths(grid) };
        let mut right = from;
        for (column, width) in widths.iter().enumerate() {
            let left = right + places.gap(column);
            right = left + width;
            places.columns.push((left, right));
        }
        places
    }

    /// How wide the gap left of a column is.
    fn gap(&self, column: usize) -> f64 {
        let of_column = |link: &&Link| self.grid.items[link.ends[1]].column == column;
        let across = self.grid.links.iter().filter(of_column).filter(|link| !self.grid.is_beside(link));
        let steepest = across.map(|link| (self.end(link, 0) - self.end(link, 1)).abs()).fold(0.0, f64::max);
        let links = self.grid.links.iter().zip(&self.depths).filter(|(link, _)| of_column(link));
        let deepest = links.filter_map(|(_, depth)| *depth).fold(0.0, f64::max);
        match column {
            0 => deepest,
            _ => (steepest * GAP_OF_HEIGHT).clamp(GAP.0, GAP.1) + deepest,
        }
    }

    fn end(&self, link: &Link, which: usize) -> f64 {
        self.rows[link.ends[which]] + link.ports[which]
    }

    /// The points of a line: where it begins, and for every curve its two handles and its end.
    pub fn way(&self, line: &Line) -> Vec<(f64, f64)> {
        let mut points: Vec<(f64, f64)> = Vec::new();
        for number in line.links.clone() {
            let link = &self.grid.links[number];
            let [from, to] = [self.end(link, 0), self.end(link, 1)];
            let [(left, right), (next, _)] = link.ends.map(|end| self.columns[self.grid.items[end].column]);
            if !self.grid.is_beside(link) {
                match points.last().copied() {
                    // Through the column where the line passes.
                    Some((x, y)) => points.extend(straight((x, y), (right, from))),
                    None => points.push((right, from)),
                }
                let half = (right + next) / 2.0;
                points.extend([(half, from), (half, to), (next, to)]);
            } else if let Some(depth) = self.depths[number] {
                // A curve goes three quarters of the way to its handles.
                let handle = left - depth / 0.75;
                points.extend([(left, from), (handle, from), (handle, to), (left, to)]);
            } else {
                points.extend(self.down(link, (left + right) / 2.0));
            }
        }
        // As the reader thinks it: from the one that does to the one it is done to.
        if line.is_leftward {
            points.reverse();
        }
        points
    }

    /// From the lower edge of the upper box to the upper edge of the lower one.
    fn down(&self, link: &Link, x: f64) -> Vec<(f64, f64)> {
        let [one, other] = link.ends.map(|end| (self.rows[end], self.grid.items[end].height / 2.0));
        let is_down = one.0 <= other.0;
        let (from, to) = if is_down { (one.0 + one.1, other.0 - other.1) } else { (one.0 - one.1, other.0 + other.1) };
        let mut points = vec![(x, from)];
        points.extend(straight((x, from), (x, to)));
        points
    }
}

/// A curve that is straight, without the point where it begins.
fn straight(from: (f64, f64), to: (f64, f64)) -> [(f64, f64); 3] {
    let at = |share: f64| (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
    [at(1.0 / 3.0), at(2.0 / 3.0), to]
}

/// Ways round that overlap keep unlike distances, and longer ones go round shorter ones.
fn depths(grid: &Grid) -> Vec<Option<f64>> {
    let positions = grid.positions();
    let span = |number: usize| {
        let [one, other] = grid.links[number].ends.map(|end| positions[end]);
        one.min(other)..one.max(other)
    };
    let is_round = |link: &Link| grid.is_beside(link) && !grid.is_adjacent(link);
    let mut round: Vec<usize> = (0..grid.links.len()).filter(|number| is_round(&grid.links[*number])).collect();
    round.sort_by_key(|number| (span(*number).len(), span(*number).start));
    let mut taken: Vec<Vec<Vec<bool>>> =
        grid.columns.iter().map(|column| vec![vec![false; column.len()]; MOST_LANES]).collect();
    let mut depths = vec![None; grid.links.len()];
    for number in round {
        let lanes = &mut taken[grid.items[grid.links[number].ends[0]].column];
        let is_free = |lane: &Vec<bool>| !lane[span(number)].contains(&true);
        let lane = lanes.iter().position(is_free).unwrap_or(MOST_LANES - 1);
        lanes[lane][span(number)].fill(true);
        depths[number] = Some(FIRST_LANE + LANE * lane as f64);
    }
    depths
}
