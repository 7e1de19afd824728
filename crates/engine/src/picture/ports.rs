//! Where the lines of a box end at its sides: apart from each other, and in an order in which they do not cross.

use super::grid::Grid;

/// How far apart the lines of one side are at the most.
const APART: f64 = 13.0;
/// And at the least: what they end in is as high.
const LEAST_APART: f64 = 11.0;
/// How far from the corners of its box the outermost line is at the least, if the box is high enough.
const FROM_CORNER: f64 = 11.0;

/// Makes boxes so high that their lines have room.
pub fn stretch(grid: &mut Grid) {
    let mut ends = vec![[0.0; 2]; grid.items.len()];
    for link in &grid.links {
        let is_beside = grid.is_beside(link);
        for (which, item) in link.ends.into_iter().enumerate() {
            ends[item][usize::from(!is_beside && which == 0)] += 1.0;
        }
    }
    for (item, [left, right]) in grid.items.iter_mut().zip(ends).filter(|(item, _)| item.is_box) {
        item.height = item.height.max((f64::max(left, right) - 1.0) * LEAST_APART + 2.0 * FROM_CORNER);
    }
}

/// An end of a stretch at a side of a box.
struct End {
    /// The box, and whether it is the right side.
    side: (usize, bool),
    /// From the top: what goes round to a box above, what goes across, what goes round to a box below; then by where
    /// the other end stands.
    place: (i8, isize),
    /// The stretch, and which end of it.
    link: (usize, usize),
}

/// Gives every line its port.
pub fn assign(grid: &mut Grid) {
    let positions = grid.positions();
    let mut ends: Vec<End> = Vec::new();
    for (number, link) in grid.links.iter().enumerate() {
        let is_beside = grid.is_beside(link);
        if is_beside && grid.is_adjacent(link) {
            continue;
        }
        for (which, item) in link.ends.into_iter().enumerate().filter(|(_, item)| grid.items[*item].is_box) {
            let other = positions[link.ends[1 - which]];
            // Going round, the nearest is within the others.
            let place = match other < positions[item] {
                true if is_beside => (-1, -(other as isize)),
                false if is_beside => (1, -(other as isize)),
                _ => (0, other as isize),
            };
            ends.push(End { side: (item, !is_beside && which == 0), place, link: (number, which) });
        }
    }
    ends.sort_by_key(|end| (end.side, end.place, end.link));
    for side in ends.chunk_by(|one, other| one.side == other.side) {
        let height = grid.items[side[0].side.0].height;
        let room = height - 2.0 * FROM_CORNER.min(height / 4.0);
        let between = side.len() as f64 - 1.0;
        let apart = if between > 0.0 { APART.min(room / between) } else { 0.0 };
        for (number, end) in side.iter().enumerate() {
            let (link, which) = end.link;
            grid.links[link].ports[which] = (number as f64 - between / 2.0) * apart;
        }
    }
}
