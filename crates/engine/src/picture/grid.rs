//! In which column everything stands: from thesis to evidence. A line that goes past a column has a place in it, as a
//! box has, so that nothing stands in its way.

use super::placed::PlacedNode;
use crate::appraisal::map::{Bond, Edge};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The column of a kind, from left to right; one that would be empty is left out. What is added to a theory stands
/// where what follows from it does: a column less makes a picture that can be read in the width of a page.
fn column_of(kind: &str) -> usize {
    match kind {
        "paradigm" => 0,
        "theory" => 1,
        "auxiliary" | "prediction" => 2,
        _ => 3,
    }
}

/// How strongly a line draws its ends together: what is predicted stands beside what predicts it before all.
fn pull_of(bond: Bond) -> u8 {
    match bond {
        Bond::Predicts => 12,
        Bond::Of | Bond::Amends | Bond::Succeeds | Bond::Rivals => 4,
        Bond::Corroborates | Bond::Contradicts | Bond::Rescues | Bond::Objects | Bond::Answers => 1,
    }
}

/// What stands in which column, and what joins it.
pub struct Grid {
    /// What takes up room: first the boxes in their order, then the places where lines pass.
    pub items: Vec<Item>,
    /// The items of each column, from top to bottom.
    pub columns: Vec<Vec<usize>>,
    /// The lines, in the order in which they are given.
    pub lines: Vec<Line>,
    /// Their stretches.
    pub links: Vec<Link>,
}

/// Something that takes up room in a column.
pub struct Item {
    /// Its column.
    pub column: usize,
    /// How high it is.
    pub height: f64,
    /// Whether it is a box; otherwise a line passes here.
    pub is_box: bool,
}

/// A line, cut at every column.
pub struct Line {
    /// Its stretches, from left to right.
    pub links: Range<usize>,
    /// Whether it comes from the right.
    pub is_leftward: bool,
}

/// A stretch of a line.
pub struct Link {
    /// The two items that it joins: the left one first, or what the line comes from where both share a column.
    pub ends: [usize; 2],
    /// How far below the middle of each item it ends.
    pub ports: [f64; 2],
    /// How strongly it draws its ends together.
    pub pull: u8,
}

impl Grid {
    /// The grid of some boxes and lines, in the order in which they are given.
    pub fn new(boxes: &[PlacedNode], edges: &[&Edge]) -> Self {
        let mut kinds: Vec<usize> = boxes.iter().map(|placed| column_of(placed.node.kind)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut grid =
            Self { items: Vec::new(), columns: vec![Vec::new(); kinds.len()], lines: Vec::new(), links: Vec::new() };
        let mut by_id = FxHashMap::default();
        for (number, placed) in boxes.iter().enumerate() {
            let column = kinds.binary_search(&column_of(placed.node.kind)).unwrap_or_default();
            grid.add(column, placed.height, true);
            by_id.entry(placed.node.id.as_str()).or_insert(number);
        }
        let number = |id: &String| by_id.get(id.as_str()).copied().unwrap_or_default();
        edges.iter().for_each(|edge| grid.join(number(&edge.from), number(&edge.to), pull_of(edge.kind)));
        grid
    }

    fn add(&mut self, column: usize, height: f64, is_box: bool) -> usize {
        self.items.push(Item { column, height, is_box });
        self.columns[column].push(self.items.len() - 1);
        self.items.len() - 1
    }

    fn join(&mut self, from: usize, to: usize, pull: u8) {
        let is_leftward = self.items[from].column > self.items[to].column;
        let (mut left, right) = if is_leftward { (to, from) } else { (from, to) };
        let first = self.links.len();
        for column in self.items[left].column + 1..self.items[right].column {
            let place = self.add(column, 0.0, false);
            self.links.push(Link { ends: [left, place], ports: [0.0; 2], pull });
            left = place;
        }
        self.links.push(Link { ends: [left, right], ports: [0.0; 2], pull });
        self.lines.push(Line { links: first..self.links.len(), is_leftward });
    }

    /// Whether a stretch joins what shares a column.
    pub fn is_beside(&self, link: &Link) -> bool {
        let [one, other] = link.ends;
        self.items[one].column == self.items[other].column
    }

    /// Whether a stretch joins boxes that stand one below the other, with nothing between them.
    pub fn is_adjacent(&self, link: &Link) -> bool {
        let [one, other] = link.ends;
        let column = &self.columns[self.items[one].column];
        column.windows(2).any(|pair| pair == [one, other] || pair == [other, one])
    }

    /// The place of every item in its column, from the top.
    pub fn positions(&self) -> Vec<usize> {
        let mut positions = vec![0; self.items.len()];
        for column in &self.columns {
            column.iter().enumerate().for_each(|(position, item)| positions[*item] = position);
        }
        positions
    }
}
