//! In which order the items of a column stand: so that few lines cross, and rivals stand together.

use super::grid::{Grid, Link};

/// How often the columns are gone through, in turns from the left and from the right.
const SWEEPS: usize = 24;

/// Puts every column into an order in which few lines cross: items go to the middle of what they are joined to, and
/// neighbours change places where that helps (Sugiyama, Tagawa and Toda).
pub fn untangle(grid: &mut Grid) {
    let near = Neighbours::new(grid);
    let mut best = (usize::MAX, grid.columns.clone());
    for sweep in 0..=SWEEPS {
        // The first time things stand as they are declared.
        if sweep > 0 {
            gather(grid, &near, sweep % 2 == 1);
        }
        exchange(grid, &near);
        let cost = cost(grid);
        if cost < best.0 {
            best = (cost, grid.columns.clone());
        }
    }
    grid.columns = best.1;
}

/// What every item is joined to.
struct Neighbours {
    left: Vec<Vec<usize>>,
    right: Vec<Vec<usize>>,
    /// With what a box between them costs.
    beside: Vec<Vec<(usize, u8)>>,
}

impl Neighbours {
    fn new(grid: &Grid) -> Self {
        let none = vec![Vec::new(); grid.items.len()];
        let mut near = Self { left: none.clone(), right: none, beside: vec![Vec::new(); grid.items.len()] };
        for link in &grid.links {
            let [one, other] = link.ends;
            if grid.is_beside(link) {
                near.beside[one].push((other, between(link)));
                near.beside[other].push((one, between(link)));
            } else {
                near.right[one].push(other);
                near.left[other].push(one);
            }
        }
        near
    }
}

/// What a box between two that are joined beside costs, if a crossing costs one.
fn between(link: &Link) -> u8 {
    link.pull / 2
}

/// Sorts one column after the other by where the neighbours on one side stand.
fn gather(grid: &mut Grid, near: &Neighbours, is_from_left: bool) {
    for step in 1..grid.columns.len() {
        let (column, side) =
            if is_from_left { (step, &near.left) } else { (grid.columns.len() - 1 - step, &near.right) };
        sort(grid, column, side, &near.beside);
    }
}

/// Sorts a column by where the neighbours on one side stand; what has none there goes where what it is joined to in the
/// column goes, or else keeps its place.
fn sort(grid: &mut Grid, column: usize, near: &[Vec<usize>], beside: &[Vec<(usize, u8)>]) {
    let positions = grid.positions();
    // As a share of its column, for columns are not equally long.
    let share = |item: usize| {
        let length = grid.columns[grid.items[item].column].len();
        (positions[item] as f64 + 0.5) / length as f64
    };
    let middle = |item: usize| {
        let near = &near[item];
        (!near.is_empty()).then(|| near.iter().map(|other| share(*other)).sum::<f64>() / near.len() as f64)
    };
    let wish = |item: usize| {
        let of_mate = || beside[item].iter().find_map(|(mate, _)| middle(*mate));
        middle(item).or_else(of_mate).unwrap_or_else(|| share(item))
    };
    let mut wished: Vec<(f64, usize)> = grid.columns[column].iter().map(|item| (wish(*item), *item)).collect();
    wished.sort_by(|one, other| one.0.total_cmp(&other.0));
    grid.columns[column] = wished.into_iter().map(|(_, item)| item).collect();
}

/// Lets neighbours change places as long as something is won by it.
fn exchange(grid: &mut Grid, near: &Neighbours) {
    let mut positions = grid.positions();
    for _ in 0..8 {
        let mut is_better = false;
        for column in 0..grid.columns.len() {
            for upper in 1..grid.columns[column].len() {
                let (one, other) = (grid.columns[column][upper - 1], grid.columns[column][upper]);
                if gain(grid, near, &positions, one, other) > 0 {
                    grid.columns[column].swap(upper - 1, upper);
                    positions.swap(one, other);
                    is_better = true;
                }
            }
        }
        if !is_better {
            return;
        }
    }
}

/// How much better it is if two neighbours change places, of which `one` is the upper.
fn gain(grid: &Grid, near: &Neighbours, positions: &[usize], one: usize, other: usize) -> isize {
    let mut gain = 0;
    for side in [&near.left, &near.right] {
        let mut theirs: Vec<usize> = side[other].iter().map(|end| positions[*end]).collect();
        theirs.sort_unstable();
        for mine in side[one].iter().map(|end| positions[*end]) {
            let crossed = theirs.partition_point(|end| *end < mine);
            let crossed_then = theirs.len() - theirs.partition_point(|end| *end <= mine);
            gain += crossed as isize - crossed_then as isize;
        }
    }
    // What is joined beside comes nearer if it is passed to, and goes farther where a box is put between.
    if grid.items[one].is_box && grid.items[other].is_box {
        let towards = |item: usize, passed: usize| {
            let mates = near.beside[item].iter().filter(|(mate, _)| *mate != passed);
            mates.map(|(mate, cost)| positions[*mate].cmp(&positions[item]) as isize * *cost as isize).sum::<isize>()
        };
        gain += towards(one, other) - towards(other, one);
    }
    gain
}

/// How many lines cross, and how many boxes stand between those that are joined beside.
fn cost(grid: &Grid) -> usize {
    let positions = grid.positions();
    let mut cost = 0;
    let mut across: Vec<Vec<(usize, usize)>> = vec![Vec::new(); grid.columns.len()];
    for link in &grid.links {
        let [one, other] = link.ends.map(|end| positions[end]);
        let column = grid.items[link.ends[0]].column;
        if grid.is_beside(link) {
            let passed = &grid.columns[column][one.min(other) + 1..one.max(other)];
            let boxes = passed.iter().filter(|item| grid.items[**item].is_box).count();
            cost += boxes * usize::from(between(link));
        } else {
            across[column].push((one, other));
        }
    }
    cost + across.into_iter().map(crossings).sum::<usize>()
}

/// How many of the lines between two columns cross, by a tree of partial sums over their right ends.
fn crossings(mut links: Vec<(usize, usize)>) -> usize {
    links.sort_unstable();
    let most = links.iter().map(|link| link.1 + 1).max().unwrap_or_default();
    let mut sums = vec![0_usize; most + 1];
    let mut crossings = 0;
    for (seen, (_, right)) in links.iter().enumerate() {
        let (mut at, mut not_below) = (right + 1, 0);
        while at > 0 {
            not_below += sums[at];
            at &= at - 1;
        }
        crossings += seen - not_below;
        at = right + 1;
        while at <= most {
            sums[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    crossings
}
